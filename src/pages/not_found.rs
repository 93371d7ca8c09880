//! An address with nothing behind it.

use leptos::prelude::*;

use super::head::set_title;
use crate::components::fault::Fault;
use crate::components::{use_config, use_messages};
use crate::routes::{Base, Route};

/// Says so, and offers the front page.
#[component]
pub(crate) fn NotFoundPage(base: Base) -> impl IntoView {
    let words = &use_messages().page_not_found;
    set_title(words.title, &use_config());
    view! { <Fault words home=Some(Route::Home.href(&base))/> }
}
