//! An element whose content is drawn and not a view: see [`crate::draw`].

use leptos::html::Div;
use leptos::prelude::*;
use web_sys::Element;

use super::broken_picture::replace_broken_picture;
use super::use_messages;
use crate::domain::Direction;
use crate::draw::Pen;
use crate::draw::document::Fragment;
use crate::locale::Messages;

/// An element with what is drawn into it, once.
#[component]
pub(super) fn Drawn(
    class: &'static str,
    /// Gets the empty element when it stands in the page.
    draw: impl FnOnce(Element) + 'static,
) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    place.on_load(move |place| draw(place.into()));
    let messages = use_messages();
    // The error of a picture does not bubble, but it is seen on its way down.
    view! { <div class=class node_ref=place on:error:capture=move |event| replace_broken_picture(&event, messages)></div> }
}

/// Draws into an element, behind what is there.
pub(super) fn draw_into(place: &Element, around: Direction, messages: &'static Messages, draw: impl FnOnce(&mut Pen)) {
    let mut fragment = Fragment::new(document());
    draw(&mut Pen::new(&mut fragment, messages, is_encrypted(), around));
    fragment.append_to(place);
}

fn is_encrypted() -> bool {
    location().protocol().is_ok_and(|protocol| protocol == "https:")
}
