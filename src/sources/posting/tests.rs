//! What a real WordPress answered to comments (`tests/fixtures/wordpress/posted`), read.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that panics has failed")]

use futures_executor::block_on;

use super::*;
use crate::domain::comment::Status;
use crate::domain::{ArticleId, CommentId, Slug};
use crate::sources::recorded::Recorded;
use crate::sources::{ArticleRef, Source, WordPress};

fn comment() -> NewComment {
    NewComment {
        article: ArticleId("8".into()),
        parent: Some(CommentId("2".into())),
        content: "x < y & سطر\nثان".into(),
        name: "قارئ & Co".into(),
        email: "said@example.ma".into(),
        url: String::new(),
    }
}

/// Sends a comment to a WordPress whose API is known to be at `/wp-json/`.
fn send(comment: &NewComment, http: Recorded) -> (Result<Posted, PostError>, Recorded) {
    let http = http.file("/posts", "wordpress/post-slug-embed.http").text("/categories", 200, "[]");
    let source = Source::WordPress(WordPress::new(&HttpUrl::new("http://127.0.0.1:8090").unwrap()).unwrap());
    block_on(source.article(&http, &ArticleRef::Slug(Slug::new("finance-bill-eda").unwrap()))).unwrap();
    (block_on(source.post_comment(&http, comment, &[("city", "")])), http)
}

fn answered(comment: &NewComment, name: &str) -> Result<Posted, PostError> {
    send(comment, Recorded::default().file("/comments", &format!("wordpress/posted/{name}.http"))).0
}

#[test]
fn an_approved_comment_comes_back_as_everybody_sees_it() {
    let Posted::Approved(comment) = answered(&comment(), "ok-approved").unwrap() else { panic!("approved") };
    assert_eq!((comment.id.0.as_str(), comment.author.name.as_str()), ("26", "قارئ"));
    assert_eq!(comment.status, Status::Approved);
    assert_eq!(comment.body.blocks.len(), 2);
    let Posted::Approved(reply) = answered(&self::comment(), "ok-reply").unwrap() else { panic!("approved") };
    assert_eq!(reply.parent, Some(CommentId("2".into())));
    assert!(matches!(answered(&self::comment(), "parent-unknown"), Ok(Posted::Approved(_))));
    assert!(matches!(answered(&self::comment(), "no-name-needed"), Ok(Posted::Approved(_))));
}

#[test]
fn a_held_comment_waits_and_a_disallowed_word_is_put_away() {
    assert_eq!(answered(&comment(), "ok-hold"), Ok(Posted::Held(CommentId("23".into()))));
    assert_eq!(answered(&self::comment(), "disallowed-word"), Ok(Posted::PutAway));
}

#[test]
fn a_refusal_that_is_about_a_field_names_it() {
    let nameless = NewComment { name: String::new(), ..comment() };
    let mailless = NewComment { email: String::new(), ..comment() };
    let table = [
        (&nameless, "missing-name", Field::Name, Problem::Missing),
        (&mailless, "missing-email", Field::Email, Problem::Missing),
        (&nameless, "missing-both", Field::Name, Problem::Missing),
        (&nameless, "empty-name", Field::Name, Problem::Missing),
        (&comment(), "blank-name", Field::Name, Problem::Refused),
        (&comment(), "invalid-email", Field::Email, Problem::NotEmail),
        (&comment(), "arabic-email", Field::Email, Problem::NotEmail),
        (&comment(), "missing-content", Field::Content, Problem::Refused),
        (&comment(), "blank-content", Field::Content, Problem::Refused),
        (&comment(), "content-too-long", Field::Content, Problem::TooLong(None)),
        (&comment(), "content-32767-arabic-letters", Field::Content, Problem::TooLong(None)),
        (&comment(), "name-246", Field::Name, Problem::TooLong(None)),
        (&comment(), "email-101", Field::Email, Problem::TooLong(None)),
        (&comment(), "url-201", Field::Url, Problem::TooLong(None)),
    ];
    for (comment, name, expected, expected_problem) in table {
        let Err(PostError::Field { field, problem, .. }) = answered(comment, name) else { panic!("{name}") };
        assert_eq!((field, problem), (expected, expected_problem), "{name}");
    }
}

#[test]
fn any_other_refusal_is_told_apart() {
    let error = |name: &str| answered(&comment(), name).unwrap_err();
    assert_eq!(error("anon-not-allowed"), PostError::LoginRequired);
    assert_eq!(error("registration-required"), PostError::LoginRequired);
    assert_eq!(error("duplicate"), PostError::Duplicate);
    assert_eq!(error("flood-same-ip"), PostError::Flood);
    assert_eq!(error("flood-same-email"), PostError::Flood);
    assert!(matches!(error("closed"), PostError::Closed { .. }));
    assert!(matches!(error("closed-by-age"), PostError::Closed { .. }));
    for name in ["post-unknown", "no-post", "post-draft", "post-protected"] {
        assert!(matches!(error(name), PostError::NoArticle { .. }), "{name}");
    }
    for name in ["parent-text", "broken-json", "with-status"] {
        assert!(matches!(error(name), PostError::Refused(_)), "{name}");
    }
}

#[test]
fn without_an_answer_of_its_own_nobody_knows_whether_it_arrived() {
    let error = |status, body| send(&comment(), Recorded::default().text("/comments", status, body)).0.unwrap_err();
    assert!(matches!(error(503, "<html>"), PostError::Lost(SourceError::Server { status: 503, .. })));
    assert!(matches!(error(500, r#"{"code":"rest_comment_failed_create"}"#), PostError::Lost(_)));
    assert!(matches!(error(200, "<!doctype html>"), PostError::Lost(SourceError::NotJson { .. })));
    assert!(matches!(error(201, r#"{"id": 1, "status": "odd"}"#), PostError::Lost(SourceError::WrongShape { .. })));
    assert!(matches!(send(&comment(), Recorded::default()).0, Err(PostError::Lost(SourceError::Unreachable { .. }))));
    // These say no, and nothing arrived.
    assert!(matches!(error(403, "<html>blocked"), PostError::Refused(SourceError::Forbidden { .. })));
    assert!(matches!(error(429, "slow down"), PostError::Refused(SourceError::TooManyRequests { .. })));
}

#[test]
fn every_typed_sign_is_sent_so_that_wordpress_keeps_it() {
    let (_, http) = send(&comment(), Recorded::default().file("/comments", "wordpress/posted/ok-hold.http"));
    assert_eq!(http.sent("content").as_deref(), Some("x &lt; y &amp; سطر\nثان"));
    assert_eq!(http.sent("author_name").as_deref(), Some("قارئ &amp; Co"));
    assert_eq!(http.sent("author_email").as_deref(), Some("said@example.ma"));
    assert_eq!(http.sent("author_url"), None);
    assert_eq!((http.sent("post").as_deref(), http.sent("parent").as_deref()), (Some("8"), Some("2")));
    assert_eq!(http.sent("city").as_deref(), Some(""), "what the publisher's spam filter looks at");
    let posts: Vec<_> = http.asked().into_iter().filter(|url| url.contains("/comments")).collect();
    assert_eq!(posts.len(), 1);
    assert!(posts[0].starts_with("http://127.0.0.1:8090/wp-json/wp/v2/comments?_fields="));
}
