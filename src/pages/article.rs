//! The article page: loading, there, or failed.

use std::sync::Arc;

use leptos::either::EitherOf3;
use leptos::prelude::*;
use web_sys::{Element, Event};

use super::focus::{focus_content, focus_heading, keep_focus};
use super::head::{set_article, set_title};
use crate::components::article;
use crate::components::drawn::{Begin, Fetched, drawing, drawn, fetched, fill, living, nothing};
use crate::components::fault::{self, is_retry};
use crate::components::{onward, use_config};
use crate::domain::Article;
use crate::head::Kind;
use crate::parts::Part;
use crate::routes::{Base, Route};
use crate::sources::{ArticleRef, SourceError};
use crate::state::article::load_article;
use crate::state::online::when_online;

/// Loads an article and shows it.
#[component]
pub(crate) fn ArticlePage(which: ArticleRef, base: Base) -> impl IntoView {
    let config = use_config();
    let article = load_article(config.clone(), which.clone());
    let home = Route::HOME.href(&base);
    move || match article.value.get() {
        None => {
            set_title("", Kind::Loading, &config);
            EitherOf3::A(drawn(&config.locale, Box::new(|pen| pen.skeleton()), nothing()))
        }
        Some(Ok(article)) => {
            set_article(&article, &config, &base);
            EitherOf3::B(loaded(article, home.clone()))
        }
        Some(Err(error)) => {
            let retry = move |event: &Event| {
                if is_retry(event) {
                    article.again.run(());
                    focus_content();
                }
            };
            if let SourceError::Offline { .. } = error {
                when_online(move || {
                    article.again.run(());
                    keep_focus();
                });
            }
            let (words, ways) = fault::of_article(&error, &which, &config, Some(home.clone()));
            set_title(words.title, Kind::Fault, &config);
            EitherOf3::C(drawn(&config.locale, Box::new(move |pen| pen.fault(words, None, &ways)), Box::new(retry)))
        }
    }
}

/// Takes over an article's page that was drawn before the app was there, or a first view, which says nothing in the
/// head yet.
pub(crate) fn wake(main: &Element, which: ArticleRef, base: Base, is_first: bool) {
    let config = use_config();
    let article = load_article(config.clone(), which.clone());
    let (main, home) = (main.clone(), Route::HOME.href(&base));
    Effect::new(move |_| {
        let begins = match article.value.get() {
            Some(Ok(article)) => {
                if is_first {
                    set_article(&article, &config, &base);
                }
                parts(article, home.clone(), Fetched::AtOnce).map(Some)
            }
            // What cannot be taken over is there to be read. Of a first view it is said that there would be more.
            Some(Err(error)) if is_first => {
                let (words, ways) = fault::of_article(&error, &which, &config, Some(home.clone()));
                let retry = move |event: &Event| {
                    if is_retry(event) {
                        article.again.run(());
                    }
                };
                let fault =
                    drawing(&config.locale, Box::new(move |pen| pen.fault(words, None, &ways)), Box::new(retry));
                [None, Some(fault), None]
            }
            Some(Err(_)) | None => return,
        };
        let places = main.children();
        for (index, begin) in (0..).zip(begins) {
            if let Some((place, begin)) = places.item(index).zip(begin) {
                fill(&place, begin);
            }
        }
    });
}

fn loaded(article: Arc<Article>, home: String) -> impl IntoView + use<> {
    focus_heading();
    parts(article, home, Fetched::Painted).map(living)
}

/// What fills an article's page: the article, its comments, what to read next.
fn parts(article: Arc<Article>, home: String, comments: Fetched) -> [Begin; 3] {
    let config = use_config();
    let (locale, of, settings) = (config.locale.clone(), article.clone(), config.clone());
    let whole: Begin = Box::new(move |place| article::begin(place, &of, &settings, &home));
    let of = article.clone();
    let comments = article::conversation(&article, &config, comments);
    let begin = move |place: &Element| onward::begin(place, of.clone(), config.clone());
    // An article is whole without it.
    let when = if article.is_page { Fetched::Never } else { Fetched::Near };
    let onward = fetched(Part::Lists, when, &locale, |_| (), |_| (), Box::new(begin));
    [whole, comments, onward]
}
