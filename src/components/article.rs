//! An article, from its breadcrumbs to its sections.

use std::sync::Arc;

use leptos::prelude::{location, window};
use web_sys::Element;

use super::body::draw_body;
use super::broken_picture::replace_broken_picture;
use super::comments;
use super::dom::{draw_anew, draw_over, find, set};
use super::drawn::{Begin, ERROR, Fetched, Handler, fetched, is_drawn, shows_first};
use crate::config::Config;
use crate::domain::{Article, HttpUrl};
use crate::draw::Pen;
use crate::draw::article::{Keeping, Surroundings};
use crate::parts::Part;
use crate::routes::{Addresses, Route};

/// Shows an article in `place`; `home` leads to the front page. The number of its comments has an empty place in it.
pub(crate) fn begin(place: &Element, article: &Arc<Article>, config: &Config, home: &str) -> Handler {
    let (around, messages) = (config.locale.direction(), config.locale.messages());
    let keeping = keeping(article, config);
    if is_drawn(place) {
        let is_saved = keeping.is_some_and(|keeping| keeping.is_saved);
        if let Some(button) = find(place, ".tools__save").filter(|_| is_saved) {
            set(&button, "aria-pressed", Some("true"));
        }
    } else {
        // Dates among them, which a slow phone takes long for at first.
        let surroundings = Surroundings { keeping, ..Surroundings::of(article, config, home) };
        let draw = |pen: &mut Pen| pen.article(article, &surroundings, |_| ());
        if shows_first(place) {
            draw_over(place, 0, around, messages, |pen| {
                draw(pen);
                true
            });
        } else {
            draw_anew(place, around, messages, draw);
        }
        draw_body(place, article.clone(), surroundings.direction.unwrap_or(around), messages);
    }
    Box::new(move |event| {
        if event.type_() == ERROR {
            replace_broken_picture(event, messages);
        }
    })
}

/// What fills the place behind an article with its comments, if there is a word about them, once their part of the app
/// is there.
pub(crate) fn conversation(article: &Arc<Article>, config: &Arc<Config>, when: Fetched) -> Begin {
    let (of, settings) = (article.clone(), config.clone());
    let begin = move |place: &Element| comments::begin(place, of.clone(), settings.clone());
    let (loading, failed) = (|pen: &mut Pen| pen.comments_loading(), |pen: &mut Pen| pen.comments_failed());
    let when = if article.has_comments() { when } else { Fetched::Never };
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
