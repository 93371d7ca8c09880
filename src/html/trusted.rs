//! What the app's one Trusted Types policy is for.

use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen(module = "/src/html/trusted.js")]
extern "C" {
    /// Parses HTML as the content of a `<template>`, and writes down what there is of it within the limits.
    #[wasm_bindgen(js_namespace = trust)]
    pub(super) fn parse(html: &str, nodes: usize, attributes: usize, depth: usize) -> String;

    /// Fills a `<script>` whose type no browser runs.
    #[wasm_bindgen(js_namespace = trust)]
    pub fn fill(script: &Element, text: &str);
}
