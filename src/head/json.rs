//! Writes JSON-LD that may stand inside `<script>` as it is: it never holds a `<`.

/// A document with one `@graph`, which is open until it is finished.
pub(super) struct Json(String);

impl Json {
    pub(super) fn graph() -> Self {
        Self(r#"{"@context":"https://schema.org","@graph":["#.to_owned())
    }

    pub(super) fn finish(mut self) -> String {
        self.0.push_str("]}");
        self.0
    }

    /// Opens an object of a type.
    pub(super) fn begin(&mut self, kind: &str) {
        self.separate();
        self.0.push('{');
        self.members(&[("@type", kind)]);
    }

    /// Closes the object opened last.
    pub(super) fn end(&mut self) {
        self.0.push('}');
    }

    /// Opens a member that is a list.
    pub(super) fn begin_list(&mut self, name: &str) {
        self.name(name);
        self.0.push('[');
    }

    /// Closes it.
    pub(super) fn end_list(&mut self) {
        self.0.push(']');
    }

    /// A member's name, which its value must follow.
    pub(super) fn name(&mut self, name: &str) {
        self.string(name);
        self.0.push(':');
    }

    /// Members that are texts. Empty ones are left out.
    pub(super) fn members(&mut self, members: &[(&str, &str)]) {
        for (name, text) in members.iter().filter(|(_, text)| !text.is_empty()) {
            self.name(name);
            self.string(text);
        }
    }

    /// A member that is a number, `true` or `false`.
    pub(super) fn plain(&mut self, name: &str, value: &str) {
        self.name(name);
        self.0.push_str(value);
    }

    /// A member that is a list of texts. An empty one is left out.
    pub(super) fn list<'a>(&mut self, name: &str, texts: impl ExactSizeIterator<Item = &'a str>) {
        if texts.len() > 0 {
            self.begin_list(name);
            texts.for_each(|text| self.string(text));
            self.end_list();
        }
    }

    fn separate(&mut self) {
        // A text that ends so has a quotation mark behind it.
        if !self.0.ends_with(['{', '[', ':']) {
            self.0.push(',');
        }
    }

    /// RFC 8259, section 7, and what HTML or an old JavaScript would take for something else.
    fn string(&mut self, text: &str) {
        self.separate();
        self.0.push('"');
        for character in text.chars() {
            match character {
                '"' | '\\' => self.0.extend(['\\', character]),
                '\0'..' ' | '<' | '\u{2028}' | '\u{2029}' => {
                    self.0.push_str("\\u");
                    let digit = |shift: u32| char::from_digit(character as u32 >> shift & 15, 16);
                    self.0.extend([12, 8, 4, 0].into_iter().filter_map(digit));
                }
                _ => self.0.push(character),
            }
        }
        self.0.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let mut json = Json::graph();
        json.begin("Thing");
        json.members(&[("name", text)]);
        json.list("keywords", [text, "a"].into_iter());
        json.plain("position", "1");
        json.end();
        json.begin("Thing");
        json.end();
        json.finish()
    }

    #[test]
    fn whatever_is_said_is_read_as_it_was() {
        let all: String = ('\0'..='\u{2100}').chain(['\u{FEFF}', '\u{FFFF}', '😀', '\u{10FFFF}']).collect();
        for text in [&all, "x", "{", "[", ":", "\\", "\\\"", "</script><!--", "\u{2028}\u{2029}", "\\u003c", ","] {
            let json = written(text);
            let read: serde_json::Value = serde_json::from_str(&json).unwrap();
            assert_eq!(read["@graph"][0]["name"], *text);
            assert_eq!(read["@graph"][0]["keywords"], serde_json::json!([text, "a"]));
            assert_eq!(read["@graph"][0]["position"], 1);
            assert_eq!(read["@graph"][1], serde_json::json!({"@type": "Thing"}));
            assert!(!json.contains(['<', '\u{2028}', '\u{2029}', '\n', '\0']));
        }
    }

    #[test]
    fn nothing_is_left_out_rather_than_said() {
        let read: serde_json::Value = serde_json::from_str(&written("")).unwrap();
        assert_eq!(read["@graph"][0].get("name"), None);
    }
}
