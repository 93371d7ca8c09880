//! What stands for a picture that cannot be shown.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlImageElement};

use crate::locale::Messages;

/// Puts words in a picture's place when it could not be loaded: what it shows, if somebody said so.
pub(super) fn replace_broken_picture(event: &Event, messages: &Messages) {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlImageElement>().ok());
    let (Some(picture), Ok(words)) = (target, document().create_element("span")) else { return };
    let alt = picture.alt();
    let refused = picture.get_attribute("data-refused");
    let missing = if refused.is_some() { messages.picture_unencrypted } else { messages.picture_missing };
    words.set_class_name("picture picture--broken");
    words.set_text_content(Some(if alt.is_empty() || refused.is_some() { missing } else { &alt }));
    // Nothing is left that the button around it could open.
    let button = picture.closest(".picture-button").ok().flatten();
    // Nothing to do about a failure: the picture stays, broken.
    let _ = button.as_ref().unwrap_or(&picture).replace_with_with_node_1(&words);
}
