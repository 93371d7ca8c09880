//! The address bar: the path and the query that it shows, and links that are followed without leaving the page.
//!
//! Of a router this app needs no more: which page a path means is [`crate::routes::Route`]'s to say.
//! `leptos_router` does the same for some KB more of compressed WebAssembly.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

use crate::routes::{Base, Route};
use crate::sources::http::leave;
use crate::state::archive::forget;

#[wasm_bindgen(module = "/src/history/turn.js")]
extern "C" {
    /// Changes what is on the page by `update`; how that looks is the script's to say.
    #[wasm_bindgen(js_namespace = pages)]
    fn turn(update: JsValue);
}

/// The path and the query in the address bar, percent-encoded as they are there. Whoever tracks it draws another page.
#[derive(Clone, Copy)]
pub(crate) struct Path {
    pub(crate) shown: ReadSignal<String>,
    set: WriteSignal<String>,
}

impl Path {
    /// What is shown has another address now.
    pub(crate) fn rename(self, href: &str) {
        let Ok(history) = window().history() else { return };
        let state = history.state().unwrap_or_default();
        // Nothing to do about a failure: the address is the one before.
        let _ = history.replace_state_with_url(&state, "", Some(href));
        self.set.update_untracked(|path| *path = address());
    }

    fn set(self, to: String) {
        // What the next page asks for as well goes on.
        leave();
        self.set.set(to);
    }

    /// Another page, and who goes on begins at the top of it.
    fn turn_to(self, to: String) {
        turn(Closure::once_into_js(move || {
            // The reader may have gone elsewhere, or back, in the meantime.
            if address() == to {
                self.set(to);
                window().scroll_to_with_x_and_y(0.0, 0.0);
            }
        }));
    }
}

/// From now on, links into the app's own folder change the path instead of loading a page.
pub(crate) fn follow(base: Base) -> Path {
    let (shown, set) = signal(address());
    let path = Path { shown, set };
    // Both last as long as the page.
    let _ = window_event_listener(ev::popstate, move |_| {
        let now = address();
        if shown.with_untracked(|before| *before != now) {
            path.set(now);
        }
    });
    let folder = format!("{}{}/", location().origin().unwrap_or_default(), base.as_str());
    let _ = window_event_listener(ev::click, move |event| {
        let Some(link) = followed(&event).filter(|link| link.href().starts_with(&folder)) else { return };
        let Ok(history) = window().history() else { return };
        // As browsers do: a link to where the reader is loads that anew.
        let goes = if location().href().is_ok_and(|here| here == link.href()) {
            Ok(())
        } else {
            history.push_state_with_url(&JsValue::NULL, "", Some(&link.href()))
        };
        if goes.is_ok() {
            event.prevent_default();
            let to = address();
            if let Some(Route::List(archive, page)) = Route::parse(&to, &base) {
                forget(&archive, page);
            }
            path.turn_to(to);
        }
    });
    path
}

/// The link that a click leads along, unless the reader or the link wants it opened another way. A
/// link that says "external" is the browser's to follow, and so is a jump within the page.
fn followed(event: &MouseEvent) -> Option<HtmlAnchorElement> {
    let plain = event.button() == 0 && !(event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key());
    if !plain || event.default_prevented() {
        return None;
    }
    let target = event.composed_path().get(0).dyn_into::<Element>().ok()?;
    let link: HtmlAnchorElement = target.closest("a[href]").ok()??.dyn_into().ok()?;
    let is_jump = format!("{}{}", link.pathname(), link.search()) == address() && !link.hash().is_empty();
    let stays = !is_jump && !link.has_attribute("target") && !link.has_attribute("download");
    (stays && !link.rel().split_ascii_whitespace().any(|rel| rel == "external")).then_some(link)
}

fn address() -> String {
    let location = location();
    location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
}
