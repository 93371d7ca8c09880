//! JSON Feed 1.1 with Maqal's extension: a static file that any host can serve.
//!
//! <https://www.jsonfeed.org/version/1.1/>; the extension `_maqal` is described by
//! `public/schema/json-feed.schema.json`.

mod mapping;

use std::sync::{Arc, Mutex};

use super::http::{Answer, Http};
use super::{ArticleRef, SourceError};
use crate::domain::{Article, ArticleId, Discussion, HttpUrl};

/// A feed by its address.
#[derive(Clone, Debug)]
pub struct JsonFeed {
    url: HttpUrl,
    /// The answer that the last article came from: its comments stand in the same file.
    last: Arc<Mutex<Option<Answer>>>,
}

impl JsonFeed {
    /// A feed by the address of its file.
    pub fn new(url: HttpUrl) -> Self {
        Self { url, last: Arc::default() }
    }

    pub(super) async fn article(&self, http: &impl Http, which: &ArticleRef) -> Result<Article, SourceError> {
        let answer = http.get(&self.url).await?;
        let article = answer.read(&self.url, |feed| mapping::article(feed, which, &self.url))?;
        if let Ok(mut last) = self.last.lock() {
            *last = Some(answer);
        }
        article.ok_or_else(|| self.not_found())
    }

    pub(super) async fn comments(&self, http: &impl Http, article: &ArticleId) -> Result<Discussion, SourceError> {
        let last = self.last.lock().ok().and_then(|last| last.clone());
        let answer = match last {
            Some(answer) => answer,
            None => http.get(&self.url).await?,
        };
        let discussion = answer.read(&self.url, |feed| mapping::discussion(feed, article, &self.url))?;
        discussion.ok_or_else(|| self.not_found())
    }

    fn not_found(&self) -> SourceError {
        SourceError::NotFound { url: self.url.clone() }
    }
}

#[cfg(test)]
mod tests;
