//! What a reader has typed and not yet seen published, kept in this browser: drafts, comments that
//! wait for a moderator, and the reader's name for the next time.

use js_sys::Date;
use wasm_bindgen::JsValue;

use super::storage::{self, list, now, record};
use crate::config::Config;
use crate::domain::comment::Status;
use crate::domain::{ArticleId, Comment, CommentId, Commenter, Draft, NewComment, Timestamp};
use crate::html;
use crate::sources::json::Json;

/// Where the records of one article are.
#[derive(Clone, Debug)]
pub(super) struct Drafts {
    draft: String,
    held: String,
}

/// A draft as it was kept.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept {
    pub(super) draft: Draft,
    /// What was sent without an answer: it may be at the server already.
    pub(super) unanswered: Option<Held>,
    /// Whether it waits for the line to come back.
    pub(super) offline: bool,
}

/// A comment that waits for a moderator, as its author typed it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Held {
    pub(super) id: CommentId,
    pub(super) parent: Option<CommentId>,
    pub(super) name: String,
    pub(super) content: String,
    /// RFC 3339.
    pub(super) published: String,
}

const READER: &str = "reader";

/// What the names begin with of comments that wait where nobody can see them.
pub(super) const UNKNOWN: &str = "sent-";

impl Drafts {
    pub(super) fn of(config: &Config, article: &ArticleId) -> Self {
        let name = format!("{}#{}", config.source.address(), article.0);
        Self { draft: format!("draft/{name}"), held: format!("held/{name}") }
    }

    /// The draft, or an empty one with the reader's details; and whether those are kept.
    pub(super) fn load(&self) -> (Kept, bool) {
        let reader = storage::read(READER);
        let kept = match storage::read(&self.draft) {
            Some(document) => {
                let json = document.root();
                let (content, parent) = (text(&json, "content"), reference(&json, "parent"));
                let draft = Draft { content, parent, parent_name: text(&json, "parent_name"), ..details(&json) };
                Kept { draft, unanswered: held(&json.get("unanswered")), offline: json.get("offline").is_true() }
            }
            None => {
                let draft = reader.as_ref().map(|document| details(&document.root())).unwrap_or_default();
                Kept { draft, ..Kept::default() }
            }
        };
        (kept, reader.is_some())
    }

    /// Forgets the draft, unless it is another one by now: another tab's.
    pub(super) fn forget(&self, content: &str) {
        if storage::read(&self.draft).is_none_or(|kept| text(&kept.root(), "content") == content) {
            storage::remove(&self.draft);
        }
    }

    /// Keeps a draft as it is now; one without a word in it is forgotten.
    pub(super) fn keep(&self, Kept { draft, unanswered, offline }: &Kept) {
        if draft.is_blank() {
            return storage::remove(&self.draft);
        }
        let [name, email, url] = described(draft);
        let members = [
            now(),
            name,
            email,
            url,
            ("content", draft.content.as_str().into()),
            ("parent", optional(draft.parent.as_ref())),
            ("parent_name", draft.parent_name.as_str().into()),
            ("unanswered", unanswered.as_ref().map_or(JsValue::NULL, Held::record)),
            ("offline", (*offline).into()),
        ];
        storage::write(&self.draft, &record(&members));
    }

    /// Keeps the reader's details for the next time, if that is wanted.
    pub(super) fn keep_reader(draft: &Draft, keep: bool) {
        if keep {
            storage::write(READER, &record(&described(draft)));
        }
    }

    /// Forgets the reader's details.
    pub(super) fn forget_reader() {
        storage::remove(READER);
    }

    /// The comments that wait for a moderator.
    pub(super) fn held(&self) -> Vec<Held> {
        let Some(document) = storage::read(&self.held) else { return Vec::new() };
        let listed = document.root().get("comments").items_or_none();
        listed.iter().filter_map(held).filter(Held::is_recent).collect()
    }

    /// Keeps the comments that wait, instead of those kept before.
    pub(super) fn keep_held(&self, held: &[Held]) {
        if held.is_empty() {
            return storage::remove(&self.held);
        }
        storage::write(&self.held, &record(&[now(), ("comments", list(held.iter().map(Held::record)))]));
    }
}

impl Held {
    /// A comment that has been sent just now and waits under this name.
    pub(super) fn new(id: CommentId, sent: &NewComment) -> Self {
        let NewComment { parent, name, content, .. } = sent.clone();
        Self { id, parent, name, content, published: Date::new_0().to_iso_string().into() }
    }

    /// Whether both are the same words by the same name in answer to the same.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        (&self.content, &self.name, &self.parent) == (&other.content, &other.name, &other.parent)
    }

    /// Whether it was sent within the time that anything is kept for.
    fn is_recent(&self) -> bool {
        let sent = Timestamp::from_rfc3339(&self.published);
        sent.is_some_and(|sent| sent.unix_millis() > Date::now() - storage::KEPT_MS)
    }

    /// Whether a comment of this date can be this one: the two clocks may differ by an hour.
    pub(super) fn may_be_of(&self, published: Option<Timestamp>) -> bool {
        let sent = Timestamp::from_rfc3339(&self.published);
        sent.zip(published).is_none_or(|(sent, published)| published.unix_millis() > sent.unix_millis() - 3_600_000.0)
    }

    fn record(&self) -> JsValue {
        record(&[
            ("id", self.id.0.as_str().into()),
            ("parent", optional(self.parent.as_ref())),
            ("name", self.name.as_str().into()),
            ("content", self.content.as_str().into()),
            ("published", self.published.as_str().into()),
        ])
    }

    /// As it was sent. The address is not kept.
    pub(super) fn sent(&self, article: &ArticleId) -> NewComment {
        NewComment {
            article: article.clone(),
            parent: self.parent.clone(),
            content: self.content.clone(),
            name: self.name.clone(),
            email: String::new(),
            url: String::new(),
        }
    }

    /// As its author sees it among the others.
    pub(super) fn comment(&self) -> Comment {
        Comment {
            id: self.id.clone(),
            parent: self.parent.clone(),
            author: Commenter { name: self.name.clone(), ..Commenter::default() },
            published: Timestamp::from_rfc3339(&self.published),
            body: html::paragraphs(&self.content),
            status: Status::Hold,
        }
    }
}

fn held(json: &Json) -> Option<Held> {
    Some(Held {
        id: reference(json, "id")?,
        parent: reference(json, "parent"),
        name: text(json, "name"),
        content: text(json, "content"),
        published: text(json, "published"),
    })
}

fn details(json: &Json) -> Draft {
    Draft { name: text(json, "name"), email: text(json, "email"), url: text(json, "url"), ..Draft::default() }
}

fn described(draft: &Draft) -> [(&'static str, JsValue); 3] {
    [("name", &draft.name), ("email", &draft.email), ("url", &draft.url)].map(|(key, text)| (key, text.as_str().into()))
}

fn text(json: &Json, key: &str) -> String {
    json.get(key).text_or_empty()
}

fn reference(json: &Json, key: &str) -> Option<CommentId> {
    json.get(key).text_or_none().map(CommentId)
}

fn optional(id: Option<&CommentId>) -> JsValue {
    id.map_or(JsValue::NULL, |id| id.0.as_str().into())
}
