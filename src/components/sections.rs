//! The sections that an article is filed under.

use leptos::prelude::*;

use super::name::Name;
use super::use_messages;
use crate::domain::Section;
use crate::domain::section::innermost;

/// A labelled list of links to the article's sections.
#[component]
pub(super) fn Sections(sections: Vec<Section>) -> impl IntoView {
    let messages = use_messages();
    let items = innermost(&sections).into_iter().map(|Section { name, url, .. }| {
        view! { <li><Name name url rel="tag" class="sections__link"/></li> }
    });
    view! {
        <div class="sections">
            <h2 class="sections__title" id="sections-title">{messages.sections}</h2>
            <ul class="sections__list" aria-labelledby="sections-title">{items.collect::<Vec<_>>()}</ul>
        </div>
    }
}
