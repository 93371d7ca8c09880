//! Who wrote the article.

use leptos::prelude::*;

use super::name::Name;
use super::use_messages;
use crate::domain::Author;

/// The authors' names, isolated from each other and from the words between them.
#[component]
pub(super) fn Byline(authors: Vec<Author>) -> impl IntoView {
    let messages = use_messages();
    let last = authors.len().saturating_sub(1);
    let names = authors.into_iter().enumerate().map(|(index, Author { name, url })| {
        let separator = match index {
            0 => "",
            _ if index == last => messages.and,
            _ => messages.list_separator,
        };
        (separator, view! { <Name name url rel="author"/> })
    });
    view! { <p class="byline"><span class="byline__by">{messages.by}</span>" "{names.collect::<Vec<_>>()}</p> }
}
