//! Writes a page's head into the document.
//!
//! What a page brings is marked, and goes as a whole when the next one's comes. What stands in
//! `index.html` stays, unless a page says the same thing differently.
//!
//! Readers have no use for most of it: the code for that is fetched after the article.

use std::sync::Arc;

use leptos::prelude::{GetValue, StoredValue, document, location};
use leptos::task::spawn_local;
use web_sys::{Element, HtmlHeadElement};

use crate::config::Config;
use crate::domain::archive::About;
use crate::domain::{Archive, Article};
use crate::head::{Head, Kind, NOINDEX};
use crate::html::trusted;
use crate::parts::Part;
use crate::routes::Base;
use crate::state::archive::Shelf;

/// Marks what a page has brought.
const OWN: &str = "data-head";

/// The head of a page that says nothing about itself but a title.
pub(super) fn set_title(title: &str, kind: Kind, config: &Config) {
    document().set_title(&Head::plain(title, kind, config).window_title());
    let Some(place) = document().head() else { return };
    remove_all(&place, &["[", OWN, "]"].concat());
    if kind == Kind::Fault {
        let (name, attributes) = NOINDEX.parts();
        add(&place, name, &attributes);
    }
}

/// The head of an article's page.
pub(super) fn set_article(article: &Arc<Article>, config: &Arc<Config>, base: &Base) {
    set_title(&article.title, Kind::Loading, config);
    let (article, config) = (article.clone(), config.clone());
    let base = base.at(&location().origin().unwrap_or_default());
    let is_there = StoredValue::new(());
    spawn_local(async move {
        // The reader may be elsewhere by then.
        if Part::Head.fetch().await && is_there.try_get_value().is_some() {
            describe(&article, &config, &base);
        }
    });
}

/// The head of a list's page.
pub(super) fn set_list(title: &str, shelf: &Shelf, config: &Arc<Config>, base: &Base) {
    let is_front = shelf.archive == Archive::Front && shelf.error.is_none() && !config.site_name.is_empty();
    let is_lasting = shelf.error.is_none() && !matches!(shelf.archive, Archive::Search(_) | Archive::Saved);
    let kind = if is_lasting { Kind::List } else { Kind::Fault };
    set_title(if is_front { "" } else { title }, kind, config);
    if !is_lasting {
        return;
    }
    let (title, mut about, config) = (title.to_owned(), shelf.about.clone(), config.clone());
    about.description = about.described(shelf.items.iter().map(|item| item.title.as_str()));
    let address = shelf.route(shelf.first).href(&base.at(&location().origin().unwrap_or_default()));
    let is_there = StoredValue::new(());
    spawn_local(async move {
        if Part::Head.fetch().await && is_there.try_get_value().is_some() {
            describe_list(&title, &about, address, &config);
        }
    });
}

/// Says all about an article. This is a door of [`crate::parts::Part::Head`], as is [`describe_list`].
#[inline(never)]
fn describe(article: &Article, config: &Config, base: &Base) {
    // Comments come later still, and nobody waits for them here.
    write(&Head::of_article(article, config, base, None, std::iter::empty()));
}

/// Says all about a list.
#[inline(never)]
fn describe_list(title: &str, about: &About, address: String, config: &Config) {
    write(&Head::of_list(title, &about.description, address, &about.ancestors, config));
}

fn write(head: &Head) {
    let Some(place) = document().head() else { return };
    for element in head.elements() {
        let (name, attributes) = element.parts();
        // A publisher's `robots` adds up with a page's.
        if element.which != NOINDEX.which {
            let [(attribute, which), _] = attributes;
            remove_all(&place, &[name, "[", attribute, "=\"", which, "\"]:not([", OWN, "])"].concat());
        }
        add(&place, name, &attributes);
    }
    if let Some(script) = add(&place, "script", &[("type", "application/ld+json")]) {
        trusted::fill(&script, &head.json_ld);
    }
}

fn add(place: &HtmlHeadElement, name: &str, attributes: &[(&str, &str)]) -> Option<Element> {
    let element = document().create_element(name).ok()?;
    for (name, value) in [(OWN, "")].iter().chain(attributes) {
        // Nothing to do about a failure, here and below: the names are valid.
        let _ = element.set_attribute(name, value);
    }
    let _ = place.append_child(&element);
    Some(element)
}

fn remove_all(place: &HtmlHeadElement, selector: &str) {
    while let Ok(Some(element)) = place.query_selector(selector) {
        element.remove();
    }
}
