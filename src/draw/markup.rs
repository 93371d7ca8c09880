//! The canvas of a file: HTML as text.
//!
//! <https://html.spec.whatwg.org/multipage/syntax.html>

use super::Canvas;

/// Elements that have no content and no end tag.
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// Elements whose first line break a parser takes for the source's own.
const PREFORMATTED: [&str; 2] = ["pre", "textarea"];

/// What is drawn, as HTML that a parser reads as it was drawn.
#[derive(Debug, Default)]
pub struct Markup {
    text: String,
    open: Vec<String>,
    /// Whether nothing stands yet in the element that was opened last, and it is a preformatted one.
    is_fresh: bool,
    weight: usize,
}

impl Markup {
    /// Whether an element has been opened and not closed.
    pub fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// The text; what is still open is closed.
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.text
    }

    /// What stands in an attribute or in a text: a carriage return would come back as a line feed, and NUL as nothing.
    fn escape(&mut self, text: &str, is_attribute: bool) {
        for letter in text.chars() {
            match letter {
                '&' => self.text.push_str("&amp;"),
                '"' if is_attribute => self.text.push_str("&quot;"),
                '<' if !is_attribute => self.text.push_str("&lt;"),
                '>' if !is_attribute => self.text.push_str("&gt;"),
                '\r' => self.text.push_str("&#13;"),
                '\0' => self.text.push('\u{FFFD}'),
                letter => self.text.push(letter),
            }
        }
    }
}

impl Canvas for Markup {
    fn open(&mut self, tag: &str, attributes: &[(&str, Option<&str>)]) {
        self.text.push('<');
        self.text.push_str(tag);
        for (name, value) in attributes {
            let Some(value) = value else { continue };
            self.text.push(' ');
            self.text.push_str(name);
            if !value.is_empty() {
                self.text.push_str("=\"");
                self.escape(value, true);
                self.text.push('"');
            }
        }
        self.text.push('>');
        self.open.push(tag.to_owned());
        self.is_fresh = PREFORMATTED.contains(&tag);
    }

    fn text(&mut self, text: &str) {
        if std::mem::take(&mut self.is_fresh) && text.starts_with('\n') {
            self.text.push('\n');
        }
        self.escape(text, false);
        self.weight += text.len();
    }

    fn close(&mut self) {
        self.is_fresh = false;
        let Some(tag) = self.open.pop() else { return };
        if !VOID.contains(&tag.as_str()) {
            self.text.push_str("</");
            self.text.push_str(&tag);
            self.text.push('>');
        }
    }

    fn weight(&self) -> usize {
        self.weight
    }
}
