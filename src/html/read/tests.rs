//! What stays, as what, and what does not: over native parsing, shown as [`write`] shows it.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that panics has failed")]

use std::{env, fs};

use super::*;
use crate::html::tree::limits;
use crate::html::{read_body, read_comment, read_inlines, read_text, write};

const BLOCKS: &str = "tests/fixtures/bodies/blocks.txt";
const HOSTILE: &str = "tests/fixtures/bodies/hostile.txt";

fn base() -> HttpUrl {
    HttpUrl::new("https://news.example/2024/a.html").unwrap()
}

fn show(html: &str) -> String {
    write::body(&read_body(html, &base()))
}

/// Written HTML without the directions, which most of these tests are not about.
fn plain(html: &str) -> String {
    show(html).replace(" dir=\"ltr\"", "").replace(" dir=\"rtl\"", "")
}

fn hostile() -> Vec<String> {
    let decode = |line: &str| {
        let mut parts = line.split("⟨U+");
        let mut text = parts.next().unwrap().to_owned();
        for part in parts {
            let (code, rest) = part.split_once('⟩').unwrap();
            text.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
            text.push_str(rest);
        }
        text
    };
    let text = fs::read_to_string(HOSTILE).unwrap();
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(decode).collect()
}

/// The cases of the corpus: name, HTML, and what is to come of it.
fn blocks() -> Vec<(String, String, String)> {
    let text = fs::read_to_string(BLOCKS).unwrap();
    let mut cases = Vec::new();
    for case in format!("\n{text}").split("\n## ").skip(1) {
        let (name, rest) = case.split_once('\n').unwrap();
        let (html, expected) = rest.split_once("\n== ").unwrap_or((rest, ""));
        cases.push((name.to_owned(), html.trim_end().to_owned(), expected.trim_end().to_owned()));
    }
    cases
}

/// `MAQAL_BLESS=1 cargo test` writes what comes of each case into the corpus, to be read in the diff.
#[test]
fn every_block_markup_comes_to_what_the_corpus_says() {
    let cases = blocks();
    assert!(cases.len() >= 80);
    if env::var_os("MAQAL_BLESS").is_some() {
        let case = |(name, html, _): &(String, String, String)| format!("## {name}\n{html}\n== {}\n", show(html));
        fs::write(BLOCKS, cases.iter().map(case).collect::<Vec<_>>().join("\n")).unwrap();
        return;
    }
    for (name, html, expected) in cases {
        assert_eq!(show(&html).trim_end(), expected, "{name}");
    }
}

#[test]
fn what_is_written_reads_the_same_again() {
    let cases = blocks().into_iter().map(|(_, html, _)| html).chain(hostile());
    for html in cases {
        let first = read_body(&html, &base());
        let written = write::body(&first);
        let second = read_body(&written, &base());
        // What was nearly too deep may be so with its paragraphs named.
        if !second.cut {
            assert_eq!(write::body(&second), written, "{html}\n{first:?}\n{second:?}");
        }
    }
}

#[test]
fn what_attacks_is_gone_and_what_stands_before_it_stays() {
    let snippets = hostile();
    assert!(snippets.len() >= 400);
    for snippet in snippets {
        let written = show(&format!("<p>قبل</p>{snippet}"));
        assert!(written.starts_with(r#"<p dir="rtl">قبل</p>"#), "{snippet}\n{written}");
        // What is written holds no angle bracket or quotation mark but its own.
        for tag in written.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()) {
            let mut parts = tag.split('"');
            let words = parts.next().unwrap().trim_end_matches('=').split(' ').map(str::to_owned).collect::<Vec<_>>();
            assert!(!words.iter().any(|word| word.starts_with("on")), "{snippet}\n{written}");
            assert!(!RISKY.contains(&words[0].as_str()), "{snippet}\n{written}");
        }
        for attribute in ["src=\"", "href=\"", "poster=\""] {
            for value in written.split(attribute).skip(1) {
                let safe = ["https://", "http://", "mailto:", "tel:", "#"];
                assert!(safe.iter().any(|scheme| value.starts_with(scheme)), "{snippet}\n{written}");
            }
        }
    }
}

const RISKY: [&str; 12] =
    ["script", "style", "svg", "math", "form", "input", "object", "template", "meta", "link", "base", "embed"];

#[test]
fn loose_text_becomes_paragraphs() {
    let table = [
        ("نص بلا فقرة<p>وفقرة</p>ذيل", "<p>نص بلا فقرة</p><p>وفقرة</p><p>ذيل</p>"),
        ("a<br><br>b<br>c<br><br><br>d", "<p>a</p><p>b<br>c</p><p>d</p>"),
        ("<div><section><p>a</p></section>b</div>", "<p>a</p><p>b</p>"),
        (
            "<ul>x<li>a<ul><li>b</li></ul></li><ul><li>c</li></ul></ul>",
            "<ul><li><p>x</p></li><li><p>a</p><ul><li><p>b</p></li></ul><ul><li><p>c</p></li></ul></li></ul>",
        ),
        ("<strong><p>a</p>b</strong>", "<p>a</p><p>b</p>"),
    ];
    for (html, expected) in table {
        assert_eq!(plain(html), expected, "{html}");
    }
}

#[test]
fn a_name_outlives_the_element_that_bore_it() {
    let table = [
        ("<div id=x><p>a</p></div>", r#"<p id="x">a</p>"#),
        ("<p><a name=x></a></p><h2>a</h2>", r#"<h2 id="x">a</h2>"#),
        ("<p>a <span id=x>b</span></p>", r#"<p>a <span id="x"></span>b</p>"#),
        (
            "<p><a href=#x>a</a><a href='https://news.example/2024/a.html#%D8%A3'>b</a></p>",
            r##"<p><a href="#x">a</a><a href="#أ">b</a></p>"##,
        ),
    ];
    for (html, expected) in table {
        assert_eq!(plain(html), expected, "{html}");
    }
}

#[test]
fn inline_formatting_stays() {
    let table = [
        ("<p>a <strong>b</strong> <em>c</em><br>d</p>", "<p>a <strong>b</strong> <em>c</em><br>d</p>"),
        ("<p><a href='/x?a=1&amp;b=2'>l</a></p>", "<p><a href=\"https://news.example/x?a=1&amp;b=2\">l</a></p>"),
        ("<p>a\n\t b&nbsp; c </p>", "<p>a b\u{a0} c</p>"),
        ("<p><b> a </b> b</p>", "<p><b>a </b>b</p>"),
        ("<p>😀<img class=emoji alt='😀' src=x></p>", "<p>😀😀</p>"),
        ("<p><span style='text-decoration: underline; font-weight:700'>a</span></p>", "<p><b><u>a</u></b></p>"),
        ("<b style='font-weight:normal' id=docs><span>a</span></b>", "<p><span id=\"docs\"></span>a</p>"),
        (
            "<p><a href=/x>a<table><td><a href=/y>b</a></table></a></p>",
            "<p><a href=\"https://news.example/x\">a</a></p><p><a href=\"https://news.example/y\">b</a></p>",
        ),
    ];
    for (html, expected) in table {
        assert_eq!(plain(html), expected, "{html}");
    }
}

#[test]
fn pictures_are_found_where_plugins_put_them() {
    let image = r#"<figure><img src="https://news.example/a.jpg"></figure>"#;
    let same = [
        "<p><img src=/a.jpg></p>",
        "<img src='data:image/gif;base64,R0' data-src=/a.jpg>",
        "<img src=/blank.gif data-lazy-src=/a.jpg><noscript><img src=/a.jpg></noscript>",
        "<img class=lazy src=/blank.gif><noscript><img src=/a.jpg></noscript>",
        "<noscript><img src=/a.jpg></noscript>\n<img class=lazyload src='data:,' data-src=/a.jpg>",
        "<figure><img src=/a.jpg><img src=https://evil.example/t width=1px height=1px></figure>",
        "<p><img src=//news.example/a.jpg></p><img src=/t.gif width=0 height=0>",
    ];
    for html in same {
        assert_eq!(show(html), image, "{html}");
    }
    assert_eq!(show("<noscript><p>a</p></noscript><noscript><img src=/a.jpg><script>1</script></noscript>"), "");
    assert_eq!(show("<img src='data:image/png;base64,R0'>"), "");
    let between = "<p>a<img src=/a.jpg width=800 height=600>b</p>";
    let split =
        "<p>a</p><figure><img src=\"https://news.example/a.jpg\" width=\"800\" height=\"600\"></figure><p>b</p>";
    assert_eq!(plain(between), split);
    assert_eq!(
        plain("<p>a<img src=/a.jpg width=20 height=20>b</p>"),
        "<p>a<img src=\"https://news.example/a.jpg\" width=\"20\" height=\"20\">b</p>"
    );
}

#[test]
fn every_srcset_candidate_is_checked_by_itself() {
    let candidates = srcset(
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
    let spacers = "<p>&nbsp;</p><p> </p><p><br></p><p><strong>&nbsp;</strong></p><h2></h2><ul><li></li></ul>\
        <blockquote></blockquote><table><tr><td></td></tr></table><pre> </pre><details><summary></summary></details>\
        <figure><figcaption></figcaption></figure><div class=wp-block-columns><div></div></div>";
    assert_eq!(show(spacers), "");
}

#[test]
fn blocks_find_their_direction() {
    let directions =
        |html: &str| read_body(html, &base()).blocks.iter().map(|block| block.direction).collect::<Vec<_>>();
    assert_eq!(directions("<p>EDA وكالة التنمية</p>"), [Some(Direction::Rtl)]);
    assert_eq!(directions("<p>An English paragraph with كلمة</p>"), [Some(Direction::Ltr)]);
    assert_eq!(
        directions("<p dir=rtl>English</p><div dir=ltr><p>عربي</p></div><p style='direction:rtl'>a</p>"),
        [Some(Direction::Rtl), Some(Direction::Ltr), Some(Direction::Rtl)]
    );
    assert_eq!(directions("<p>2007</p>"), [None]);
    assert_eq!(directions("<ul><li>عربي</li><li>EDA</li></ul>"), [Some(Direction::Rtl)]);
    assert_eq!(directions("<pre><code>let سلام = 1;</code></pre>"), [Some(Direction::Ltr)]);
}

/// Beyond a limit the article ends at a block's end, and says so.
#[test]
fn a_document_beyond_a_limit_is_cut_at_a_blocks_end() {
    let paragraph = "<p>نص قصير</p>";
    let many = paragraph.repeat(limits::NODES);
    let long = format!("{}<p>{}", paragraph, "نص ".repeat(limits::BYTES / 4));
    let attributes = format!("{paragraph}<p>{}", "<b class=a id=b>x</b>".repeat(limits::ATTRIBUTES));
    let deep = format!("{paragraph}<div><p>a</p>{}نص", "<blockquote>".repeat(20_000));
    for html in [many, long, attributes, deep] {
        let body = read_body(&html, &base());
        assert!(body.cut);
        assert!(write::body(&body).starts_with("<p dir=\"rtl\">نص قصير</p>"));
        assert!(!write::body(&body).contains("نص نص"));
    }
    let within = format!("{}نص{}", "<div>".repeat(limits::DEPTH - 1), "<p>x</p>".repeat(1000));
    assert!(!read_body(&within, &base()).cut);
}

#[test]
fn what_is_nested_without_end_is_read_once() {
    let tab = |n: usize| format!("<div class=wp-block-tabs><div role=tab aria-controls=t{n}>{n}</div><div id=t{n}>");
    let tabs = (0..60).map(tab).collect::<String>() + "نص";
    assert_eq!(show(&tabs).matches("نص").count(), 1);
    // Each of the same name: the first panel is the tab's.
    let same = "<div class=wp-block-tabs><div role=tab aria-controls=a>س</div><div id=a>".repeat(60) + "نص";
    assert_eq!(show(&same).matches("نص").count(), 1);
    let breaks = format!("<p>{}نص", "<br>".repeat(90_000));
    assert_eq!(plain(&breaks), "<p>نص</p>");
}

#[test]
fn spans_that_no_screen_holds_are_not_believed() {
    let row = "<tr><td colspan=100 rowspan=100>أ<td>ب</tr>";
    assert!(show(&format!("<table>{row}</table>")).contains("colspan=\"100\" rowspan=\"100\""));
    assert!(!show(&format!("<table>{}</table>", row.repeat(100))).contains("colspan"));
}

#[test]
fn text_has_its_entities_decoded() {
    assert_eq!(read_text("&#8220;EDA&#8221; &#038; <em>x</em>&hellip; &eacute;"), "“EDA” & x… é");
    assert_eq!(read_text(" a \n b "), "a b");
    assert_eq!(read_text("a<br>b<script>c</script>"), "a b");
}

#[test]
fn a_caption_is_one_line() {
    let caption = read_inlines("<p>a <a href=/x>b</a></p>\n<p>c</p>", &base());
    assert_eq!(write::inlines(&caption), "a <a href=\"https://news.example/x\">b</a> c");
}

#[test]
fn plain_text_has_paragraphs_and_links() {
    let text = "سطر أول\r\nسطر ثان\r\n\r\n \nانظر https://news.example/a(b)/؟ أو (http://x.example/y). https://\n\n\n";
    let expected = "<p dir=\"rtl\">سطر أول<br>سطر ثان</p><p dir=\"rtl\">انظر <a href=\"https://news.example/a(b)/\">https://news.example/a(b)/</a>؟ أو (<a href=\"http://x.example/y\">http://x.example/y</a>). https://</p>";
    assert_eq!(write::body(&paragraphs(text)), expected);
}

#[test]
fn a_comment_keeps_what_people_write_with_and_nothing_else() {
    let comment =
        |html: &str| write::body(&read_comment(html, &base())).replace(" dir=\"ltr\"", "").replace(" dir=\"rtl\"", "");
    let page = "https://news.example/x";
    let table = [
        ("<h2 id=a>Head</h2><p id=b class=has-drop-cap>Text</p>", "<p>Head</p><p>Text</p>"),
        ("<p>a <b>b</b> <code>c</code><br>d</p>", "<p>a <b>b</b> <code>c</code><br>d</p>"),
        ("<ul><li id=x>a<img src=/i.png></li><li><hr></li></ul>", "<ul><li><p>a</p></li></ul>"),
        ("<ol start=3><li value=4>a</li></ol>", "<ol start=\"3\"><li value=\"4\"><p>a</p></li></ol>"),
        ("<blockquote class=wp-block-pullquote><p>q</p></blockquote>", "<blockquote><p>q</p></blockquote>"),
        ("<pre><code>x</code></pre><hr>", "<pre>\n<code>x</code></pre>"),
        ("<p>a <img src=/i.png alt='What it shows'> b</p>", "<p>a What it shows b</p>"),
        (
            "<figure><img src=/i.png alt=Shown width=600 height=400><figcaption>Said</figcaption></figure>",
            "<p>ShownSaid</p>",
        ),
        ("<table><caption>c</caption><tr><th>a<td>b</table>", "<p>c</p><p>a</p><p>b</p>"),
        ("<details><summary>s</summary>t</details>", "<p>s</p><p>t</p>"),
        ("<dl><dt>t<dd>d</dl>", "<p>t</p><p>d</p>"),
        (
            "<p><a href=/x>link</a> <a href=#p>place</a></p>",
            &format!("<p><a href=\"{page}\">link</a> <bdi>place</bdi></p>"),
        ),
        ("<iframe src=/x></iframe>", &format!("<p><a href=\"{page}\">news.example</a></p>")),
        ("<video src=/x></video>", &format!("<p><a href=\"{page}\">news.example</a></p>")),
        ("<div class=wp-block-file><a href=/x>file</a></div>", &format!("<p><a href=\"{page}\">file</a></p>")),
        ("<script>x</script><style>x</style>", ""),
    ];
    for (html, expected) in table {
        assert_eq!(comment(html), expected, "{html}");
    }
    let columns = "<div class=wp-block-columns><div class=wp-block-column><p>a</p></div><div class=wp-block-column><p>b</p></div></div>";
    assert_eq!(comment(columns), "<p>a</p><p>b</p>");
    let gallery = "<figure class=wp-block-gallery><figure><img src=/1.png alt=One width=600 height=400></figure><figcaption>all</figcaption></figure>";
    assert_eq!(comment(gallery), "<p>One</p><p>all</p>");
    let note = "<p>x<sup class=fn data-fn=n><a href=#n id=n-link>1</a></sup></p><ol class=wp-block-footnotes><li id=n>note <a href=#n-link>↩</a></li></ol>";
    assert_eq!(comment(note), "<p>x<bdi>1</bdi></p><p>note</p>");
}

/// Each was found by fuzzing: written and read again, it was something else.
#[test]
fn what_fuzzing_found_reads_the_same_again() {
    for html in [
        "<iframe src=\"http:facebook.com/plugins?href=http%3A%2F%2Ffacebook.com%2Fa%60b\">",
        "<blockquote class=wp-embedded-content><a href=/x>Title </a></blockquote>",
        "<ol class=wp-block-footnotes><li id=n>note <a href=#p><img src=/i.png width=9 height=9></a></li></ol>",
        "<pre>x<sup class=fn><a href=#n>1<sup class=fn><a href=#m>2</a></sup></a></sup></pre>",
        "<p>a <img src=/i.png> <img src=/i.png> <b> b</b></p>",
        "<table><caption><table><img src=x><caption><img src=x><s><div>أ",
        "<table><caption><<img src=x ><table><p><b>\t<caption><img src=x>",
        "<table dir=rtl><td dir=rtl>v<td>",
    ] {
        let written = show(html);
        assert_eq!(show(&written), written, "{html}");
    }
}
