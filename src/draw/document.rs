//! The browser's document.

use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::steps::Steps;

#[wasm_bindgen(module = "/src/draw/document.js")]
extern "C" {
    #[wasm_bindgen(js_namespace = canvas)]
    fn draw(parent: &Element, before: Option<&Element>, written: &str);
    #[wasm_bindgen(js_namespace = canvas, js_name = drawOver)]
    fn draw_over(parent: &Element, from: u32, written: &str, is_all: bool) -> u32;
}

impl Steps {
    /// Draws into an element, before one of its children or behind them all.
    pub(crate) fn draw(&self, parent: &Element, before: Option<&Element>) {
        draw(parent, before, &self.written);
    }

    /// Draws over what stands in an element, from its child number `from` on. Gives the number of the child behind
    /// what was drawn; where that `is_all`, nothing else stays.
    pub(crate) fn draw_over(&self, parent: &Element, from: u32, is_all: bool) -> u32 {
        draw_over(parent, from, &self.written, is_all)
    }
}
