//! The browser's document.

use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::steps::Steps;

#[wasm_bindgen(module = "/src/draw/document.js")]
extern "C" {
    #[wasm_bindgen(js_namespace = canvas)]
    fn draw(parent: &Element, before: Option<&Element>, written: &str);
}

impl Steps {
    /// Draws into an element, before one of its children or behind them all.
    pub(crate) fn draw(&self, parent: &Element, before: Option<&Element>) {
        // By itself, nothing would be a step.
        if !self.written.is_empty() {
            draw(parent, before, &self.written);
        }
    }
}
