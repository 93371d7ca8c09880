//! The app around the pages: settings, header, footer, and which page an address means.

mod frame;

use std::sync::Arc;

use js_sys::Reflect;
use leptos::either::{Either, EitherOf3};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use self::frame::Frame;
use crate::components::comment_form::keep_typed;
use crate::components::dom::{find, focus_by_id, set};
use crate::components::drawn::Handler;
use crate::config::{Config, ConfigError};
use crate::domain::HttpUrl;
use crate::draw::reading_options::{BUTTON, NOTE};
use crate::history::{self, Path};
use crate::html::url;
use crate::locale::{Language, Locale};
use crate::pages;
use crate::pages::archive::ArchivePage;
use crate::pages::article::ArticlePage;
use crate::pages::bad_config::BadConfigPage;
use crate::pages::focus::focus_content;
use crate::pages::not_found::NotFoundPage;
use crate::parts::Part;
use crate::routes::{Addresses, Base, Route};
use crate::sources::ArticleRef;
use crate::state::preferences::preferred;
use crate::state::words;

/// What `boot.js` shows of an article.
const FIRST_VIEW: &str = "[data-first]";

/// Takes the place of the skeleton in `index.html`, which stays until the words are there.
pub fn start() {
    let Some(root) = document().get_element_by_id("maqal") else { return };
    let root: HtmlElement = root.unchecked_into();
    // Leptos is not there yet.
    wasm_bindgen_futures::spawn_local(async move {
        let config = read_config();
        if let Ok(config) = &config {
            fetch_ahead(&base_of(config));
        }
        let publishers = config.as_ref().map_or_else(|_| page_locale(), |config| config.locale.clone());
        let mut locale = preferred(&publishers);
        // What the reader chose may not be had now.
        if !speak(&locale).await {
            locale = publishers;
        }
        if !speak(&locale).await {
            // Nothing can be said but what the page has brought along.
            if let Some(failed) = document().get_element_by_id("maqal-failed") {
                let _ = failed.remove_attribute("hidden");
            }
            return;
        }
        match config {
            Ok(config) => {
                let base = base_of(&config);
                Addresses::new(base.clone(), config.source_site()).install();
                let publishers = config.locale.clone();
                let is_whole = locale == publishers && is_drawn(&root, &base);
                let is_first = find(&root, FIRST_VIEW).is_some();
                if !is_whole && !is_first {
                    empty(&root);
                }
                let Some(frame) = Frame::around(&root, &locale) else { return };
                let standing = if is_whole || is_first { Standing::Drawn } else { Standing::Own };
                let config = Arc::new(Config { locale, ..config });
                let main = frame.main.clone();
                mount_to(main, move || view! { <App config publishers root frame standing/> }).forget();
            }
            Err(error) => {
                empty(&root);
                mount_to(root, move || view! { <BadConfigPage error locale/> }).forget();
            }
        }
    });
}

/// Fetches what an article's page will want when the article is there.
fn fetch_ahead(base: &Base) {
    if let Some(Route::Article(_) | Route::Post(_)) = addressed(base) {
        wasm_bindgen_futures::spawn_local(async {
            // Whoever wants it will hear of a failure.
            let _ = Part::Comments.fetch().await;
        });
    }
}

/// The page that the address means.
fn addressed(base: &Base) -> Option<Route> {
    let location = location();
    let address = location.pathname().unwrap_or_default() + &location.search().unwrap_or_default();
    Route::parse(&address, base)
}

/// Whether the page that the address means was drawn before the app was there (`maqal-prerender`).
fn is_drawn(root: &Element, base: &Base) -> bool {
    let page = root.get_attribute("data-page").and_then(|page| Route::parse(&page, base));
    page.is_some() && page == addressed(base)
}

/// Takes away all that stands there, and what it has brought along.
fn empty(root: &Element) {
    leave(root, root);
    remove(root, "#maqal > *");
}

/// Takes away a page that was drawn before the app was there; what was typed in it is kept.
fn leave(root: &Element, page: &Element) {
    keep_typed(page);
    if root.has_attribute("data-page")
        && let Some(settings) = document().get_element_by_id("maqal-config")
    {
        let _ = Reflect::delete_property(&settings, &"early".into());
    }
    set(root, "data-page", None);
    remove(root, "#content > *, #maqal > script");
}

fn remove(root: &Element, selector: &str) {
    while let Some(element) = find(root, selector) {
        element.remove();
    }
}

fn read_config() -> Result<Config, ConfigError> {
    let element = document().get_element_by_id("maqal-config").ok_or(ConfigError::Missing)?;
    let folder = folder().ok_or(ConfigError::Missing)?;
    Config::read(&element.text_content().unwrap_or_default(), &folder, &page_locale())
}

/// The page's own language, which holds where no other is set.
fn page_locale() -> Locale {
    let root = document().document_element();
    // `early.js` may have set another one.
    let tag = root.and_then(|root| root.get_attribute("data-lang").or_else(|| root.get_attribute("lang")));
    tag.and_then(|tag| Locale::new(&tag)).unwrap_or_else(|| Locale::of(Language::default()))
}

/// Fetches the words of a language, if they are not there. `index.html` has asked for those of the first language
/// before the app was there, at the same address.
async fn speak(locale: &Locale) -> bool {
    // The script's name changes with what it needs.
    let script = script();
    words::speak(locale, folder().as_ref(), script.rsplit('/').next().unwrap_or_default()).await
}

/// The app's own folder on its host.
fn folder() -> Option<HttpUrl> {
    let origin = location().origin().unwrap_or_default();
    url::absolute(&format!("{origin}{}/", base().as_str()))
}

fn base() -> Base {
    Base::of_script(&script())
}

fn base_of(config: &Config) -> Base {
    base().naming(&config.category_base, &config.tag_base)
}

/// The address of the app's script.
fn script() -> String {
    thread_local! {
        static SCRIPT: String = {
            let script = document().query_selector("link[rel=modulepreload]").ok().flatten();
            script.and_then(|link| link.get_attribute("href")).unwrap_or_default()
        };
    }
    SCRIPT.with(Clone::clone)
}

/// The pages, anew whenever the reader chooses another language, and what stands around them. A page that was drawn
/// before the app was there stays until then, or until the reader goes on to another one.
#[component]
fn App(config: Arc<Config>, publishers: Locale, root: HtmlElement, frame: Frame, standing: Standing) -> impl IntoView {
    let base = base_of(&config);
    let path = history::follow(base.clone());
    Effect::new(move |shown: Option<()>| {
        path.shown.track();
        if shown.is_some() {
            focus_content();
        }
    });
    let (config, set_config) = signal(config);
    let chosen = Callback::new(move |()| {
        let publishers = publishers.clone();
        spawn_local(async move {
            let locale = preferred(&publishers);
            let shown = config.get_untracked();
            if shown.locale == locale {
                return;
            }
            let has_words = speak(&locale).await;
            // The reader may have chosen another one meanwhile.
            if preferred(&publishers) != locale {
                return;
            }
            if has_words {
                set_config.set(Arc::new(Config { locale, ..(*shown).clone() }));
                focus_in_page(BUTTON);
            } else if let Some(note) = document().get_element_by_id(NOTE) {
                note.set_text_content(Some(shown.locale.messages().unreachable.title));
            }
        });
    });
    let standing = StoredValue::new(standing);
    move || {
        let config = config.get();
        provide_context(config.clone());
        declare_language(&config);
        frame.fill(&config, Route::HOME.href(&base), choosing(chosen));
        let (root, main, base) = (root.clone(), frame.main.clone(), base.clone());
        move || {
            match standing.get_value() {
                Standing::Drawn => {
                    standing.set_value(Standing::Awake);
                    path.shown.track();
                    wake(&main, base.clone(), path);
                    return Either::Left(());
                }
                Standing::Awake => {
                    standing.set_value(Standing::Own);
                    leave(&root, &main);
                }
                Standing::Own => {}
            }
            Either::Right(view! { <Page base=base.clone() path/> })
        }
    }
}

/// Whose the elements of the page are.
#[derive(Clone, Copy)]
enum Standing {
    /// They were there before the app.
    Drawn,
    /// They were, and the app hears of what happens in them.
    Awake,
    Own,
}

/// Takes over a page that was drawn before the app was there, or what `boot.js` shows of one.
fn wake(main: &Element, base: Base, path: Path) {
    let addresses = Addresses::of_app();
    match addresses.and_then(|addresses| addresses.route(&path.shown.read_untracked())) {
        Some(Route::List(archive, page)) => pages::archive::wake(main, archive, page, path, base),
        Some(Route::Article(slug)) => {
            let is_first = find(main, FIRST_VIEW).is_some();
            pages::article::wake(main, ArticleRef::Slug(slug), base, is_first);
        }
        Some(Route::Post(_)) | None => {}
    }
}

/// Hears of it when the reader has chosen how to read.
fn choosing(chosen: Callback<()>) -> Handler {
    Box::new(move |event| {
        if matches!(event.type_().as_str(), "change" | "reset") {
            chosen.run(());
        }
    })
}

#[component]
fn Page(base: Base, path: Path) -> impl IntoView {
    move || {
        let base = base.clone();
        let addresses = Addresses::of_app();
        match addresses.and_then(|addresses| addresses.route(&path.shown.read())) {
            Some(Route::List(archive, page)) => EitherOf3::A(view! { <ArchivePage archive page path base/> }),
            Some(Route::Article(slug)) => EitherOf3::B(view! { <ArticlePage which=ArticleRef::Slug(slug) base/> }),
            Some(Route::Post(id)) => EitherOf3::B(view! { <ArticlePage which=ArticleRef::Id(id) base/> }),
            None => EitherOf3::C(view! { <NotFoundPage base/> }),
        }
    }
}

fn focus_in_page(id: &str) {
    if let Some(root) = document().document_element() {
        focus_by_id(&root, id);
    }
}

fn declare_language(config: &Config) {
    if let Some(root) = document().document_element() {
        let language = config.locale.language;
        // Whoever waits for the page to be drawn anew (offline.js) hears of it, even in the same language.
        let _ = root.set_attribute("lang", language.tag());
        set(&root, "dir", Some(language.direction().as_str()));
        // For what writes numbers without the app.
        set(&root, "data-numbering", Some(config.locale.digits.numbering_system()));
    }
}
