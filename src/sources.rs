//! Where articles come from. A source turns HTTP answers into domain values or says what is wrong.
//!
//! How a source spells things is private to it. A new source is one file and one arm of [`Source`].

pub mod error;
pub mod http;
pub mod json;
mod json_feed;
#[cfg(test)]
mod recorded;
mod wordpress;

pub use error::SourceError;
pub use json_feed::JsonFeed;
pub use wordpress::WordPress;

use crate::domain::{Article, ArticleId, Discussion, HttpUrl, Slug};
use http::Http;

/// Which article is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArticleRef {
    /// By its name in URLs.
    Slug(Slug),
    /// By the source's own identifier.
    Id(ArticleId),
    /// The one published last.
    Newest,
}

/// A publisher's site.
#[derive(Clone, Debug)]
pub enum Source {
    WordPress(WordPress),
    JsonFeed(JsonFeed),
}

impl Source {
    /// An article with its sections, author, picture and body.
    ///
    /// # Errors
    /// [`SourceError::NotFound`] for one that is not there, [`SourceError::Protected`] for one
    /// behind a password, and whatever can go wrong on the way.
    pub async fn article(&self, http: &impl Http, which: &ArticleRef) -> Result<Article, SourceError> {
        match self {
            Self::WordPress(source) => source.article(http, which).await,
            Self::JsonFeed(source) => source.article(http, which).await,
        }
    }

    /// The first comments of an article, oldest first, and how many there are in all.
    ///
    /// # Errors
    /// Whatever can go wrong on the way.
    pub async fn comments(&self, http: &impl Http, article: &ArticleId) -> Result<Discussion, SourceError> {
        match self {
            Self::WordPress(source) => source.comments(http, article).await,
            Self::JsonFeed(source) => source.comments(http, article).await,
        }
    }

    /// Where a reader may find the article when it cannot be shown here: its page at the
    /// publisher's as far as that can be told without an answer from there.
    pub fn original(&self, which: &ArticleRef) -> Option<HttpUrl> {
        match self {
            Self::WordPress(source) => Some(source.original(which)),
            Self::JsonFeed(_) => None,
        }
    }
}
