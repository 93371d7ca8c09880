//! Loading an article, and its comments apart from it: failing comments never hide an article.

use std::sync::Arc;

use super::load::Load;
use crate::config::Config;
use crate::domain::{Article, ArticleId, Discussion};
use crate::sources::ArticleRef;
use crate::sources::http::Fetch;

/// Starts loading an article.
pub(crate) fn load_article(config: Arc<Config>, which: ArticleRef) -> Load<Article> {
    Load::start(move || {
        let (config, which) = (config.clone(), which.clone());
        async move { config.source.article(&Fetch, &which).await }
    })
}

/// Starts loading an article's comments.
pub(crate) fn load_comments(config: Arc<Config>, article: ArticleId) -> Load<Discussion> {
    Load::start(move || {
        let (config, article) = (config.clone(), article.clone());
        async move { config.source.comments(&Fetch, &article).await }
    })
}
