//! Parsed HTML as plain data, the same from either parser.

/// A node of the HTML namespace. Comments, SVG, MathML and the like never get this far.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    Text(String),
    Element(Element),
}

/// An element with its lower-case name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

impl Element {
    /// An attribute's value by its lower-case name.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether `class` is one of the element's classes.
    pub fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split_ascii_whitespace().any(|c| c == class))
    }
}

/// Deeper elements are left out, with their content: nobody nests like that in earnest, and what
/// reads and draws the tree calls itself once a level.
pub const MAX_DEPTH: usize = 100;

/// Builds a tree from a parser's walk, so that both parsers share its limits.
#[derive(Default)]
pub struct Builder {
    open: Vec<Element>,
    top: Vec<Node>,
}

impl Builder {
    /// Opens an element. `false`: it is too deep; its content must be skipped and it must not be closed.
    pub fn open(&mut self, name: String, attributes: Vec<(String, String)>) -> bool {
        if self.open.len() >= MAX_DEPTH {
            return false;
        }
        self.open.push(Element { name, attributes, children: Vec::new() });
        true
    }

    /// Closes the element opened last.
    pub fn close(&mut self) {
        if let Some(element) = self.open.pop() {
            self.siblings().push(Node::Element(element));
        }
    }

    /// Adds text.
    pub fn text(&mut self, text: String) {
        self.siblings().push(Node::Text(text));
    }

    /// The finished tree.
    pub fn finish(mut self) -> Vec<Node> {
        while !self.open.is_empty() {
            self.close();
        }
        self.top
    }

    fn siblings(&mut self) -> &mut Vec<Node> {
        match self.open.last_mut() {
            Some(element) => &mut element.children,
            None => &mut self.top,
        }
    }
}
