//! How a list stands: what there is to say about what is not there, and the way to its other pages.

use web_sys::Element;

use crate::components::dom::{draw_anew, find, say, set};
use crate::domain::Archive;
use crate::draw::archive::Pages;
use crate::locale::errors::explain;
use crate::locale::{Locale, intl};
use crate::state::archive::Shelf;
use crate::state::comments::Progress;

/// Which pages are led to, and which of them are on the page, so that links are drawn anew only for others.
#[derive(Default)]
pub(super) struct Standing {
    pages: Option<(u32, u32, u32)>,
}

impl Standing {
    pub(super) fn show(&mut self, place: &Element, shelf: &Shelf, locale: &Locale) {
        show_note(place, shelf, locale);
        show_more(place, shelf, locale);
        let pages = Some((shelf.first, shelf.last, shelf.pages));
        if self.pages != pages {
            self.pages = pages;
            show_pages(place, shelf, locale);
        }
    }
}

/// Says what there is to say about what is not there.
fn show_note(place: &Element, shelf: &Shelf, locale: &Locale) {
    let (messages, lists) = (locale.messages(), &locale.messages().lists);
    let search = match &shelf.archive {
        Archive::Search(words) => Some(words),
        _ => None,
    };
    let note = match (shelf.progress, search) {
        (_, Some(words)) if words.is_empty() => lists.search_hint.to_owned(),
        (Progress::Loading, Some(_)) if !shelf.is_begun() => lists.searching.to_owned(),
        (Progress::Loading, _) => lists.loading.to_owned(),
        (Progress::Failed, _) => match &shelf.error {
            Some(error) if !shelf.is_begun() => {
                let (words, _) = explain(error, messages);
                [words.title, words.advice].join(". ")
            }
            _ => lists.more_failed.to_owned(),
        },
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
}

/// The button that adds the next page, or tries again.
fn show_more(place: &Element, shelf: &Shelf, locale: &Locale) {
    if let Some(button) = find(place, ".list__more") {
        let more = match shelf.progress {
            Progress::Failed => locale.messages().retry,
            _ if shelf.is_begun() && shelf.last < shelf.pages => locale.messages().lists.more,
            _ => "",
        };
        say(&button, more);
        set(&button, "hidden", more.is_empty().then_some(""));
    }
}

fn show_pages(place: &Element, shelf: &Shelf, locale: &Locale) {
    let Some(nav) = find(place, ".pages") else { return };
    let pages = Pages::of(&shelf.archive, (shelf.first, shelf.last), shelf.pages, locale);
    draw_anew(&nav, locale.direction(), locale.messages(), |pen| pen.pages(&pages));
    set(&nav, "hidden", pages.links.is_empty().then_some(""));
}
