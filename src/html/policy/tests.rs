//! The policy over native parsing: what stays, as what, and what does not.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that panics has failed")]

use super::*;
use crate::html::{read_body, read_inlines, read_text};

fn base() -> HttpUrl {
    HttpUrl::new("https://news.example/2024/a.html").unwrap()
}

/// A body in a short notation of its own, close to HTML.
fn show(html: &str) -> String {
    read_body(html, &base()).blocks.iter().map(block).collect()
}

fn block(block: &Block) -> String {
    let with = |tag: &str, content: String| {
        let id = block.id.as_ref().map(|id| format!(" id={id}")).unwrap_or_default();
        let lang = block.language.as_ref().map(|tag| format!(" lang={}", tag.as_str())).unwrap_or_default();
        format!("<{tag}{id}{lang}>{content}</{tag}>")
    };
    let all = |blocks: &[Block]| blocks.iter().map(self::block).collect::<String>();
    match &block.kind {
        BlockKind::Paragraph(content) => with("p", inline(content)),
        BlockKind::Heading { level, content } => with(&format!("h{level}"), inline(content)),
        BlockKind::List { order: None, items } => {
            with("ul", items.iter().map(|item| format!("<li>{}", all(item))).collect())
        }
        BlockKind::List { order: Some(order), items } => {
            let reversed = if order.reversed { " reversed" } else { "" };
            let items = items.iter().map(|item| format!("<li>{}", all(item))).collect::<String>();
            with("ol", format!("({}{reversed}){items}", order.start))
        }
        BlockKind::Quote(blocks) => with("blockquote", all(blocks)),
        BlockKind::Figure(figure) => with("figure", format!("{}|{}", image(&figure.image), inline(&figure.caption))),
        BlockKind::Preformatted { code, content } => with(if *code { "pre-code" } else { "pre" }, inline(content)),
        BlockKind::Separator => with("hr", String::new()),
        BlockKind::Table(table) => {
            let cell = |cell: &Cell| {
                let span = if cell.column_span > 1 { format!("×{}", cell.column_span) } else { String::new() };
                format!("<{}{span}>{}", if cell.header { "th" } else { "td" }, all(&cell.blocks))
            };
            let rows = |rows: &[Row]| {
                rows.iter().map(|row| format!("<tr>{}", row.iter().map(cell).collect::<String>())).collect::<String>()
            };
            with("table", format!("{}|{}|{}", inline(&table.caption), rows(&table.head), rows(&table.rows)))
        }
    }
}

fn inline(content: &[Inline]) -> String {
    let show = |one: &Inline| match one {
        Inline::Text(text) => text.clone(),
        Inline::LineBreak => "<br>".to_owned(),
        Inline::Marked { mark, content } => format!("<{0}>{1}</{0}>", mark.tag(), inline(content)),
        Inline::Link { href, content } => {
            let href = match href {
                Href::Page(url) => url.as_str(),
                Href::Contact(url) => url,
                Href::Fragment(id) => id,
            };
            format!("<a {href}>{}</a>", inline(content))
        }
        Inline::Isolate { direction, language, content } => {
            let direction = direction.map_or("", Direction::as_str);
            let language = language.as_ref().map_or("", LanguageTag::as_str);
            format!("<bdi {direction} {language}>{}</bdi>", inline(content))
        }
        Inline::Image(it) => image(it),
    };
    content.iter().map(show).collect()
}

fn image(image: &Image) -> String {
    format!("[{} {:?}]", image.url, image.alt.as_deref().unwrap_or_default())
}

#[test]
fn ordinary_blocks_stay() {
    let table = [
        ("<p>نص</p>", "<p>نص</p>"),
        ("نص بلا فقرة<p>وفقرة</p>ذيل", "<p>نص بلا فقرة</p><p>وفقرة</p><p>ذيل</p>"),
        ("<h1>a</h1><h2 id='x'>b</h2><h6>c</h6>", "<h2>a</h2><h2 id=in-x>b</h2><h6>c</h6>"),
        (
            "<ul><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ul>",
            "<ul><li><p>a</p><ul><li><p>b</p></ul><li><p>c</p></ul>",
        ),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li><p>a</p><ul><li><p>b</p></ul></ul>"),
        ("<ol start=3 reversed><li>a</ol>", "<ol>(3 reversed)<li><p>a</p></ol>"),
        ("<blockquote><p>a</p><cite>b</cite></blockquote>", "<blockquote><p>a</p><p><cite>b</cite></p></blockquote>"),
        ("<pre class=x><code>a\n  b</code></pre>", "<pre-code><code>a\n  b</code></pre-code>"),
        ("<pre>a  b</pre>", "<pre>a  b</pre>"),
        ("<hr>", "<hr></hr>"),
        ("<div><section><p>a</p></section>b</div>", "<p>a</p><p>b</p>"),
        ("<center>a</center>", "<p>a</p>"),
        ("<details><summary>a</summary><p>b</p></details>", "<p>a</p><p>b</p>"),
        ("<p lang=fr>a</p><div lang=en><p>b</p></div>", "<p lang=fr>a</p><p lang=en>b</p>"),
    ];
    for (html, expected) in table {
        assert_eq!(show(html), expected, "{html}");
    }
}

#[test]
fn a_table_keeps_its_cells() {
    let html = "<figure class=wp-block-table><table><thead><tr><th>a<th colspan=2>b</tr></thead><tbody><tr><td>c<td>d</tr></tbody></table><figcaption>e</figcaption></figure>";
    assert_eq!(show(html), "<table>e|<tr><th><p>a</p><th×2><p>b</p>|<tr><td><p>c</p><td><p>d</p></table>");
}

#[test]
fn inline_formatting_stays() {
    let table = [
        ("<p>a <strong>b</strong> <em>c</em><br>d</p>", "<p>a <strong>b</strong> <em>c</em><br>d</p>"),
        ("<p><a href='/x?a=1&amp;b=2'>l</a></p>", "<p><a https://news.example/x?a=1&b=2>l</a></p>"),
        ("<p><a href=#fn1>1</a></p>", "<p><a in-fn1>1</a></p>"),
        ("<p><a name=x>l</a></p>", "<p>l</p>"),
        (
            "<p>a <bdi>(EDA)</bdi> <span dir=ltr lang=en>b</span> <span style='color:red'>c</span></p>",
            "<p>a <bdi  >(EDA)</bdi> <bdi ltr en>b</bdi> c</p>",
        ),
        ("<p>a\n\t b&nbsp; c </p>", "<p>a b\u{a0} c</p>"),
        ("<p><b> a </b> b</p>", "<p><b>a </b>b</p>"),
        ("<p>😀<img class=emoji alt='😀' src=x></p>", "<p>😀😀</p>"),
    ];
    for (html, expected) in table {
        assert_eq!(show(html), expected, "{html}");
    }
}

#[test]
fn pictures_are_figures_with_captions() {
    let table = [
        (
            "<figure><img src=/a.jpg alt='وصف'><figcaption>b</figcaption></figure>",
            "<figure>[https://news.example/a.jpg \"وصف\"]|b</figure>",
        ),
        ("<p><a href=/a.jpg><img src=/a.jpg></a></p>", "<figure>[https://news.example/a.jpg \"\"]|</figure>"),
        ("<figure><a href=/b><img src=/a.jpg></a></figure>", "<figure>[https://news.example/a.jpg \"\"]|</figure>"),
        ("<p>نص <img src=//cdn.example/a.png> نص</p>", "<p>نص [https://cdn.example/a.png \"\"] نص</p>"),
        ("<p><img src=/t.gif width=1 height=1></p>", ""),
        (
            "<figure><figure><img src=/a.jpg></figure><figure><img src=/b.jpg></figure><figcaption>c</figcaption></figure>",
            "<figure>[https://news.example/a.jpg \"\"]|</figure><figure>[https://news.example/b.jpg \"\"]|</figure><p>c</p>",
        ),
    ];
    for (html, expected) in table {
        assert_eq!(show(html), expected, "{html}");
    }
}

#[test]
fn every_srcset_candidate_is_checked_by_itself() {
    let candidates = candidates(
        "/a.jpg 300w, javascript:x 400w, b.jpg 2x,data:image/png;base64,AAAA 3x, /c.jpg 0w, /d,e.jpg 700w, /f.jpg",
        &base(),
    );
    let shown: Vec<_> = candidates.iter().map(ToString::to_string).collect();
    assert_eq!(
        shown,
        [
            "https://news.example/a.jpg 300w",
            "https://news.example/2024/b.jpg 2.00x",
            "https://news.example/d,e.jpg 700w",
            "https://news.example/f.jpg 1.00x",
        ]
    );
}

#[test]
fn spacers_leave_no_holes() {
    assert_eq!(
        show(
            "<p>&nbsp;</p><p> </p><p><br></p><p><strong>&nbsp;</strong></p><h2></h2><ul><li></li></ul><blockquote></blockquote><table><tr><td></td></tr></table>"
        ),
        ""
    );
}

#[test]
fn blocks_find_their_direction() {
    let directions =
        |html: &str| read_body(html, &base()).blocks.iter().map(|block| block.direction).collect::<Vec<_>>();
    assert_eq!(directions("<p>EDA وكالة التنمية</p>"), [Some(Direction::Rtl)]);
    assert_eq!(directions("<p>An English paragraph with كلمة</p>"), [Some(Direction::Ltr)]);
    assert_eq!(
        directions("<p dir=rtl>English</p><div dir=ltr><p>عربي</p></div>"),
        [Some(Direction::Rtl), Some(Direction::Ltr)]
    );
    assert_eq!(directions("<p>2007</p>"), [None]);
    assert_eq!(directions("<ul><li>عربي</li><li>EDA</li></ul>"), [Some(Direction::Rtl)]);
    assert_eq!(directions("<pre><code>let سلام = 1;</code></pre>"), [Some(Direction::Ltr)]);
}

#[test]
fn what_attacks_is_gone_and_what_stands_around_it_stays() {
    let attacks = include_str!("../../../tests/fixtures/hostile.txt");
    let snippets: Vec<_> = attacks.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    assert!(snippets.len() >= 40);
    for snippet in snippets {
        let body = read_body(&format!("<p>قبل</p>{snippet}"), &base());
        let shown = format!("{body:?}");
        assert!(shown.starts_with(r#"Body { blocks: [Block { id: None, direction: Some(Rtl), language: None, kind: Paragraph([Text("قبل")])"#), "{snippet}: {shown}");
        for (kind, schemes) in [("HttpUrl(\"", &["http://", "https://"]), ("Contact(\"", &["mailto:", "tel:"])] {
            for (at, _) in shown.match_indices(kind) {
                let url = &shown[at + kind.len()..];
                assert!(schemes.iter().any(|scheme| url.starts_with(scheme)), "{snippet}: {shown}");
            }
        }
        for id in shown.split("id: Some(\"").skip(1) {
            assert!(id.starts_with("in-"), "{snippet}: {shown}");
        }
    }
}

#[test]
fn depth_is_bounded() {
    let deep = "<blockquote>".repeat(20_000) + "نص";
    assert_eq!(show(&format!("<p>a</p>{deep}")), "<p>a</p>");
    let deep = "<b>".repeat(20_000) + "نص";
    show(&deep);
}

#[test]
fn text_has_its_entities_decoded() {
    assert_eq!(read_text("&#8220;EDA&#8221; &#038; <em>x</em>&hellip; &eacute;"), "“EDA” & x… é");
    assert_eq!(read_text(" a \n b "), "a b");
    assert_eq!(read_text("a<br>b<script>c</script>"), "a b");
}

#[test]
fn a_caption_is_one_line() {
    assert_eq!(
        inline(&read_inlines("<p>a <a href=/x>b</a></p>\n<p>c</p>", &base())),
        "a <a https://news.example/x>b</a> c"
    );
}
