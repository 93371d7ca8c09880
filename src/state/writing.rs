//! Writing a comment: what is typed, what is wrong with it, and what became of it.
//!
//! Nothing typed is ever lost: every change is kept in this browser at once, and only a comment that
//! the server has taken leaves the form. Nothing is sent twice: a comment is marked as unanswered
//! before it goes, and one that is marked so is looked for before it goes again, even by a later
//! visit.

use std::sync::Arc;
use std::time::Duration;

use js_sys::Date;
use leptos::leptos_dom::helpers::IntervalHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::comments::Comments;
use super::drafts::{Drafts, Held, Kept, UNKNOWN};
use super::online::when_online;
use super::storage;
use crate::config::Config;
use crate::domain::comment::Order;
use crate::domain::comment_form::{Field, Problem, Required};
use crate::domain::{ArticleId, Comment, CommentId, Draft, NewComment};
use crate::sources::http::Fetch;
use crate::sources::{Listing, PostError, Posted, SourceError};

/// WordPress's own pause between two comments of one reader (`comment_flood_filter`); no answer says it.
const FLOOD_SECONDS: u32 = 15;

/// What `429` stands for, where its `Retry-After` may not be read.
const BUSY_SECONDS: u32 = 60;

/// Where a comment is on its way.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Stage {
    /// It is being written.
    #[default]
    Writing,
    /// Some fields have problems, and a reader who wanted to send wants to know which.
    Wrong,
    Sending,
    Failed(PostError),
    /// It was sent before this visit, and no answer came.
    Unsure,
    /// The line is back, and the comment that waited for it may go.
    BackOnline,
    /// The wait is over, and the comment may go.
    MayGoAgain,
    Published(CommentId),
    Held(CommentId),
    /// The site keeps it away from everybody. It stays in the form.
    PutAway,
}

/// What the comment form shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Form {
    pub(crate) draft: Draft,
    pub(crate) stage: Stage,
    /// Grows with every answer to "send", so that two that are alike are two.
    pub(crate) answers: u32,
    /// The problems that are told, in the form's order.
    pub(crate) problems: Vec<(Field, Problem)>,
    /// Seconds to wait before a comment may go.
    pub(crate) wait: u32,
    /// Grows when the fields are to be filled anew.
    pub(crate) filling: u32,
    /// Whether the reader's details are kept for the next time.
    pub(crate) keeps_reader: bool,
}

/// The comment form's state. It belongs to the owner that made it.
#[derive(Clone, Copy)]
pub(crate) struct Writing {
    form: RwSignal<Form>,
    place: StoredValue<Place>,
}

struct Place {
    config: Arc<Config>,
    article: ArticleId,
    comments: Comments,
    drafts: Drafts,
    unanswered: Option<Held>,
    offline: bool,
    /// What a machine has typed where no reader does.
    trap: String,
    begun: f64,
    ticking: Option<IntervalHandle>,
}

impl Writing {
    /// Begins where the reader left off.
    pub(crate) fn begin(config: Arc<Config>, article: ArticleId, comments: Comments) -> Self {
        storage::tidy();
        let drafts = Drafts::of(&config, &article);
        let (Kept { draft, unanswered, offline }, keeps_reader) = drafts.load();
        let stage = match &unanswered {
            _ if draft.content.is_empty() => Stage::Writing,
            _ if offline && is_online() => Stage::BackOnline,
            Some(_) => Stage::Unsure,
            None => Stage::Writing,
        };
        let form = RwSignal::new(Form { draft, stage, keeps_reader, ..Form::default() });
        let (trap, begun, ticking) = (String::new(), Date::now(), None);
        let place = Place { config, article, comments, drafts, unanswered, offline, trap, begun, ticking };
        let writing = Self { form, place: StoredValue::new(place) };
        when_online(move || {
            form.update(|form| {
                let waits = matches!(form.stage, Stage::Failed(PostError::Lost(SourceError::Offline { .. })));
                if waits && !form.draft.content.is_empty() {
                    form.stage = Stage::BackOnline;
                }
            });
        });
        on_cleanup(move || writing.stop_ticking());
        writing
    }

    /// What the form shows.
    pub(crate) fn form(self) -> ReadSignal<Form> {
        self.form.read_only()
    }

    // A browser tells of a field that is left also when its page is being taken away: from here on
    // everything may be gone already.

    /// A field has another text. A problem that is gone is no longer told; a new one waits.
    pub(crate) fn typed(self, field: Field, text: String) {
        // Browsers tell the same twice when a field is left.
        if self.form.try_with_untracked(|form| form.draft.text(field) == text) != Some(false) {
            return;
        }
        let required = self.required();
        self.form.try_update(|Form { draft, problems, .. }| {
            match field {
                Field::Content => draft.content = text,
                Field::Name => draft.name = text,
                Field::Email => draft.email = text,
                Field::Url => draft.url = text,
            }
            problems.retain(|(of, told)| *of != field || draft.problem(field, required) == Some(*told));
        });
        self.keep();
    }

    /// What was typed before this began goes before what was kept. Of the comment both are: it may be long.
    pub(crate) fn take_over(self, typed: impl Iterator<Item = (Field, String)>) {
        for (field, text) in typed {
            let kept = self.form.with_untracked(|form| form.draft.text(field).to_owned());
            let is_both = field == Field::Content && !kept.is_empty() && !text.starts_with(&kept);
            self.typed(field, if is_both { [kept, text].join("\n\n") } else { text });
        }
    }

    /// A field was left. One that is still empty has been passed by and is no problem yet.
    pub(crate) fn left(self, field: Field) {
        let required = self.required();
        self.form.try_update(|Form { draft, problems, .. }| {
            if !draft.text(field).is_empty() {
                let told = |of| problems.iter().find(|(other, _)| *other == of).map(|(_, problem)| *problem);
                let now = |of| if of == field { draft.problem(field, required) } else { told(of) };
                *problems = Field::ALL.into_iter().filter_map(|of| Some((of, now(of)?))).collect();
            }
        });
    }

    /// The comment answers this one, or nobody. While one is on its way, it stays as it went.
    pub(crate) fn answer(self, parent: Option<CommentId>) {
        let Some(comments) = self.place.try_with_value(|place| place.comments) else { return };
        let name = parent.as_ref().and_then(|id| {
            comments.talk().with_untracked(|talk| talk.discussion.find(id).map(|comment| comment.author.name.clone()))
        });
        self.form.try_update(|form| {
            if form.stage != Stage::Sending {
                (form.draft.parent, form.draft.parent_name) = (parent, name.unwrap_or_default());
            }
        });
        self.keep();
    }

    /// Whether the reader's details are kept for the next time. Taken back, it is so at once.
    pub(crate) fn keep_reader(self, keep: bool) {
        self.form.try_update(|form| form.keeps_reader = keep);
        if !keep {
            Drafts::forget_reader();
        }
    }

    /// Somebody has typed where no reader does.
    pub(crate) fn trapped(self, text: String) {
        self.place.try_update_value(|place| place.trap = text);
    }

    /// Sends the comment, unless it is on its way or has to wait.
    pub(crate) fn send(self) {
        let Some(article) = self.place.try_with_value(|place| place.article.clone()) else { return };
        let Form { draft, stage, wait, .. } = self.form.get_untracked();
        if stage == Stage::Sending || wait > 0 {
            return;
        }
        match draft.validate(&article, self.required()) {
            Err(problems) => self.report(Stage::Wrong, problems),
            Ok(comment) => {
                self.report(Stage::Sending, Vec::new());
                let go = move || {
                    spawn_local(async move {
                        let result = self.posted(&comment).await;
                        self.settle(&comment, result);
                    });
                };
                set_timeout(go, self.patience());
            }
        }
    }

    /// How long nobody is done yet who writes by hand.
    fn patience(self) -> Duration {
        let over = |place: &Place| place.begun + f64::from(place.config.comments.min_seconds) * 1000.0;
        let over = self.place.try_with_value(over).unwrap_or_default();
        Duration::from_millis((over - Date::now()).max(0.0) as u64)
    }

    async fn posted(self, comment: &NewComment) -> Result<Posted, PostError> {
        let known = |place: &Place| (place.config.clone(), place.unanswered.clone(), place.trap.is_empty());
        let Some((config, unanswered, by_hand)) = self.place.try_with_value(known) else {
            return Err(PostError::Nowhere);
        };
        if !by_hand {
            return Ok(Posted::PutAway);
        }
        if !is_online() {
            self.mark(unanswered, true);
            return Err(PostError::Lost(SourceError::Offline { url: config.source.address().clone() }));
        }
        if let Some(sent) = &unanswered
            && let Some(found) = arrived(&config, &comment.article, sent).await?
        {
            return Ok(Posted::Approved(found));
        }
        let name = CommentId(format!("{UNKNOWN}{}", Date::now() as u64));
        let waiting = Held::new(name.clone(), comment);
        let is_same = unanswered.is_some_and(|sent| sent.says_the_same(&waiting));
        self.mark(Some(waiting), false);
        let extra: Vec<_> = config.comments.honeypot.iter().map(|name| (name.as_str(), "")).collect();
        match config.source.post_comment(&Fetch::Regardless, comment, &extra).await {
            // The first one has arrived, and waits where nobody can see it.
            Err(PostError::Duplicate) if is_same => Ok(Posted::Held(name)),
            result => result,
        }
    }

    fn settle(self, comment: &NewComment, result: Result<Posted, PostError>) {
        let Some(comments) = self.place.try_with_value(|place| place.comments) else { return };
        match result {
            Ok(Posted::Approved(published)) => {
                let id = published.id.clone();
                self.clear(!self.has_changed(comment));
                comments.publish(published);
                self.report(Stage::Published(id), Vec::new());
            }
            Ok(Posted::Held(id)) => {
                comments.hold(Held::new(id.clone(), comment));
                self.clear(true);
                self.report(Stage::Held(id), Vec::new());
            }
            Ok(Posted::PutAway) => {
                self.trapped(String::new());
                self.mark(None, false);
                self.report(Stage::PutAway, Vec::new());
            }
            Err(error) => self.refused(error),
        }
    }

    fn refused(self, error: PostError) {
        leptos::logging::warn!("{error}");
        if !error.is_lost() {
            self.mark(None, false);
        }
        let problems = match &error {
            PostError::Field { field, problem, .. } => vec![(*field, *problem)],
            PostError::Duplicate => vec![(Field::Content, Problem::Duplicate)],
            _ => Vec::new(),
        };
        let seconds = match &error {
            PostError::Flood => FLOOD_SECONDS,
            PostError::Refused(SourceError::TooManyRequests { .. }) => BUSY_SECONDS,
            _ => 0,
        };
        self.report(Stage::Failed(error), problems);
        if seconds > 0 {
            self.wait_for(seconds);
        }
    }

    fn report(self, stage: Stage, problems: Vec<(Field, Problem)>) {
        self.form.try_update(|form| {
            (form.stage, form.problems) = (stage, problems);
            form.answers += 1;
        });
    }

    /// Counts down until a comment may go again.
    fn wait_for(self, seconds: u32) {
        let over = Date::now() + f64::from(seconds) * 1000.0;
        let tick = move || {
            let left = ((over - Date::now()) / 1000.0).ceil().max(0.0) as u32;
            self.form.try_update(|form| {
                form.wait = left;
                if left == 0 && matches!(form.stage, Stage::Failed(_)) {
                    form.stage = Stage::MayGoAgain;
                }
            });
            if left == 0 {
                self.stop_ticking();
            }
        };
        self.stop_ticking();
        tick();
        let ticking = set_interval_with_handle(tick, Duration::from_secs(1)).ok();
        self.place.update_value(|place| place.ticking = ticking);
    }

    fn stop_ticking(self) {
        if let Some(Some(ticking)) = self.place.try_update_value(|place| place.ticking.take()) {
            ticking.clear();
        }
    }

    /// Whether what was sent without an answer is not what stands in the form now.
    fn has_changed(self, comment: &NewComment) -> bool {
        let sent = self.place.try_with_value(|place| place.unanswered.clone()).flatten();
        sent.is_some_and(|sent| !sent.says_the_same(&Held::new(sent.id.clone(), comment)))
    }

    /// A comment has gone for good: the next one begins empty, by the same reader. What was changed
    /// since it went the first time stays.
    fn clear(self, is_same: bool) {
        self.place.try_update_value(|place| (place.unanswered, place.offline) = (None, false));
        if !is_same {
            return self.keep();
        }
        let content = self.form.try_update(|form| {
            Drafts::keep_reader(&form.draft, form.keeps_reader);
            form.filling += 1;
            (form.draft.parent, form.draft.parent_name) = (None, String::new());
            std::mem::take(&mut form.draft.content)
        });
        self.place.try_with_value(|place| place.drafts.forget(&content.unwrap_or_default()));
    }

    fn mark(self, unanswered: Option<Held>, offline: bool) {
        self.place.try_update_value(|place| (place.unanswered, place.offline) = (unanswered, offline));
        self.keep();
    }

    /// Keeps the draft as it is now.
    fn keep(self) {
        let Some(draft) = self.form.try_with_untracked(|form| form.draft.clone()) else { return };
        self.place.try_with_value(|place| {
            let (unanswered, offline) = (place.unanswered.clone(), place.offline);
            place.drafts.keep(&Kept { draft, unanswered, offline });
        });
    }

    fn required(self) -> Required {
        let required = self.place.try_with_value(|place| place.config.comments.required);
        required.unwrap_or(Required { name: false, email: false })
    }
}

/// The comment among the newest, if it arrived although no answer came.
async fn arrived(config: &Config, article: &ArticleId, sent: &Held) -> Result<Option<Comment>, PostError> {
    let listing = Listing { order: Order::NewestFirst, ..config.comments.listing };
    // Who could not look does not know, and sends nothing.
    let page = config.source.comments(&Fetch::Regardless, article, 1, listing).await.map_err(PostError::Lost)?;
    let comment = sent.sent(article);
    Ok(page.comments.into_iter().find(|listed| listed.says(&comment) && sent.may_be_of(listed.published)))
}

fn is_online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}
