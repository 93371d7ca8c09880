//! A comment: who, when, to whom, and what.

use super::form::Form;
use super::frame::{COMMENTS, COMMENTS_LOADING};
use super::{Pen, part};
use crate::domain::comment::{Answers, Placed, Status};
use crate::domain::comment_form::trimmed;
use crate::domain::ids::encode_component;
use crate::domain::{Comment, Commenter, HttpUrl};
use crate::locale::When;

/// Deeper replies stand no further in, because a phone has no room for that; they say in words what
/// they answer.
const MAX_INDENT: usize = 3;

/// What a comment's drawing needs to know besides the comment.
#[derive(Clone, Debug, Default)]
pub struct Setting {
    pub published: Option<When>,
    /// Whether its author wrote the article.
    pub by_author: bool,
    /// Whether it may be answered.
    pub may_answer: bool,
    /// Whether third parties may be asked for a commenter's picture.
    pub avatars: bool,
}

/// A conversation. In a browser its comments come later than its form.
#[derive(Clone, Debug, Default)]
pub struct Conversation<'a> {
    /// Missing where nobody may write.
    pub form: Option<Form<'a>>,
    /// The comments that are there, if it is known which.
    pub comments: Option<&'a [(Placed, Setting)]>,
    /// Where there are more of them, for who has no scripts.
    pub elsewhere: Option<&'a str>,
}

impl Pen<'_> {
    /// All that stands around the comments. What changes has a class or an `id` to be found by.
    pub fn conversation(&mut self, conversation: &Conversation) {
        let class = if conversation.comments.is_some() { COMMENTS } else { COMMENTS_LOADING };
        self.comments(class, |pen| pen.conversation_inside(conversation));
    }

    fn conversation_inside(&mut self, Conversation { form, comments, elsewhere }: &Conversation) {
        let talk = &self.messages.talk;
        let hidden = ("hidden", Some(""));
        let kind = ("type", Some("button"));
        self.element("div", &[("class", Some("comments__head"))], |pen| {
            let title = [("class", Some("comments__title")), ("id", Some("comments-title")), ("tabindex", Some("-1"))];
            pen.element("h2", &title, |pen| pen.canvas.text(talk.title));
            pen.element("button", &[("class", Some("comments__turn")), kind, hidden], |_| ());
        });
        self.element("ol", &[("class", Some("comments__list"))], |pen| {
            comments.iter().copied().flatten().for_each(|(placed, setting)| pen.comment(placed, setting));
        });
        let note = comments.filter(|comments| comments.is_empty()).map_or("", |_| talk.none);
        self.element("p", &[("class", Some("comments__note")), ("role", Some("status"))], |pen| pen.canvas.text(note));
        if let Some(page) = elsewhere {
            let link =
                [("class", Some("comments__elsewhere button")), ("href", Some(*page)), ("rel", Some("external"))];
            self.element("a", &link, |pen| pen.canvas.text(pen.messages.open_original));
        }
        self.element("button", &[("class", Some("comments__more button")), part("button"), kind, hidden], |_| ());
        match form {
            Some(form) => self.comment_form(form),
            None => self.element("p", &[("class", Some("comments__closed"))], |pen| pen.canvas.text(talk.closed)),
        }
    }

    /// A comment as an item of the list. Its button to answer has the comment's `id` in `data-reply`.
    pub fn comment(&mut self, placed: &Placed, setting: &Setting) {
        let Placed { comment, depth, answers } = placed;
        let held = comment.status == Status::Hold;
        let indent = MAX_INDENT.min(*depth);
        let class = format!("comment comment--depth-{indent}{}", if held { " comment--held" } else { "" });
        let (id, key) = (placed.element_id(), placed.key());
        let item = [
            ("class", Some(class.as_str())),
            part("comment"),
            ("id", Some(&id)),
            ("tabindex", Some("-1")),
            ("data-key", Some(&key)),
        ];
        self.element("li", &item, |pen| {
            pen.avatar(&comment.author, setting.avatars);
            pen.commenter(&comment.author, setting.by_author);
            pen.element("div", &[("class", Some("comment__meta"))], |pen| {
                setting.published.iter().for_each(|when| pen.date(when));
                if !held {
                    pen.permalink(comment);
                }
            });
            pen.answers(answers, *depth > MAX_INDENT);
            if held {
                pen.element("p", &[("class", Some("comment__held"))], |pen| pen.canvas.text(pen.messages.talk.held));
            }
            pen.by_reader = true;
            pen.element("div", &[("class", Some("comment__body"))], |pen| pen.blocks(&comment.body.blocks));
            pen.by_reader = false;
            if setting.may_answer && !held {
                pen.reply(comment);
            }
        });
    }

    fn commenter(&mut self, author: &Commenter, by_author: bool) {
        let name = self.shown_name(author).to_owned();
        self.element("p", &[("class", Some("comment__author"))], |pen| {
            pen.name(&name, author.url.as_ref(), "nofollow ugc", None);
            if by_author {
                let badge = [("class", Some("comment__badge"))];
                pen.element("span", &badge, |pen| pen.canvas.text(pen.messages.talk.author));
            }
        });
    }

    /// A comment's author by name, or as somebody without one.
    fn shown_name<'a>(&self, author: &'a Commenter) -> &'a str {
        if trimmed(&author.name).is_empty() { self.messages.anonymous } else { &author.name }
    }

    /// The commenter's picture where the publisher lets third parties be asked for it, else a letter.
    fn avatar(&mut self, author: &Commenter, avatars: bool) {
        self.element("span", &[("class", Some("comment__avatar")), ("aria-hidden", Some("true"))], |pen| {
            let letter = pen.shown_name(author).chars().find(|c| c.is_alphanumeric());
            pen.canvas.text(&letter.map(String::from).unwrap_or_default());
            if let Some(url) = author.avatar.as_ref().filter(|_| avatars) {
                let picture = [
                    ("class", Some("comment__picture")),
                    ("alt", Some("")),
                    ("width", Some("40")),
                    ("height", Some("40")),
                    ("loading", Some("lazy")),
                    ("referrerpolicy", Some("no-referrer")),
                    ("src", Some(HttpUrl::as_str(url))),
                ];
                pen.element("img", &picture, |_| ());
            }
        });
    }

    fn permalink(&mut self, comment: &Comment) {
        let href = format!("#comment-{}", encode_component(&comment.id.0));
        let link = [
            ("class", Some("comment__link")),
            ("href", Some(href.as_str())),
            ("rel", Some("external")),
            ("aria-label", Some(self.messages.talk.permalink)),
        ];
        self.element("a", &link, |pen| pen.canvas.text("#"));
    }

    /// What a comment answers. Where the eye sees it by the comment's place, only the ear is told.
    fn answers(&mut self, answers: &Answers, is_far: bool) {
        let (sentence, name) = match answers {
            Answers::Nobody => return,
            Answers::Comment(parent) => (self.messages.talk.in_reply_to, self.shown_name(&parent.author)),
            Answers::Gone => (self.messages.talk.in_reply_to_gone, ""),
        };
        let is_seen = is_far || *answers == Answers::Gone;
        let class = if is_seen { "comment__answers" } else { "comment__answers visually-hidden" };
        self.element("p", &[("class", Some(class))], |pen| pen.with_name(sentence, name));
    }

    fn reply(&mut self, comment: &Comment) {
        let button =
            [("class", Some("comment__reply")), ("type", Some("button")), ("data-reply", Some(comment.id.0.as_str()))];
        self.element("button", &button, |pen| {
            pen.element("span", &[("aria-hidden", Some("true"))], |pen| pen.canvas.text(pen.messages.talk.reply));
            let name = pen.shown_name(&comment.author);
            let heard = [("class", Some("visually-hidden"))];
            pen.element("span", &heard, |pen| pen.with_name(pen.messages.talk.reply_to, name));
        });
    }
}
