//! An article, from its breadcrumbs to its sections.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use super::body::draw_body;
use super::broken_picture::replace_broken_picture;
use super::dom::draw_anew;
use super::use_config;
use crate::config::Config;
use crate::domain::{self, HttpUrl, LanguageTag};
use crate::draw::article::{Keeping, Surroundings};
use crate::draw::reading_time::minutes;
use crate::locale::intl;
use crate::routes::{Addresses, Route};

/// An article. The number of its comments has an empty place in it.
#[component]
pub(crate) fn Article(
    article: Arc<domain::Article>,
    /// Link to the front page.
    home: String,
) -> impl IntoView {
    let config = use_config();
    let messages = config.locale.messages();
    let around = config.locale.language.direction();
    let direction = article.direction().unwrap_or(around);
    let declared = article.language.as_ref().map(LanguageTag::as_str).map(str::to_owned);
    // Not the interface's, unless the publisher writes in that; `lang=""` says that nobody knows.
    let publishers = config.language;
    let is_publishers = direction == publishers.direction();
    let undeclared = if is_publishers { publishers.tag() } else { "" };
    let is_interface = undeclared == config.locale.language.tag();
    let language = declared.or_else(|| (!is_interface).then(|| undeclared.to_owned()));
    let place = NodeRef::<html::Article>::new();
    let drawn = article.clone();
    place.on_load(move |place| {
        let when = |date| intl::when(&config.locale, date);
        let around = Surroundings {
            home: &home,
            published: drawn.published.map(when),
            updated: drawn.updated().map(when),
            saved: drawn.saved.map(when),
            reading_time: intl::plural(&config.locale, &messages.reading_time, minutes(&drawn, &config.locale)),
            keeping: keeping(&drawn, &config),
        };
        draw_anew(&place, direction, messages, |pen| pen.article(&drawn, &around));
        draw_body(&place, drawn, direction, messages);
    });
    view! {
        // The error of a picture does not bubble, but it is seen on its way down.
        <article class="article" dir=direction.as_str() lang=language node_ref=place
            on:error:capture=move |event| replace_broken_picture(&event, messages)></article>
    }
}

/// Only what has an address here can be saved for later.
fn keeping(article: &domain::Article, config: &Config) -> Option<Keeping> {
    let href = Addresses::of_app()?.href(&Route::Article(article.slug.clone()));
    let url = format!("{}{href}", location().origin().ok()?);
    let requests = config.source.requests(article);
    let requests = requests.iter().map(HttpUrl::as_str).collect::<Vec<_>>().join(" ");
    let saved = window().local_storage().ok().flatten().and_then(|storage| storage.get_item("maqal/saved").ok()?);
    let is_saved = saved.is_some_and(|saved| saved.contains(&format!("\"{url}\"")));
    Some(Keeping { url, requests, is_saved })
}
