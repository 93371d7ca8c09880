//! A drawing that is written down first, and drawn in one go: a call of the browser's for every element, attribute
//! and text would take a slow phone three times as long.
//!
//! Steps stand one behind the other with U+0000 between them, which no text has:
//!
//! ```text
//! <name    opens an element
//! =name    an attribute of the one opened last; its value is what stands next
//! "text    a text in it
//! >        closes it
//! ```

use super::Canvas;

const END: char = '\0';

/// What is to be drawn.
#[derive(Debug, Default)]
pub(crate) struct Steps {
    pub(super) written: String,
}

impl Steps {
    fn step(&mut self, kind: &str, what: &str) {
        if !self.written.is_empty() {
            self.written.push(END);
        }
        self.written.push_str(kind);
        // Texts that are no markup have been through no parser, which would have taken it out.
        match what.contains(END) {
            true => self.written.extend(what.split(END)),
            false => self.written.push_str(what),
        }
    }
}

impl Canvas for Steps {
    fn open(&mut self, tag: &str, attributes: &[(&str, Option<&str>)]) {
        self.step("<", tag);
        for (name, value) in attributes {
            if let Some(value) = value {
                self.step("=", name);
                self.step("", value);
            }
        }
    }

    fn text(&mut self, text: &str) {
        self.step("\"", text);
    }

    fn close(&mut self) {
        self.step(">", "");
    }

    fn weight(&self) -> usize {
        self.written.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(draw: impl FnOnce(&mut Steps)) -> String {
        let mut steps = Steps::default();
        draw(&mut steps);
        steps.written.replace(END, "|")
    }

    #[test]
    fn what_is_drawn_is_written_down_step_by_step() {
        let steps = written(|steps| {
            steps.open("p", &[("class", Some("a")), ("hidden", None), ("title", Some(""))]);
            steps.text("نص");
            steps.open("br", &[]);
            steps.close();
            steps.close();
        });
        assert_eq!(steps, "<p|=class|a|=title||\"نص|<br|>|>");
    }

    #[test]
    fn no_text_is_a_step() {
        let steps = written(|steps| {
            steps.open("p", &[("title", Some("\0\"x\0<script\0=src\0//evil.example\0"))]);
            steps.text("\0<script\0=src\0//evil.example\0");
            steps.close();
        });
        assert_eq!(steps, "<p|=title|\"x<script=src//evil.example|\"<script=src//evil.example|>");
    }
}
