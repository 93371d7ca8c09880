//! Places on the page that are drawn by hand, and what hears of what happens in them.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use js_sys::Reflect;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event};

use super::dom::{draw_anew, focus_heading, focused, set};
use super::fault::is_retry;
use crate::draw::Pen;
use crate::locale::Locale;
use crate::parts::Part;
use crate::routes::IS_GUEST;

/// Hears of what happens in an element.
pub(crate) type Handler = Box<dyn Fn(&Event)>;

/// All that can happen.
const EVENTS: [&str; 10] =
    ["click", "mousedown", "pointerover", "input", "change", "focusin", "focusout", "submit", "reset", NEAR];

/// A picture or a film could not be had.
pub(super) const ERROR: &str = "error";

/// A browser says so of what has `content-visibility: auto` when it comes near to what is in sight, or goes
/// away from it. <https://drafts.csswg.org/css-contain/#content-visibility-auto-state-changed>
const NEAR: &str = "contentvisibilityautostatechange";

/// When a part is fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fetched {
    AtOnce,
    /// Once what it stands behind was painted; on a page that nobody looks at, at once.
    Painted,
    /// When the reader comes near to its place; by browsers that do not say so, at once.
    Near,
    /// Not for this page: its place stays empty.
    Never,
}

/// Marks a place that was drawn before the app was there (`maqal-prerender`).
const DRAWN: &str = "data-drawn";

/// Whether what belongs into a place stands there from before.
fn stands(place: &Element) -> bool {
    !IS_GUEST && place.has_attribute(DRAWN)
}

/// The same; from now on the place is the app's like any other.
pub(super) fn is_drawn(place: &Element) -> bool {
    let is_drawn = stands(place);
    if is_drawn {
        set(place, DRAWN, None);
    }
    is_drawn
}

/// Marks what `boot.js` shows of an article before the app is there.
const FIRST: &str = "data-first";

/// Whether a first view of what belongs into a place stands there; from now on the place is the app's.
pub(super) fn shows_first(place: &Element) -> bool {
    let is_first = !IS_GUEST && place.has_attribute(FIRST);
    if is_first {
        set(place, FIRST, None);
    }
    is_first
}

/// For what nothing happens in.
pub(crate) fn nothing() -> Handler {
    Box::new(|_| ())
}

/// What fills an element, and says who hears of what happens in it.
pub(crate) type Begin = Box<dyn FnOnce(&Element) -> Handler>;

/// An element with what `draw` puts into it, which does not change.
pub(crate) fn drawn(locale: &Locale, draw: Box<dyn FnOnce(&mut Pen)>, happened: Handler) -> impl IntoView + use<> {
    living(drawing(locale, draw, happened))
}

/// Fills an element with what `draw` puts into it, which does not change.
pub(crate) fn drawing(locale: &Locale, draw: Box<dyn FnOnce(&mut Pen)>, happened: Handler) -> Begin {
    let (around, messages) = (locale.direction(), locale.messages());
    Box::new(move |place| {
        if !is_drawn(place) {
            draw_anew(place, around, messages, draw);
        }
        happened
    })
}

/// Fills an element by `begin` when a part of the app is there. Until then it is as `draw` draws it, or as it was
/// before the app was there.
pub(crate) fn fetched(
    part: Part,
    when: Fetched,
    locale: &Locale,
    draw: fn(&mut Pen),
    // Says that the part cannot be had, with a button to try again.
    failed: fn(&mut Pen),
    begin: Box<dyn Fn(&Element) -> Handler>,
) -> Begin {
    let (around, messages) = (locale.direction(), locale.messages());
    Box::new(move |place| {
        let (place, waiting) = (place.clone(), place.clone());
        let handler: Rc<RefCell<Option<Handler>>> = Rc::default();
        let (owner, is_there) = (Owner::current().unwrap_or_default(), StoredValue::new(()));
        let hears = handler.clone();
        let begin: Rc<dyn Fn(&Element) -> Handler> = begin.into();
        let fetch = move || {
            if !stands(&place) {
                draw_anew(&place, around, messages, draw);
            }
            let (place, owner, handler, begin) = (place.clone(), owner.clone(), handler.clone(), begin.clone());
            spawn_local(async move {
                let has_come = part.fetch().await;
                // The reader may be elsewhere by then.
                if is_there.try_get_value().is_none() {
                    return;
                }
                if has_come {
                    let stays = stands(&place);
                    let had_focus = !stays && focused(&place).is_some_and(|element| place.contains(Some(&element)));
                    if !stays {
                        place.set_text_content(None);
                    }
                    *handler.borrow_mut() = Some(owner.with(|| begin(&place)));
                    if had_focus {
                        focus_heading(&place);
                    }
                } else if !stands(&place) {
                    draw_anew(&place, around, messages, failed);
                }
            });
        };
        let says = || Reflect::has(&waiting, &format!("on{NEAR}").into()).is_ok_and(|says| says);
        match when {
            Fetched::Near if says() => waiting.set_class_name("waiting"),
            Fetched::Near | Fetched::AtOnce => fetch(),
            Fetched::Painted if document().hidden() => fetch(),
            Fetched::Painted => {
                draw_anew(&waiting, around, messages, draw);
                let fetch = fetch.clone();
                request_animation_frame(move || set_timeout(fetch, Duration::ZERO));
            }
            Fetched::Never => {}
        }
        Box::new(move |event| match &*hears.borrow() {
            Some(happened) => happened(event),
            None if event.type_() == NEAR => {
                let is_near = Reflect::get(event, &"skipped".into()).is_ok_and(|skipped| skipped.is_falsy());
                if is_near && waiting.class_name() == "waiting" {
                    waiting.set_class_name("");
                    fetch();
                }
            }
            None if is_retry(event) => fetch(),
            None => {}
        })
    })
}

/// An element that `begin` fills, and that lives as long as what owns it.
pub(crate) fn living(begin: Begin) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    place.on_load(move |place| fill(&place, begin));
    view! { <div node_ref=place></div> }
}

/// Fills an element, and hears of what happens in it as long as the owner is there that asked for it.
pub(crate) fn fill(place: &Element, begin: Begin) {
    let happened = begin(place);
    StoredValue::new_local(Listening::to(place.clone(), happened));
}

/// Listens until it is dropped.
struct Listening {
    place: Element,
    listener: Closure<dyn Fn(Event)>,
}

impl Listening {
    fn to(place: Element, happened: Handler) -> Self {
        let listener = Closure::<dyn Fn(Event)>::new(move |event| happened(&event));
        for name in EVENTS {
            // Cannot fail for a function.
            let _ = place.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
        }
        // It does not bubble, but it is seen on its way down.
        let _ = place.add_event_listener_with_callback_and_bool(ERROR, listener.as_ref().unchecked_ref(), true);
        Self { place, listener }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let listener = self.listener.as_ref().unchecked_ref();
        for name in EVENTS {
            let _ = self.place.remove_event_listener_with_callback(name, listener);
        }
        let _ = self.place.remove_event_listener_with_callback_and_bool(ERROR, listener, true);
    }
}
