//! The browser's parser.

use super::tree::{Builder, Tree, limits};
use super::{trusted, veil};

/// Parses HTML as a `<template>` does.
pub fn parse(html: &str) -> Tree {
    let veiled = veil::put(html);
    let html = veiled.as_deref().unwrap_or(html);
    let found = trusted::parse(html, limits::NODES, limits::ATTRIBUTES, limits::DEPTH);
    let mut builder = Builder::default();
    let mut steps = found.split('\0').peekable();
    while let Some(step) = steps.next() {
        let goes_on = if let Some(name) = step.strip_prefix('<') {
            let mut attributes = Vec::new();
            while let Some(name) = steps.next_if(|step| step.starts_with('=')) {
                let value = steps.next().unwrap_or_default();
                attributes.push((name.get(1..).unwrap_or_default().to_owned(), value.to_owned()));
            }
            builder.open(name.to_owned(), attributes)
        } else if let Some(text) = step.strip_prefix('"') {
            builder.text(text.to_owned())
        } else {
            builder.close();
            true
        };
        if !goes_on {
            break;
        }
    }
    builder.finish()
}
