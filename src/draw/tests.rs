//! What is drawn, as text: tags, attributes, and what each block's element is.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that panics has failed")]

use super::*;
use crate::domain::comment::{Answers, Order, Placed, Status};
use crate::domain::comment_form::Required;
use crate::domain::{Comment, CommentId, CommentPage, Commenter, Discussion, HttpUrl};
use crate::draw::comment::{Conversation, Setting};
use crate::draw::form::Form;
use crate::draw::markup::Markup;
use crate::html::{read_body, read_comment};
use crate::locale::Language;

fn draw(html: &str, encrypted: bool) -> String {
    let base = HttpUrl::new("http://news.example/a/").unwrap();
    drawn(encrypted, |pen| pen.blocks(&read_body(html, &base).blocks))
}

fn drawn(encrypted: bool, draw: impl FnOnce(&mut Pen)) -> String {
    let mut markup = Markup::default();
    draw(&mut Pen::new(&mut markup, Language::default().messages(), encrypted, Direction::Rtl));
    assert!(!markup.is_open(), "what is opened is closed");
    markup.finish()
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
         <bdi class=\"card__title\" dir=\"rtl\">نشرة</bdi> <bdi class=\"card__source\" dir=\"ltr\">YouTube</bdi></a></p>\
         <div class=\"facade\"><button class=\"button facade__load\" type=\"button\" aria-label=\"اعرضه هنا: نشرة\" \
         data-frame=\"https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&amp;start=0\" data-close=\"أغلق\">اعرضه هنا</button>\
         <p class=\"facade__note\" dir=\"rtl\">بالضغط على الزر يُحمَّل المحتوى من <bdi dir=\"ltr\">YouTube</bdi> مباشرة، فيعلم هذا \
         الموقع أنك تقرأ المقال، وقد يحفظ ملفات تعريف الارتباط في متصفحك.</p></div></figure>"
    );
    let unknown = draw("<iframe src=https://charts.example/embed/1 title='مبيان'></iframe>", false);
    assert!(unknown.contains("href=\"https://charts.example/embed/1\"") && !unknown.contains("facade"), "{unknown}");
}

#[test]
fn a_picture_that_leads_nowhere_opens_on_its_own() {
    let image = "<img src=/a.jpg width=600 height=400 alt='ساحة المسجد'>";
    let button = "<button class=\"picture-button\" type=\"button\" aria-label=\"افتح الصورة: ساحة المسجد\"><img ";
    assert!(draw(image, false).contains(button));
    assert!(draw(&image.replace("alt", "title"), false).contains("aria-label=\"افتح الصورة\"><img "));
    assert!(!draw(&format!("<a href=/big.jpg>{image}</a>"), false).contains("<button"), "a link is one already");
}

fn placed(pairs: &[(u32, u32)]) -> Vec<Placed> {
    let base = HttpUrl::new("https://news.example/").unwrap();
    let comment = |&(id, parent): &(u32, u32)| Comment {
        id: CommentId(id.to_string()),
        parent: (parent != 0).then(|| CommentId(parent.to_string())),
        author: Commenter { name: format!("Reader {id}"), avatar: Some(base.clone()), ..Commenter::default() },
        published: None,
        body: read_comment("<p>نص <a href=/x>رابط</a></p>", &base),
        status: Status::Approved,
    };
    let mut discussion = Discussion::default();
    discussion.add_page(CommentPage { comments: pairs.iter().map(comment).collect(), total: 0, next: None });
    discussion.note_gone(discussion.missing_parents());
    discussion.placed(Order::OldestFirst)
}

#[test]
fn a_comment_says_who_and_to_whom() {
    let deep = placed(&[(1, 0), (2, 1), (3, 2), (4, 3), (5, 4), (6, 99)]);
    let show = |index: usize, setting: &Setting| drawn(true, |pen| pen.comment(&deep[index], setting));
    let first = show(0, &Setting { may_answer: true, by_author: true, ..Setting::default() });
    assert!(first.starts_with("<li class=\"comment comment--depth-0\" id=\"comment-1\""), "{first}");
    assert!(first.contains("<bdi dir=\"ltr\">Reader 1</bdi>") && first.contains("كاتب المقال"));
    assert!(first.contains("rel=\"external noopener nofollow ugc\"") && first.contains("data-reply=\"1\""));
    assert!(first.contains(">R</span>") && !first.contains("<img"), "a letter for a picture");
    assert!(show(0, &Setting { avatars: true, ..Setting::default() }).contains("referrerpolicy=\"no-referrer\""));
    let second = show(1, &Setting::default());
    assert!(second.contains("visually-hidden") && !second.contains("data-reply"));
    let fifth = show(4, &Setting::default());
    assert!(fifth.contains("comment--depth-3") && fifth.contains("<p class=\"comment__answers\">ردًّا على <bdi"));
    assert_eq!(deep[5].answers, Answers::Gone);
    assert!(show(5, &Setting::default()).contains("ردًّا على تعليق لم يعد منشورًا"));
}

#[test]
fn what_a_comment_brings_along_stays_inside_its_attributes() {
    let mut hostile = placed(&[(1, 0)]).remove(0);
    hostile.comment = std::sync::Arc::new(Comment {
        id: CommentId("1\" onclick=\"x() #<b>".into()),
        parent: None,
        author: Commenter { name: "<b>\"x\"</b>\u{202E}".into(), ..Commenter::default() },
        published: None,
        body: crate::domain::Body::default(),
        status: Status::Hold,
    });
    let text = drawn(true, |pen| pen.comment(&hostile, &Setting { may_answer: true, ..Setting::default() }));
    assert!(text.contains("id=\"comment-1&quot; onclick=&quot;x() #<b>\""), "{text}");
    assert!(text.contains("&lt;b&gt;\"x\"&lt;/b&gt;"), "{text}");
    assert!(text.contains("في انتظار موافقة المشرف"));
    assert!(!text.contains("data-reply") && !text.contains("comment__link"), "nothing to answer or to link to yet");
}

#[test]
fn the_form_asks_for_what_the_site_asks_for() {
    let form = |name, email| {
        let form = Form { required: Required { name, email }, honeypot: Some("city"), action: None };
        drawn(true, |pen| pen.conversation(&Conversation { form: Some(form), ..Conversation::default() }))
    };
    let required = |text: &str| text.matches(" required").count();
    assert_eq!(required(&form(true, true)), 3);
    assert_eq!(required(&form(false, false)), 1, "the comment itself");
    assert!(form(true, true).contains("name=\"city\" tabindex=\"-1\""));
    let closed = drawn(true, |pen| pen.conversation(&Conversation::default()));
    assert!(closed.contains("باب التعليق مغلق.") && !closed.contains("<form"));
}

/// Elements and texts by how deep they stand.
#[derive(Default)]
struct Outline {
    lines: Vec<String>,
    depth: usize,
}

impl Outline {
    fn line(&mut self, text: &str) {
        self.lines.push(format!("{} {text}", self.depth));
    }

    /// What a parser has made of markup.
    fn read(&mut self, element: scraper::ElementRef) {
        for child in element.children() {
            if let scraper::Node::Text(text) = child.value() {
                self.text(&text.text);
            } else if let Some(element) = scraper::ElementRef::wrap(child) {
                self.open(element.value().name(), &[]);
                self.read(element);
                self.close();
            }
        }
    }
}

impl Canvas for Outline {
    fn open(&mut self, tag: &str, _: &[(&str, Option<&str>)]) {
        self.line(&format!("<{tag}>"));
        self.depth += 1;
    }

    fn text(&mut self, text: &str) {
        // Two texts side by side come back as one.
        let before = format!("{} \"", self.depth);
        match self.lines.last_mut().filter(|last| last.starts_with(&before)) {
            Some(last) => last.push_str(text),
            None if text.is_empty() => {}
            None => self.line(&format!("\"{text}")),
        }
    }

    fn close(&mut self) {
        self.depth -= 1;
    }

    fn weight(&self) -> usize {
        0
    }
}

#[test]
fn what_is_drawn_is_read_as_it_was_drawn() {
    let base = HttpUrl::new("http://news.example/a/").unwrap();
    let corpus = ["blocks", "hostile"].map(|name| {
        let path = format!("{}/tests/fixtures/bodies/{name}.txt", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(path).unwrap()
    });
    let cases: Vec<&str> = corpus.iter().flat_map(|text| text.split("\n## ")).collect();
    assert!(cases.len() > 100);
    let odd = ["<pre>\n\nتص</pre>", "<p>a &amp;lt; b</p>", "<p>\u{0}a&#13;b</p>"];
    for html in cases.into_iter().chain(odd) {
        let html = html.split("\n== ").next().unwrap();
        let body = read_body(html, &base);
        let mut outline = Outline::default();
        Pen::new(&mut outline, Language::default().messages(), false, Direction::Rtl).blocks(&body.blocks);
        let markup = drawn(false, |pen| pen.blocks(&body.blocks));
        let mut read = Outline::default();
        let fragment = scraper::Html::parse_fragment(&markup);
        read.read(fragment.root_element());
        assert_eq!(read.lines, outline.lines, "{html}\n{markup}");
    }
}
