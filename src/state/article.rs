//! Loading an article.

use std::cell::RefCell;
use std::sync::Arc;

use js_sys::Date;
use leptos::task::spawn_local;

use super::load::Load;
use crate::config::Config;
use crate::domain::Article;
use crate::routes::IS_GUEST;
use crate::sources::ArticleRef;
use crate::sources::http::Fetch;

/// For so long an article that was read ahead is as good as a new one, in milliseconds.
const FRESH_MS: f64 = 60_000.0;

thread_local! {
    /// The article that the reader pointed at last.
    static NEXT: RefCell<Option<Next>> = const { RefCell::new(None) };
}

struct Next {
    which: ArticleRef,
    /// What there is of it, and since when.
    article: Option<(Arc<Article>, f64)>,
}

/// Starts loading an article; one that was read ahead is there.
pub(crate) fn load_article(config: Arc<Config>, which: ArticleRef) -> Load<Article> {
    Load::start(if IS_GUEST { None } else { take_ahead(&which) }, move |fetch: Fetch| {
        let (config, which) = (config.clone(), which.clone());
        async move { config.source.article(&fetch, &which).await }
    })
}

fn take_ahead(which: &ArticleRef) -> Option<Arc<Article>> {
    let next = NEXT.take().filter(|next| next.which == *which)?;
    let (article, since) = next.article?;
    // Clocks are set back, too.
    ((Date::now() - since).abs() < FRESH_MS).then_some(article)
}

/// Asks for an article that will be read next, perhaps.
pub(crate) fn fetch_article_ahead(config: &Arc<Config>, which: ArticleRef) {
    let config = config.clone();
    spawn_local(async move { config.source.fetch_ahead(&Fetch::Ahead, &which).await });
}

/// Asks for the article that the reader points at, and reads it: all is there when the reader goes on to it.
pub(crate) fn read_article_ahead(config: &Arc<Config>, which: ArticleRef) {
    let is_next = |which: &ArticleRef| NEXT.with_borrow(|next| next.as_ref().is_some_and(|next| next.which == *which));
    if is_next(&which) {
        return;
    }
    NEXT.set(Some(Next { which: which.clone(), article: None }));
    let config = config.clone();
    spawn_local(async move {
        config.source.fetch_ahead(&Fetch::Ahead, &which).await;
        // Who goes on before it is there, reads it then.
        if !is_next(&which) {
            return;
        }
        if let Ok(article) = config.source.article(&Fetch::Ahead, &which).await
            && is_next(&which)
        {
            NEXT.set(Some(Next { which, article: Some((Arc::new(article), Date::now())) }));
        }
    });
}
