//! English.

use super::messages::{Fault, Messages};
use super::plural::Plural;

pub(super) const MESSAGES: Messages = Messages {
    skip_to_content: "Skip to the article",
    home: "Home",
    breadcrumbs: "Breadcrumbs",
    by: "By",
    and: " and ",
    list_separator: ", ",
    sections: "Sections",
    untitled: "Untitled article",
    loading: "Loading the article…",
    comments: Plural {
        zero: "No comments",
        one: "{n} comment",
        two: "{n} comments",
        few: "{n} comments",
        many: "{n} comments",
        other: "{n} comments",
    },
    comments_heading: "Comments",
    comments_failed: "The comments could not be loaded. The article is complete, so read on.",
    comments_none: "Nobody has commented on this article yet.",
    comments_closed: "Comments are closed.",
    anonymous: "A reader without a name",
    picture_missing: "The picture is not available",
    picture_unencrypted: "The picture cannot be shown over a secure connection",
    open_picture: "Open the picture",
    table: "Table",
    code: "Code",
    footnotes: "Footnotes",
    back_to_text: "Back to the text",
    details: "Details",
    embedded: "From another site",
    body_cut: "This article is too long to be shown in full. The rest is on its own site.",
    body_missing: "There is no text of this article here. You may find it at its original site.",
    retry: "Try again",
    open_original: "Read the article at its original site",
    back_home: "Back to the front page",
    page_not_found: Fault {
        title: "Page not found",
        advice: "There is nothing at this address. Check the link, or go back to the front page.",
    },
    offline: Fault {
        title: "No internet connection",
        advice: "Your device is offline. Check the connection and try again.",
    },
    timeout: Fault {
        title: "The site takes too long",
        advice: "The article did not arrive in reasonable time. The connection may be slow; try again.",
    },
    unreachable: Fault {
        title: "The site cannot be reached",
        advice: "The publisher’s site does not answer at the moment. Try again in a while.",
    },
    cross_origin: Fault {
        title: "The site does not let its articles be shown here",
        advice: "The publisher’s site answers but keeps this page from reading it. You can read the article there.",
    },
    not_found: Fault { title: "Article not found", advice: "It may have been removed, or its address has changed." },
    protected: Fault {
        title: "An article behind a password",
        advice: "This article can only be read with a password, at the publisher’s site.",
    },
    forbidden: Fault {
        title: "This article may not be read",
        advice: "It is not public, or it needs an account with the publisher.",
    },
    too_many_requests: Fault {
        title: "Too many requests",
        advice: "The publisher’s site asks for patience. Wait a minute and try again.",
    },
    rest_disabled: Fault {
        title: "The site does not share its articles",
        advice: "WordPress’s REST API is switched off at the publisher’s site. You can read the article there.",
    },
    server: Fault {
        title: "The publisher’s site is in trouble",
        advice: "Its server could not prepare the article. Try again in a while.",
    },
    unexpected: Fault {
        title: "An unexpected answer from the site",
        advice: "The publisher’s site refused the request. Try again, or read the article there.",
    },
    not_json: Fault {
        title: "An unreadable answer from the site",
        advice: "What arrived is not the article, or only a part of it. Try again, or read the article there.",
    },
    wrong_shape: Fault {
        title: "This article cannot be shown",
        advice: "Its data arrived in a form that is not known here. You can read the article at its site.",
    },
    bad_config: Fault {
        title: "This page’s settings are wrong",
        advice: "No article can be shown until they are mended. The error:",
    },
};
