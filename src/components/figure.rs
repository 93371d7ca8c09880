//! A picture with its caption.

use leptos::prelude::*;

use super::inline::inlines;
use super::picture::{Picture, Priority};
use crate::domain::body;

/// A picture with its caption, if it has one.
#[component]
pub(super) fn Figure(figure: body::Figure, priority: Priority) -> impl IntoView {
    let body::Figure { image, caption } = figure;
    let direction = body::direction_of(&caption).map(|direction| direction.as_str());
    let caption = (!caption.is_empty())
        .then(|| view! { <figcaption class="figure__caption" dir=direction>{inlines(caption)}</figcaption> });
    view! {
        <figure class="figure">
            <Picture image priority/>
            {caption}
        </figure>
    }
}
