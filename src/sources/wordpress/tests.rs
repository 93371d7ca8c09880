//! What WordPress really answered (`tests/fixtures/wordpress`), read.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that panics has failed")]

use futures_executor::block_on;
use serde_json::{Value, json};

use super::*;
use crate::domain::body::{BlockKind, texts};
use crate::domain::image::Descriptor;
use crate::domain::section::breadcrumbs;
use crate::domain::{Section, Slug};
use crate::sources::recorded::Recorded;

const SITE: &str = "http://127.0.0.1:8090";

fn site() -> WordPress {
    WordPress::new(&HttpUrl::new(SITE).unwrap()).unwrap()
}

fn slug(slug: &str) -> ArticleRef {
    ArticleRef::Slug(Slug::new(slug).unwrap())
}

fn load(http: &Recorded, which: &ArticleRef) -> Result<Article, SourceError> {
    block_on(site().article(http, which))
}

fn categories(http: Recorded) -> Recorded {
    http.file("/categories?orderby=count", "wordpress/categories.http")
}

fn recorded(name: &str) -> Recorded {
    categories(Recorded::default().file("/posts", name))
}

/// A recorded post, changed.
fn changed(change: impl FnOnce(&mut Value)) -> Recorded {
    let http = Recorded::default().file("/posts", "wordpress/post-slug-embed.http");
    let answer = block_on(http.get(&HttpUrl::new("http://x.example/posts").unwrap())).unwrap();
    let mut value: Value = serde_json::from_str(&answer.body).unwrap();
    change(&mut value[0]);
    categories(Recorded::default().text("/posts", 200, &value.to_string()))
}

fn names(sections: &[Section]) -> Vec<&str> {
    sections.iter().map(|section| section.name.as_str()).collect()
}

#[test]
fn an_article_arrives_whole() {
    let http = recorded("wordpress/post-slug-embed.http");
    let article = load(&http, &slug("finance-bill-eda")).unwrap();
    assert_eq!(article.id.0, "8");
    assert_eq!(article.title, "مشروع قانون المالية: “EDA” & الحكومة – ما الجديد؟");
    assert_eq!(article.authors[0].name, "فاطمة الزهراء بناني");
    assert_eq!(article.published.unwrap().to_rfc3339(), "2026-11-20T09:15:00+01:00");
    assert_eq!(article.original.as_ref().unwrap().as_str(), "http://127.0.0.1:8090/finance-bill-eda-8.html");
    assert!(article.comments_open);
    assert!(article.body.blocks.len() > 10);
    assert_eq!(http.asked().len(), 2, "one request for the post, one for the sections");
}

#[test]
fn an_article_says_what_it_is_about() {
    let http = recorded("wordpress/post-slug-embed.http");
    let article = load(&http, &slug("finance-bill-eda")).unwrap();
    assert_eq!(article.summary, "قدمت وزيرة الاقتصاد الخطوط العريضة لمشروع قانون المالية (EDA).");
    let tags: Vec<_> = article.tags.iter().map(|tag| tag.name.as_str()).collect();
    assert_eq!(tags, ["EDA", "البرلمان", "قانون المالية"]);
    assert!(article.tags[0].url.as_ref().unwrap().as_str().starts_with("http://127.0.0.1:8090/tag/"));
    let author = &article.authors[0];
    assert_eq!(author.about, "صحافية متخصصة في الشأن السياسي");
    assert!(author.picture.as_ref().unwrap().as_str().contains("?s=96"), "the largest");
    let post = http.asked().into_iter().find(|url| url.contains("/posts?")).unwrap();
    for field in ["excerpt", "modified", "modified_gmt"] {
        assert!(post.split(['=', ',', '&']).any(|asked| asked == field), "{field}");
    }
}

#[test]
fn an_article_says_when_it_was_changed() {
    let http = changed(|post| {
        post["modified"] = json!("2026-11-21T10:00:00");
        post["modified_gmt"] = json!("2026-11-21T09:00:00");
    });
    let article = load(&http, &slug("x")).unwrap();
    assert_eq!(article.modified.unwrap().to_rfc3339(), "2026-11-21T10:00:00+01:00");
    assert_eq!(article.published.unwrap().to_rfc3339(), "2026-11-20T09:15:00+01:00");
}

#[test]
fn a_summary_that_wordpress_made_ends_without_its_signs() {
    let summary = |rendered: &str| {
        let http = changed(|post| post["excerpt"]["rendered"] = json!(rendered));
        load(&http, &slug("x")).unwrap().summary
    };
    assert_eq!(summary("<p>قدمت &#8220;وزيرة&#8221; الاقتصاد [&hellip;]</p>\n"), "قدمت “وزيرة” الاقتصاد");
    assert_eq!(summary("<p>قدمت […]</p>"), "قدمت");
    assert_eq!(summary("<p>[…] قدمت…</p>"), "[…] قدمت…");
    assert_eq!(summary(""), "");
}

#[test]
fn what_an_article_is_about_may_be_unknown() {
    let http = changed(|post| {
        for field in ["excerpt", "modified", "modified_gmt"] {
            post.as_object_mut().unwrap().remove(field);
        }
        let error = json!({"code": "rest_forbidden", "message": "x", "taxonomy": "post_tag"});
        post["_embedded"]["wp:term"][1] = json!([error, {"taxonomy": "post_tag", "name": " "}]);
        post["_embedded"]["author"][0] = json!({"id": 2, "name": "س", "avatar_urls": false});
    });
    let article = load(&http, &slug("x")).unwrap();
    assert!(article.summary.is_empty() && article.modified.is_none() && article.tags.is_empty());
    assert!(article.authors[0].picture.is_none() && article.authors[0].about.is_empty());
    assert!(article.description().starts_with("قدمت وزيرة الاقتصاد والمالية، اليوم الثلاثاء"), "its beginning");
}

#[test]
fn sections_have_all_their_ancestors() {
    let article = load(&recorded("wordpress/post-slug-embed.http"), &slug("finance-bill-eda")).unwrap();
    assert_eq!(names(&article.sections), ["أحزاب وبرلمان", "سياسة", "واجهة"]);
    let trail: Vec<_> = breadcrumbs(&article.sections).into_iter().map(|crumb| crumb.name).collect();
    assert_eq!(trail, ["سياسة", "أحزاب وبرلمان"]);
}

#[test]
fn ancestors_beyond_the_first_page_are_asked_for_level_by_level() {
    let category = |id: u64, parent: u64| json!({"id": id, "parent": parent, "name": format!("c{id}"), "link": ""});
    let http = Recorded::default()
        .file("/posts", "wordpress/post-slug-embed.http")
        .text("/categories?orderby=count", 200, "[]")
        .text("include=4,3,2", 200, &json!([category(4, 30), category(3, 0), category(2, 0)]).to_string())
        .text("include=30", 200, &json!([category(30, 31)]).to_string())
        .text("include=31", 200, &json!([category(31, 0)]).to_string());
    let article = load(&http, &slug("finance-bill-eda")).unwrap();
    let ancestors: Vec<_> = article.sections[0].ancestors.iter().map(|crumb| crumb.name.as_str()).collect();
    assert_eq!(ancestors, ["c31", "c30"]);
}

#[test]
fn sections_in_a_circle_end_somewhere() {
    let circle =
        json!([{"id": 4, "parent": 3, "name": "a", "link": ""}, {"id": 3, "parent": 4, "name": "b", "link": ""}]);
    let http = Recorded::default().file("/posts", "wordpress/post-slug-embed.http").text(
        "/categories",
        200,
        &circle.to_string(),
    );
    let article = load(&http, &slug("finance-bill-eda")).unwrap();
    assert_eq!(article.sections[0].ancestors.len(), 1);
}

#[test]
fn an_article_is_shown_without_its_ancestors_rather_than_not_at_all() {
    let http = Recorded::default().file("/posts", "wordpress/post-slug-embed.http").text("/categories", 500, "");
    let article = load(&http, &slug("finance-bill-eda")).unwrap();
    assert_eq!(names(&article.sections), ["أحزاب وبرلمان", "سياسة", "واجهة"]);
    assert!(article.sections.iter().all(|section| section.ancestors.is_empty()));
}

#[test]
fn the_lead_picture_has_its_sizes_but_no_cut_outs() {
    let article = load(&recorded("wordpress/post-slug-embed.http"), &slug("finance-bill-eda")).unwrap();
    let figure = article.lead.unwrap();
    let widths: Vec<_> = figure.image.candidates.iter().map(|candidate| candidate.descriptor).collect();
    let expected = [300, 768, 1024, 1536, 2048, 2560].map(Descriptor::Width);
    assert_eq!(widths, expected);
    assert_eq!(figure.image.alt.as_deref(), Some("جلسة عمومية بالبرلمان"));
    assert_eq!(texts(&figure.caption), ["جلسة عمومية بمجلس النواب – تصوير: هيئة التحرير"]);
}

#[test]
fn a_picture_without_sizes_or_alternative_text_is_still_a_picture() {
    let http = changed(|post| {
        let media = &mut post["_embedded"]["wp:featuredmedia"][0];
        media["alt_text"] = json!("IMG 20240409 WA0139");
        // PHP writes an empty object as a list.
        media["media_details"] = json!({"sizes": []});
    });
    let image = load(&http, &slug("x")).unwrap().lead.unwrap().image;
    assert_eq!(image.alt, None);
    assert_eq!(image.size, None);
    assert_eq!(image.candidates, []);
}

#[test]
fn an_article_may_have_no_picture_and_no_title() {
    let article =
        load(&recorded("wordpress/post-bad-featured-embed.http"), &ArticleRef::Id(ArticleId("20".into()))).unwrap();
    assert_eq!(article.lead, None);
    assert_eq!(article.title, "خبر رقم 5: كرة القدم الوطنية");
    let article = load(&recorded("wordpress/post-no-title.http"), &ArticleRef::Id(ArticleId("15".into()))).unwrap();
    assert_eq!(article.title, "");
}

#[test]
fn error_objects_among_the_embedded_are_left_out() {
    let http = changed(|post| {
        let error = json!({"code": "rest_user_invalid_id", "message": "Invalid user ID.", "data": {"status": 404}});
        post["_embedded"]["author"][0] = error.clone();
        post["_embedded"]["wp:featuredmedia"][0] = error.clone();
        post["_embedded"]["wp:term"][0][0] = error;
    });
    let article = load(&http, &slug("x")).unwrap();
    assert!(article.authors.is_empty());
    assert_eq!(article.lead, None);
    assert_eq!(names(&article.sections), ["سياسة", "واجهة"]);
}

#[test]
fn a_post_without_embedded_parts_is_shown_without_them() {
    let http = changed(|post| {
        post.as_object_mut().unwrap().remove("_embedded");
    });
    let article = load(&http, &slug("x")).unwrap();
    assert!(article.authors.is_empty() && article.sections.is_empty() && article.lead.is_none());
}

#[test]
fn a_field_that_the_api_promises_is_named_when_it_is_missing() {
    let http = changed(|post| post["title"] = json!({"rendered": null}));
    let Err(SourceError::WrongShape { path, .. }) = load(&http, &slug("x")) else { panic!("must fail") };
    assert_eq!(path, "[0].title.rendered");
}

#[test]
fn an_arabic_slug_is_asked_for_encoded_and_read_decoded() {
    let http = changed(|post| post["slug"] = json!("%d8%a7%d9%84%d8%b1%d8%a8%d8%a7%d8%b7"));
    let article = load(&http, &slug("الرباط")).unwrap();
    assert_eq!(article.slug.as_str(), "الرباط");
    assert!(http.asked().iter().any(|url| url.contains("slug=%D8%A7%D9%84%D8%B1%D8%A8%D8%A7%D8%B7&")));
}

#[test]
fn what_is_not_there_for_readers_is_told_apart() {
    use SourceError as E;
    let by_id = |name: &str| load(&recorded(name), &ArticleRef::Id(ArticleId("9".into()))).unwrap_err();
    assert!(matches!(load(&recorded("wordpress/post-slug-none.http"), &slug("x")), Err(E::NotFound { .. })));
    assert!(matches!(by_id("wordpress/post-404.http"), E::NotFound { .. }));
    assert!(matches!(by_id("wordpress/post-draft-anon.http"), E::Forbidden { status: 401, .. }));
    assert!(matches!(by_id("wordpress/post-protected-wrong.http"), E::Forbidden { status: 403, .. }));
    assert!(matches!(by_id("wordpress/no-route.http"), E::RestDisabled { .. }));
    let E::Protected { original, .. } = by_id("wordpress/post-protected.http") else { panic!("protected") };
    assert_eq!(original.unwrap().as_str(), "http://127.0.0.1:8090/protected-post-12.html");
}

#[test]
fn a_site_without_pretty_permalinks_is_asked_the_plain_way() {
    asked_the_plain_way(404);
    // Some send their front page for whatever they do not know.
    asked_the_plain_way(200);
}

fn asked_the_plain_way(status: u16) {
    let http = Recorded::default()
        .text("/wp-json/", status, "<!doctype html><title>404</title>")
        .file("rest_route=/wp/v2/posts", "wordpress/post-slug-embed.http")
        .file("rest_route=/wp/v2/comments", "wordpress/comments-none.http")
        .file("rest_route=/wp/v2/categories", "wordpress/categories.http");
    let site = site();
    let article = block_on(site.article(&http, &slug("finance-bill-eda"))).unwrap();
    let before = http.asked().len();
    block_on(site.comments(&http, &article.id, 1, Listing::default())).unwrap();
    assert_eq!(http.asked().len(), before + 1, "the way is remembered");
    assert!(http.asked().last().unwrap().starts_with("http://127.0.0.1:8090/?rest_route=/wp/v2/comments&post=8"));
}

#[test]
fn a_site_may_live_in_a_folder() {
    let site = WordPress::new(&HttpUrl::new("https://news.example/blog").unwrap()).unwrap();
    let http = Recorded::default();
    let error = block_on(site.article(&http, &slug("a b"))).unwrap_err();
    assert!(matches!(error, SourceError::Unreachable { .. }));
    assert!(http.asked()[0].starts_with("https://news.example/blog/wp-json/wp/v2/posts?slug=a%20b&"));
    assert_eq!(site.original(&slug("a b")).as_str(), "https://news.example/blog/?name=a%20b");
}

fn listed(http: &Recorded, page: u32, listing: Listing) -> Result<CommentPage, SourceError> {
    block_on(site().comments(http, &ArticleId("8".into()), page, listing))
}

#[test]
fn comments_are_counted_and_paged_by_the_server() {
    let http = Recorded::default().file("/comments", "wordpress/comments-page1.http");
    let page = listed(&http, 1, Listing::default()).unwrap();
    assert_eq!((page.total, page.next, page.comments.len()), (18, Some(2), 5));
    let http = Recorded::default().file("/comments", "wordpress/comments-page2.http");
    assert_eq!(listed(&http, 4, Listing::default()).unwrap().next, None, "the last of four pages");
    let none = Recorded::default().file("/comments", "wordpress/comments-none.http");
    let page = listed(&none, 1, Listing::default()).unwrap();
    assert_eq!((page.total, page.next, page.comments.len()), (0, None, 0));
    let beyond = Recorded::default().file("/comments", "wordpress/comments-out-of-range.http");
    assert_eq!(listed(&beyond, 50, Listing::default()).unwrap().next, None);
    let protected = Recorded::default().file("/comments", "wordpress/comments-post-protected.http");
    assert!(matches!(listed(&protected, 1, Listing::default()), Err(SourceError::Forbidden { .. })));
}

#[test]
fn without_the_servers_headers_a_full_page_is_followed_by_another() {
    let comments = |count: u64| {
        let one = |id| json!({"id": id, "author_name": "", "content": {"rendered": "<p>x</p>"}});
        Recorded::default().text("/comments", 200, &json!((1..=count).map(one).collect::<Vec<_>>()).to_string())
    };
    let page = listed(&comments(100), 1, Listing::default()).unwrap();
    assert_eq!((page.next, page.total), (Some(2), 100));
    let page = listed(&comments(7), 2, Listing::default()).unwrap();
    assert_eq!((page.next, page.total), (None, 107));
}

#[test]
fn the_newest_come_first_and_with_pictures_where_the_publisher_wants_it() {
    let http = Recorded::default().file("/comments", "wordpress/comments-page1.http");
    let plain = listed(&http, 1, Listing::default()).unwrap();
    assert!(http.asked()[0].contains("page=1&per_page=100&order=asc&") && !http.asked()[0].contains("avatar"));
    assert_eq!(plain.comments[0].author.name, "مواطن مغربي");
    listed(&http, 3, Listing { order: Order::NewestFirst, avatars: true }).unwrap();
    assert!(
        http.asked()[1].contains("page=3&per_page=100&order=desc&") && http.asked()[1].contains("author_avatar_urls")
    );
    let avatar = plain.comments[0].author.avatar.as_ref().unwrap();
    assert!(avatar.as_str().starts_with("https://secure.gravatar.com/avatar/"));
}

#[test]
fn single_comments_are_asked_for_within_their_article() {
    let http = Recorded::default().file("/comments", "wordpress/comments-page2.http");
    let ids = ["7", "8&x"].map(|id| CommentId(id.to_owned()));
    let comments = block_on(site().comments_by_id(&http, &ArticleId("8".into()), &ids, Listing::default())).unwrap();
    assert_eq!(comments[0].id.0, "7");
    assert!(http.asked()[0].contains("post=8&include=7,8%26x&per_page=100"));
}

#[test]
fn the_articles_author_is_known_among_the_commenters() {
    let article = load(&recorded("wordpress/post-slug-embed.http"), &slug("finance-bill-eda")).unwrap();
    let author = article.authors[0].id.as_ref().unwrap().0.parse::<u64>().unwrap();
    let comments = json!([
        {"id": 1, "author": author, "author_name": "x", "content": {"rendered": ""}},
        {"id": 2, "author": author + 1, "author_name": "x", "content": {"rendered": ""}},
        {"id": 3, "author": 0, "author_name": "x", "content": {"rendered": ""}},
    ]);
    let page =
        listed(&Recorded::default().text("/comments", 200, &comments.to_string()), 1, Listing::default()).unwrap();
    let badges: Vec<_> = page.comments.iter().map(|comment| article.is_by(&comment.author)).collect();
    assert_eq!(badges, [true, false, false]);
}

#[test]
fn scripts_of_an_administrator_do_not_arrive() {
    let article = load(&recorded("wordpress/post-slug-embed.http"), &slug("finance-bill-eda")).unwrap();
    let all = format!("{:?}", article.body);
    assert!(!all.contains("window.x"));
    let last = article.body.blocks.last().unwrap();
    assert!(matches!(last.kind, BlockKind::Embed(_)), "{last:?}");
}
