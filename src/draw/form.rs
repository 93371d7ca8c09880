//! The comment form that WordPress's readers know, empty. What changes in it has a name:
//! `components::comment_form` finds it by that.

use super::{Pen, part};
use crate::domain::comment_form::{Field, Required, trimmed};
use crate::domain::{ArticleId, HttpUrl};
use crate::locale::Talk;

/// What a form asks for, and where it goes.
#[derive(Clone, Debug)]
pub struct Form<'a> {
    pub required: Required,
    /// The name of a field that nobody sees.
    pub honeypot: Option<&'a str>,
    /// Where the browser itself sends it as long as the app is not there: WordPress's `wp-comments-post.php`, and
    /// the article that it is about.
    pub action: Option<(&'a HttpUrl, &'a ArticleId)>,
}

/// The name that WordPress's own form has for a field.
const fn name(field: Field) -> &'static str {
    match field {
        Field::Content => "comment",
        Field::Name => "author",
        Field::Email => "email",
        Field::Url => "url",
    }
}

/// The `id` of a field's own element.
pub const fn field_id(field: Field) -> &'static str {
    match field {
        Field::Content => "respond-content",
        Field::Name => "respond-name",
        Field::Email => "respond-email",
        Field::Url => "respond-url",
    }
}

/// The word on a field's label.
pub const fn label(field: Field, talk: &Talk) -> &'static str {
    match field {
        Field::Content => talk.content,
        Field::Name => talk.name,
        Field::Email => talk.email,
        Field::Url => talk.url,
    }
}

impl Pen<'_> {
    /// The form. `novalidate`, because what is wrong is said in the interface's own words, as soon as the app is there.
    pub(super) fn comment_form(&mut self, &Form { required, honeypot, action }: &Form) {
        let talk = &self.messages.talk;
        let form = [
            ("class", Some("respond")),
            part("form"),
            ("id", Some("respond")),
            ("novalidate", action.is_none().then_some("")),
            ("action", action.map(|(url, _)| url.as_str())),
            ("method", action.map(|_| "post")),
            ("aria-labelledby", Some("respond-title")),
        ];
        self.element("form", &form, |pen| {
            let title = [("class", Some("respond__title")), ("id", Some("respond-title")), ("tabindex", Some("-1"))];
            pen.element("h3", &title, |pen| pen.canvas.text(talk.write));
            pen.element("p", &[("class", Some("respond__answers")), ("id", Some("respond-answers"))], |_| ());
            pen.element("p", &[("class", Some("respond__note"))], |pen| {
                pen.canvas.text(talk.email_note);
                pen.canvas.text(" ");
                pen.canvas.text(talk.required_note);
            });
            for field in Field::ALL {
                pen.field(field, required);
            }
            honeypot.into_iter().for_each(|name| pen.trap(name));
            if let Some((_, article)) = action {
                for (name, value) in [("comment_post_ID", article.0.as_str()), ("comment_parent", "0")] {
                    let field = [("type", Some("hidden")), ("name", Some(name)), ("value", Some(value))];
                    pen.element("input", &field, |_| ());
                }
            }
            pen.element("label", &[("class", Some("respond__check"))], |pen| {
                let kept = [
                    ("type", Some("checkbox")),
                    ("id", Some("respond-keep")),
                    // By this name WordPress keeps them in a cookie.
                    ("name", Some("wp-comment-cookies-consent")),
                    ("value", Some("yes")),
                ];
                pen.element("input", &kept, |_| ());
                pen.canvas.text(talk.keep_reader);
            });
            // Announced when it changes, and given the focus when "send" did not work.
            let report = [
                ("class", Some("report")),
                ("id", Some("respond-report")),
                ("role", Some("status")),
                ("tabindex", Some("-1")),
            ];
            pen.element("div", &report, |_| ());
            // Seconds are for the eye; a voice would never end.
            pen.element("p", &[("class", Some("report__wait")), ("id", Some("respond-wait"))], |_| ());
            let send = [
                ("class", Some("button button--primary")),
                part("button"),
                ("type", Some("submit")),
                ("id", Some("respond-send")),
            ];
            pen.element("button", &send, |pen| pen.canvas.text(talk.send));
        });
    }

    /// Whom the comment answers, and the way out of it.
    pub fn answered(&mut self, name: &str) {
        let name = if trimmed(name).is_empty() { self.messages.anonymous } else { name };
        self.element("span", &[], |pen| pen.with_name(pen.messages.talk.in_reply_to, name));
        let cancel = [("class", Some("respond__cancel")), ("type", Some("button"))];
        self.element("button", &cancel, |pen| pen.canvas.text(pen.messages.talk.cancel_reply));
    }

    /// What the form has to say: a sentence, every problem as a way to its field, and the page where
    /// the comment may be written after all.
    pub fn report(&mut self, sentence: &str, problems: &[(Field, String)], elsewhere: Option<&str>) {
        self.element("p", &[("class", Some("report__sentence"))], |pen| pen.canvas.text(sentence));
        if !problems.is_empty() {
            self.element("ul", &[("class", Some("report__problems"))], |pen| {
                for (field, words) in problems {
                    let href = format!("#{}", field_id(*field));
                    let link = [("href", Some(href.as_str())), ("rel", Some("external"))];
                    pen.element("li", &[], |pen| {
                        pen.element("a", &link, |pen| pen.canvas.text(label(*field, &pen.messages.talk)));
                        pen.canvas.text(": ");
                        pen.canvas.text(words);
                    });
                }
            });
        }
        if let Some(page) = elsewhere {
            let link = [("class", Some("button")), ("href", Some(page)), ("rel", Some("external"))];
            self.element("a", &link, |pen| pen.canvas.text(pen.messages.talk.comment_there));
        }
    }

    /// A field with a visible label, and a place for what is wrong with it.
    fn field(&mut self, field: Field, required: Required) {
        let id = field_id(field);
        let is_required = match field {
            Field::Content => true,
            Field::Name => required.name,
            Field::Email => required.email,
            Field::Url => false,
        };
        let class = format!("field field--{}", id.trim_start_matches("respond-"));
        let note = format!("{id}-note");
        // Addresses run left to right, in whatever form they stand.
        let (kind, dir) = match field {
            Field::Content => (None, None),
            Field::Name => (Some("text"), None),
            Field::Email => (Some("email"), Some("ltr")),
            Field::Url => (Some("url"), Some("ltr")),
        };
        let autocomplete = if field == Field::Name { Some("name") } else { kind };
        let attributes = [
            ("class", Some("field__text")),
            part("field"),
            ("id", Some(id)),
            ("name", Some(name(field))),
            ("type", kind),
            ("inputmode", kind),
            ("autocomplete", autocomplete),
            ("dir", dir),
            ("required", is_required.then_some("")),
            // No `maxlength`: it would silently cut off what somebody pastes.
            ("rows", kind.is_none().then_some("6")),
            ("aria-describedby", Some(&note)),
        ];
        self.element("div", &[("class", Some(class.as_str()))], |pen| {
            pen.element("label", &[("class", Some("field__label")), ("for", Some(id))], |pen| {
                pen.canvas.text(label(field, &pen.messages.talk));
                if is_required {
                    pen.element("span", &[("aria-hidden", Some("true"))], |pen| pen.canvas.text(" *"));
                }
            });
            pen.element(if kind.is_some() { "input" } else { "textarea" }, &attributes, |_| ());
            pen.element("p", &[("class", Some("field__note")), ("id", Some(&note))], |_| ());
        });
    }

    /// A field that no reader sees, hears or comes to by keyboard.
    fn trap(&mut self, name: &str) {
        self.element("div", &[("class", Some("visually-hidden")), ("aria-hidden", Some("true"))], |pen| {
            let input = [
                ("type", Some("text")),
                ("id", Some("respond-trap")),
                ("name", Some(name)),
                ("tabindex", Some("-1")),
                ("autocomplete", Some("off")),
            ];
            pen.element("input", &input, |_| ());
        });
    }
}
