//! `<maqal-article>` from the inside: one article with its comments, in a place of its own on a page of somebody
//! else's. `widget/element.js` is the element, `widget/view.js` makes the place and calls [`show`].
//!
//! There is no router here, nothing is written into the page's head, and nothing is left when it goes.

use std::cell::RefCell;
use std::sync::Arc;

use any_spawner::Executor;
use js_sys::Function;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::components::article;
use crate::components::dom::{draw_anew, members};
use crate::components::drawn::{Begin, Fetched, drawing, fill, nothing};
use crate::components::fault::{self, is_retry};
use crate::config::{Comments, Config, ConfigError};
use crate::domain::comment_form::Required;
use crate::domain::{Article, ArticleId, Direction, HttpUrl, Slug};
use crate::draw::Pen;
use crate::draw::frame::Ways;
use crate::html::{self, url};
use crate::locale::{Digits, Language, Locale};
use crate::sources::json::Document;
use crate::sources::{ArticleRef, JsonFeed, Listing, Source, SourceError, WordPress};
use crate::state::article::load_article;
use crate::state::load::Load;
use crate::state::online::when_online;
use crate::state::words::speak;

thread_local! {
    /// What is shown, by its number; `None` is free.
    static SHOWN: RefCell<Vec<Option<Shown>>> = const { RefCell::new(Vec::new()) };
}

/// An article in its place. All that belongs to it goes with the owner.
struct Shown {
    owner: Owner,
    article: Option<Load<Article>>,
}

/// What an element's attributes say.
struct Settings {
    config: Arc<Config>,
    which: ArticleRef,
    /// Whether there are to be comments.
    comments: bool,
}

/// Shows an article in an empty element, and gives the number by which [`reload`] and [`hide`] know it. `settings` are
/// the attributes by their names in JSON, as `widget/view.js` has completed them; `folder` is where the words lie,
/// `version` what changes with them. `told` hears `"ready"` or `"error"`, and the event's `detail`.
#[wasm_bindgen]
pub fn show(place: &Element, settings: &str, folder: &str, version: &str, told: Function) -> usize {
    // An error says that it is there already.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let article = owner.with(|| match url::absolute(folder) {
        Some(folder) => open(place, settings, folder, version.to_owned(), Page(told)),
        None => None,
    });
    SHOWN.with_borrow_mut(|all| {
        let shown = Some(Shown { owner, article });
        match all.iter().position(Option::is_none) {
            Some(free) => {
                all.splice(free..=free, [shown]);
                free
            }
            None => {
                all.push(shown);
                all.len() - 1
            }
        }
    })
}

/// Asks for the article again.
#[wasm_bindgen]
pub fn reload(number: usize) {
    let article = SHOWN.with_borrow(|all| all.get(number).and_then(Option::as_ref).and_then(|shown| shown.article));
    if let Some(article) = article {
        article.again.run(());
    }
}

/// Lets go of everything.
#[wasm_bindgen]
pub fn hide(number: usize) {
    let shown = SHOWN.with_borrow_mut(|all| all.get_mut(number).and_then(Option::take));
    if let Some(shown) = shown {
        shown.owner.cleanup();
    }
}

/// The page of somebody else's, which is told what happens.
#[derive(Clone)]
struct Page(Function);

impl Page {
    fn hear(&self, what: &str, detail: &[(&str, &str)]) {
        // What listeners throw is theirs.
        let _ = self.0.call2(&JsValue::NULL, &what.into(), &members(detail));
    }

    fn error(&self, reason: &str, message: &str) {
        self.hear("error", &[("reason", reason), ("message", message)]);
    }
}

/// Starts loading. Whatever is to be said is said in the words of the language, so they come first.
fn open(place: &Element, settings: &str, folder: HttpUrl, version: String, page: Page) -> Option<Load<Article>> {
    if html::read_text("<b>1</b>") != "1" {
        page.error("script", "the page's policy does not let the Trusted Types policy “maqal” be made");
        return None;
    }
    let place = place.clone();
    let (locale, settings) = read(settings);
    let article = settings.as_ref().ok().map(|it| load_article(it.config.clone(), it.which.clone()));
    let (has_words, set_has_words) = signal(false);
    // What is in an element says in which language, and which way.
    let _ = place.set_attribute("lang", locale.language.tag());
    let _ = place.set_attribute("dir", locale.direction().as_str());
    let (spoken, listening, is_there) = (locale.clone(), page.clone(), StoredValue::new(()));
    spawn_local(async move {
        if speak(&spoken, Some(&folder), &version).await {
            set_has_words.try_set(true);
        } else if is_there.try_get_value().is_some() {
            listening.error("script", "the words of the interface could not be fetched");
        }
    });
    Effect::new(move |_| {
        if !has_words.get() {
            return;
        }
        match (&settings, article.and_then(|article| article.value.get())) {
            (Err(error), _) => refuse(&place, error, &locale, &page),
            (Ok(_), None) => draw_anew(&place, locale.direction(), locale.messages(), |pen| pen.skeleton()),
            (Ok(settings), Some(Ok(article))) => present(&place, &article, settings, &page),
            (Ok(settings), Some(Err(error))) => fail(&place, &error, settings, article, &page),
        }
    });
    article
}

/// Reads the attributes. Whatever is wrong is said in the language that they ask for.
fn read(settings: &str) -> (Locale, Result<Settings, ConfigError>) {
    let Ok(document) = Document::parse(settings) else {
        return (Locale::of(Language::default()), Err(ConfigError::Missing));
    };
    let json = document.root();
    let text = |name: &str| json.get(name).text_or_empty();
    let mut locale = Locale::new(&text("lang")).unwrap_or_else(|| Locale::of(Language::default()));
    locale.turned = Direction::from_attribute(&text("dir"));
    let digits = text("digits");
    let chosen = Digits::from_numbering_system(&digits);
    locale.digits = chosen.unwrap_or(locale.digits);
    if chosen.is_none() && !digits.is_empty() {
        return (locale, Err(wrong("digits", "is none of latn, arab, arabext")));
    }
    let settings = settings_of(text, &locale);
    (locale, settings)
}

fn settings_of(text: impl Fn(&str) -> String, locale: &Locale) -> Result<Settings, ConfigError> {
    let address = |name: &str| HttpUrl::new(text(name)).ok_or_else(|| wrong(name, "is no http or https URL"));
    let source = address("source")?;
    let site = url::http("/", &source).unwrap_or_else(|| source.clone());
    let endpoint = if text("endpoint").is_empty() { None } else { Some(address("endpoint")?) };
    let (source, site_url) = match text("kind").as_str() {
        "wordpress" => (WordPress::new(&source).map(Source::WordPress), source),
        "json-feed" => (Some(Source::JsonFeed(JsonFeed::new(source, endpoint))), site),
        _ => return Err(wrong("kind", "is none of wordpress, json-feed")),
    };
    let (require, comments) = (text("require"), text("comments"));
    let required = |field| require.split_ascii_whitespace().any(|named| named == field);
    if require.split_ascii_whitespace().any(|named| !matches!(named, "name" | "email")) {
        return Err(wrong("require", "is none of name, email, both with a space between"));
    }
    let config = Config {
        site_name: String::new(),
        site_url,
        source: source.ok_or_else(|| wrong("source", "is no site's address"))?,
        category_base: String::new(),
        tag_base: String::new(),
        language: locale.language,
        locale: locale.clone(),
        comments: Comments {
            post: comments != "closed",
            required: Required { name: required("name"), email: required("email") },
            listing: Listing::default(),
            honeypot: None,
            action: None,
            min_seconds: 0,
        },
    };
    let post = text("post");
    let unknown = if post.trim().is_empty() { "is missing" } else { "is no article's slug, id or address" };
    let which = which(&post).ok_or_else(|| wrong("post", unknown))?;
    Ok(Settings { config: Arc::new(config), which, comments: comments != "hide" })
}

fn wrong(key: &str, detail: &str) -> ConfigError {
    ConfigError::Wrong { key: key.to_owned(), detail: detail.to_owned() }
}

/// An article by its id, its slug, or its address.
fn which(post: &str) -> Option<ArticleRef> {
    let post = post.trim();
    if !post.is_empty() && post.bytes().all(|b| b.is_ascii_digit()) {
        return Some(ArticleRef::Id(ArticleId(post.to_owned())));
    }
    let address = HttpUrl::new(post);
    Slug::new(address.as_ref().map_or(post, HttpUrl::last_segment)).map(ArticleRef::Slug)
}

fn present(place: &Element, article: &Arc<Article>, Settings { config, comments, .. }: &Settings, page: &Page) {
    place.set_text_content(None);
    let home = config.site_url.as_str().to_owned();
    let (of, settings) = (article.clone(), config.clone());
    add(place, Box::new(move |place| article::begin(place, &of, &settings, &home)));
    if *comments {
        add(place, article::conversation(article, config, Fetched::AtOnce));
    }
    let url = article.original.as_ref().map_or("", HttpUrl::as_str);
    let (id, slug) = (article.id.0.as_str(), article.slug.as_str());
    page.hear("ready", &[("id", id), ("slug", slug), ("title", &article.title), ("url", url)]);
}

fn fail(place: &Element, error: &SourceError, settings: &Settings, article: Option<Load<Article>>, page: &Page) {
    let (words, ways) = fault::of_article(error, &settings.which, &settings.config, None);
    let again = move || article.into_iter().for_each(|article| article.again.run(()));
    if matches!(error, SourceError::Offline { .. }) {
        when_online(again);
    }
    let retry = Box::new(move |event: &_| {
        if is_retry(event) {
            again();
        }
    });
    place.set_text_content(None);
    add(place, drawing(&settings.config.locale, Box::new(move |pen| pen.fault(words, None, &ways)), retry));
    page.error(error.kind(), &error.to_string());
}

/// The attributes make no sense: a word for whoever is just writing them.
fn refuse(place: &Element, error: &ConfigError, locale: &Locale, page: &Page) {
    let (words, detail) = (&locale.messages().bad_config, error.to_string());
    leptos::logging::warn!("{detail}");
    place.set_text_content(None);
    page.error("config", &detail);
    let draw = Box::new(move |pen: &mut Pen| pen.fault(words, Some(&detail), &Ways::default()));
    add(place, drawing(locale, draw, nothing()));
}

fn add(place: &Element, begin: Begin) {
    if let Ok(part) = document().create_element("div") {
        // Nothing to do about a failure: an element takes another.
        let _ = place.append_child(&part);
        fill(&part, begin);
    }
}
