//! One picture: in the size that fits, in a place held free for it, replaced by words if it fails.

use leptos::either::Either;
use leptos::prelude::*;

use super::use_messages;
use crate::domain::Image;

/// When a picture is fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Priority {
    /// Above the fold: at once, before other pictures.
    First,
    /// When the reader comes near.
    Lazy,
}

/// What the layout gives a picture: the article's measure, or the whole of a narrow screen.
const SIZES: &str = "(min-width: 38rem) 36rem, 100vw";

/// A picture.
#[component]
pub(super) fn Picture(image: Image, priority: Priority) -> impl IntoView {
    let messages = use_messages();
    let broken = RwSignal::new(false);
    let (loading, fetchpriority) = match priority {
        Priority::First => ("eager", Some("high")),
        Priority::Lazy => ("lazy", None),
    };
    let alt = image.alt.clone().unwrap_or_default();
    let srcset = image.srcset();
    let sizes = image.chooses_by_width().then_some(SIZES);
    let class = if image.size.is_some() { "picture" } else { "picture picture--unmeasured" };
    move || {
        if broken.get() {
            let said = if alt.is_empty() { messages.picture_missing.to_owned() } else { alt.clone() };
            return Either::Left(view! { <span class="picture picture--broken">{said}</span> });
        }
        Either::Right(view! {
            <img
                class=class
                // Before `src`: a browser starts to fetch as soon as it has one.
                loading=loading
                fetchpriority=fetchpriority
                decoding="async"
                width=image.size.map(|size| size.width.to_string())
                height=image.size.map(|size| size.height.to_string())
                alt=alt.clone()
                sizes=sizes
                srcset=srcset.clone()
                src=image.url.to_string()
                on:error=move |_| broken.set(true)
            />
        })
    }
}
