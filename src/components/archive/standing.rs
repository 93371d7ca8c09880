//! How a list stands: what there is to say about what is not there, and the way to its other pages.

use web_sys::Element;

use crate::components::dom::{draw_anew, find, say, set};
use crate::domain::Archive;
use crate::locale::{Locale, intl};
use crate::routes::Addresses;
use crate::state::archive::Shelf;
use crate::state::comments::Progress;

/// Says what there is to say about what is not there, and leads to the other pages.
pub(super) fn show_standing(place: &Element, shelf: &Shelf, locale: &Locale) {
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
