//! Feeds, read.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that panics has failed")]

use futures_executor::block_on;
use serde_json::{Value, json};

use super::*;
use crate::domain::body::BlockKind;
use crate::domain::body::texts;
use crate::domain::section::breadcrumbs;
use crate::domain::{AuthorId, Slug};
use crate::sources::recorded::Recorded;

fn feed(items: Value) -> String {
    json!({"version": "https://jsonfeed.org/version/1.1", "title": "t", "language": "ar", "authors": [{"name": "هيئة التحرير"}], "items": items})
        .to_string()
}

fn source() -> JsonFeed {
    JsonFeed::new(HttpUrl::new("https://news.example/feed/feed.json").unwrap(), None)
}

fn load(text: &str, which: &ArticleRef) -> Result<Article, SourceError> {
    block_on(source().article(&Recorded::default().text("feed.json", 200, text), which))
}

fn id(text: &str) -> ArticleRef {
    ArticleRef::Id(ArticleId(text.to_owned()))
}

fn slug(slug: &str) -> ArticleRef {
    ArticleRef::Slug(Slug::new(slug).unwrap())
}

#[test]
fn the_demo_feed_holds_a_whole_article() {
    let demo = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/public/demo/feed.json")).unwrap();
    let source = JsonFeed::new(HttpUrl::new("https://news.example/demo/feed.json").unwrap(), None);
    let http = Recorded::default().text("feed.json", 200, &demo);
    let article = block_on(source.article(&http, &slug("eda-darija-code"))).unwrap();
    assert_eq!(article.published.unwrap().to_rfc3339(), "2024-04-09T14:30:00Z");
    let trail: Vec<_> = breadcrumbs(&article.sections).into_iter().map(|crumb| crumb.name).collect();
    assert_eq!(trail, ["مجتمع", "تعليم"]);
    let lead = article.lead.unwrap().image;
    assert_eq!(lead.alt, None, "a camera's file name");
    assert_eq!(lead.url.as_str(), "https://news.example/demo/IMG-20240409-WA0139.jpg");
    assert_eq!(lead.candidates.len(), 4);
    let comments = block_on(source.comments(&http, &article.id, 1, Listing::default())).unwrap();
    assert_eq!(comments.total, 0);
    assert_eq!(http.asked().len(), 1, "the comments stand in the same file");
}

#[test]
fn an_article_says_what_it_is_about() {
    let items = json!([{
        "id": 1, "summary": " خلاصة\nقصيرة ", "date_modified": "2024-04-10T12:00:00+01:00", "tags": ["EDA", " ", 7, "سلا"],
        "authors": [{"name": "فاطمة", "avatar": "fatima.jpg"}], "content_html": "<p>نص</p>",
    }]);
    let article = load(&feed(items), &id("1")).unwrap();
    assert_eq!((article.summary.as_str(), article.description().as_str()), ("خلاصة قصيرة", "خلاصة قصيرة"));
    assert_eq!(article.modified.unwrap().to_rfc3339(), "2024-04-10T12:00:00+01:00");
    assert_eq!(article.tags.iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>(), ["EDA", "سلا"]);
    assert_eq!(article.authors[0].picture.as_ref().unwrap().as_str(), "https://news.example/feed/fatima.jpg");
    let plain = load(&feed(json!([{"id": 1, "content_html": "<p>نص</p>"}])), &id("1")).unwrap();
    assert_eq!((plain.summary.as_str(), plain.description().as_str(), plain.modified), ("", "نص", None));
    assert!(plain.tags.is_empty() && plain.authors[0].picture.is_none());
}

#[test]
fn empty_html_does_not_hide_the_text() {
    let items = json!([{"id": 1, "content_html": "", "content_text": "نص"}]);
    assert_eq!(load(&feed(items), &id("1")).unwrap().body.blocks.len(), 1);
}

#[test]
fn a_section_without_a_name_is_none() {
    let sections = json!([{"name": " ", "url": "/x"}, {"name": "مجتمع", "ancestors": [{"name": ""}]}]);
    let items = json!([{"id": 1, "content_html": "<p>a</p>", "_maqal": {"sections": sections}}]);
    let article = load(&feed(items), &id("1")).unwrap();
    assert_eq!(article.sections.len(), 1);
    assert_eq!(article.sections[0].ancestors.len(), 0);
}

#[test]
fn a_plain_feed_needs_no_extension() {
    let items = json!([{
        "id": 7, "url": "/2024/salam.html", "title": "سلام", "content_text": "سطر أول\nسطر ثان\n\nفقرة", "image": "a.jpg",
        "date_published": "2024-04-09T12:00:00Z",
    }]);
    let article = load(&feed(items), &slug("salam.html")).unwrap();
    assert_eq!(article.id.0, "7");
    assert_eq!(article.authors[0].name, "هيئة التحرير", "the feed's authors stand for the item's");
    assert_eq!(article.language.unwrap().as_str(), "ar");
    assert_eq!(article.lead.unwrap().image.url.as_str(), "https://news.example/feed/a.jpg");
    let paragraph = |block: &crate::domain::body::Block| match &block.kind {
        BlockKind::Paragraph { content, .. } => texts(content).concat(),
        other => panic!("{other:?}"),
    };
    let paragraphs: Vec<_> = article.body.blocks.iter().map(paragraph).collect();
    assert_eq!(paragraphs, ["سطر أول\nسطر ثان", "فقرة"]);
}

#[test]
fn what_is_no_feed_is_refused_by_name() {
    let Err(SourceError::WrongShape { path, .. }) = load("{}", &id("1")) else { panic!("must fail") };
    assert_eq!(path, "version");
    let Err(SourceError::WrongShape { path, .. }) = load(&feed(json!({})), &id("1")) else { panic!("must fail") };
    assert_eq!(path, "items");
    assert!(matches!(load(&feed(json!([])), &id("1")), Err(SourceError::NotFound { .. })));
}

fn with_comments(extension: Value) -> Recorded {
    Recorded::default().text("feed.json", 200, &feed(json!([{"id": "a", "_maqal": extension}])))
}

fn listed(http: &Recorded, page: u32, order: Order) -> Result<CommentPage, SourceError> {
    let source = JsonFeed::new(HttpUrl::new("https://news.example/feed.json").unwrap(), None);
    block_on(source.comments(http, &ArticleId("a".into()), page, Listing { order, avatars: false }))
}

fn comment(id: u32) -> Value {
    json!({"id": id, "author": {"name": "قارئ", "url": "/me"}, "content_html": "<p>نص</p>"})
}

#[test]
fn comments_of_the_file_come_in_pages_from_either_end() {
    let comments: Vec<_> = (1..=230).map(comment).collect();
    let http = with_comments(json!({"comment_count": 400, "comments": comments}));
    let first = listed(&http, 1, Order::OldestFirst).unwrap();
    assert_eq!((first.total, first.next, first.comments.len()), (400, Some(2), 100));
    let last = listed(&http, 3, Order::NewestFirst).unwrap();
    assert_eq!((last.next, last.comments.len()), (None, 30));
    assert_eq!(last.comments[29].id.0, "1");
    let author = &last.comments[0].author;
    assert_eq!(author.id, Some(AuthorId("https://news.example/me".into())), "known by the address");
}

#[test]
fn comments_may_lie_in_a_file_of_their_own_on_the_same_host() {
    let list = json!([comment(1), {"id": 2, "parent_id": 1, "author": {}, "content_html": "x"}, {"author": {}}]);
    let http =
        with_comments(json!({"comments_url": "comments/a.json"})).text("/comments/a.json", 200, &list.to_string());
    let page = listed(&http, 1, Order::OldestFirst).unwrap();
    assert_eq!(page.comments.len(), 2, "the third has no id");
    assert_eq!(page.comments[1].parent, Some(CommentId("1".into())));
    assert_eq!(http.asked()[1], "https://news.example/comments/a.json");
    let elsewhere = with_comments(json!({"comments_url": "https://tracker.example/a.json"}));
    let Err(SourceError::WrongShape { path, .. }) = listed(&elsewhere, 1, Order::OldestFirst) else {
        panic!("refused")
    };
    assert_eq!(path, "items[0]._maqal.comments_url");
    assert_eq!(elsewhere.asked().len(), 1, "another host is never asked");
}

#[test]
fn comments_are_sent_where_the_publisher_says_or_nowhere() {
    let new = NewComment {
        article: ArticleId("a".into()),
        parent: None,
        content: "نص".into(),
        name: "س".into(),
        email: String::new(),
        url: String::new(),
    };
    let feed = |endpoint: Option<&str>| {
        JsonFeed::new(HttpUrl::new("https://news.example/feed.json").unwrap(), endpoint.and_then(HttpUrl::new))
    };
    assert!(!feed(None).takes_comments());
    assert_eq!(block_on(feed(None).post_comment(&Recorded::default(), &new, &[])), Err(PostError::Nowhere));
    let answer = json!({"id": 9, "status": "hold", "author": {"name": "س"}, "content_html": "<p>نص</p>"});
    let http = Recorded::default().text("/in", 201, &answer.to_string());
    let posted = block_on(feed(Some("https://news.example/in")).post_comment(&http, &new, &[])).unwrap();
    assert_eq!(posted, Posted::Held(CommentId("9".into())));
    assert_eq!(http.sent("content").as_deref(), Some("نص"));
}

fn found(items: &Value, words: &str) -> Vec<String> {
    let http = Recorded::default().text("feed.json", 200, &feed(items.clone()));
    let list = block_on(source().list(&http, &Archive::Search(words.to_owned()), 1)).unwrap();
    list.items.into_iter().map(|item| item.id.0).collect()
}

#[test]
fn a_search_looks_through_words_as_readers_write_them_and_not_through_markup() {
    let items = json!([
        {"id": "a", "title": "أخبار الأمن", "content_html": "<figure class=\"wide\"><p>لغة <b>Python</b> في سلا</p></figure>"},
        {"id": "b", "title": "À Salé", "content_text": "حَرْف يدوي", "tags": ["شباب"]},
    ]);
    for (words, expected) in [
        ("اخبار الامن", &["a"][..]),
        ("python سلا", &["a"]),
        ("sale", &["b"]),
        ("حرف", &["b"]),
        ("شباب", &["b"]),
        ("figure", &[]),
        ("wide", &[]),
        ("اخبار شباب", &[]),
    ] {
        assert_eq!(found(&items, words), expected, "{words}");
    }
}

#[test]
fn an_article_of_a_list_speaks_for_itself() {
    let items = json!([
        {"id": "a", "language": "fr", "content_html": "<p>Une ville &amp; ses <b>ateliers</b></p>", "_maqal": {"comments": [{}, {}]}},
        {"id": "b", "summary": "خلاصة", "content_text": "نص"},
    ]);
    let http = Recorded::default().text("feed.json", 200, &feed(items));
    let items = block_on(source().list(&http, &Archive::Front, 1)).unwrap().items;
    let said =
        |at: usize| (items[at].excerpt.as_str(), items[at].language.as_ref().unwrap().as_str(), items[at].comments);
    assert_eq!(said(0), ("Une ville & ses ateliers", "fr", Some(2)));
    assert_eq!(said(1), ("خلاصة", "ar", None));
}
