//! What is drawn, as text: tags, attributes, and what each block's element is.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that panics has failed")]

use super::*;
use crate::domain::HttpUrl;
use crate::html::read_body;
use crate::locale::Language;

#[derive(Default)]
struct Paper {
    text: String,
    open: Vec<String>,
}

impl Canvas for Paper {
    fn open(&mut self, tag: &str, attributes: &[(&str, Option<&str>)]) {
        self.text += &format!("<{tag}");
        for (name, value) in attributes {
            let Some(value) = value else { continue };
            self.text += &if value.is_empty() { format!(" {name}") } else { format!(" {name}={value:?}") };
        }
        self.text += ">";
        self.open.push(tag.to_owned());
    }

    fn text(&mut self, text: &str) {
        self.text += text;
    }

    fn close(&mut self) {
        let tag = self.open.pop().unwrap();
        if !["br", "img", "hr", "source", "track"].contains(&tag.as_str()) {
            self.text += &format!("</{tag}>");
        }
    }

    fn weight(&self) -> usize {
        self.text.len()
    }
}

fn draw(html: &str, encrypted: bool) -> String {
    let base = HttpUrl::new("http://news.example/a/").unwrap();
    let mut paper = Paper::default();
    let messages = Language::default().messages();
    Pen::new(&mut paper, messages, encrypted, Direction::Rtl).blocks(&read_body(html, &base).blocks);
    assert_eq!(paper.open, Vec::<String>::new(), "what is opened is closed");
    paper.text
}

#[test]
fn direction_is_said_where_it_differs() {
    assert_eq!(draw("<p>نص</p><p>text</p><p>2007</p>", false), "<p>نص</p><p dir=\"ltr\">text</p><p>2007</p>");
    assert_eq!(
        draw("<blockquote dir=ltr><p>text</p><p dir=rtl>نص</p></blockquote>", false),
        "<blockquote class=\"quote\" dir=\"ltr\"><p>text</p><p dir=\"rtl\">نص</p></blockquote>"
    );
}

#[test]
fn left_and_right_are_the_start_or_the_end_of_a_text() {
    let table = [
        ("<p align=right>نص</p>", "<p class=\"align-start\">نص</p>"),
        ("<p align=left>نص</p>", "<p class=\"align-end\">نص</p>"),
        ("<p align=right>text</p>", "<p class=\"align-end\" dir=\"ltr\">text</p>"),
        ("<center>نص</center>", "<p class=\"align-center\">نص</p>"),
    ];
    for (html, expected) in table {
        assert_eq!(draw(html, false), expected);
    }
}

#[test]
fn a_picture_over_an_encrypted_line_is_asked_for_over_one() {
    let image = "<img src=http://cdn.example/a.jpg srcset='http://cdn.example/a.jpg 300w' width=600 height=400 alt=A>";
    let plain = draw(image, false);
    assert!(plain.contains("src=\"http://cdn.example/a.jpg\"") && !plain.contains("data-refused"), "{plain}");
    let upgraded = draw(image, true);
    assert!(upgraded.contains("data-refused=\"http://cdn.example/a.jpg\""), "{upgraded}");
    assert!(
        upgraded.contains("srcset=\"https://cdn.example/a.jpg 300w\" src=\"https://cdn.example/a.jpg\""),
        "{upgraded}"
    );
}

#[test]
fn footnotes_lead_both_ways() {
    let html = "<p>نص<sup data-fn=x class=fn><a href=#x id=x-link>1</a></sup></p>\
        <ol class=wp-block-footnotes><li id=x>حاشية <a href=#x-link>↩︎</a></li></ol>";
    assert_eq!(
        draw(html, false),
        "<p>نص<sup><a href=\"#in-x\" rel=\"external\" role=\"doc-noteref\" id=\"in-x-link\">1</a></sup></p>\
         <section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"الهوامش\"><ol><li id=\"in-x\">حاشية \
         <a href=\"#in-x-link\" rel=\"external\" role=\"doc-backlink\" aria-label=\"عد إلى موضع الهامش\">↩\u{FE0E}</a></li></ol></section>"
    );
}

#[test]
fn what_plays_waits_to_be_asked() {
    let html =
        "<video autoplay loop src=/v.mp4 poster=/p.jpg><track kind=captions src=/c.vtt srclang=ar label=عربي></video>";
    let drawn = draw(html, false);
    assert!(drawn.contains("controls preload=\"none\" playsinline poster=\"http://news.example/p.jpg\""), "{drawn}");
    assert!(
        drawn.contains("<track kind=\"captions\" srclang=\"ar\" label=\"عربي\" src=\"http://news.example/c.vtt\">"),
        "{drawn}"
    );
    assert!(!drawn.contains("autoplay"), "{drawn}");
}

#[test]
fn what_another_site_shows_is_a_card() {
    let html = "<iframe src=https://www.youtube.com/embed/dQw4w9WgXcQ title='نشرة'></iframe>";
    assert_eq!(
        draw(html, false),
        "<figure class=\"figure\"><p class=\"card\"><a href=\"https://www.youtube.com/watch?v=dQw4w9WgXcQ\" rel=\"external noopener\">\
         <bdi class=\"card__title\" dir=\"rtl\">نشرة</bdi> <bdi class=\"card__source\" dir=\"ltr\">YouTube</bdi></a></p></figure>"
    );
}
