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
    pub body_missing: &'static str,
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
