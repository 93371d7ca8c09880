//! Parts of the app that are fetched when they are needed: an article is there to be read before the
//! code for its comments is.
//!
//! `scripts/pack.mjs` divides the finished WebAssembly, by the names of the functions and by nothing
//! that stands here; `scripts/parts.mjs` says which belong to a part. Whoever calls one of its doors
//! before [`Part::fetch`] has said yes, stops the app.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// A part of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Comments,
    Lists,
    /// What search engines and previews are told about an article.
    Head,
}

#[wasm_bindgen]
extern "C" {
    /// Written into the glue by `scripts/pack.mjs`.
    #[wasm_bindgen(js_name = fetchPart)]
    fn fetch_part(index: u32) -> Promise;
}

impl Part {
    /// Fetches the part, if it is not there. `false` when it cannot be had now.
    pub(crate) async fn fetch(self) -> bool {
        JsFuture::from(fetch_part(self as u32)).await.is_ok()
    }
}
