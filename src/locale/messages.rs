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
    pub comments_heading: &'static str,
    pub comments_failed: &'static str,
    /// Under the heading while an article has none.
    pub comments_none: &'static str,
    pub comments_closed: &'static str,
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

/// What went wrong, in a few words and in a sentence that says what to do.
#[derive(Clone, Copy, Debug)]
pub struct Fault {
    pub title: &'static str,
    pub advice: &'static str,
}
