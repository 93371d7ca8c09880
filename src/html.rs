//! From untrusted HTML to a typed `Body`: parse, then rebuild; never sanitise a string.
//!
//! 1. `parse` turns markup into an inert [`tree`]: through `<template>` in a browser, through
//!    html5ever natively. Nothing runs, nothing is fetched.
//! 2. [`policy`] reads that tree and keeps what its tables name. It is pure.
//! 3. Components make new DOM from the result. No string is parsed a second time, so a parser's
//!    misreading of its own output (mutation XSS) has nowhere to live.

pub mod policy;
pub mod tree;
pub mod url;

#[cfg(not(target_arch = "wasm32"))]
mod html5ever;
#[cfg(target_arch = "wasm32")]
mod template;

#[cfg(not(target_arch = "wasm32"))]
pub use html5ever::parse;
#[cfg(target_arch = "wasm32")]
pub use template::parse;

use crate::domain::body::Inline;
use crate::domain::{Body, HttpUrl};

/// Reads HTML that stood at `base` into a body.
pub fn read_body(html: &str, base: &HttpUrl) -> Body {
    policy::body(&parse(html), base)
}

/// Reads HTML that stood at `base` as one line of text with links and emphasis, such as a caption.
pub fn read_inlines(html: &str, base: &HttpUrl) -> Vec<Inline> {
    policy::inlines(&parse(html), base)
}

/// Reads HTML as plain text: entities decoded, tags gone, white space collapsed.
pub fn read_text(html: &str) -> String {
    if html.contains(['<', '&']) { policy::text(&parse(html)) } else { policy::collapse(html) }
}
