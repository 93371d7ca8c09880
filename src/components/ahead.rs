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
use crate::state::article::fetch_article_ahead;

/// What leads to an article.
const TEASER: &str = ".teaser";

/// Asks for the article that a teaser leads to.
fn fetch(config: &Arc<Config>, teaser: &Element) {
    let href = find(teaser, ".teaser__link").and_then(|link| link.get_attribute("href")).unwrap_or_default();
    if let Some(Route::Article(slug)) = Addresses::of_app().and_then(|addresses| addresses.route(&href)) {
        fetch_article_ahead(config, ArticleRef::Slug(slug));
    }
}

/// Asks for the article of the teaser that a reader points at, or comes to by keyboard, unless the reader has asked
/// the browser to fetch no more than needed.
pub(super) fn fetch_pointed_at(config: &Arc<Config>, event: &Event) {
    let is_near = matches!(event.type_().as_str(), "pointerover" | "focusin");
    if let Some(teaser) = origin(event, TEASER).filter(|_| is_near && !saves_data()) {
        fetch(config, &teaser);
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
                .for_each(|entry| fetch(&config, &entry.target()));
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
