//! Reading and changing what has been drawn.

use js_sys::{Object, Reflect};
use leptos::prelude::{document, location, request_animation_frame};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, Document, Element, Event, HtmlElement};

use crate::domain::Direction;
use crate::draw::Pen;
use crate::draw::steps::Steps;
use crate::locale::Messages;

/// Draws into an element, before one of its children or behind them all.
pub(crate) fn draw_before(
    place: &Element,
    before: Option<&Element>,
    around: Direction,
    messages: &'static Messages,
    draw: impl FnOnce(&mut Pen),
) {
    write(around, messages, draw).draw(place, before);
}

/// Draws into an element over what stands there, from its child number `from` on: what is so already is left alone.
/// Where `draw` says that this is all, nothing else stays. Gives the number of the child behind what was drawn.
pub(super) fn draw_over(
    place: &Element,
    from: u32,
    around: Direction,
    messages: &'static Messages,
    draw: impl FnOnce(&mut Pen) -> bool,
) -> u32 {
    let mut is_all = false;
    write(around, messages, |pen| is_all = draw(pen)).draw_over(place, from, is_all)
}

fn write(around: Direction, messages: &'static Messages, draw: impl FnOnce(&mut Pen)) -> Steps {
    let encrypted = location().protocol().is_ok_and(|protocol| protocol == "https:");
    let mut steps = Steps::default();
    draw(&mut Pen::new(&mut steps, messages, encrypted, around));
    steps
}

/// Draws into an element, behind what is there.
pub(crate) fn draw_into(place: &Element, around: Direction, messages: &'static Messages, draw: impl FnOnce(&mut Pen)) {
    draw_before(place, None, around, messages, draw);
}

/// Draws into an element, instead of what is there: in another language an element is used again.
pub(crate) fn draw_anew(place: &Element, around: Direction, messages: &'static Messages, draw: impl FnOnce(&mut Pen)) {
    place.set_text_content(None);
    draw_into(place, around, messages, draw);
}

/// The first element inside that a selector names.
pub(crate) fn find(root: &Element, selector: &str) -> Option<Element> {
    root.query_selector(selector).ok().flatten()
}

/// Makes an element say something, or nothing. One that says it already is left alone, so that
/// nobody hears it twice.
pub(super) fn say(element: &Element, text: &str) {
    if element.text_content().as_deref() != Some(text) {
        element.set_text_content(Some(text));
    }
}

/// Sets an attribute, or takes it away. One that is so already is left alone: a browser would look
/// its whole page over again.
pub(crate) fn set(element: &Element, name: &str, value: Option<&str>) {
    if element.get_attribute(name).as_deref() == value {
        return;
    }
    // Nothing to do about a failure: the names are valid.
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// What stands in a field.
pub(super) fn value(field: &Element) -> String {
    Reflect::get(field, &"value".into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
}

/// Fills a field, or checks a box.
pub(super) fn fill(field: &Element, property: &str, value: impl Into<JsValue>) {
    // Cannot fail for a field.
    let _ = Reflect::set(field, &property.into(), &value.into());
}

/// An object with these members.
pub(crate) fn members(members: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (name, value) in members {
        // Cannot fail for a plain object.
        let _ = Reflect::set(&object, &(*name).into(), &(*value).into());
    }
    object
}

/// Tells the page of somebody else's what happened, by an event such as `maqal-comment` that comes out of the widget.
pub(super) fn announce(place: &Element, what: &str, detail: &[(&str, &str)]) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(&members(detail));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(&["maqal-", what].concat(), &init) {
        // What listeners throw is theirs.
        let _ = place.dispatch_event(&event);
    }
}

/// The element that an event happened in, from the nearest one on that a selector names.
pub(crate) fn origin(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// The tree that an element is in: the page's document, or what the widget has of its own. Both answer to the
/// same calls. <https://dom.spec.whatwg.org/#interface-documentorshadowroot>
fn tree(near: &Element) -> Option<Document> {
    near.is_connected().then(|| near.get_root_node().unchecked_into())
}

/// The element with this `id` in the tree that `near` is in.
pub(super) fn by_id(near: &Element, id: &str) -> Option<Element> {
    tree(near)?.get_element_by_id(id)
}

/// What has the focus in the tree that `near` is in.
pub(super) fn focused(near: &Element) -> Option<Element> {
    tree(near)?.active_element()
}

/// Whether `places.js` takes the reader back to where they were on the page: the place and the focus are its own.
pub(crate) fn is_returning() -> bool {
    document().query_selector("[data-returning]").is_ok_and(|root| root.is_some())
}

/// Whether the reader is in a field, where the focus is not to be taken away.
pub(crate) fn is_typing(near: &Element) -> bool {
    focused(near).is_some_and(|element| element.matches("input, textarea, select").unwrap_or(false))
}

/// Moves the focus to the first heading that can have it.
pub(super) fn focus_heading(place: &Element) {
    if let Some(heading) = find(place, "[tabindex=\"-1\"]").and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        // Nothing to do about a failure: the focus stays where it is.
        let _ = heading.focus();
    }
}

/// Moves the focus to whatever has this `id` in the tree that `near` is in, once the page stands as it should,
/// and brings it into sight.
pub(crate) fn focus_by_id(near: &Element, id: &str) {
    let (near, id) = (near.clone(), id.to_owned());
    request_animation_frame(move || {
        if let Some(element) = by_id(&near, &id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            // Nothing to do about a failure: the focus stays where it is.
            let _ = element.focus();
            // What is laid out only when it is in sight may not be where the focus went.
            request_animation_frame(move || element.scroll_into_view());
        }
    });
}
