//! Any text as a JSON Feed: an article and its comments, or an error, never a panic.

#![no_main]

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use libfuzzer_sys::fuzz_target;
use maqal::domain::{ArticleId, HttpUrl, Slug};
use maqal::sources::http::{Answer, Http};
use maqal::sources::{ArticleRef, JsonFeed, Source, SourceError};

/// Answers whatever is asked with the same text.
struct Same(Answer);

impl Http for Same {
    async fn get(&self, _: &HttpUrl) -> Result<Answer, SourceError> {
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

fuzz_target!(|body: &str| {
    let site = HttpUrl::new("https://news.example/").expect("a URL");
    let source = Source::JsonFeed(JsonFeed::new(site));
    for status in [200, 404] {
        let http = Same(Answer { status, total: Some(3), body: body.to_owned() });
        let slug = Slug::new("one").expect("a slug");
        for which in [ArticleRef::Newest, ArticleRef::Slug(slug), ArticleRef::Id(ArticleId("1".to_owned()))] {
            if let Ok(article) = done(source.article(&http, &which)) {
                assert!(article.published.is_none_or(|date| date.to_rfc3339().len() >= 20));
                let _ = done(source.comments(&http, &article.id));
            }
        }
        let _ = done(source.comments(&http, &ArticleId("1".to_owned())));
    }
});
