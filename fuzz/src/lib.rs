//! What both sources go through: any text as an answer gives an article and its comments, or an
//! error, never a panic.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use maqal::domain::{ArticleId, HttpUrl, Slug};
use maqal::sources::http::{Answer, Http};
use maqal::sources::{ArticleRef, Source, SourceError};

/// Asks a source for everything there is, and answers every time with `body`.
pub fn ask(source: &Source, body: &str) {
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
}

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
