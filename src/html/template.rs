//! The browser's parser: the content of a `<template>` belongs to a document without a window, so
//! nothing in it runs or is fetched.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DocumentFragment, Element, HtmlElement, HtmlFormElement, HtmlTemplateElement, Text};

use super::tree::{Builder, Tree};

/// Parses HTML as a `<template>` does. Without a document there is nothing to parse with, and
/// nothing to show it in.
pub fn parse(html: &str) -> Tree {
    let mut builder = Builder::default();
    if let Some(fragment) = inert_fragment(html) {
        walk(&fragment, &mut builder);
    }
    builder.finish()
}

fn inert_fragment(html: &str) -> Option<DocumentFragment> {
    let document = web_sys::window()?.document()?;
    let template: HtmlTemplateElement = document.create_element("template").ok()?.dyn_into().ok()?;
    Reflect::set(&template, &"innerHTML".into(), &trusted(html)).ok()?;
    Some(template.content())
}

/// Walks along an explicit stack, because authors nest without bound.
///
/// Children are taken from the parent's `childNodes`, never through a form's own properties: an
/// `<input name=nextSibling>` inside a form takes their place. Forms are not entered at all, nor is
/// what is no HTML: SVG and MathML have interfaces of their own.
fn walk(fragment: &DocumentFragment, builder: &mut Builder) {
    let mut open = vec![(fragment.child_nodes(), 0)];
    while let Some((siblings, index)) = open.last_mut() {
        let Some(node) = siblings.item(*index) else {
            open.pop();
            if !open.is_empty() {
                builder.close();
            }
            continue;
        };
        *index += 1;
        if let Some(text) = node.dyn_ref::<Text>() {
            if !builder.text(text.data()) {
                return;
            }
        } else if !node.is_instance_of::<HtmlFormElement>()
            && let Some(element) = node.dyn_ref::<HtmlElement>()
        {
            if !builder.open(element.local_name(), attributes(element)) {
                return;
            }
            open.push((element.child_nodes(), 0));
        }
    }
}

fn attributes(element: &Element) -> Vec<(String, String)> {
    if !element.has_attributes() {
        return Vec::new();
    }
    let value = |name: String| element.get_attribute(&name).map(|value| (name, value));
    element.get_attribute_names().iter().filter_map(|name| name.as_string()).filter_map(value).collect()
}

/// The string as the one Trusted Types policy of this app passes it, where the browser has them.
/// Letting any string through is right at this one call: what is parsed here is never shown.
fn trusted(html: &str) -> JsValue {
    thread_local! {
        static POLICY: Option<(JsValue, Function)> = create_policy();
    }
    POLICY.with(|policy| {
        policy
            .as_ref()
            .and_then(|(policy, create_html)| create_html.call1(policy, &html.into()).ok())
            .unwrap_or_else(|| html.into())
    })
}

fn create_policy() -> Option<(JsValue, Function)> {
    let factory = Reflect::get(&js_sys::global(), &"trustedTypes".into()).ok()?;
    let create: Function = Reflect::get(&factory, &"createPolicy".into()).ok()?.dyn_into().ok()?;
    let rules = Object::new();
    // `String` gives a string back as it is, and a closure or an `eval`ed function costs more.
    let identity = Reflect::get(&js_sys::global(), &"String".into()).ok()?;
    Reflect::set(&rules, &"createHTML".into(), &identity).ok()?;
    let policy = create.call2(&factory, &"maqal".into(), &rules).ok()?;
    let create_html: Function = Reflect::get(&policy, &"createHTML".into()).ok()?.dyn_into().ok()?;
    Some((policy, create_html))
}
