//! The article page: loading, there, or failed.

use std::sync::Arc;

use leptos::either::EitherOf3;
use leptos::prelude::*;

use super::comment_links::follow_comment_links;
use super::focus::focus_content;
use super::head::set_title;
use crate::components::article::Article;
use crate::components::fault::Fault;
use crate::components::skeleton::Skeleton;
use crate::components::{use_config, use_messages};
use crate::domain;
use crate::locale::errors;
use crate::routes::{Base, Route};
use crate::sources::{ArticleRef, SourceError};
use crate::state::article::load_article;
use crate::state::comments::Comments;

/// Loads an article and shows it.
#[component]
pub(crate) fn ArticlePage(which: ArticleRef, base: Base) -> impl IntoView {
    let article = load_article(use_config(), which.clone());
    let home = Route::Home.href(&base);
    move || match article.value.get() {
        None => EitherOf3::A(view! { <Skeleton/> }),
        Some(Ok(article)) => EitherOf3::B(view! { <Loaded article home=home.clone()/> }),
        Some(Err(error)) => {
            let retry = Callback::new(move |()| {
                article.again.run(());
                focus_content();
            });
            EitherOf3::C(view! { <Failed error which=which.clone() retry home=home.clone()/> })
        }
    }
}

#[component]
fn Loaded(article: Arc<domain::Article>, home: String) -> impl IntoView {
    let config = use_config();
    set_title(&article.title, &config);
    let comments = Comments::load(config, article.id.clone());
    follow_comment_links(comments);
    view! { <Article article comments home/> }
}

#[component]
fn Failed(error: SourceError, which: ArticleRef, retry: Callback<()>, home: String) -> impl IntoView {
    let config = use_config();
    let (words, retriable) = errors::explain(&error, use_messages());
    set_title(words.title, &config);
    let original = match error {
        SourceError::Protected { original: Some(original), .. } => original,
        _ => config.source.original(&which).unwrap_or_else(|| config.site_url.clone()),
    };
    let retry = retriable.then_some(retry);
    view! { <Fault words retry original=Some(original) home=Some(home)/> }
}
