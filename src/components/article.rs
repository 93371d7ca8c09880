//! An article, from its breadcrumbs to its sections.

use std::sync::Arc;

use leptos::prelude::{location, window};
use web_sys::Element;

use super::body::draw_body;
use super::broken_picture::replace_broken_picture;
use super::comments;
use super::dom::draw_anew;
use super::drawn::{Begin, ERROR, Fetched, Handler, fetched};
use crate::config::Config;
use crate::domain::{Article, HttpUrl, LanguageTag};
use crate::draw::Pen;
use crate::draw::article::{Keeping, Surroundings};
use crate::draw::reading_time::minutes;
use crate::locale::intl;
use crate::parts::Part;
use crate::routes::{Addresses, Route};

/// Shows an article in `place`; `home` leads to the front page. The number of its comments has an empty place in it.
pub(crate) fn begin(place: &Element, article: &Arc<Article>, config: &Config, home: &str) -> Handler {
    let (locale, messages) = (&config.locale, config.locale.messages());
    let around = locale.direction();
    let direction = article.direction().unwrap_or(around);
    // Not the interface's, unless the publisher writes in that; `lang=""` says that nobody knows.
    let is_publishers = direction == config.language.direction();
    let undeclared = if is_publishers { config.language.tag() } else { "" };
    let is_interface = undeclared == locale.language.tag();
    let declared = article.language.as_ref().map(LanguageTag::as_str);
    let when = |date| intl::when(locale, date);
    let surroundings = Surroundings {
        home,
        language: declared.or_else(|| (!is_interface).then_some(undeclared)),
        direction: Some(direction),
        published: article.published.map(when),
        updated: article.updated().map(when),
        saved: article.saved.map(when),
        reading_time: intl::plural(locale, &messages.reading_time, minutes(article, locale)),
        keeping: keeping(article, config),
    };
    draw_anew(place, around, messages, |pen| pen.article(article, &surroundings));
    draw_body(place, article.clone(), direction, messages);
    Box::new(move |event| {
        if event.type_() == ERROR {
            replace_broken_picture(event, messages);
        }
    })
}

/// What fills the place behind an article with its comments, once their part of the app is there.
pub(crate) fn conversation(article: &Arc<Article>, config: &Arc<Config>) -> Begin {
    let (of, settings) = (article.clone(), config.clone());
    let begin = move |place: &Element| comments::begin(place, of.clone(), settings.clone());
    let (loading, failed) = (|pen: &mut Pen| pen.comments_loading(), |pen: &mut Pen| pen.comments_failed());
    let when = if article.has_comments() { Fetched::AtOnce } else { Fetched::Never };
    fetched(Part::Comments, when, &config.locale, loading, failed, Box::new(begin))
}

/// Only what has an address here can be saved for later.
fn keeping(article: &Article, config: &Config) -> Option<Keeping> {
    let href = Addresses::of_app()?.href(&Route::Article(article.slug.clone()));
    let url = format!("{}{href}", location().origin().ok()?);
    let requests = config.source.requests(article);
    let requests = requests.iter().map(HttpUrl::as_str).collect::<Vec<_>>().join(" ");
    let saved = window().local_storage().ok().flatten().and_then(|storage| storage.get_item("maqal/saved").ok()?);
    let is_saved = saved.is_some_and(|saved| saved.contains(&format!("\"{url}\"")));
    Some(Keeping { url, requests, is_saved })
}
