//! From untrusted HTML to a typed `Body`: parse, then rebuild; never sanitise a string.
//!
//! 1. `parse` turns markup into an inert [`tree`]: through `<template>` in a browser, through
//!    html5ever natively. Nothing runs, nothing is fetched.
//! 2. [`policy`] reads that tree and keeps what its tables name. It is pure.
//! 3. Components make new DOM from the result. No string is parsed a second time, so a parser's
//!    misreading of its own output (mutation XSS) has nowhere to live.

pub mod tree;
pub mod url;

mod policy;
mod provider;
mod read;
#[cfg(any(test, feature = "writer"))]
pub mod write;

#[cfg(not(target_arch = "wasm32"))]
mod html5ever;
#[cfg(target_arch = "wasm32")]
mod template;
#[cfg(target_arch = "wasm32")]
pub mod trusted;
mod veil;

#[cfg(not(target_arch = "wasm32"))]
use html5ever as parser;
#[cfg(target_arch = "wasm32")]
use template as parser;

pub use read::{collapse, paragraphs, srcset};

use crate::domain::body::Inline;
use crate::domain::{Body, HttpUrl};
use tree::{Tree, limits};

/// Reads HTML that stood at `base` into a body.
pub fn read_body(html: &str, base: &HttpUrl) -> Body {
    read::body(parse(html), base)
}

/// Reads HTML that stood at `base` into what a comment may hold.
pub fn read_comment(html: &str, base: &HttpUrl) -> Body {
    read::comment(read_body(html, base))
}

/// Reads HTML that stood at `base` as one line of text with links and emphasis, such as a caption.
pub fn read_inlines(html: &str, base: &HttpUrl) -> Vec<Inline> {
    read::inlines(&parse(html), base)
}

/// Reads HTML as plain text: entities decoded, tags gone, white space collapsed.
pub fn read_text(html: &str) -> String {
    if html.contains(['<', '&']) { read::text(&parse(html)) } else { collapse(html) }
}

fn parse(html: &str) -> Tree {
    let within = html.get(..html.floor_char_boundary(limits::BYTES)).unwrap_or_default();
    // Parsers differ about this one character, and no text has it.
    let mut tree = if within.contains('\0') { parser::parse(&within.replace('\0', "")) } else { parser::parse(within) };
    tree.cut |= within.len() < html.len();
    tree
}
