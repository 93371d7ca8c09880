//! Lists of every kind, footnotes among them.

use std::slice;

use super::blocks::{BlockReader, blocks, majority};
use super::line::{id, is_blank, line};
use super::{Context, style};
use crate::domain::Direction;
use crate::domain::body::{self, BlockKind, Description, Item, Order};
use crate::html::tree::Element;

impl BlockReader {
    pub(super) fn list(&mut self, element: &Element, ordered: bool, context: &Context) {
        let items = items(element, context);
        if items.is_empty() {
            return;
        }
        let number = |name| element.attribute(name).and_then(|number| number.trim().parse().ok());
        let order = ordered.then(|| Order {
            start: number("start").unwrap_or(1),
            reversed: element.has("reversed"),
            numbering: style::numbering(element),
        });
        let direction = context.direction.or_else(|| majority(items.iter().flat_map(|item| &item.blocks)));
        self.push(BlockKind::List { order, items }, id(element), direction, context);
    }

    pub(super) fn footnotes(&mut self, element: &Element, context: &Context) {
        let items = items(element, &Context { notes: true, ..context.clone() });
        if !items.is_empty() {
            let direction = context.direction.or_else(|| majority(items.iter().flat_map(|item| &item.blocks)));
            self.push(BlockKind::Footnotes(items), id(element), direction, context);
        }
    }

    pub(super) fn descriptions(&mut self, element: &Element, context: &Context) {
        fn gather(element: &Element, context: &Context, list: &mut Vec<Description>) {
            for node in &element.children {
                match node.element() {
                    Some(child) if child.name == "div" => gather(child, &context.inside(child), list),
                    Some(child) if child.name == "dt" => {
                        let term = line(child, &context.inside(child));
                        list.extend((!is_blank(&term)).then_some(Description::Term(term)));
                    }
                    child => {
                        let inside = child.map_or_else(|| context.clone(), |child| context.inside(child));
                        let details = match child {
                            Some(child) if child.name == "dd" => blocks(&child.children, &inside),
                            _ => blocks(slice::from_ref(node), context),
                        };
                        list.extend((!details.is_empty()).then_some(Description::Details(details)));
                    }
                }
            }
        }
        let mut list = Vec::new();
        gather(element, &context.fresh(), &mut list);
        if list.is_empty() {
            return;
        }
        let terms = list.iter().filter_map(|part| match part {
            Description::Term(term) => Some(body::texts(term)),
            Description::Details(_) => None,
        });
        let direction = context.direction.or_else(|| Direction::of_texts(terms.flatten()));
        self.push(BlockKind::Descriptions(list), id(element), direction, context);
    }
}

fn items(list: &Element, context: &Context) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for node in &list.children {
        match node.element().filter(|child| child.name == "li") {
            Some(child) => items.push(Item {
                id: id(child),
                value: child.attribute("value").and_then(|value| value.trim().parse().ok()),
                blocks: blocks(&child.children, &context.fresh().inside(child)),
            }),
            // A list right inside a list belongs to the item before it.
            None => {
                let loose = blocks(slice::from_ref(node), &context.fresh());
                match items.last_mut() {
                    Some(item) => item.blocks.extend(loose),
                    None => items.push(Item { id: None, value: None, blocks: loose }),
                }
            }
        }
    }
    items.retain(|item| !item.blocks.is_empty());
    items
}
