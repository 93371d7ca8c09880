//! The address bar: the path and the query that it shows, and links that are followed without leaving the page.
//!
//! Of a router this app needs no more: which page a path means is [`crate::routes::Route`]'s to say.
//! `leptos_router` does the same for some KB more of compressed WebAssembly.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

use crate::routes::{Base, Route};
use crate::sources::http::leave;
use crate::state::archive::forget;

/// The path and the query in the address bar, percent-encoded as they are there. From now on, links into the app's own
/// folder change it instead of loading a page.
pub(crate) fn follow(base: Base) -> ReadSignal<String> {
    let (path, set_path) = signal(shown());
    let catch_up = move || {
        let now = shown();
        if path.with_untracked(|before| *before != now) {
            leave();
            set_path.set(now);
        }
    };
    // Both last as long as the page.
    let _ = window_event_listener(ev::popstate, move |_| catch_up());
    let folder = format!("{}{}/", location().origin().unwrap_or_default(), base.as_str());
    let _ = window_event_listener(ev::click, move |event| {
        let Some(link) = followed(&event).filter(|link| link.href().starts_with(&folder)) else { return };
        let history = window().history();
        if history.is_ok_and(|history| history.push_state_with_url(&JsValue::NULL, "", Some(&link.href())).is_ok()) {
            event.prevent_default();
            if let Some(Route::List(archive, page)) = Route::parse(&shown(), &base) {
                forget(&archive, page);
            }
            catch_up();
            window().scroll_to_with_x_and_y(0.0, 0.0);
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
    let is_jump = format!("{}{}", link.pathname(), link.search()) == shown() && !link.hash().is_empty();
    let stays = !is_jump && !link.has_attribute("target") && !link.has_attribute("download");
    (stays && !link.rel().split_ascii_whitespace().any(|rel| rel == "external")).then_some(link)
}

fn shown() -> String {
    let location = location();
    location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
}
