//! A list of articles, and the form that looks for some.

mod marks;
mod standing;

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use marks::mark;
use standing::Standing;

use super::ahead::{Ahead, fetch_pointed_at};
use super::dom::{draw_anew, draw_into, find, origin, say, set, value};
use super::drawn::{Handler, is_drawn};
use crate::config::Config;
use crate::domain::Archive;
use crate::domain::folding::Query;
use crate::draw::archive::{Heading, Teaser, title};
use crate::draw::frame::{RETRY, Ways};
use crate::locale::errors::explain;
use crate::locale::intl;
use crate::routes::{Addresses, Route};
use crate::sources::SourceError;
use crate::state::archive::{Articles, Shelf};

/// How long a reader pauses who is done with a word, in milliseconds.
const PAUSE: u64 = 300;

/// What happens to a list that the page around it is to know.
pub(crate) trait Around {
    /// It has a title now.
    fn titled(&self, title: &str, shelf: &Shelf);
    /// It is another one now, by what the reader types.
    fn renamed(&self, route: &Route);
    /// What had the focus is gone with what was there.
    fn emptied(&self);
}

/// Loads a list and shows it in `place`.
///
/// This is the door of [`crate::parts::Part::Lists`].
#[inline(never)]
pub(crate) fn begin(
    place: &Element,
    archive: Archive,
    page: u32,
    config: Arc<Config>,
    around: Rc<dyn Around>,
) -> Handler {
    let articles = Articles::open(config.clone(), archive, page);
    let mut is_before = is_drawn(place);
    let root = place.clone();
    let tell = around.clone();
    let (ahead, settings) = (Ahead::new(config.clone()), config.clone());
    Effect::new(move |drawn: Option<Drawn>| {
        articles.shelf.with(|shelf| {
            let mut drawn = drawn.unwrap_or_default();
            if is_before {
                // What was there before stands until it is known what there is.
                if !shelf.is_begun() {
                    return drawn;
                }
                is_before = false;
                drawn = Drawn::before(&root, shelf);
            }
            drawn.show(&root, shelf, &config, &*tell);
            ahead.iter().for_each(|ahead| ahead.watch(&root));
            drawn
        })
    });
    let typed = Rc::new(Cell::new(0_u32));
    let look = move |field: &Element, around: &dyn Around| {
        let words = value(field).trim().to_owned();
        around.renamed(&Route::List(Archive::Search(words.clone()), 1));
        articles.look_for(words);
    };
    Box::new(move |event| match event.type_().as_str() {
        "click" if origin(event, &format!(".{RETRY}, .list__more")).is_some() => articles.more(),
        "pointerover" | "focusin" => fetch_pointed_at(&settings, event),
        "input" => {
            let Some(field) = origin(event, "#search-field") else { return };
            let (is_last, around) = (typed.clone(), around.clone());
            let turn = is_last.get().wrapping_add(1);
            is_last.set(turn);
            let pause = move || {
                if is_last.get() == turn && field.is_connected() {
                    look(&field, &*around);
                }
            };
            set_timeout(pause, Duration::from_millis(PAUSE));
        }
        "submit" => {
            event.prevent_default();
            typed.set(typed.get().wrapping_add(1));
            if let Some(field) = origin(event, "form").and_then(|form| find(&form, "#search-field")) {
                look(&field, &*around);
            }
        }
        _ => {}
    })
}

/// What of a list is on the page.
#[derive(Default)]
struct Drawn {
    /// Which list's frame is there: none, while there are only grey shapes or an error.
    archive: Option<Archive>,
    edition: u32,
    items: usize,
    standing: Standing,
}

impl Drawn {
    /// What was drawn before the app was there, if it is this list.
    fn before(place: &Element, shelf: &Shelf) -> Self {
        let items = find(place, ".teasers").map(|list| list.children().length() as usize).unwrap_or_default();
        let link = |slug| Addresses::of_app().map(|addresses| addresses.href(&Route::Article(slug)));
        let is_it = |index: usize| {
            let selector = format!(".teaser:nth-child({}) .teaser__link", index + 1);
            let href = find(place, &selector).and_then(|link| link.get_attribute("href"));
            shelf.items.get(index).is_some_and(|item| link(item.slug.clone()) == href)
        };
        match items == shelf.items.len() && (0..items).all(is_it) {
            true => Self { archive: Some(shelf.archive.clone()), edition: shelf.edition, items, ..Self::default() },
            false => Self::default(),
        }
    }

    fn show(&mut self, place: &Element, shelf: &Shelf, config: &Config, around: &dyn Around) {
        let (direction, messages) = (config.locale.direction(), config.locale.messages());
        let is_search = matches!(shelf.archive, Archive::Search(_));
        let focused = document().active_element().filter(|element| place.contains(Some(element)));
        match &shelf.error {
            // Who looks for something has the form, and reads there what is wrong.
            Some(error) if !shelf.is_begun() && !is_search => {
                let (words, retry) = match error {
                    SourceError::NotFound { .. } => (&messages.page_not_found, false),
                    error => explain(error, messages),
                };
                let home = Addresses::of_app().map(|addresses| addresses.href(&Route::HOME));
                let ways = Ways { retry, original: None, home };
                draw_anew(place, direction, messages, |pen| pen.fault(words, None, &ways));
                around.titled(words.title, shelf);
                *self = Self::default();
            }
            _ if !shelf.is_begun() && !is_search => {
                draw_anew(place, direction, messages, |pen| pen.list_skeleton());
                *self = Self::default();
            }
            _ => {
                if self.archive.as_ref() != Some(&shelf.archive) || self.edition != shelf.edition {
                    self.frame(place, shelf, config, around);
                }
                let first = self.items;
                self.items(place, shelf, config);
                self.standing.show(place, shelf, &config.locale);
                // Whoever pressed what is gone now is at the first of what it has brought.
                if focused.as_ref().is_some_and(|button| button.matches(".list__more[hidden]").unwrap_or(false)) {
                    focus_item(place, first);
                }
            }
        }
        if focused.is_some_and(|element| !element.is_connected()) {
            around.emptied();
        }
    }

    /// Draws what stands around the articles. A form in which somebody is typing stays.
    fn frame(&mut self, place: &Element, shelf: &Shelf, config: &Config, around: &dyn Around) {
        let (direction, messages) = (config.locale.direction(), config.locale.messages());
        let title = title(&shelf.archive, &shelf.about, &config.locale);
        let heading = Heading::of(&shelf.archive, &shelf.about, &title, &config.locale);
        let stays =
            heading.search.is_some() && self.archive.as_ref().is_some_and(|old| matches!(old, Archive::Search(_)));
        if stays {
            if let Some(list) = find(place, ".teasers") {
                list.set_text_content(None);
            }
        } else {
            let here = Addresses::of_app().map(|addresses| addresses.href(&shelf.route(shelf.first)));
            let saved = shelf.saved.map(|date| intl::when(&config.locale, date)).zip(here);
            draw_anew(place, direction, messages, |pen| {
                pen.archive(&Heading { saved, ..heading }, |_| (), |_| ());
            });
        }
        around.titled(&title, shelf);
        *self = Self { archive: Some(shelf.archive.clone()), edition: shelf.edition, ..Self::default() };
    }

    /// Draws the articles that have come, and says of the others how many comments they have.
    fn items(&mut self, place: &Element, shelf: &Shelf, config: &Config) {
        let Some(list) = find(place, ".teasers") else { return };
        let locale = &config.locale;
        let comments = |count: Option<u32>| {
            let some = count.filter(|count| *count > 0);
            some.map(|count| intl::plural(locale, &locale.messages().comments, count)).unwrap_or_default()
        };
        let mut next = list.first_element_child();
        for item in shelf.items.iter().take(self.items) {
            let Some(element) = next else { break };
            if let Some(words) = find(&element, ".teaser__comments") {
                let count = comments(item.comments);
                set(&words, "dir", (!count.is_empty()).then(|| locale.direction().as_str()));
                say(&words, &count);
            }
            next = element.next_element_sibling();
        }
        let language = (config.language != locale.language).then(|| config.language.tag());
        let first = self.items;
        draw_into(&list, locale.direction(), locale.messages(), |pen| {
            for (index, item) in shelf.items.iter().enumerate().skip(first) {
                let published = item.published.map(|date| intl::when(locale, date));
                pen.teaser(item, &Teaser { published, comments: comments(item.comments), index, language });
            }
        });
        self.items = shelf.items.len();
        if let Archive::Search(words) = &shelf.archive {
            mark(&list, &Query::new(words));
        }
    }
}

/// Moves the focus to an article of the list, or to the list where it has no more.
fn focus_item(place: &Element, index: usize) {
    let items = find(place, ".teasers").map(|list| list.children());
    let link = items.and_then(|items| find(&items.item(u32::try_from(index).ok()?)?, ".teaser__link"));
    if let Some(element) = link.or_else(|| find(place, "h1")).and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        // Nothing to do about a failure: the focus stays where it is.
        let _ = element.focus();
    }
}
