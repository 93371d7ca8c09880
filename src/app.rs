//! The app around the pages: settings, header, footer, and which page an address means.

use std::sync::Arc;

use leptos::either::Either;
use leptos::prelude::*;

use crate::components::{use_config, use_messages};
use crate::config::{Config, ConfigError};
use crate::history;
use crate::html::url;
use crate::pages::article::ArticlePage;
use crate::pages::bad_config::BadConfigPage;
use crate::pages::focus::focus_content;
use crate::pages::not_found::NotFoundPage;
use crate::routes::{Base, Route};
use crate::sources::ArticleRef;

/// Takes the place of the skeleton in `index.html`.
pub fn start() {
    let Some(root) = document().get_element_by_id("maqal") else { return };
    root.set_text_content(None);
    let root = wasm_bindgen::JsCast::unchecked_into(root);
    match read_config() {
        Ok(config) => mount_to(root, move || view! { <App config/> }).forget(),
        Err(error) => mount_to(root, move || view! { <BadConfigPage error/> }).forget(),
    }
}

fn read_config() -> Result<Config, ConfigError> {
    let element = document().get_element_by_id("maqal-config").ok_or(ConfigError::Missing)?;
    let origin = location().origin().unwrap_or_default();
    let folder = url::absolute(&format!("{origin}{}/", base().as_str())).ok_or(ConfigError::Missing)?;
    Config::read(&element.text_content().unwrap_or_default(), &folder)
}

fn base() -> Base {
    let script = document().query_selector("link[rel=modulepreload]").ok().flatten();
    Base::of_script(&script.and_then(|link| link.get_attribute("href")).unwrap_or_default())
}

/// The whole page.
#[component]
fn App(config: Config) -> impl IntoView {
    let config = Arc::new(config);
    let base = base();
    provide_context(config.clone());
    declare_language(&config);

    let path = history::follow(&base);
    Effect::new(move |shown: Option<()>| {
        path.track();
        if shown.is_some() {
            focus_content();
        }
    });
    let home = Route::Home.href(&base);
    let page = move || {
        let base = base.clone();
        match Route::parse(&path.read(), &base) {
            Some(Route::Home) => Either::Left(view! { <ArticlePage which=ArticleRef::Newest base/> }),
            Some(Route::Article(slug)) => Either::Left(view! { <ArticlePage which=ArticleRef::Slug(slug) base/> }),
            None => Either::Right(view! { <NotFoundPage base/> }),
        }
    };
    view! {
        <SkipLink/>
        <Masthead home/>
        <main class="page" id="content" tabindex="-1">{page}</main>
        <Footer/>
    }
}

fn declare_language(config: &Config) {
    if let Some(root) = document().document_element() {
        let language = config.locale.language;
        // Nothing to do about a failure: the attributes' names are valid.
        let _ = root.set_attribute("lang", language.tag());
        let _ = root.set_attribute("dir", language.direction().as_str());
    }
}

/// The first stop of the Tab key. "external" leaves the jump to the browser, which moves the focus.
#[component]
fn SkipLink() -> impl IntoView {
    view! { <a class="skip-link" href="#content" rel="external">{use_messages().skip_to_content}</a> }
}

#[component]
fn Masthead(home: String) -> impl IntoView {
    let name = use_config().site_name.clone();
    let name = if name.is_empty() { use_messages().home.to_owned() } else { name };
    view! { <header class="masthead"><a class="masthead__name" href=home><bdi>{name}</bdi></a></header> }
}

#[component]
fn Footer() -> impl IntoView {
    let config = use_config();
    let host = config.site_url.host().to_owned();
    view! {
        <footer class="footer">
            <a href=config.site_url.to_string() rel="external"><bdi dir="ltr">{host}</bdi></a>
        </footer>
    }
}
