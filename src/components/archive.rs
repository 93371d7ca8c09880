//! A list of articles, and the form that looks for some.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use js_sys::{Array, Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use super::dom::{draw_anew, draw_into, find, origin, say, set, value};
use super::drawn::Handler;
use crate::config::Config;
use crate::domain::Archive;
use crate::domain::folding::Query;
use crate::draw::archive::{Heading, Teaser};
use crate::draw::frame::{RETRY, Ways};
use crate::locale::errors::explain;
use crate::locale::{Locale, intl};
use crate::routes::{Addresses, Route};
use crate::sources::SourceError;
use crate::state::archive::{Articles, Shelf};
use crate::state::comments::Progress;

/// How long a reader pauses who is done with a word, in milliseconds.
const PAUSE: u64 = 300;

/// What happens to a list that the page around it is to know.
pub(crate) trait Around {
    /// It has a title now.
    fn titled(&self, title: &str, shelf: &Shelf);
    /// It is another one now, by what the reader types.
    fn renamed(&self, route: &Route);
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
    let root = place.clone();
    let tell = around.clone();
    Effect::new(move |drawn: Option<Drawn>| {
        articles.shelf.with(|shelf| {
            let mut drawn = drawn.unwrap_or_default();
            drawn.show(&root, shelf, &config, &*tell);
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
        "pointerover" | "focusin" => {
            if let Some(index) = origin(event, ".teaser").and_then(|item| position(&item)).filter(|_| !saves_data()) {
                articles.fetch_ahead(index);
            }
        }
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
}

impl Drawn {
    fn show(&mut self, place: &Element, shelf: &Shelf, config: &Config, around: &dyn Around) {
        let (direction, messages) = (config.locale.language.direction(), config.locale.messages());
        let is_search = matches!(shelf.archive, Archive::Search(_));
        match &shelf.error {
            Some(error) if !shelf.is_begun() => {
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
                self.items(place, shelf, config);
                show_state(place, shelf, &config.locale);
            }
        }
    }

    /// Draws what stands around the articles. A form in which somebody is typing stays.
    fn frame(&mut self, place: &Element, shelf: &Shelf, config: &Config, around: &dyn Around) {
        let (direction, messages) = (config.locale.language.direction(), config.locale.messages());
        let title = title(shelf, config);
        let search = match &shelf.archive {
            Archive::Search(words) => Some(words.as_str()),
            _ => None,
        };
        let stays = search.is_some() && self.archive.as_ref().is_some_and(|old| matches!(old, Archive::Search(_)));
        if stays {
            if let Some(list) = find(place, ".teasers") {
                list.set_text_content(None);
            }
        } else {
            let heading = Heading {
                title: &title,
                kind: match shelf.archive {
                    Archive::Tag(_) => messages.lists.tag,
                    Archive::Author(_) => messages.lists.author,
                    _ => "",
                },
                description: &shelf.about.description,
                ancestors: &shelf.about.ancestors,
                children: &shelf.about.children,
                search,
                is_front: shelf.archive == Archive::Front,
            };
            draw_anew(place, direction, messages, |pen| pen.archive(&heading));
        }
        around.titled(&title, shelf);
        *self = Self { archive: Some(shelf.archive.clone()), edition: shelf.edition, items: 0 };
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
                set(&words, "dir", (!count.is_empty()).then(|| locale.language.direction().as_str()));
                say(&words, &count);
            }
            next = element.next_element_sibling();
        }
        let language = (config.language != locale.language).then(|| config.language.tag());
        let first = self.items;
        draw_into(&list, locale.language.direction(), locale.messages(), |pen| {
            for (index, item) in shelf.items.iter().enumerate().skip(first) {
                let published = item.published.map(|date| intl::when(locale, date));
                pen.teaser(item, &Teaser { published, comments: comments(item.comments), index, language });
            }
        });
        self.items = shelf.items.len();
        if let Archive::Search(words) = &shelf.archive {
            highlight(&list, &Query::new(words));
        }
    }
}

/// What the list is called.
fn title(shelf: &Shelf, config: &Config) -> String {
    let lists = &config.locale.messages().lists;
    match &shelf.archive {
        Archive::Front => lists.latest.to_owned(),
        Archive::Search(_) => lists.search.to_owned(),
        Archive::Saved => config.locale.messages().saved.title.to_owned(),
        Archive::Date(period) => intl::period(&config.locale, *period),
        _ => shelf.about.name.clone(),
    }
}

/// Says what there is to say about what is not there, and leads to the other pages.
fn show_state(place: &Element, shelf: &Shelf, locale: &Locale) {
    let (messages, lists) = (locale.messages(), &locale.messages().lists);
    let search = match &shelf.archive {
        Archive::Search(words) => Some(words),
        _ => None,
    };
    let note = match (shelf.progress, search) {
        (_, Some(words)) if words.is_empty() => lists.search_hint.to_owned(),
        (Progress::Loading, Some(_)) if !shelf.is_begun() => lists.searching.to_owned(),
        (Progress::Loading, _) => lists.loading.to_owned(),
        (Progress::Failed, _) => lists.more_failed.to_owned(),
        (Progress::Ready, Some(_)) if shelf.items.is_empty() => lists.not_found.to_owned(),
        (Progress::Ready, Some(_)) => {
            let here = u32::try_from(shelf.items.len()).unwrap_or(u32::MAX);
            intl::plural(locale, &lists.results, shelf.total.max(here))
        }
        (Progress::Ready, None) if shelf.items.is_empty() && shelf.archive == Archive::Saved => {
            messages.saved.none.to_owned()
        }
        (Progress::Ready, None) if shelf.items.is_empty() => lists.none.to_owned(),
        (Progress::Ready, None) => String::new(),
    };
    if let Some(element) = find(place, ".list__note") {
        say(&element, &note);
    }
    if let Some(button) = find(place, ".list__more") {
        let more = match shelf.progress {
            Progress::Failed => messages.retry,
            _ if shelf.is_begun() && shelf.last < shelf.pages => lists.more,
            _ => "",
        };
        say(&button, more);
        set(&button, "hidden", more.is_empty().then_some(""));
    }
    let (Some(nav), Some(addresses)) = (find(place, ".pages"), Addresses::of_app()) else { return };
    let href = |page| addresses.href(&shelf.route(page));
    // Where nobody says how many there are, there is no last one to lead to.
    let known = if shelf.pages == u32::MAX { shelf.last + 1 } else { shelf.pages };
    let near =
        |page: &u32| *page == 1 || *page == known || page.abs_diff(shelf.first) <= 1 || page.abs_diff(shelf.last) <= 1;
    let last = known.min(10_000);
    let pages: Vec<_> = (1..=last)
        .filter(|page| last > 1 && near(page))
        .map(|page| (intl::number(locale, page), href(page), page == shelf.first))
        .collect();
    let before = (shelf.first > 1).then(|| href(shelf.first - 1));
    let after = (shelf.is_begun() && shelf.last < known).then(|| href(shelf.last + 1));
    draw_anew(&nav, locale.language.direction(), messages, |pen| {
        pen.pages(&pages, before.as_deref(), after.as_deref())
    });
    set(&nav, "hidden", pages.is_empty().then_some(""));
}

/// Marks what was looked for, where the browser can mark letters without an element around them, which would take
/// Arabic letters apart and stand in the way of the bidirectional algorithm.
/// <https://drafts.csswg.org/css-highlight-api-1/>
fn highlight(list: &Element, query: &Query) -> Option<()> {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok().filter(JsValue::is_truthy);
    let global = js_sys::global();
    let registry = get(&get(&global, "CSS")?, "highlights")?;
    let highlight: Function = get(&global, "Highlight")?.dyn_into().ok()?;
    let ranges = Array::new();
    // NodeFilter.SHOW_TEXT
    let texts = document().create_tree_walker_with_what_to_show(list, 4).ok()?;
    while let Some(node) = texts.next_node().ok()? {
        let text = node.text_content()?;
        for found in query.ranges(&text) {
            let place = |at: usize| text.get(..at).map(|before| before.encode_utf16().count() as u32);
            let range = document().create_range().ok()?;
            range.set_start(&node, place(found.start)?).ok()?;
            range.set_end(&node, place(found.end)?).ok()?;
            ranges.push(&range);
        }
    }
    let made = Reflect::construct(&highlight, &ranges).ok()?;
    let set: Function = get(&registry, "set")?.dyn_into().ok()?;
    set.call2(&registry, &"found".into(), &made).ok()?;
    Some(())
}

/// Which one of its siblings an element is.
fn position(item: &Element) -> Option<usize> {
    let siblings = item.parent_element()?.children();
    (0..siblings.length()).position(|index| siblings.item(index).as_ref() == Some(item))
}

/// Whether the reader has asked the browser to fetch no more than needed.
fn saves_data() -> bool {
    let connection = Reflect::get(&window().navigator(), &"connection".into());
    let saves = connection.ok().filter(JsValue::is_object).and_then(|it| Reflect::get(&it, &"saveData".into()).ok());
    saves.is_some_and(|saves| saves.is_truthy())
}
