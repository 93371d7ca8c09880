//! What both sources go through: any text as an answer gives an article and its comments, or an
//! error, never a panic.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use maqal::domain::comment::Order;
use maqal::domain::{Archive, ArticleId, CommentId, Discussion, HttpUrl, NewComment, Slug};
use maqal::sources::http::{Answer, Http};
use maqal::sources::{ArticleRef, Listing, Source, SourceError};

/// Asks a source for everything there is, and answers every time with `body`.
pub fn ask(source: &Source, body: &str) {
    for status in [200, 404] {
        let http = Same(Answer { status, total: Some(3), body: body.to_owned(), ..Answer::default() });
        let slug = Slug::new("one").expect("a slug");
        for which in [ArticleRef::Slug(slug), ArticleRef::Id(ArticleId("1".to_owned()))] {
            if let Ok(article) = done(source.article(&http, &which)) {
                assert!(article.published.is_none_or(|date| date.to_rfc3339().len() >= 20));
                comments(source, &http, &article.id);
                let _ = done(source.onward(&http, &article));
            }
        }
        lists(source, &http);
        comments(source, &http, &ArticleId("1".to_owned()));
    }
}

/// Asks for lists of every kind.
fn lists(source: &Source, http: &Same) {
    let slug = Slug::new("one").expect("a slug");
    let named = [Archive::Section(slug.clone()), Archive::Tag(slug.clone()), Archive::Author(slug)];
    for archive in named.into_iter().chain([Archive::Front, Archive::Search("اخبار".to_owned())]) {
        if let Ok(listed) = done(source.list(http, &archive, 1)) {
            let ids: Vec<_> = listed.items.iter().map(|item| item.id.clone()).collect();
            let _ = done(source.comment_counts(http, &ids));
        }
    }
}

/// Whatever a list of comments says, each of them has one place.
fn comments(source: &Source, http: &Same, article: &ArticleId) {
    let listing = Listing { order: Order::NewestFirst, avatars: true };
    if let Ok(page) = done(source.comments(http, article, 1, listing)) {
        let mut ids: Vec<_> = page.comments.iter().map(|comment| comment.id.clone()).collect();
        ids.sort_by(|a, b| a.0.cmp(&b.0));
        ids.dedup();
        let mut discussion = Discussion::default();
        discussion.add_page(page);
        assert_eq!(discussion.placed(listing.order).len(), ids.len());
        discussion.note_gone(discussion.missing_parents());
        assert!(discussion.missing_parents().is_empty());
    }
    let _ = done(source.comments_by_id(http, article, &[CommentId("1".to_owned())], listing));
    let text = || "x".to_owned();
    let comment =
        NewComment { article: article.clone(), parent: None, content: text(), name: text(), email: text(), url: text() };
    let _ = done(source.post_comment(http, &comment, &[]));
}

/// Answers whatever is asked with the same text.
struct Same(Answer);

impl Http for Same {
    async fn get(&self, _: &HttpUrl) -> Result<Answer, SourceError> {
        Ok(self.0.clone())
    }

    async fn post(&self, _: &HttpUrl, _: &[(&str, &str)]) -> Result<Answer, SourceError> {
        Ok(self.0.clone())
    }
}

/// Nothing here ever waits.
fn done<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => unreachable!("an answer that is there"),
    }
}
