//! A list of articles: page by page as the reader asks for them. What was loaded is kept as long as the page, so
//! that a reader who comes back finds it as it was.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::comments::Progress;
use super::load::log;
use super::online::when_online;
use super::storage;
use crate::config::Config;
use crate::domain::archive::About;
use crate::domain::folding::Query;
use crate::domain::{Archive, ArticleId, HttpUrl, Slug, Summary, Timestamp};
use crate::routes::Route;
use crate::sources::SourceError;
use crate::sources::http::{Fetch, leave};
use crate::sources::json::Json;

/// As many lists as a reader goes back through.
const MAX_KEPT: usize = 20;

/// As many articles as are found among those that are here.
const MAX_FOUND_HERE: usize = 12;

thread_local! {
    /// The lists that were read last, newest first.
    static KEPT: RefCell<VecDeque<Shelf>> = const { RefCell::new(VecDeque::new()) };
}

/// What is there of a list.
#[derive(Clone, Debug)]
pub(crate) struct Shelf {
    pub(crate) archive: Archive,
    /// The page that it begins with.
    pub(crate) first: u32,
    /// The last page that has come; one less than `first` while there is none.
    pub(crate) last: u32,
    pub(crate) about: About,
    pub(crate) items: Vec<Arc<Summary>>,
    pub(crate) total: u32,
    pub(crate) pages: u32,
    /// When its first page was kept, if that is a copy from before.
    pub(crate) saved: Option<Timestamp>,
    pub(crate) progress: Progress,
    /// Why there is nothing.
    pub(crate) error: Option<SourceError>,
    /// Grows whenever its articles are others, and not only more.
    pub(crate) edition: u32,
}

impl Shelf {
    fn empty(archive: Archive, first: u32) -> Self {
        let (about, items, progress) = (About::default(), Vec::new(), Progress::Loading);
        let (total, pages, saved, error, edition) = (0, 0, None, None, 0);
        Self { archive, first, last: first - 1, about, items, total, pages, saved, progress, error, edition }
    }

    /// Whether a page has come.
    pub(crate) fn is_begun(&self) -> bool {
        self.last >= self.first
    }

    pub(crate) fn route(&self, page: u32) -> Route {
        Route::List(self.archive.clone(), page)
    }
}

/// A list on the page. It belongs to the owner that made it: when that is gone, a late answer goes nowhere.
#[derive(Clone, Copy)]
pub(crate) struct Articles {
    pub(crate) shelf: RwSignal<Shelf>,
    config: StoredValue<Arc<Config>>,
}

impl Articles {
    /// Shows a list as it was left, or starts loading it.
    pub(crate) fn open(config: Arc<Config>, archive: Archive, page: u32) -> Self {
        let kept =
            KEPT.with_borrow(|kept| kept.iter().find(|shelf| shelf.archive == archive && shelf.first == page).cloned());
        let is_kept = kept.is_some();
        let shelf = RwSignal::new(kept.unwrap_or_else(|| Shelf::empty(archive, page)));
        let articles = Self { shelf, config: StoredValue::new(config) };
        if !is_kept {
            articles.load(Fetch::Recent);
        }
        when_online(move || {
            if shelf.with_untracked(|shelf| matches!(shelf.error, Some(SourceError::Offline { .. }))) {
                articles.more();
            }
        });
        articles
    }

    /// Loads the next page, or the one that failed.
    pub(crate) fn more(self) {
        let progress = self.shelf.with_untracked(|shelf| shelf.progress);
        if progress != Progress::Loading {
            self.shelf.update(|shelf| (shelf.progress, shelf.error) = (Progress::Loading, None));
            // Who asks again has seen what there was.
            self.load(if progress == Progress::Failed { Fetch::Anew } else { Fetch::Recent });
        }
    }

    /// Makes it the list of what other words find.
    pub(crate) fn look_for(self, words: String) {
        let archive = Archive::Search(words.clone());
        if self.shelf.with_untracked(|shelf| shelf.archive != archive) {
            let edition = self.shelf.with_untracked(|shelf| shelf.edition) + 1;
            // What is here already is found at once.
            let items = found_here(&words);
            self.shelf.set(Shelf { items, edition, ..Shelf::empty(archive, 1) });
            // Nobody waits for what the words before would have found.
            leave();
            self.load(Fetch::Recent);
        }
    }

    fn load(self, fetch: Fetch) {
        let (archive, page) = self.shelf.with_untracked(|shelf| (shelf.archive.clone(), shelf.last + 1));
        let Some(config) = self.config.try_get_value() else { return };
        if archive == Archive::Saved {
            return self.shelf.update(|shelf| {
                (shelf.items, shelf.last, shelf.pages, shelf.progress) = (saved(), 1, 1, Progress::Ready);
            });
        }
        if archive == Archive::Search(String::new()) {
            self.shelf.update(|shelf| shelf.progress = Progress::Ready);
            return;
        }
        spawn_local(async move {
            let answer = config.source.list(&fetch, &archive, page).await;
            if let Err(error) = &answer {
                log(error);
            }
            // The reader may be elsewhere, or look for something else.
            let is_still = |shelf: &Shelf| shelf.archive == archive && shelf.last + 1 == page;
            if self.shelf.try_with_untracked(is_still) != Some(true) {
                return;
            }
            let mut new = Vec::new();
            self.shelf.update(|shelf| match answer {
                Ok(listed) => {
                    if !shelf.is_begun() {
                        shelf.saved = listed.saved;
                    }
                    // What the site has found goes before what was here and it has not.
                    let here = if shelf.is_begun() { Vec::new() } else { std::mem::take(&mut shelf.items) };
                    shelf.edition += u32::from(!here.is_empty());
                    // An article that was published meanwhile has pushed others to the next page.
                    let mut items: Vec<Arc<Summary>> = Vec::new();
                    for item in listed.items {
                        if !shelf.items.iter().chain(&items).any(|other| other.id == item.id) {
                            items.push(Arc::new(item));
                        }
                    }
                    new = items.iter().filter(|item| item.comments.is_none()).map(|item| item.id.clone()).collect();
                    let missed = |item: &Arc<Summary>| !items.iter().any(|other| other.id == item.id);
                    let missed: Vec<_> = here.into_iter().filter(missed).collect();
                    shelf.items.extend(items);
                    shelf.items.extend(missed);
                    (shelf.last, shelf.progress, shelf.error) = (page, Progress::Ready, None);
                    (shelf.about, shelf.total, shelf.pages) = (listed.about, listed.total, listed.pages);
                }
                // A server that does not say how many pages there are has said it now.
                Err(SourceError::NotFound { .. }) if shelf.is_begun() => {
                    (shelf.progress, shelf.pages) = (Progress::Ready, shelf.last);
                }
                Err(error) => (shelf.progress, shelf.error) = (Progress::Failed, Some(error)),
            });
            self.keep();
            self.count_comments(&config, &new).await;
        });
    }

    /// An article that nobody has commented on yet is no news; without an answer nothing is said.
    async fn count_comments(self, config: &Config, articles: &[ArticleId]) {
        if articles.is_empty() {
            return;
        }
        let Ok(counts) = config.source.comment_counts(&Fetch::Recent, articles).await else { return };
        self.shelf.try_update(|shelf| {
            for (id, count) in articles.iter().zip(counts) {
                if let Some(item) = shelf.items.iter_mut().find(|item| item.id == *id) {
                    Arc::make_mut(item).comments = Some(count);
                }
            }
        });
        self.keep();
    }

    /// For the way back. What is on its way would never come there.
    fn keep(self) {
        let is_whole = |shelf: &Shelf| shelf.progress == Progress::Ready;
        let Some(shelf) = self.shelf.try_get_untracked().filter(is_whole) else { return };
        KEPT.with_borrow_mut(|kept| {
            kept.retain(|other| other.archive != shelf.archive || other.first != shelf.first);
            kept.push_front(shelf);
            kept.truncate(MAX_KEPT);
        });
    }
}

/// The articles that `offline.js` has saved, the last one first.
fn saved() -> Vec<Arc<Summary>> {
    let Some(record) = storage::read("saved") else { return Vec::new() };
    let article = |json: &Json| {
        let url = HttpUrl::new(json.get("url").text_or_none()?)?;
        let slug = Slug::new(url.last_segment())?;
        Some(Arc::new(Summary {
            id: ArticleId(slug.as_str().to_owned()),
            slug,
            title: json.get("title").text_or_empty(),
            excerpt: String::new(),
            published: None,
            image: None,
            section: None,
            // Nobody is asked.
            comments: Some(0),
            original: None,
            language: None,
        }))
    };
    record.root().items_or_none().iter().filter_map(article).collect()
}

/// The articles of lists that were read before in which these words stand.
fn found_here(words: &str) -> Vec<Arc<Summary>> {
    let query = Query::new(words);
    let mut found: Vec<Arc<Summary>> = Vec::new();
    if query.is_empty() {
        return found;
    }
    KEPT.with_borrow(|kept| {
        for item in kept.iter().flat_map(|shelf| &shelf.items) {
            let is_found = || query.matches(&format!("{} {}", item.title, item.excerpt));
            if !found.iter().any(|other| other.id == item.id) && is_found() {
                found.push(item.clone());
            }
        }
    });
    found.truncate(MAX_FOUND_HERE);
    found
}

/// From now on a list is loaded anew: the reader goes there by a link and wants to see what is new.
pub(crate) fn forget(archive: &Archive, page: u32) {
    KEPT.with_borrow_mut(|kept| kept.retain(|shelf| shelf.archive != *archive || shelf.first != page));
}
