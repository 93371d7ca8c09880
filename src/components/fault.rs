//! An article that could not be had, and the ways on from there.

use std::sync::Arc;

use web_sys::Event;

use super::dom::origin;
use crate::config::Config;
use crate::draw::frame::{RETRY, Ways};
use crate::locale::Fault;
use crate::locale::errors;
use crate::sources::{ArticleRef, SourceError};

/// What is said about it, and where it leads on to; `home` is the link to the front page, if this page has one.
pub(crate) fn of_article(
    error: &SourceError,
    which: &ArticleRef,
    config: &Arc<Config>,
    home: Option<String>,
) -> (&'static Fault, Ways) {
    let (words, retry) = errors::explain(error, config.locale.messages());
    let original = match error {
        SourceError::Protected { original: Some(original), .. } => Some(original.clone()),
        // What the source does not have, its site does not have either.
        SourceError::NotFound { .. } => None,
        _ => Some(config.source.original(which).unwrap_or_else(|| config.site_url.clone())),
    };
    (words, Ways { retry, original, home })
}

/// Whether somebody wants to try again.
pub(crate) fn is_retry(event: &Event) -> bool {
    event.type_() == "click" && origin(event, &format!(".{RETRY}")).is_some()
}
