//! JSON Feed 1.1 with Maqal's extension: a static file that any host can serve.
//!
//! <https://www.jsonfeed.org/version/1.1/>; the extension `_maqal` is described by
//! `public/schema/json-feed.schema.json`.

#[cfg(not(target_arch = "wasm32"))]
mod all;
mod lists;
mod mapping;

use std::sync::{Arc, Mutex};

use super::http::{Answer, Http};
use super::posting::{self, Posted};
use super::{ArticleRef, Listing, PER_PAGE, PostError, SourceError};
use crate::domain::archive::Onward;
use crate::domain::comment::Order;
use crate::domain::{Archive, Article, ArticleId, Comment, CommentId, CommentPage, HttpUrl, Listed, NewComment};
use mapping::Comments;

/// A feed by its address.
#[derive(Clone, Debug)]
pub struct JsonFeed {
    url: HttpUrl,
    /// Where comments are sent, if the publisher has such a place.
    endpoint: Option<HttpUrl>,
    /// The answer that the last article came from: its comments stand in the same file.
    last: Arc<Mutex<Option<Answer>>>,
}

impl JsonFeed {
    /// A feed by the address of its file.
    pub fn new(url: HttpUrl, endpoint: Option<HttpUrl>) -> Self {
        Self { url, endpoint, last: Arc::default() }
    }

    pub(super) fn address(&self) -> &HttpUrl {
        &self.url
    }

    pub(super) async fn article(&self, http: &impl Http, which: &ArticleRef) -> Result<Article, SourceError> {
        let answer = http.get(&self.url).await?;
        let article = answer.read(&self.url, |feed| mapping::article(feed, which, &self.url))?;
        let saved = answer.saved;
        if let Ok(mut last) = self.last.lock() {
            *last = Some(answer);
        }
        article.map(|article| Article { saved, ..article }).ok_or_else(|| self.not_found())
    }

    pub(super) async fn list(&self, http: &impl Http, archive: &Archive, page: u32) -> Result<Listed, SourceError> {
        let answer = http.get(&self.url).await?;
        let list = answer.read(&self.url, |feed| lists::list(feed, archive, page, &self.url))?;
        list.map(|list| Listed { saved: answer.saved, ..list }).ok_or_else(|| self.not_found())
    }

    pub(super) async fn onward(&self, http: &impl Http, article: &Article) -> Result<Onward, SourceError> {
        let answer = http.get(&self.url).await?;
        answer.read(&self.url, |feed| lists::onward(feed, article, &self.url))
    }

    /// A slice of the list that the feed, or a file named in it, holds whole.
    pub(super) async fn comments(
        &self,
        http: &impl Http,
        article: &ArticleId,
        page: u32,
        listing: Listing,
    ) -> Result<CommentPage, SourceError> {
        let (mut comments, total) = self.all(http, article).await?;
        if listing.order == Order::NewestFirst {
            comments.reverse();
        }
        let count = u32::try_from(comments.len()).unwrap_or(u32::MAX);
        let before = (page - 1).saturating_mul(PER_PAGE);
        let follows = count > before.saturating_add(PER_PAGE);
        let slice = comments.into_iter().skip(before as usize).take(PER_PAGE as usize).collect();
        // The file may hold only some of them.
        Ok(CommentPage { comments: slice, total: total.max(count), next: follows.then(|| page + 1) })
    }

    pub(super) async fn comments_by_id(
        &self,
        http: &impl Http,
        article: &ArticleId,
        ids: &[CommentId],
    ) -> Result<Vec<Comment>, SourceError> {
        let (comments, _) = self.all(http, article).await?;
        Ok(comments.into_iter().filter(|comment| ids.contains(&comment.id)).collect())
    }

    /// All comments that are listed, oldest first, and how many there are besides.
    async fn all(&self, http: &impl Http, article: &ArticleId) -> Result<(Vec<Comment>, u32), SourceError> {
        let last = self.last.lock().ok().and_then(|last| last.clone());
        let read = |answer: Answer| answer.read(&self.url, |feed| mapping::comments(feed, article, &self.url));
        // That may be another one's: many are made at once by `maqal-prerender`.
        let comments = match last.map(read).transpose()?.flatten() {
            None => read(http.get(&self.url).await?)?,
            comments => comments,
        };
        match comments.ok_or_else(|| self.not_found())? {
            Comments::Here { comments, total } => Ok((comments, total)),
            Comments::File { url, total } => {
                let answer = http.get(&url).await?;
                Ok((answer.read(&url, |list| mapping::list(list, &self.url))?, total))
            }
        }
    }

    pub(super) fn takes_comments(&self) -> bool {
        self.endpoint.is_some()
    }

    pub(super) async fn post_comment(
        &self,
        http: &impl Http,
        comment: &NewComment,
        extra: &[(&str, &str)],
    ) -> Result<Posted, PostError> {
        let endpoint = self.endpoint.as_ref().ok_or(PostError::Nowhere)?;
        // From now on there may be one more.
        if let Ok(mut last) = self.last.lock() {
            *last = None;
        }
        posting::post(http, endpoint, comment, extra, |json| mapping::comment(json, &self.url)).await
    }

    fn not_found(&self) -> SourceError {
        SourceError::NotFound { url: self.url.clone() }
    }
}

#[cfg(test)]
mod tests;
