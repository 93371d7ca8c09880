//! What stands in for an article on its way.

use leptos::prelude::*;

use super::use_messages;

/// Grey shapes where headline, picture and text will be, and a word for those who don't see them.
/// `index.html` holds the same shapes for the time before the app has arrived.
#[component]
pub(crate) fn Skeleton() -> impl IntoView {
    view! {
        <div class="skeleton">
            <div class="visually-hidden" role="status"><h1>{use_messages().loading}</h1></div>
            {["crumbs", "title", "title", "byline", "picture", "line", "line", "line"]
                .map(|shape| view! { <div class=format!("skeleton__{shape}")></div> })
                .to_vec()}
        </div>
    }
}
