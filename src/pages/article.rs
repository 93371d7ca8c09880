//! The article page: loading, there, or failed.

use std::sync::Arc;

use leptos::either::EitherOf3;
use leptos::prelude::*;
use web_sys::{Element, Event};

use super::focus::{focus_content, focus_heading, keep_focus};
use super::head::{set_article, set_title};
use crate::components::article::Article;
use crate::components::dom::origin;
use crate::components::drawn::{Fetched, drawn, fetched, nothing};
use crate::components::{comments, onward};
use crate::components::{use_config, use_messages};
use crate::domain;
use crate::draw::Pen;
use crate::draw::frame::{RETRY, Ways};
use crate::head::Kind;
use crate::locale::errors;
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
            EitherOf3::B(view! { <Loaded article home=home.clone()/> })
        }
        Some(Err(error)) => {
            let retry = move |event: &Event| {
                if event.type_() == "click" && origin(event, &format!(".{RETRY}")).is_some() {
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
            EitherOf3::C(failed(&error, &which, home.clone(), Box::new(retry)))
        }
    }
}

#[component]
fn Loaded(article: Arc<domain::Article>, home: String) -> impl IntoView {
    let config = use_config();
    focus_heading();
    let (locale, of) = (config.locale.clone(), article.clone());
    let begin = move |place: &Element| comments::begin(place, of.clone(), config.clone());
    let (loading, failed) = (|pen: &mut Pen| pen.comments_loading(), |pen: &mut Pen| pen.comments_failed());
    let when = if article.has_comments() { Fetched::AtOnce } else { Fetched::Never };
    let comments = fetched(Part::Comments, when, &locale, loading, failed, Box::new(begin));
    let (config, of) = (use_config(), article.clone());
    let begin = move |place: &Element| onward::begin(place, of.clone(), config.clone());
    // An article is whole without it.
    let when = if article.is_page { Fetched::Never } else { Fetched::Near };
    let onward = fetched(Part::Lists, when, &locale, |_| (), |_| (), Box::new(begin));
    view! {
        <Article article home/>
        {comments}
        {onward}
    }
}

fn failed(
    error: &SourceError,
    which: &ArticleRef,
    home: String,
    happened: Box<dyn Fn(&Event)>,
) -> impl IntoView + use<> {
    let config = use_config();
    let (words, retry) = errors::explain(error, use_messages());
    set_title(words.title, Kind::Fault, &config);
    let original = match error {
        SourceError::Protected { original: Some(original), .. } => Some(original.clone()),
        // What the source does not have, its site does not have either.
        SourceError::NotFound { .. } => None,
        _ => Some(config.source.original(which).unwrap_or_else(|| config.site_url.clone())),
    };
    let ways = Ways { retry, original, home: Some(home) };
    drawn(&config.locale, Box::new(move |pen| pen.fault(words, None, &ways)), happened)
}
