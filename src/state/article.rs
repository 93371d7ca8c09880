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

/// For so long an article that was asked for ahead is as good as a new one, in milliseconds. The answer that it was read
/// from may be as old.
const FRESH_MS: f64 = 30_000.0;

thread_local! {
    /// The article that the reader pointed at last.
    static NEXT: RefCell<Option<Next>> = const { RefCell::new(None) };
}

struct Next {
    which: ArticleRef,
    article: Option<Arc<Article>>,
    /// When it was asked for; not a number where that failed.
    since: f64,
}

impl Next {
    fn is_fresh(&self, which: &ArticleRef) -> bool {
        // Clocks are set back, too.
        self.which == *which && (Date::now() - self.since).abs() < FRESH_MS
    }
}

/// Starts loading an article; one that was read ahead is there.
pub(crate) fn load_article(config: Arc<Config>, which: ArticleRef) -> Load<Article> {
    Load::start(if IS_GUEST { None } else { take_ahead(&which) }, move |fetch: Fetch| {
        let (config, which) = (config.clone(), which.clone());
        async move { config.source.article(&fetch, &which).await }
    })
}

fn take_ahead(which: &ArticleRef) -> Option<Arc<Article>> {
    NEXT.take().filter(|next| next.is_fresh(which))?.article
}

/// Asks for an article that will be read next, perhaps.
pub(crate) fn fetch_article_ahead(config: &Arc<Config>, which: ArticleRef) {
    let config = config.clone();
    spawn_local(async move { config.source.fetch_ahead(&Fetch::Ahead, &which).await });
}

/// Asks for the article that the reader points at, and reads it: all is there when the reader goes on to it.
pub(crate) fn read_article_ahead(config: &Arc<Config>, which: ArticleRef) {
    if NEXT.with_borrow(|next| next.as_ref().is_some_and(|next| next.is_fresh(&which))) {
        return;
    }
    NEXT.set(Some(Next { which: which.clone(), article: None, since: Date::now() }));
    let config = config.clone();
    spawn_local(async move {
        let article = config.source.article(&Fetch::Ahead, &which).await;
        NEXT.with_borrow_mut(|next| {
            // The reader may have gone on, or point at another one.
            if let Some(next) = next.as_mut().filter(|next| next.which == which) {
                match article {
                    Ok(article) => next.article = Some(Arc::new(article)),
                    Err(_) => next.since = f64::NAN,
                }
            }
        });
    });
}
