//! The way from the front page to the article.

use leptos::prelude::*;

use super::name::Name;
use super::use_messages;
use crate::domain::Direction;
use crate::domain::section::Crumb;

/// Breadcrumbs: an ordered list of links, the page itself last (ARIA Authoring Practices).
#[component]
pub(super) fn Breadcrumbs(
    /// Link to the front page.
    home: String,
    /// The sections on the way, outermost first.
    trail: Vec<Crumb>,
    /// The article's headline.
    current: String,
) -> impl IntoView {
    let messages = use_messages();
    let crumbs = trail.into_iter().map(|Crumb { name, url }| {
        view! { <li class="breadcrumbs__step"><Name name url/></li> }
    });
    let direction = Direction::of_text(&current).map(Direction::as_str);
    view! {
        <nav class="breadcrumbs" aria-label=messages.breadcrumbs>
            <ol class="breadcrumbs__list">
                <li class="breadcrumbs__step"><a href=home>{messages.home}</a></li>
                {crumbs.collect::<Vec<_>>()}
                <li class="breadcrumbs__step breadcrumbs__step--current">
                    <bdi class="breadcrumbs__current" aria-current="page" dir=direction>{current}</bdi>
                </li>
            </ol>
        </nav>
    }
}
