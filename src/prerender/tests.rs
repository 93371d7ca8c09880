//! What is written, without a network.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that panics has failed")]

use std::fs;
use std::path::PathBuf;

use super::feeds;
use super::folder::{Folder, Outcome};
use super::hosting::shard;
use super::site::Site;
use super::styles::Styles;
use super::template::{Page, Template};
use super::*;
use crate::domain::ArticleId;

/// What trunk makes of `index.html`, as far as a template is concerned.
const BUILT: &str = "<!doctype html><html dir=rtl lang=ar><meta charset=utf-8><meta name=description content=publishers>\
    <title>مقال</title><script id=maqal-chosen>theme()</script><template id=maqal-later>\
    <link href=/maqal-1.css integrity=sha384-a rel=stylesheet><link crossorigin href=/maqal-1.js rel=modulepreload>\
    <script src=/reading-1.js type=module></script><script type=module>import init from '/maqal-1.js'</script></template>\
    <script id=maqal-config type=application/json>{\"site\": {\"name\": \"مقال\"}, \
    \"source\": {\"kind\": \"json-feed\", \"url\": \"feed.json\"}, \"comments\": {\"action\": \"https://news.example/wp-comments-post.php\"}}</script>\
    <script id=maqal-early>early()</script><style id=maqal-first>f{}</style></head><body>\
    <div id=maqal><main class=page><p>skeleton</p></main></div><script id=maqal-boot>boot()</script></body></html>";

fn site_url() -> HttpUrl {
    HttpUrl::new("https://reader.example/").unwrap()
}

fn template() -> Template {
    Template::read(BUILT, &site_url()).unwrap()
}

fn styles() -> Styles {
    Styles::read(|name| {
        let css = match name {
            "prerender/article.css" => ".body{margin:.5rem}.figure{}",
            "prerender/blocks.css" => ".quote{gap:.5rem}.figure .quote--pulled{}",
            name => name,
        };
        Ok(css.to_owned())
    })
    .unwrap()
}

fn with_site<T>(see: impl FnOnce(&Site) -> T) -> T {
    let template = template();
    see(&Site { template: &template, origin: "https://reader.example".to_owned(), styles: styles() })
}

/// A folder of the test's own.
fn folder(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("maqal-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&path);
    path
}

#[test]
fn a_page_stands_where_the_skeleton_stood_and_what_is_fetched_waits_behind_it() {
    let html = template().fill(&Page {
        title: "</title><b>\"&".to_owned(),
        head: "<style>own</style>".to_owned(),
        path: "/article/\"x".to_owned(),
        content: "<main>words</main>".to_owned(),
    });
    assert!(html.contains("<title>&lt;/title&gt;&lt;b&gt;&quot;&amp;</title><style>own</style>"), "{html}");
    assert!(html.contains("<div id=\"maqal\" data-page=\"/article/&quot;x\"><main>words</main></div>"), "{html}");
    assert!(html.contains("<html lang=\"ar\" dir=\"rtl\" data-numbering=\"latn\">") && !html.contains("skeleton"));
    assert!(!html.contains("publishers"), "a page describes itself");
    assert!(!html.contains("boot()") && !html.contains("f{}"), "a page has a first view: {html}");
    let waits = html.split("<template id=\"maqal-later\">").nth(1).unwrap().split("</template>").next().unwrap();
    let order =
        ["/maqal-1.css", "modulepreload", "early()", "/reading-1.js", "import init"].map(|it| waits.find(it).unwrap());
    assert!(order.is_sorted(), "{waits}");
    let before = html.split("<template").next().unwrap();
    assert!(before.contains("theme()") && !before.contains(".css") && !before.contains(".js\""), "{before}");
    assert!(html.contains("<noscript><link href=\"/maqal-1.css\""), "{html}");
}

#[test]
fn what_is_no_built_page_is_no_template() {
    for broken in ["", "<p>", &BUILT.replace("modulepreload", "x"), &BUILT.replace("json-feed", "drupal")] {
        assert!(matches!(Template::read(broken, &site_url()), Err(Fault::Template(_))), "{broken}");
    }
    let elsewhere = HttpUrl::new("https://reader.example/reader/").unwrap();
    assert!(Template::read(BUILT, &elsewhere).unwrap_err().to_string().contains("built for / of its host"));
}

#[test]
fn the_policy_names_what_runs_on_a_page_and_nothing_else() {
    let files = with_site(|site| hosting::all(site, "User-agent: *\nAllow: /\n"));
    let file = |name: &str| &files.iter().find(|(file, _)| file == name).unwrap().1;
    let headers = file("_headers");
    let script = headers.split("script-src ").nth(1).unwrap().split(';').next().unwrap();
    // The look of the page, at once and once it is painted, what waits and what lets it in, the program; and what shows
    // the first view on 404.html.
    assert_eq!(script.matches("'sha256-").count(), 6, "{script}");
    assert_eq!(headers.split("style-src ").nth(1).unwrap().split(';').next().unwrap().matches("'sha256-").count(), 5);
    assert!(headers.contains("form-action 'self' https://news.example;") && !headers.contains("unsafe-inline"));
    assert!(file("nginx.conf.example").contains("try_files $uri $uri.html"));
    assert!(
        file("robots.txt").ends_with("Sitemap: https://reader.example/sitemap-news.xml\n"),
        "{}",
        file("robots.txt")
    );
}

#[test]
fn an_article_brings_rules_for_blocks_where_it_has_some() {
    let styles = styles();
    let words = styles.for_article("<div class=\"body\"><figure class=\"figure\"></figure></div>").len();
    let quote = styles.for_article("<blockquote class=\"quote quote--pulled\">").len();
    assert_eq!((words, quote), (1, 2));
}

#[test]
fn sitemaps_have_every_address_and_no_more_than_they_may() {
    let entry = |number: usize| Entry {
        id: ArticleId(number.to_string()),
        slug: Slug::new(&format!("a&b-{number}")).unwrap(),
        edition: "2026-11-20T08:15:00".to_owned(),
        is_page: false,
    };
    let files = |count| with_site(|site| feeds::sitemaps(site, &(0..count).map(entry).collect::<Vec<_>>()));
    let few = files(2);
    assert_eq!(few[0].0, "sitemap.xml");
    let address = "<url><loc>https://reader.example/article/a%26b-1</loc><lastmod>2026-11-20T08:15:00Z</lastmod></url>";
    assert!(few[0].1.contains(address), "{}", few[0].1);
    let many = files(60_000);
    let addresses =
        |name: &str| many.iter().find(|(file, _)| file == name).map(|(_, xml)| xml.matches("<loc>").count());
    // The front page is among them.
    assert_eq!((addresses("sitemap-1.xml"), addresses("sitemap-2.xml")), (Some(50_000), Some(10_001)));
    assert_eq!(addresses("sitemap.xml"), Some(2));
}

#[test]
fn a_file_that_is_the_same_is_not_touched_and_one_that_is_gone_goes() {
    let root = folder("touched");
    let open = || Folder::open(&root).unwrap();
    let first = open();
    assert_eq!(first.write("a/one.html", b"1", "x").unwrap(), Outcome::Written);
    assert_eq!(first.write("a/b/two.html", b"2", "x").unwrap(), Outcome::Written);
    assert_eq!(first.finish(|_, _| true).unwrap(), 0);
    let second = open();
    assert!(second.is_current("a/one.html", "x") && !second.is_current("a/one.html", "y"));
    assert_eq!(second.write("a/one.html", b"1", "y").unwrap(), Outcome::Unchanged);
    assert_eq!(second.finish(|_, _| true).unwrap(), 1);
    assert!(root.join("a/one.html").is_file() && !root.join("a/b").exists(), "empty folders go as well");
    let third = open();
    assert!(third.is_current("a/one.html", "y"));
    assert_eq!(third.finish(|_, _| false).unwrap(), 0, "what is others' stays");
    assert!(open().is_current("a/one.html", "y"));
    fs::remove_dir_all(root).unwrap();
}

#[test]
fn what_was_noted_before_a_sudden_end_is_known_and_what_was_half_written_is_gone() {
    let root = folder("ended");
    let first = Folder::open(&root).unwrap();
    first.write("one.html", b"1", "x").unwrap();
    drop(first);
    let notes = root.join(".maqal/files.jsonl");
    fs::write(&notes, fs::read_to_string(&notes).unwrap() + "[\"two.html\", \"x").unwrap();
    fs::write(root.join(".maqal/new-7"), b"half").unwrap();
    let second = Folder::open(&root).unwrap();
    assert!(second.is_current("one.html", "x") && !second.is_current("two.html", "x"));
    assert!(!root.join(".maqal/new-7").exists());
    second.write("two.html", b"2", "x").unwrap();
    drop(second);
    assert!(Folder::open(&root).unwrap().is_current("two.html", "x"), "the broken line breaks no other");
    fs::remove_dir_all(root).unwrap();
}

#[test]
fn nothing_is_written_beside_the_folder() {
    let root = folder("beside");
    let files = Folder::open(&root).unwrap();
    let long = "ا".repeat(130);
    for name in ["../x", "/etc/x", "a/../../x", "", ".maqal/x", "a\\b", "a\0b", long.as_str()] {
        assert!(matches!(files.write(name, b"", ""), Err(Fault::Name(_))), "{name}");
    }
    fs::remove_dir_all(root).unwrap();
}

#[test]
fn every_article_is_in_one_shard() {
    let of = |parts| (0..1000).map(|id: u32| shard(&id.to_string(), parts)).collect::<Vec<_>>();
    assert!(
        of(4).iter().all(|part| *part < 4) && (0..4).all(|part| of(4).iter().filter(|it| **it == part).count() > 200)
    );
    assert!(of(1).iter().all(|part| *part == 0));
}
