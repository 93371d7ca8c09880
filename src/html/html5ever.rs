//! The native parser: html5ever, in the tree that scraper keeps.

use html5ever::tendril::TendrilSink as _;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, QualName, driver, local_name, ns};
use scraper::{Html, HtmlTreeSink, Node as Parsed};

use super::tree::{Builder, Tree};

const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// Parses HTML as a `<template>` does.
pub fn parse(html: &str) -> Tree {
    let context = QualName::new(None, ns!(html), local_name!("template"));
    let sink = HtmlTreeSink::new(Html::new_fragment());
    // A template's content belongs to a document without scripts: `<noscript>` has elements.
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let options = ParseOpts { tree_builder, ..ParseOpts::default() };
    let document = driver::parse_fragment(sink, options, context, Vec::new(), false).one(html);
    let mut builder = Builder::default();
    let Some(root) = document.tree.root().first_child() else { return Tree::default() };

    // A walk along the edges instead of recursion, because parsers nest without bound.
    let mut next = root.first_child();
    while let Some(node) = next {
        let entered = match node.value() {
            Parsed::Text(text) if !builder.text(text.to_string()) => break,
            Parsed::Element(element) if &*element.name.ns == XHTML => {
                let attribute = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
                if !builder.open(element.name().to_owned(), element.attrs().map(attribute).collect()) {
                    break;
                }
                true
            }
            _ => false,
        };
        if entered && node.has_children() {
            next = node.first_child();
            continue;
        }
        if entered {
            builder.close();
        }
        let mut place = node;
        next = loop {
            if let Some(sibling) = place.next_sibling() {
                break Some(sibling);
            }
            match place.parent() {
                Some(parent) if parent.id() != root.id() => {
                    builder.close();
                    place = parent;
                }
                _ => break None,
            }
        };
    }
    builder.finish()
}
