//! What this browser keeps for a reader: `localStorage`, as far as there is one.
//!
//! Private windows and full disks refuse it. Then nothing is kept, and nothing else happens.

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

/// Reads a record.
pub(super) fn read(key: &str) -> Option<Document> {
    Document::parse(&storage()?.get_item(&full(key)).ok()??).ok()
}

/// Keeps a record, if there is room for it.
pub(super) fn write(key: &str, record: &JsValue) {
    let text = JSON::stringify(record).ok().and_then(|text| text.as_string());
    if let (Some(storage), Some(text)) = (storage(), text) {
        // Nothing to do about a failure: what is typed stays in the form.
        let _ = storage.set_item(&full(key), &text);
    }
}

/// Forgets a record.
pub(super) fn remove(key: &str) {
    if let Some(storage) = storage() {
        // Nothing to do about a failure.
        let _ = storage.remove_item(&full(key));
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

/// A list of records.
pub(super) fn list(records: impl Iterator<Item = JsValue>) -> JsValue {
    records.collect::<Array>().into()
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
