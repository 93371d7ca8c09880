//! Where the focus goes when what had it is gone.

use leptos::prelude::document;

/// Moves the focus to the page's content: a followed link or a pressed "try again" vanishes with its
/// page, and the keyboard would start over from the top of the document.
pub(crate) fn focus_content() {
    if let Some(content) = document().get_element_by_id("content") {
        let content: web_sys::HtmlElement = wasm_bindgen::JsCast::unchecked_into(content);
        // Nothing to do about a failure: the focus stays where it is.
        let _ = content.focus();
    }
}
