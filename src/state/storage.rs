//! What this browser keeps for a reader: `localStorage`, as far as there is one.
//!
//! Private windows, full disks and sandboxed frames refuse it. Then it is kept as long as the page.

use std::cell::RefCell;

use js_sys::{Array, Date, JSON, Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::Storage;

use crate::sources::json::Document;

/// What every key begins with, so that nothing of the host's is ever touched.
const PREFIX: &str = "maqal/";

/// A month is as long as a reader comes back for something begun.
pub(super) const KEPT_MS: f64 = 30.0 * 86_400_000.0;

/// As many records as there are room for beside whatever else the site keeps.
const MAX_RECORDS: usize = 60;

thread_local! {
    /// What the browser would not keep.
    static REFUSED: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
}

/// Reads a record.
pub(super) fn read(key: &str) -> Option<Document> {
    let key = full(key);
    let refused = |all: &Vec<(String, String)>| all.iter().find(|(of, _)| *of == key).map(|(_, text)| text.clone());
    let kept = || storage()?.get_item(&key).ok()?;
    Document::parse(&REFUSED.with_borrow(refused).or_else(kept)?).ok()
}

/// Keeps a record, if there is room for it.
pub(super) fn write(key: &str, record: &JsValue) {
    let Some(text) = JSON::stringify(record).ok().and_then(|text| text.as_string()) else { return };
    remove(key);
    let key = full(key);
    if storage().is_none_or(|storage| storage.set_item(&key, &text).is_err()) {
        REFUSED.with_borrow_mut(|all| all.push((key, text)));
    }
}

/// Forgets a record.
pub(super) fn remove(key: &str) {
    let key = full(key);
    REFUSED.with_borrow_mut(|all| all.retain(|(of, _)| *of != key));
    if let Some(storage) = storage() {
        // Nothing to do about a failure.
        let _ = storage.remove_item(&key);
    }
}

/// An object.
pub(super) fn record(members: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in members {
        // Cannot fail for a plain object.
        let _ = Reflect::set(&object, &(*key).into(), value);
    }
    object.into()
}

/// The member that says when a record was kept. One without it is kept until it is taken back.
pub(super) fn now() -> (&'static str, JsValue) {
    ("at", Date::now().into())
}

/// A list of records. Some pages teach every list to write itself into JSON, in some way of their own: this one not.
pub(super) fn list(records: impl Iterator<Item = JsValue>) -> JsValue {
    let list: Array = records.collect();
    // Cannot fail for a plain list.
    let _ = Reflect::set(&list, &"toJSON".into(), &JsValue::NULL);
    list.into()
}

/// Forgets what is too old, and the oldest of what is too much.
pub(super) fn tidy() {
    let Some(storage) = storage() else { return };
    let count = storage.length().unwrap_or(0);
    let keys = (0..count).filter_map(|index| storage.key(index).ok().flatten());
    let dated = keys.filter(|key| key.starts_with(PREFIX)).filter_map(|key| {
        let document = Document::parse(&storage.get_item(&key).ok()??).ok()?;
        let at = document.root().get("at").number().ok()?;
        Some((at, key))
    });
    let mut dated: Vec<_> = dated.collect();
    let old = Date::now() - KEPT_MS;
    while let Some(oldest) = (0..dated.len()).min_by_key(|index| dated.get(*index)) {
        if dated.len() <= MAX_RECORDS && dated.get(oldest).is_none_or(|(at, _)| *at as f64 >= old) {
            break;
        }
        let (_, key) = dated.swap_remove(oldest);
        // Nothing to do about a failure.
        let _ = storage.remove_item(&key);
    }
}

fn full(key: &str) -> String {
    format!("{PREFIX}{key}")
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
