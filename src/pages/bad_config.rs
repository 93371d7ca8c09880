//! Settings that cannot be used: a page for the publisher who is just writing them.

use leptos::prelude::*;

use crate::components::drawn::{drawn, nothing};
use crate::config::ConfigError;
use crate::draw::frame::Ways;
use crate::locale::Locale;

/// Names the key that is wrong, in the language of the page.
#[component]
pub(crate) fn BadConfigPage(error: ConfigError, locale: Locale) -> impl IntoView {
    let words = &locale.messages().bad_config;
    let fault =
        drawn(&locale, Box::new(move |pen| pen.fault(words, Some(&error.to_string()), &Ways::default())), nothing());
    view! { <main class="page">{fault}</main> }
}
