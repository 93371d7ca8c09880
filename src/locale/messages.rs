//! Every text of the user interface, named once. A language is a value of this type, so a missing
//! message does not compile.

use super::plural::Plural;

/// The texts of the user interface in one language.
#[derive(Debug)]
pub struct Messages {
    pub skip_to_content: &'static str,
    pub home: &'static str,
    /// Names the breadcrumb navigation.
    pub breadcrumbs: &'static str,
    /// Before the author's name.
    pub by: &'static str,
    /// Between the last two of several authors.
    pub and: &'static str,
    /// Between the others.
    pub list_separator: &'static str,
    /// Before the sections an article is filed under.
    pub sections: &'static str,
    /// Stands for the headline of an article that has none.
    pub untitled: &'static str,
    pub loading: &'static str,
    pub comments: Plural,
    pub talk: Talk,
    /// Before the name of somebody who left none.
    pub anonymous: &'static str,
    pub picture_missing: &'static str,
    /// Instead of a picture that its site hands out over an unencrypted line alone.
    pub picture_unencrypted: &'static str,
    /// Names a link around a picture that nobody described.
    pub open_picture: &'static str,
    /// Name a table and a program's text that have no caption.
    pub table: &'static str,
    pub code: &'static str,
    /// Names the notes at an article's foot.
    pub footnotes: &'static str,
    /// From a footnote to the place it was called from.
    pub back_to_text: &'static str,
    /// Opens what an author folded away without a word about it.
    pub details: &'static str,
    /// Something of another site's without a title.
    pub embedded: &'static str,
    pub body_missing: &'static str,
    /// Under an article that is too much to be shown whole.
    pub body_cut: &'static str,
    pub retry: &'static str,
    pub open_original: &'static str,
    pub back_home: &'static str,
    pub page_not_found: Fault,
    pub offline: Fault,
    pub timeout: Fault,
    pub unreachable: Fault,
    pub cross_origin: Fault,
    pub not_found: Fault,
    pub protected: Fault,
    pub forbidden: Fault,
    pub too_many_requests: Fault,
    pub rest_disabled: Fault,
    pub server: Fault,
    pub unexpected: Fault,
    pub not_json: Fault,
    pub wrong_shape: Fault,
    pub bad_config: Fault,
}

/// What readers say to each other, and what is said to them about it. `{name}` stands for a name.
#[derive(Debug)]
pub struct Talk {
    /// Heads the comments.
    pub title: &'static str,
    pub loading: &'static str,
    pub failed: &'static str,
    /// While an article has none.
    pub none: &'static str,
    pub closed: &'static str,
    /// Loads the comments that follow.
    pub more: &'static str,
    pub more_failed: &'static str,
    pub newest_first: &'static str,
    pub oldest_first: &'static str,
    /// Names the link to a comment.
    pub permalink: &'static str,
    /// Marks those who wrote the article.
    pub author: &'static str,
    pub in_reply_to: &'static str,
    pub in_reply_to_gone: &'static str,
    /// Marks a comment that waits for a moderator.
    pub held: &'static str,
    pub reply: &'static str,
    /// The same for those who hear it out of its place.
    pub reply_to: &'static str,
    pub cancel_reply: &'static str,
    /// Heads the form.
    pub write: &'static str,
    /// What WordPress's readers know.
    pub email_note: &'static str,
    pub required_note: &'static str,
    pub content: &'static str,
    pub name: &'static str,
    pub email: &'static str,
    pub url: &'static str,
    pub keep_reader: &'static str,
    pub send: &'static str,
    pub sending: &'static str,
    /// How many letters still fit.
    pub room: Plural,
    /// Heads the list of what is wrong, before it was sent and after.
    pub wrong: &'static str,
    pub refused: &'static str,
    pub content_missing: &'static str,
    pub name_missing: &'static str,
    pub email_missing: &'static str,
    pub not_email: &'static str,
    pub not_url: &'static str,
    /// By how many letters.
    pub too_long_by: Plural,
    pub too_long: &'static str,
    pub said_before: &'static str,
    pub refused_field: &'static str,
    pub published: &'static str,
    pub waits: &'static str,
    pub put_away: &'static str,
    pub flood: &'static str,
    pub wait: Plural,
    pub may_go_again: &'static str,
    pub closed_meanwhile: &'static str,
    pub login_required: &'static str,
    pub comment_there: &'static str,
    pub no_article: &'static str,
    pub offline: &'static str,
    pub back_online: &'static str,
    /// It was sent before, and no answer came.
    pub unsure: &'static str,
    pub timeout: &'static str,
    pub unreachable: &'static str,
    pub cross_origin: &'static str,
    pub server: &'static str,
    pub not_json: &'static str,
    pub forbidden: &'static str,
    pub too_many_requests: &'static str,
    pub rest_disabled: &'static str,
    pub unexpected: &'static str,
}

/// What went wrong, in a few words and in a sentence that says what to do.
#[derive(Clone, Copy, Debug)]
pub struct Fault {
    pub title: &'static str,
    pub advice: &'static str,
}
