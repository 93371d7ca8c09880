//! An address with nothing behind it.

use leptos::prelude::*;

use super::head::set_title;
use crate::components::drawn::{drawn, nothing};
use crate::components::{use_config, use_messages};
use crate::draw::frame::Ways;
use crate::head::Kind;
use crate::routes::{Base, Route};

/// Says so, and offers the front page.
#[component]
pub(crate) fn NotFoundPage(base: Base) -> impl IntoView {
    let (config, words) = (use_config(), &use_messages().page_not_found);
    set_title(words.title, Kind::Fault, &config);
    let ways = Ways { home: Some(Route::HOME.href(&base)), ..Ways::default() };
    drawn(&config.locale, Box::new(move |pen| pen.fault(words, None, &ways)), nothing())
}
