//! Where articles come from. A source turns HTTP answers into domain values or says what is wrong.
//!
//! How a source spells things is private to it. A new source is one file and one arm of [`Source`].

#[cfg(not(target_arch = "wasm32"))]
pub mod all;
pub mod error;
pub mod http;
pub mod json;
mod json_feed;
mod posting;
#[cfg(test)]
mod recorded;
mod wordpress;

pub use error::{PostError, SourceError};
pub use json_feed::JsonFeed;
pub use posting::Posted;
pub use wordpress::WordPress;

use crate::domain::archive::Onward;
use crate::domain::comment::Order;
use crate::domain::{Archive, Article, ArticleId, Comment, CommentId, CommentPage, HttpUrl, Listed, NewComment, Slug};
use http::Http;

/// Which article is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArticleRef {
    /// By its name in URLs.
    Slug(Slug),
    /// By the source's own identifier.
    Id(ArticleId),
}

/// How an article's comments are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    pub order: Order,
    /// Whether the commenters' pictures are wanted, which third parties keep.
    pub avatars: bool,
}

/// How many comments come at a time: WordPress's most.
const PER_PAGE: u32 = 100;

/// How many articles a page of a list has.
const LIST_PAGE: u32 = 12;

/// How many articles of a section are offered after one of them.
const RELATED: u32 = 4;

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

    /// A page of a list of articles, counted from 1.
    ///
    /// # Errors
    /// [`SourceError::NotFound`] for a section, a tag or an author that is not there, and for a page behind the last
    /// one, and whatever can go wrong on the way.
    pub async fn list(&self, http: &impl Http, archive: &Archive, page: u32) -> Result<Listed, SourceError> {
        match self {
            Self::WordPress(source) => source.list(http, archive, page).await,
            Self::JsonFeed(source) => source.list(http, archive, page).await,
        }
    }

    /// Asks for what an article needs, so that it is there when the article is asked for.
    pub async fn fetch_ahead(&self, http: &impl Http, which: &ArticleRef) {
        match self {
            Self::WordPress(source) => source.fetch_ahead(http, which).await,
            // The whole feed is there.
            Self::JsonFeed(_) => {}
        }
    }

    /// What may be read after an article.
    ///
    /// # Errors
    /// Whatever can go wrong on the way.
    pub async fn onward(&self, http: &impl Http, article: &Article) -> Result<Onward, SourceError> {
        match self {
            Self::WordPress(source) => source.onward(http, article).await,
            Self::JsonFeed(source) => source.onward(http, article).await,
        }
    }

    /// The addresses that an article is fetched from, for whoever keeps it.
    pub fn requests(&self, article: &Article) -> Vec<HttpUrl> {
        match self {
            Self::WordPress(source) => source.requests(article),
            Self::JsonFeed(source) => vec![source.address().clone()],
        }
    }

    /// How many comments these articles have, in their order; none where that cannot be told. Lists of some sources
    /// say it themselves.
    ///
    /// # Errors
    /// Whatever can go wrong on the way.
    pub async fn comment_counts(&self, http: &impl Http, articles: &[ArticleId]) -> Result<Vec<u32>, SourceError> {
        match self {
            Self::WordPress(source) => source.comment_counts(http, articles).await,
            Self::JsonFeed(_) => Ok(Vec::new()),
        }
    }

    /// A page of an article's comments, counted from 1.
    ///
    /// # Errors
    /// Whatever can go wrong on the way.
    pub async fn comments(
        &self,
        http: &impl Http,
        article: &ArticleId,
        page: u32,
        listing: Listing,
    ) -> Result<CommentPage, SourceError> {
        match self {
            Self::WordPress(source) => source.comments(http, article, page, listing).await,
            Self::JsonFeed(source) => source.comments(http, article, page, listing).await,
        }
    }

    /// Those of an article's comments that have one of these `ids`, at most a hundred.
    ///
    /// # Errors
    /// Whatever can go wrong on the way.
    pub async fn comments_by_id(
        &self,
        http: &impl Http,
        article: &ArticleId,
        ids: &[CommentId],
        listing: Listing,
    ) -> Result<Vec<Comment>, SourceError> {
        match self {
            Self::WordPress(source) => source.comments_by_id(http, article, ids, listing).await,
            Self::JsonFeed(source) => source.comments_by_id(http, article, ids).await,
        }
    }

    /// What tells this source from others: its address.
    pub fn address(&self) -> &HttpUrl {
        match self {
            Self::WordPress(source) => source.address(),
            Self::JsonFeed(source) => source.address(),
        }
    }

    /// Whether there is anywhere to send a comment to.
    pub fn takes_comments(&self) -> bool {
        match self {
            Self::WordPress(_) => true,
            Self::JsonFeed(source) => source.takes_comments(),
        }
    }

    /// Sends a comment. Once an answer says what became of it, it is never sent again; when no
    /// answer came ([`PostError::is_lost`]), it may be there all the same.
    ///
    /// `extra` are fields that the publisher's spam filter looks at.
    ///
    /// # Errors
    /// Why the comment was not taken, as far as anybody said.
    pub async fn post_comment(
        &self,
        http: &impl Http,
        comment: &NewComment,
        extra: &[(&str, &str)],
    ) -> Result<Posted, PostError> {
        match self {
            Self::WordPress(source) => source.post_comment(http, comment, extra).await,
            Self::JsonFeed(source) => source.post_comment(http, comment, extra).await,
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
