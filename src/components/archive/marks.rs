//! Marks on the words that were looked for.

use js_sys::{Array, Function, Reflect};
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use crate::domain::folding::Query;

/// Marks what was looked for, where the browser can mark letters without an element around them, which would take
/// Arabic letters apart and stand in the way of the bidirectional algorithm.
/// <https://drafts.csswg.org/css-highlight-api-1/>
pub(super) fn mark(list: &Element, query: &Query) -> Option<()> {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok().filter(JsValue::is_truthy);
    let global = js_sys::global();
    let registry = get(&get(&global, "CSS")?, "highlights")?;
    let highlight: Function = get(&global, "Highlight")?.dyn_into().ok()?;
    let ranges = Array::new();
    // NodeFilter.SHOW_TEXT
    let texts = document().create_tree_walker_with_what_to_show(list, 4).ok()?;
    while let Some(node) = texts.next_node().ok()? {
        let text = node.text_content()?;
        for found in query.ranges(&text) {
            let place = |at: usize| text.get(..at).map(|before| before.encode_utf16().count() as u32);
            let range = document().create_range().ok()?;
            range.set_start(&node, place(found.start)?).ok()?;
            range.set_end(&node, place(found.end)?).ok()?;
            ranges.push(&range);
        }
    }
    let made = Reflect::construct(&highlight, &ranges).ok()?;
    let set: Function = get(&registry, "set")?.dyn_into().ok()?;
    set.call2(&registry, &"found".into(), &made).ok()?;
    Some(())
}
