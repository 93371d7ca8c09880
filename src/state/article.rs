//! Loading an article.

use std::sync::Arc;

use leptos::task::spawn_local;

use super::load::Load;
use crate::config::Config;
use crate::domain::Article;
use crate::sources::ArticleRef;
use crate::sources::http::Fetch;

/// Starts loading an article.
pub(crate) fn load_article(config: Arc<Config>, which: ArticleRef) -> Load<Article> {
    Load::start(move |fetch: Fetch| {
        let (config, which) = (config.clone(), which.clone());
        async move { config.source.article(&fetch, &which).await }
    })
}

/// Asks for an article that will be read next, perhaps.
pub(crate) fn fetch_article_ahead(config: &Arc<Config>, which: ArticleRef) {
    let config = config.clone();
    spawn_local(async move { config.source.fetch_ahead(&Fetch::Ahead, &which).await });
}
