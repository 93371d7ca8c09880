//! A whole article, from its breadcrumbs to its comments.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use super::body::draw_body;
use super::broken_picture::replace_broken_picture;
use super::comments::{CommentSection, show_count};
use super::dom::draw_into;
use super::use_config;
use crate::domain::{self, LanguageTag};
use crate::locale::intl;
use crate::state::comments::Comments;

/// An article with its comments.
#[component]
pub(crate) fn Article(
    article: Arc<domain::Article>,
    /// Loaded apart, so that they can fail apart.
    comments: Comments,
    /// Link to the front page.
    home: String,
) -> impl IntoView {
    let config = use_config();
    let messages = config.locale.messages();
    let around = config.locale.language.direction();
    let direction = article.direction().unwrap_or(around);
    let declared = article.language.as_ref().map(LanguageTag::as_str).map(str::to_owned);
    // Not the interface's, whatever it is: `lang=""` says that nobody knows.
    let language = declared.or_else(|| (direction != around).then(String::new));
    let place = NodeRef::<html::Article>::new();
    let drawn = article.clone();
    place.on_load(move |place| {
        let published = drawn.published.map(|date| intl::when(&config.locale, date));
        draw_into(&place, direction, messages, |pen| pen.article(&drawn, &home, published.as_ref()));
        show_count(&place, comments, config);
        draw_body(&place, drawn, direction, messages);
    });
    view! {
        // The error of a picture does not bubble, but it is seen on its way down.
        <article class="article" dir=direction.as_str() lang=language node_ref=place
            on:error:capture=move |event| replace_broken_picture(&event, messages)></article>
        <CommentSection article comments/>
    }
}
