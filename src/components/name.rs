//! A name that may lead somewhere: an author's, a section's.

use leptos::prelude::*;

use crate::domain::{Direction, HttpUrl};

/// A name, isolated from the text around it. Without a URL the `<a>` is HTML's own placeholder for
/// a link: no role, no stop for the Tab key.
#[component]
pub(super) fn Name(
    name: String,
    url: Option<HttpUrl>,
    /// Relation of the linked page, besides that the app does not open it itself.
    #[prop(optional)]
    rel: &'static str,
    #[prop(optional)] class: Option<&'static str>,
) -> impl IntoView {
    let rel = url.is_some().then(|| format!("external {rel}").trim_end().to_owned());
    let direction = Direction::of_text(&name).map(Direction::as_str);
    view! { <a class=class href=url.map(|url| url.to_string()) rel=rel><bdi dir=direction>{name}</bdi></a> }
}
