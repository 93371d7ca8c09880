//! Articles that may be read next are asked for before they are.

use js_sys::{Array, Reflect};
use leptos::prelude::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};

/// Asks for the article of every teaser that comes into sight, where the line is good and the reader has
/// not asked the browser to fetch no more than needed.
pub(super) struct Ahead {
    observer: IntersectionObserver,
    /// What the observer calls.
    _seen: Closure<dyn Fn(Array)>,
}

impl Ahead {
    pub(super) fn new(fetch: impl Fn(&Element) + 'static) -> Option<Self> {
        if saves_data() || !is_fast() {
            return None;
        }
        let seen = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
            let entries = entries.iter().map(JsCast::unchecked_into::<IntersectionObserverEntry>);
            entries.filter(IntersectionObserverEntry::is_intersecting).for_each(|entry| fetch(&entry.target()));
        });
        let observer = IntersectionObserver::new(seen.as_ref().unchecked_ref()).ok()?;
        Some(Self { observer, _seen: seen })
    }

    /// Looks after the teasers that are in a list now.
    pub(super) fn watch(&self, list: &Element) {
        let Ok(teasers) = list.query_selector_all(".teaser") else { return };
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
pub(super) fn saves_data() -> bool {
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
