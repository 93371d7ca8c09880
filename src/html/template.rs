//! The browser's parser: the content of a `<template>` belongs to a document without a window, so
//! nothing in it runs or is fetched.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{DocumentFragment, Element, HtmlElement, HtmlFormElement, HtmlTemplateElement, Text};

use super::tree::{Builder, Tree};
use super::{trusted, veil};

/// Parses HTML as a `<template>` does. Without a document there is nothing to parse with, and
/// nothing to show it in.
pub fn parse(html: &str) -> Tree {
    let mut builder = Builder::default();
    let veiled = veil::put(html);
    if let Some(fragment) = inert_fragment(veiled.as_deref().unwrap_or(html)) {
        walk(&fragment, &mut builder);
    }
    builder.finish()
}

fn inert_fragment(html: &str) -> Option<DocumentFragment> {
    let document = web_sys::window()?.document()?;
    let template: HtmlTemplateElement = document.create_element("template").ok()?.dyn_into().ok()?;
    Reflect::set(&template, &"innerHTML".into(), &trusted::markup(html)).ok()?;
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
