//! Hides `style` attributes from a browser while it parses. Nothing that is parsed inert is ever styled by them, but
//! Chromium tells the page's Content-Security-Policy of every one, and a publisher's reports would be full of them.

/// Stands before the name of what is hidden. It is no character (<https://www.unicode.org/faq/private_use.html#nonchar>),
/// so that no text has it.
const VEIL: char = '\u{fdd0}';

/// The markup with its `style` attributes hidden; `None` where it has none. What looks like one in a text or in another
/// attribute's value is marked as well, and [`lift`] gives it back.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "this parser tells nobody"))]
pub fn put(html: &str) -> Option<String> {
    let mut veiled = String::new();
    let mut done = 0;
    for (at, window) in html.as_bytes().windows(6).enumerate() {
        let [before, name @ ..] = window else { break };
        let begins = before.is_ascii_whitespace() || matches!(before, b'/' | b'"' | b'\'');
        if !begins || !name.eq_ignore_ascii_case(b"style") {
            continue;
        }
        let (head, tail) = (html.get(done..=at)?, html.get(at + 6..)?);
        // `</style` ends an element.
        if !head.ends_with("</") && tail.trim_start().starts_with('=') {
            veiled.push_str(head);
            veiled.push(VEIL);
            done = at + 1;
        }
    }
    let rest = html.get(done..)?;
    (done > 0).then(|| veiled + rest)
}

/// What was parsed, as it was written. Either parser gives it this way.
pub fn lift(text: String) -> String {
    if text.contains(VEIL) { text.replace(VEIL, "") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_are_hidden_wherever_a_parser_may_find_them() {
        let table = [
            ("<p style=\"color:red\">a</p>", Some("<p ^style=\"color:red\">a</p>")),
            ("<p\nSTYLE = x>", Some("<p\n^STYLE = x>")),
            ("<p class=\"a\"style=x><b/style=y>", Some("<p class=\"a\"^style=x><b/^style=y>")),
            ("<style>p { color: red }</style>", None),
            ("<style>a</style ><p style=x>", Some("<style>a</style ><p ^style=x>")),
            ("</style=x><p data-style=y liststyle=z>", None),
            ("كتب style= في النص", Some("كتب ^style= في النص")),
            ("style", None),
            ("", None),
        ];
        for (html, expected) in table {
            assert_eq!(put(html).map(|html| html.replace(VEIL, "^")).as_deref(), expected, "{html}");
            assert_eq!(lift(put(html).unwrap_or_default()), expected.map_or("", |_| html));
        }
    }
}
