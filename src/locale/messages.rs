//! Every text of the user interface, named once.
//!
//! A language is a file, `public/lang/{language}.json`, with the names that are declared here in the
//! order in which they are declared: a file in which one is missing, misplaced or empty does not
//! compile ([`complete`]). None of it is in the WebAssembly: a reader gets the file of one language.
//! It is read by that order alone, so that no name is in the WebAssembly either.

use std::vec::IntoIter;

use super::message::{Message, Shape, Text, messages};
use super::plural::Plural;
use crate::sources::json::Json;

messages! {
    /// The texts of the user interface in one language.
    Messages {
        skip_to_content: Text,
        home: Text,
        /// Names the breadcrumb navigation.
        breadcrumbs: Text,
        /// Before the author's name.
        by: Text,
        /// Between the last two of several authors.
        and: Text,
        /// Between the others.
        list_separator: Text,
        /// Before the sections an article is filed under.
        sections: Text,
        /// Heads what an article is about.
        tags: Text,
        /// Before the date of its last change.
        updated: Text,
        /// Before the time when a copy was kept that is shown for want of a newer one.
        saved_copy: Text,
        correction: Text,
        /// Stands for the headline of an article that has none.
        untitled: Text,
        loading: Text,
        comments: Plural,
        /// Before the name of somebody who left none.
        anonymous: Text,
        picture_missing: Text,
        /// Instead of a picture that its site hands out over an unencrypted line alone.
        picture_unencrypted: Text,
        /// Names a link around a picture that nobody described.
        open_picture: Text,
        /// Name a table and a program's text that have no caption.
        table: Text,
        code: Text,
        /// Names the notes at an article's foot.
        footnotes: Text,
        /// From a footnote to the place it was called from.
        back_to_text: Text,
        /// Opens what an author folded away without a word about it.
        details: Text,
        /// Something of another site's without a title.
        embedded: Text,
        body_missing: Text,
        /// Under an article that is too much to be shown whole.
        body_cut: Text,
        retry: Text,
        open_original: Text,
        back_home: Text,
        /// How long it takes to read, in minutes; none for less than one.
        reading_time: Plural,
        share: Text,
        copy_link: Text,
        copied: Text,
        not_copied: Text,
        /// Names the link to a heading.
        heading_link: Text,
        listen: Text,
        stop_listening: Text,
        print: Text,
        date: DatePatterns,
        reading: Reading,
        page_not_found: Fault,
        offline: Fault,
        timeout: Fault,
        unreachable: Fault,
        cross_origin: Fault,
        not_found: Fault,
        protected: Fault,
        forbidden: Fault,
        too_many_requests: Fault,
        rest_disabled: Fault,
        server: Fault,
        unexpected: Fault,
        not_json: Fault,
        wrong_shape: Fault,
        bad_config: Fault,
        /// Lists of articles, and looking for some.
        lists: Lists,
        /// Pictures on their own, and what other sites show.
        lightbox: Lightbox,
        notices: Notices,
        saved: Saved,
        /// Comments and their form.
        talk: Talk,
    }

    /// Lists of articles. `{n}` stands for a number.
    Lists {
        /// Heads the front page.
        latest: Text,
        loading: Text,
        none: Text,
        more: Text,
        more_failed: Text,
        /// Names the links to other pages of the list.
        pages: Text,
        page: Text,
        page_before: Text,
        page_after: Text,
        /// Before a tag's name.
        tag: Text,
        /// Before an author's name.
        author: Text,
        search: Text,
        search_label: Text,
        /// Before anything is looked for.
        search_hint: Text,
        searching: Text,
        not_found: Text,
        /// How many articles were found.
        results: Plural,
        /// Heads what may be read after an article.
        related: Text,
        previous_article: Text,
        next_article: Text,
    }

    /// An article's pictures on their own, one after the other, and what is shown of other sites once
    /// the reader asks for it.
    Lightbox {
        /// Names the window.
        title: Text,
        /// Which picture it is: `{n}` of `{count}`.
        count: Text,
        previous: Text,
        next: Text,
        zoom: Text,
        loading: Text,
        /// Shows in the article what another site has.
        show: Text,
        /// What that site, `{name}`, learns by it.
        show_note: Text,
    }

    /// What `offline.js` says of the line and of the app itself.
    Notices {
        /// A new build of the app is there, and a press on `reload` leads to it.
        update: Text,
        reload: Text,
        offline: Text,
        online: Text,
        /// Names the button that takes a notice away.
        dismiss: Text,
    }

    /// The articles that a reader saves for later.
    Saved {
        title: Text,
        none: Text,
        save: Text,
        saved: Text,
        unsaved: Text,
        not_saved: Text,
        /// There is no room for more of them.
        full: Text,
    }

    /// What readers say to each other, and what is said to them about it. `{name}` stands for a name.
    Talk {
        /// Heads the comments.
        title: Text,
        loading: Text,
        failed: Text,
        /// While an article has none.
        none: Text,
        closed: Text,
        /// Loads the comments that follow.
        more: Text,
        more_failed: Text,
        newest_first: Text,
        oldest_first: Text,
        /// Names the link to a comment.
        permalink: Text,
        /// Marks those who wrote the article.
        author: Text,
        in_reply_to: Text,
        in_reply_to_gone: Text,
        /// Marks a comment that waits for a moderator.
        held: Text,
        reply: Text,
        /// The same for those who hear it out of its place.
        reply_to: Text,
        cancel_reply: Text,
        /// Heads the form.
        write: Text,
        /// What WordPress's readers know.
        email_note: Text,
        required_note: Text,
        content: Text,
        name: Text,
        email: Text,
        url: Text,
        keep_reader: Text,
        send: Text,
        sending: Text,
        /// How many letters still fit.
        room: Plural,
        /// Heads the list of what is wrong, before it was sent and after.
        wrong: Text,
        refused: Text,
        content_missing: Text,
        name_missing: Text,
        email_missing: Text,
        not_email: Text,
        not_url: Text,
        /// By how many letters.
        too_long_by: Plural,
        too_long: Text,
        said_before: Text,
        refused_field: Text,
        published: Text,
        waits: Text,
        put_away: Text,
        flood: Text,
        wait: Plural,
        may_go_again: Text,
        closed_meanwhile: Text,
        login_required: Text,
        comment_there: Text,
        no_article: Text,
        offline: Text,
        back_online: Text,
        /// It was sent before, and no answer came.
        unsure: Text,
        timeout: Text,
        unreachable: Text,
        cross_origin: Text,
        server: Text,
        not_json: Text,
        forbidden: Text,
        too_many_requests: Text,
        rest_disabled: Text,
        unexpected: Text,
    }

    /// What went wrong, in a few words and in a sentence that says what to do.
    Fault {
        title: Text,
        advice: Text,
    }

    /// How dates are put together from `{weekday}`, `{day}`, `{month}`, `{year}` and `{time}`.
    DatePatterns {
        day: Text,
        exact: Text,
        /// A day by the Islamic calendar, with its era.
        hijri: Text,
    }

    /// How the reader wants to read.
    Reading {
        title: Text,
        size: Text,
        spacing: Text,
        spacing_tight: Text,
        spacing_normal: Text,
        spacing_wide: Text,
        theme: Text,
        theme_auto: Text,
        theme_light: Text,
        theme_sepia: Text,
        theme_dark: Text,
        language: Text,
        digits: Text,
        /// Those of the language.
        digits_auto: Text,
        reset: Text,
        close: Text,
    }
}

impl Messages {
    /// Reads a language's file; `None` for one of another version, which has more or fewer texts.
    pub(super) fn of_file(file: &Json) -> Option<Self> {
        let mut texts = Vec::new();
        collect(file, &mut texts);
        (texts.len() == const { count(&Self::SHAPE) }).then(|| Self::read(&mut texts.into_iter()))
    }

    /// Without a word.
    pub(super) fn none() -> Self {
        Self::read(&mut Vec::new().into_iter())
    }
}

fn collect(json: &Json, texts: &mut Vec<Text>) {
    match json.text_or_none() {
        Some(text) => texts.push(text.leak()),
        None => json.values().iter().for_each(|value| collect(value, texts)),
    }
}

/// How many texts there are.
#[expect(clippy::indexing_slicing, reason = "out of bounds, it does not compile")]
const fn count(shape: &Shape) -> usize {
    match shape {
        Shape::Text => 1,
        Shape::Group(members) => {
            let (mut sum, mut index) = (0, 0);
            while index < members.len() {
                sum += count(&members[index].1);
                index += 1;
            }
            sum
        }
    }
}

/// Stops the compiler at a language's file that lacks a message.
pub(super) const fn complete(file: &'static str) -> &'static str {
    follow(file.as_bytes(), 0, &Messages::SHAPE, "the file");
    file
}

/// Goes through a file, from one name to the next. Gives the place behind what it went through.
#[expect(clippy::indexing_slicing, reason = "out of bounds, it does not compile")]
const fn follow(file: &[u8], at: usize, shape: &Shape, name: &'static str) -> usize {
    match shape {
        Shape::Text => {
            let mut at = skip(file, at, b" ");
            assert!(byte(file, at) == b'"' && byte(file, at + 1) != b'"', "{}", name);
            at += 1;
            while byte(file, at) != b'"' {
                at += if byte(file, at) == b'\\' { 2 } else { 1 };
            }
            at + 1
        }
        Shape::Group(members) => {
            let (mut at, mut index) = (skip(file, at, b" "), 0);
            assert!(byte(file, at) == b'{', "{}", name);
            while index < members.len() {
                let (name, shape) = &members[index];
                at = follow(file, named(file, skip(file, at + 1, b" \n\","), name), shape, name);
                index += 1;
            }
            skip(file, at, b" \n") + 1
        }
    }
}

/// The place behind a member's name and its colon.
#[expect(clippy::indexing_slicing, reason = "out of bounds, it does not compile")]
const fn named(file: &[u8], mut at: usize, name: &'static str) -> usize {
    let mut index = 0;
    while index < name.len() {
        assert!(byte(file, at) == name.as_bytes()[index], "{}", name);
        (at, index) = (at + 1, index + 1);
    }
    assert!(byte(file, at) == b'"' && byte(file, at + 1) == b':', "{}", name);
    at + 2
}

/// The place of the next byte that is none of these.
#[expect(clippy::indexing_slicing, reason = "out of bounds, it does not compile")]
const fn skip(file: &[u8], mut at: usize, these: &[u8]) -> usize {
    loop {
        let mut index = 0;
        while index < these.len() && byte(file, at) != these[index] {
            index += 1;
        }
        if index == these.len() {
            return at;
        }
        at += 1;
    }
}

#[expect(clippy::indexing_slicing, reason = "out of bounds, it does not compile")]
const fn byte(file: &[u8], at: usize) -> u8 {
    assert!(at < file.len(), "the file ends too early");
    file[at]
}
