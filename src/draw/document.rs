//! The canvas of a browser.

use web_sys::{Document, DocumentFragment, Element, Node};

use super::Canvas;

/// Draws into a fragment, so that the page changes once.
pub(crate) struct Fragment {
    document: Document,
    fragment: DocumentFragment,
    open: Vec<Element>,
    weight: usize,
}

impl Fragment {
    pub(crate) fn new(document: Document) -> Self {
        let fragment = document.create_document_fragment();
        Self { document, fragment, open: Vec::new(), weight: 0 }
    }

    /// Puts what was drawn into an element, before one of its children or behind them all.
    pub(crate) fn insert(self, parent: &Element, before: Option<&Element>) {
        // Nothing to do about a failure: the page is another one by then.
        let _ = parent.insert_before(&self.fragment, before.map(AsRef::as_ref));
    }

    fn append(&self, node: &Node) {
        let parent: &Node = self.open.last().map_or(&self.fragment, |element| element);
        // Nothing to do about a failure: a fragment takes elements and text.
        let _ = parent.append_child(node);
    }
}

impl Canvas for Fragment {
    fn open(&mut self, tag: &str, attributes: &[(&str, Option<&str>)]) {
        // The names come from this crate, never from an author: they are valid.
        let Ok(element) = self.document.create_element(tag) else { return };
        for (name, value) in attributes {
            if let Some(value) = value {
                let _ = element.set_attribute(name, value);
            }
        }
        self.append(&element);
        self.open.push(element);
    }

    fn text(&mut self, text: &str) {
        self.append(&self.document.create_text_node(text));
        self.weight += text.len();
    }

    fn close(&mut self) {
        self.open.pop();
    }

    fn weight(&self) -> usize {
        self.weight
    }
}
