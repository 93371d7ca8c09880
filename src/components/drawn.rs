//! What is drawn once and does not change.

use leptos::html;
use leptos::prelude::*;
use web_sys::Event;

use super::dom::draw_anew;
use crate::draw::Pen;
use crate::locale::Locale;

/// An element with what `draw` puts into it. `happened` hears of presses and choices in it.
pub(crate) fn drawn(
    locale: &Locale,
    draw: Box<dyn FnOnce(&mut Pen)>,
    happened: Box<dyn Fn(&Event)>,
) -> impl IntoView + use<> {
    let language = locale.language;
    let place = NodeRef::<html::Div>::new();
    place.on_load(move |place| draw_anew(&place, language.direction(), language.messages(), draw));
    let happened = std::rc::Rc::new(happened);
    let (pressed, chosen, reset) = (happened.clone(), happened.clone(), happened);
    view! {
        <div node_ref=place
            on:click=move |event| pressed(&event)
            on:change=move |event| chosen(&event)
            on:reset=move |event| reset(&event)></div>
    }
}

/// For what nothing happens in.
pub(crate) fn nothing() -> Box<dyn Fn(&Event)> {
    Box::new(|_| ())
}
