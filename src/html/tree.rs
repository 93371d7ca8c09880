//! Parsed HTML as plain data, the same from either parser.

use std::cell::OnceCell;

use super::veil;

/// The size of a document that is read whole. What goes beyond is no article but a mistake or an
/// attack, and a phone would stand still over it.
pub mod limits {
    /// Bytes of HTML.
    pub const BYTES: usize = 2_000_000;
    /// Elements and pieces of text.
    pub const NODES: usize = 100_000;
    /// Attributes of all elements.
    pub const ATTRIBUTES: usize = 10_000;
    /// Elements around an element. What reads and draws the tree calls itself once a level.
    pub const DEPTH: usize = 200;
}

/// A parsed document or fragment.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    pub nodes: Vec<Node>,
    /// Whether it went beyond a limit, and ends before its end.
    pub cut: bool,
}

/// A node of the HTML namespace. Comments, SVG, MathML and the like never get this far.
#[derive(Clone, Debug)]
pub enum Node {
    Text(String),
    Element(Element),
}

/// An element with its lower-case name.
#[derive(Clone, Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
    /// For the reader to note whether there are blocks inside, which it asks at every level.
    pub(super) holds_block: OnceCell<bool>,
}

impl Element {
    /// An attribute's value by its lower-case name.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether the attribute is there, whatever its value.
    pub fn has(&self, name: &str) -> bool {
        self.attribute(name).is_some()
    }

    /// The element's classes.
    pub fn classes(&self) -> impl Iterator<Item = &str> {
        self.attribute("class").unwrap_or_default().split_ascii_whitespace()
    }

    /// Whether `class` is one of the element's classes.
    pub fn has_class(&self, class: &str) -> bool {
        self.classes().any(|c| c == class)
    }

    /// The child elements.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(Node::element)
    }
}

impl Node {
    /// The element, if it is one.
    pub fn element(&self) -> Option<&Element> {
        match self {
            Self::Element(element) => Some(element),
            Self::Text(_) => None,
        }
    }
}

/// Builds a tree from a parser's walk, so that both parsers share its limits.
#[derive(Default)]
pub struct Builder {
    open: Vec<Element>,
    top: Vec<Node>,
    nodes: usize,
    attributes: usize,
    cut: bool,
}

impl Builder {
    /// Opens an element. `false`: it is beyond a limit, and the walk ends here.
    pub fn open(&mut self, name: String, attributes: Vec<(String, String)>) -> bool {
        self.attributes += attributes.len();
        self.cut |= self.open.len() >= limits::DEPTH || self.attributes > limits::ATTRIBUTES;
        if !self.count() {
            return false;
        }
        let lifted = attributes.into_iter().map(|(name, value)| (veil::lift(name), veil::lift(value)));
        self.open.push(Element { name, attributes: lifted.collect(), ..Element::default() });
        true
    }

    /// Closes the element opened last.
    pub fn close(&mut self) {
        if let Some(element) = self.open.pop() {
            self.siblings().push(Node::Element(element));
        }
    }

    /// Adds text. `false`: it is beyond a limit, and the walk ends here.
    pub fn text(&mut self, text: String) -> bool {
        let counted = self.count();
        if counted {
            self.siblings().push(Node::Text(veil::lift(text)));
        }
        counted
    }

    /// The finished tree.
    pub fn finish(mut self) -> Tree {
        while !self.open.is_empty() {
            self.close();
        }
        Tree { nodes: self.top, cut: self.cut }
    }

    fn count(&mut self) -> bool {
        self.nodes += 1;
        self.cut |= self.nodes > limits::NODES;
        !self.cut
    }

    fn siblings(&mut self) -> &mut Vec<Node> {
        match self.open.last_mut() {
            Some(element) => &mut element.children,
            None => &mut self.top,
        }
    }
}
