//! Where the focus goes when what had it is gone.

use leptos::prelude::{document, request_animation_frame};
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

use crate::components::dom::is_returning;

/// Moves the focus to the page's content: a followed link or a pressed "try again" vanishes with its
/// page, and the keyboard would start over from the top of the document. Who goes back gets it where it was.
pub(crate) fn focus_content() {
    if !is_returning() {
        focus(document().get_element_by_id("content"));
    }
}

/// Moves the focus on to the heading, once there is one: it says where the reader has come to. Whoever has the focus
/// elsewhere meanwhile keeps it.
pub(super) fn focus_heading() {
    request_animation_frame(|| {
        let is_waiting = document().active_element().is_some_and(|element| element.id() == "content");
        if is_waiting {
            focus(document().query_selector("main h1[tabindex]").ok().flatten());
        }
    });
}

/// Without a scroll: where the page stands is decided elsewhere.
fn focus(element: Option<Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // Nothing to do about a failure: the focus stays where it is.
        let _ = element.focus_with_options(&options);
    }
}

/// The same, if the focus is somewhere in the content: nothing else is taken from a reader unasked.
pub(crate) fn keep_focus() {
    if document().query_selector("#content:focus-within").is_ok_and(|place| place.is_some()) {
        focus_content();
    }
}
