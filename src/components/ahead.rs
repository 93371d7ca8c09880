//! Articles that may be read next are asked for before they are.

use std::sync::Arc;

use js_sys::{Array, Reflect};
use leptos::prelude::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, IntersectionObserver, IntersectionObserverEntry};

use super::dom::{find, origin};
use crate::config::Config;
use crate::routes::{Addresses, Route};
use crate::sources::ArticleRef;
use crate::state::article::{fetch_article_ahead, read_article_ahead};

/// What leads to an article.
const TEASER: &str = ".teaser";

/// The article that a teaser leads to.
fn article_of(teaser: &Element) -> Option<ArticleRef> {
    let href = find(teaser, ".teaser__link")?.get_attribute("href")?;
    match Addresses::of_app()?.route(&href) {
        Some(Route::Article(slug)) => Some(ArticleRef::Slug(slug)),
        _ => None,
    }
}

/// Asks for the article of the teaser that a reader points at, or comes to by keyboard, unless the reader has asked
/// the browser to fetch no more than needed.
pub(super) fn fetch_pointed_at(config: &Arc<Config>, event: &Event) {
    let is_near = matches!(event.type_().as_str(), "pointerover" | "focusin");
    if is_near
        && !saves_data()
        && let Some(which) = origin(event, TEASER).as_ref().and_then(article_of)
    {
        read_article_ahead(config, which);
    }
}

/// Asks for the article of every teaser that comes into sight, where the line is good and the reader has
/// not asked the browser to fetch no more than needed.
pub(super) struct Ahead {
    observer: IntersectionObserver,
    /// What the observer calls.
    _seen: Closure<dyn Fn(Array)>,
}

impl Ahead {
    pub(super) fn new(config: Arc<Config>) -> Option<Self> {
        if saves_data() || !is_fast() {
            return None;
        }
        let seen = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
            let entries = entries.iter().map(JsCast::unchecked_into::<IntersectionObserverEntry>);
            entries
                .filter(IntersectionObserverEntry::is_intersecting)
                .filter_map(|entry| article_of(&entry.target()))
                .for_each(|which| fetch_article_ahead(&config, which));
        });
        let observer = IntersectionObserver::new(seen.as_ref().unchecked_ref()).ok()?;
        Some(Self { observer, _seen: seen })
    }

    /// Looks after the teasers that are in a list now.
    pub(super) fn watch(&self, list: &Element) {
        let Ok(teasers) = list.query_selector_all(TEASER) else { return };
        for index in 0..teasers.length() {
            if let Some(teaser) = teasers.item(index) {
                self.observer.observe(teaser.unchecked_ref());
            }
        }
    }
}

impl Drop for Ahead {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Whether the reader has asked the browser to fetch no more than needed.
fn saves_data() -> bool {
    connection("saveData").is_some_and(|saves| saves.is_truthy())
}

fn is_fast() -> bool {
    connection("effectiveType").is_some_and(|kind| kind == "4g")
}

/// What the browser says of the line, if it says anything. <https://wicg.github.io/netinfo/>
fn connection(name: &str) -> Option<JsValue> {
    let connection = Reflect::get(&window().navigator(), &"connection".into()).ok()?;
    Reflect::get(&connection, &name.into()).ok()
}
