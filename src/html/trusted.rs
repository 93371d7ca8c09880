//! The app's one Trusted Types policy, and the two calls that it is for.
//!
//! It lets any string through, which is right for these two alone: what they make runs nowhere.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Markup for a `<template>`, which is never shown.
pub(super) fn markup(html: &str) -> JsValue {
    trusted("createHTML", html)
}

/// The text of a `<script>` whose type no browser runs. Browsers ask for trust whatever the type is, and
/// even of a text node that is put into the element.
/// <https://www.w3.org/TR/trusted-types/#enforcement-in-scripts>
pub fn data(text: &str) -> JsValue {
    trusted("createScript", text)
}

/// The string as the policy passes it, where the browser has any.
fn trusted(rule: &str, text: &str) -> JsValue {
    thread_local! {
        static POLICY: Option<JsValue> = create_policy();
    }
    POLICY.with(|policy| {
        let pass = policy.as_ref().and_then(|policy| {
            let rule: Function = Reflect::get(policy, &rule.into()).ok()?.dyn_into().ok()?;
            rule.call1(policy, &text.into()).ok()
        });
        pass.unwrap_or_else(|| text.into())
    })
}

fn create_policy() -> Option<JsValue> {
    let factory = Reflect::get(&js_sys::global(), &"trustedTypes".into()).ok()?;
    let create: Function = Reflect::get(&factory, &"createPolicy".into()).ok()?.dyn_into().ok()?;
    let rules = Object::new();
    // `String` gives a string back as it is, and a closure or an `eval`ed function costs more.
    let identity = Reflect::get(&js_sys::global(), &"String".into()).ok()?;
    for rule in ["createHTML", "createScript"] {
        Reflect::set(&rules, &rule.into(), &identity).ok()?;
    }
    create.call2(&factory, &"maqal".into(), &rules).ok()
}
