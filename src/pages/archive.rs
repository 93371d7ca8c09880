//! The page of a list: the front page, a section, a tag, an author, a day, what was found.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use web_sys::Element;

use super::focus::{focus_content, focus_heading};
use super::head::{set_list, set_title};
use crate::components::archive::{self, Around};
use crate::components::drawn::{Begin, Fetched, fetched, fill, living};
use crate::components::use_config;
use crate::config::Config;
use crate::domain::Archive;
use crate::draw::Pen;
use crate::head::Kind;
use crate::history::Path;
use crate::parts::Part;
use crate::routes::{Base, Route};
use crate::state::archive::Shelf;

/// Loads a list and shows it.
#[component]
pub(crate) fn ArchivePage(archive: Archive, page: u32, path: Path, base: Base) -> impl IntoView {
    set_title("", Kind::Loading, &use_config());
    living(list(archive, page, path, base))
}

/// Takes over a list's page that was drawn before the app was there.
pub(crate) fn wake(main: &Element, archive: Archive, page: u32, path: Path, base: Base) {
    if let Some(place) = main.first_element_child() {
        fill(&place, list(archive, page, path, base));
    }
}

fn list(archive: Archive, page: u32, path: Path, base: Base) -> Begin {
    let config = use_config();
    let locale = config.locale.clone();
    let owner = Owner::current().unwrap_or_default();
    let around = Rc::new(Page { config: config.clone(), path, base, owner });
    let begin = move |place: &Element| archive::begin(place, archive.clone(), page, config.clone(), around.clone());
    let (loading, failed) = (|pen: &mut Pen| pen.list_skeleton(), |pen: &mut Pen| pen.part_failed());
    fetched(Part::Lists, Fetched::AtOnce, &locale, loading, failed, Box::new(begin))
}

struct Page {
    config: Arc<Config>,
    path: Path,
    base: Base,
    /// The page lasts longer than what is drawn in it.
    owner: Owner,
}

impl Around for Page {
    fn titled(&self, title: &str, shelf: &Shelf) {
        self.owner.with(|| set_list(title, shelf, &self.config, &self.base));
        focus_heading();
    }

    fn renamed(&self, route: &Route) {
        self.path.rename(&route.href(&self.base));
    }

    fn emptied(&self) {
        focus_content();
    }
}
