//! An article's comments: page by page as the reader asks for them, single ones that a link leads
//! to, and those of this reader's that wait for a moderator.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::drafts::{Drafts, Held, UNKNOWN};
use super::load::log;
use crate::config::Config;
use crate::domain::comment::{Order, Status};
use crate::domain::{ArticleId, Comment, CommentId, Discussion};
use crate::sources::http::Fetch;
use crate::sources::{Listing, SourceError};

/// How many times in a row parents of parents are asked for.
const MAX_ANCESTORS: usize = 10;

/// How the last request for comments went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Progress {
    Loading,
    #[default]
    Ready,
    Failed,
}

/// What is there to be read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Talk {
    pub(crate) discussion: Discussion,
    pub(crate) progress: Progress,
    pub(crate) order: Order,
    /// Grows with every new beginning: an answer to what was asked before it comes too late.
    beginning: u32,
}

/// The comments of one article. They belong to the owner that made them: when that is gone, a late
/// answer goes nowhere.
#[derive(Clone, Copy)]
pub(crate) struct Comments {
    talk: RwSignal<Talk>,
    place: StoredValue<Place>,
}

/// Whose comments these are.
#[derive(Clone)]
struct Place {
    config: Arc<Config>,
    article: ArticleId,
    drafts: Drafts,
}

impl Comments {
    /// Starts loading the first page.
    pub(crate) fn load(config: Arc<Config>, article: ArticleId) -> Self {
        let drafts = Drafts::of(&config, &article);
        let talk = RwSignal::new(Talk { order: config.comments.listing.order, ..Talk::default() });
        let comments = Self { talk, place: StoredValue::new(Place { config, article, drafts }) };
        comments.more();
        comments
    }

    /// What is there to be read.
    pub(crate) fn talk(self) -> ReadSignal<Talk> {
        self.talk.read_only()
    }

    /// Loads the next page; the first one after a failure, or at the beginning.
    pub(crate) fn more(self) {
        let known = self.talk.try_with_untracked(|talk| (talk.progress, talk.order, talk.beginning));
        let Some((Progress::Ready | Progress::Failed, order, beginning)) = known else { return };
        self.set_progress(Progress::Loading);
        spawn_local(async move {
            let result = self.next_page(order, beginning).await;
            if let Err(error) = &result {
                log(error);
            }
            if self.is_still(beginning) {
                self.set_progress(if result.is_ok() { Progress::Ready } else { Progress::Failed });
            }
        });
    }

    /// Begins again from the other end.
    pub(crate) fn turn(self) {
        self.talk.update(|talk| {
            talk.order = match talk.order {
                Order::OldestFirst => Order::NewestFirst,
                Order::NewestFirst => Order::OldestFirst,
            };
            talk.discussion.restart();
            talk.progress = Progress::Ready;
            talk.beginning += 1;
        });
        self.more();
    }

    /// Makes sure that a comment is loaded, on whatever page it is; then does what is to be done.
    pub(crate) fn reveal(self, id: CommentId, then: impl FnOnce() + 'static) {
        spawn_local(async move {
            let is_there = || self.talk.try_with_untracked(|talk| talk.discussion.find(&id).is_some());
            if is_there() == Some(false) && self.by_id(std::slice::from_ref(&id)).await.is_ok() {
                let _ = self.parents().await;
            }
            if is_there() == Some(true) {
                then();
            }
        });
    }

    /// Adds a comment that has just been published.
    pub(super) fn publish(self, comment: Comment) {
        self.talk.update(|talk| talk.discussion.publish(comment));
    }

    /// Adds a comment that waits, and keeps it until the source lists it.
    pub(super) fn hold(self, held: Held) {
        self.talk.update(|talk| talk.discussion.insert(held.comment()));
        self.place.with_value(|place| {
            let mut all = place.drafts.held();
            all.push(held);
            place.drafts.keep_held(&all);
        });
    }

    fn set_progress(self, progress: Progress) {
        self.talk.try_update(|talk| talk.progress = progress);
    }

    fn is_still(self, beginning: u32) -> bool {
        self.talk.try_with_untracked(|talk| talk.beginning) == Some(beginning)
    }

    async fn next_page(self, order: Order, beginning: u32) -> Result<(), SourceError> {
        let Some(Place { config, article, .. }) = self.place.try_get_value() else { return Ok(()) };
        let page = self.talk.try_with_untracked(|talk| match talk.discussion.is_begun() {
            true => talk.discussion.next_page(),
            false => Some(1),
        });
        if let Some(page) = page.flatten() {
            let listing = Listing { order, ..config.comments.listing };
            let page = config.source.comments(&Fetch::Anew, &article, page, listing).await?;
            if !self.is_still(beginning) {
                return Ok(());
            }
            self.talk.try_update(|talk| talk.discussion.add_page(page));
            self.held().await;
        }
        self.parents().await
    }

    /// Asks for the comments that are answered by some that are loaded and are not loaded themselves.
    async fn parents(self) -> Result<(), SourceError> {
        for _ in 0..MAX_ANCESTORS {
            let missing = self.talk.try_with_untracked(|talk| talk.discussion.missing_parents()).unwrap_or_default();
            if missing.is_empty() {
                break;
            }
            self.by_id(&missing).await?;
            self.talk.try_update(|talk| talk.discussion.note_gone(missing));
        }
        Ok(())
    }

    async fn by_id(self, ids: &[CommentId]) -> Result<(), SourceError> {
        let Some(Place { config, article, .. }) = self.place.try_get_value() else { return Ok(()) };
        let found = config.source.comments_by_id(&Fetch::Anew, &article, ids, config.comments.listing).await?;
        self.talk.try_update(|talk| found.into_iter().for_each(|comment| talk.discussion.insert(comment)));
        Ok(())
    }

    /// Shows this reader's comments that wait, and forgets those that a moderator has let through.
    /// Whether one was thrown away instead, the source does not say; it is forgotten in time.
    async fn held(self) {
        let Some(Place { article, drafts, .. }) = self.place.try_get_value() else { return };
        let held = drafts.held();
        if held.is_empty() {
            return;
        }
        // Those on the page that has just come need no question.
        let unlisted = self.talk.try_with_untracked(|Talk { discussion, .. }| {
            let ids = held.iter().map(|held| held.id.clone());
            ids.filter(|id| {
                !id.0.starts_with(UNKNOWN)
                    && discussion.find(id).is_none_or(|comment| comment.status != Status::Approved)
            })
            .collect::<Vec<_>>()
        });
        if let Some(ids) = unlisted.filter(|ids| !ids.is_empty()) {
            // Without an answer they wait on.
            let _ = self.by_id(&ids).await;
        }
        self.talk.try_update(|Talk { discussion, .. }| {
            let is_public = |held: &Held| {
                discussion.find(&held.id).is_some_and(|comment| comment.status == Status::Approved)
                    || discussion.find_sent(&held.sent(&article)).is_some()
            };
            // Another one may have been sent meanwhile.
            let (public, waiting): (Vec<_>, Vec<_>) = drafts.held().into_iter().partition(is_public);
            public.iter().for_each(|held| discussion.remove_held(&held.id));
            waiting.iter().for_each(|held| discussion.insert(held.comment()));
            drafts.keep_held(&waiting);
        });
    }
}
