//! The page of a list: the front page, a section, a tag, an author, a day, what was found.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use web_sys::Element;

use super::focus::{focus_content, focus_heading};
use super::head::{set_list, set_title};
use crate::components::archive::{self, Around};
use crate::components::drawn::{Fetched, fetched, living};
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
    let config = use_config();
    let locale = config.locale.clone();
    set_title("", Kind::Loading, &config);
    let owner = Owner::current().unwrap_or_default();
    let around = Rc::new(Page { config: config.clone(), path, base, owner });
    let begin = move |place: &Element| archive::begin(place, archive.clone(), page, config.clone(), around.clone());
    let (loading, failed) = (|pen: &mut Pen| pen.list_skeleton(), |pen: &mut Pen| pen.part_failed());
    living(fetched(Part::Lists, Fetched::AtOnce, &locale, loading, failed, Box::new(begin)))
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
