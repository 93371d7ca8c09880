//! The native parser: html5ever, by way of scraper.

use scraper::{Html, Node as Parsed};

use super::tree::{Builder, Node};

const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// Parses HTML as the content of a `<body>`.
pub fn parse(html: &str) -> Vec<Node> {
    let document = Html::parse_fragment(html);
    let mut builder = Builder::default();
    let Some(root) = document.tree.root().first_child() else { return Vec::new() };

    // A walk along the edges instead of recursion, because parsers nest without bound.
    let mut next = root.first_child();
    while let Some(node) = next {
        let entered = match node.value() {
            Parsed::Text(text) => {
                builder.text(text.to_string());
                false
            }
            Parsed::Element(element) if &*element.name.ns == XHTML => {
                let attribute = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
                builder.open(element.name().to_owned(), element.attrs().map(attribute).collect())
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
