//! Any text as a body's HTML: it is read without a panic, holds nothing but what the policy names,
//! reads the same again once written, and plain text keeps every letter.

#![no_main]

use libfuzzer_sys::fuzz_target;
use maqal::domain::{Body, Direction, HttpUrl};
use maqal::draw::{Canvas, Pen};
use maqal::html::{read_body, read_comment, read_inlines, read_text, write};
use maqal::locale::Language;

fuzz_target!(|html: &str| {
    let base = HttpUrl::new("https://news.example/2024/a.html").expect("a URL");
    let body = read_body(html, &base);
    let written = write::body(&body);
    draw(&body, &TAGS);
    draw(&read_comment(html, &base), &COMMENT_TAGS);

    let again = read_body(&written, &base);
    // What was nearly too much may be so with its paragraphs named.
    if !body.cut && !again.cut {
        assert_eq!(write::body(&again), written, "reads the same again");
    }
    // Of these two no text has any.
    if !html.contains(['<', '&', '\0', '\u{fdd0}']) {
        let (before, after) = (letters(html), letters(&read_text(&written)));
        assert!(after == before || (after.is_empty() && before.chars().all(is_unseen)), "{before:?} {after:?}");
    }
    read_inlines(html, &base);
    read_text(html);
});

fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn is_unseen(character: char) -> bool {
    matches!(character, '\u{200B}'..='\u{200F}' | '\u{FEFF}')
}

fn draw(body: &Body, tags: &'static [&'static str]) {
    let mut paper = Paper { tags, open: 0, weight: 0 };
    let messages = Language::default().messages();
    Pen::new(&mut paper, messages, true, Direction::Rtl).blocks(&body.blocks);
    assert_eq!(paper.open, 0, "what is opened is closed");
}

/// A canvas that takes nothing but what the page may hold.
struct Paper {
    tags: &'static [&'static str],
    open: usize,
    weight: usize,
}

impl Canvas for Paper {
    fn open(&mut self, tag: &str, attributes: &[(&str, Option<&str>)]) {
        assert!(self.tags.contains(&tag), "{tag}");
        for (name, value) in attributes.iter().filter_map(|(name, value)| Some((*name, (*value)?))) {
            assert!(ATTRIBUTES.contains(&name), "{tag} {name}");
            match name {
                "href" => assert!(LINKS.iter().any(|scheme| value.starts_with(scheme)), "{value}"),
                "src" | "poster" | "data-frame" => assert!(value.starts_with("https://"), "{value}"),
                "id" => assert!(value.starts_with("in-"), "{value}"),
                _ => {}
            }
        }
        self.open += 1;
    }

    fn text(&mut self, text: &str) {
        self.weight += text.len();
    }

    fn close(&mut self) {
        self.open -= 1;
    }

    fn weight(&self) -> usize {
        self.weight
    }
}

const LINKS: [&str; 5] = ["https://", "http://", "mailto:", "tel:", "#in-"];

#[rustfmt::skip]
const TAGS: [&str; 63] = [
    "a", "abbr", "audio", "b", "bdi", "bdo", "blockquote", "br", "button", "caption", "cite", "code", "dd", "del", "details",
    "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins",
    "kbd", "li", "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small", "source", "span",
    "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "u", "ul", "var",
    "video",
];

#[rustfmt::skip]
const COMMENT_TAGS: [&str; 34] = [
    "a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "li", "mark",
    "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "small", "strong", "sub", "sup", "u", "ul", "var", "span",
];

#[rustfmt::skip]
const ATTRIBUTES: [&str; 36] = [
    "alt", "aria-label", "class", "colspan", "controls", "data-close", "data-frame", "data-refused", "decoding", "dir", "fetchpriority", "height",
    "href", "id", "kind", "label", "lang", "loading", "open", "playsinline", "poster", "preload", "rel", "reversed",
    "role", "rowspan", "scope", "sizes", "src", "srcset", "srclang", "start", "tabindex", "type", "value", "width",
];
