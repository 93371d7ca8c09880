//! The comment form at work: what a reader does in it, and what it shows.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;
use web_sys::{Element, Event};

use super::dom::{announce, by_id, draw_into, fill, find, focus_by_id, origin, say, set, value};
use crate::config::Config;
use crate::domain::comment_form::{Field, Problem};
use crate::domain::{Article, Direction, Draft};
use crate::draw::Pen;
use crate::draw::form::field_id;
use crate::locale::errors::{explain_post, explain_problem, is_better_there};
use crate::locale::{Locale, intl};
use crate::routes::IS_GUEST;
use crate::sources::PostError;
use crate::state::writing::{Form, Stage, Writing};

thread_local! {
    /// What was typed into a form that is gone, and belongs into the next one.
    static TYPED: RefCell<Vec<(Field, String)>> = const { RefCell::new(Vec::new()) };
}

/// What a reader has typed into the form in this part of the page.
fn typed_in(place: &Element) -> Vec<(Field, String)> {
    let typed = |field| Some((field, value(&find(place, &format!("#{}", field_id(field)))?)));
    Field::ALL.into_iter().filter_map(typed).filter(|(_, text)| !text.is_empty()).collect()
}

/// Keeps what was typed into a form that goes now, for the next one.
pub(crate) fn keep_typed(place: &Element) {
    let typed = typed_in(place);
    TYPED.with_borrow_mut(|kept| kept.extend(typed));
}

/// Takes over a form into which somebody may have typed before the app was there.
pub(super) fn take_over_form(place: &Element, writing: Writing) {
    if let Some(form) = find(place, "#respond") {
        // From now on what is wrong is said in the interface's own words.
        set(&form, "novalidate", Some(""));
    }
    let before = TYPED.take();
    writing.take_over(before.into_iter().chain(typed_in(place)));
}

/// Somebody typed, or ticked the box.
pub(super) fn typed(writing: Writing, event: &Event) {
    let Some(element) = origin(event, "[id]") else { return };
    match (field_of(&element), element.id().as_str()) {
        (Some(field), _) => writing.typed(field, value(&element)),
        (None, "respond-keep") => writing.keep_reader(element.matches(":checked").unwrap_or(false)),
        (None, "respond-trap") => writing.trapped(value(&element)),
        _ => {}
    }
}

/// The focus left a field.
pub(super) fn left(writing: Writing, event: &Event) {
    if let Some(field) = origin(event, "[id]").and_then(|element| field_of(&element)) {
        writing.left(field);
    }
}

/// The form is to be sent.
pub(super) fn submitted(writing: Writing, event: &Event) {
    event.prevent_default();
    writing.send();
}

/// Somebody pressed something that is no button to send.
pub(super) fn pressed_in_form(place: &Element, writing: Writing, event: &Event) {
    if origin(event, ".respond__cancel").is_some() {
        let answered = writing.form().with_untracked(|form| form.draft.parent.clone());
        writing.answer(None);
        let comment = answered.map(|id| format!("comment-{}", id.0)).filter(|id| by_id(place, id).is_some());
        focus_by_id(place, comment.as_deref().unwrap_or(field_id(Field::Content)));
    } else if let Some(link) = origin(event, ".report__problems a") {
        // The jump would be one more step in the history.
        event.prevent_default();
        focus_by_id(place, link.get_attribute("href").unwrap_or_default().trim_start_matches('#'));
    }
}

fn field_of(element: &Element) -> Option<Field> {
    Field::ALL.into_iter().find(|field| element.id() == field_id(*field))
}

/// Makes the form show its state, now and whenever that changes.
pub(super) fn show_form_as_it_changes(place: &Element, writing: Writing, article: Arc<Article>, config: Arc<Config>) {
    let (place, mut before) = (place.clone(), None);
    Effect::new(move |_| {
        let form = writing.form().get();
        let view = View { place: &place, form: &form, before: before.as_ref(), locale: &config.locale };
        view.fields();
        view.sending();
        if view.changed(|form| (&form.draft.parent, &form.draft.parent_name)) {
            view.answered();
        }
        if view.changed(|form| (form.answers, &form.stage)) || view.changed(|form| &form.problems) {
            let page = article.original.as_ref().unwrap_or(&config.site_url);
            view.report(&format!("{page}#respond"));
        }
        if before.is_some() && view.changed(|form| form.answers) {
            view.focus();
            if IS_GUEST {
                view.announce();
            }
        }
        before = Some(form);
    });
}

/// The form's elements, and what they are to show.
struct View<'a> {
    place: &'a Element,
    form: &'a Form,
    before: Option<&'a Form>,
    locale: &'a Locale,
}

impl<'a> View<'a> {
    fn changed<T: PartialEq>(&self, part: impl Fn(&'a Form) -> T) -> bool {
        self.before.is_none_or(|before| part(before) != part(self.form))
    }

    fn part(&self, id: &str, show: impl FnOnce(&Element)) {
        if let Some(element) = find(self.place, &format!("#{id}")) {
            show(&element);
        }
    }

    /// The fields. What a reader types is never touched; it is filled in when that is another's.
    fn fields(&self) {
        let Form { draft, problems, .. } = self.form;
        for field in Field::ALL {
            let id = field_id(field);
            let problem = problems.iter().find(|(of, _)| *of == field).map(|(_, problem)| *problem);
            self.part(id, |element| {
                if self.changed(|form| form.filling) {
                    fill(element, "value", draft.text(field));
                }
                if matches!(field, Field::Content | Field::Name) {
                    // The beginning tells enough of a very long text.
                    let text = draft.text(field);
                    let beginning = text.get(..text.floor_char_boundary(4000)).unwrap_or_default();
                    set(element, "dir", Direction::of_text(beginning).map(Direction::as_str));
                }
                // What goes is what stands there.
                set(element, "readonly", (self.form.stage == Stage::Sending).then_some(""));
                set(element, "aria-invalid", problem.map(|_| "true"));
            });
            let note = match problem {
                Some(problem) => self.words(field, problem),
                None if field == Field::Content => self.room().unwrap_or_default(),
                None => String::new(),
            };
            self.part(&format!("{id}-note"), |element| say(element, &note));
        }
        if self.before.is_none() {
            self.part("respond-keep", |element| fill(element, "checked", self.form.keeps_reader));
        }
    }

    /// How much room there is, near the limit.
    fn room(&self) -> Option<String> {
        let room = u32::try_from(self.form.draft.room()?).ok()?;
        Some(intl::plural(self.locale, &self.locale.messages().talk.room, room))
    }

    /// What is wrong with a field, in words.
    fn words(&self, field: Field, problem: Problem) -> String {
        let talk = &self.locale.messages().talk;
        let too_long =
            |letters| intl::plural(self.locale, &talk.too_long_by, u32::try_from(letters).unwrap_or(u32::MAX));
        explain_problem(field, problem, talk, too_long)
    }

    /// The button to send, busy or not, and how long there is to wait.
    fn sending(&self) {
        let talk = &self.locale.messages().talk;
        let is_sending = self.form.stage == Stage::Sending;
        self.part("respond-send", |button| {
            say(button, if is_sending { talk.sending } else { talk.send });
            // Not `disabled`: that would take the focus from whoever pressed it.
            set(button, "aria-disabled", (is_sending || self.form.wait > 0).then_some("true"));
        });
        let wait = match self.form.wait {
            0 => String::new(),
            seconds => intl::plural(self.locale, &talk.wait, seconds),
        };
        self.part("respond-wait", |element| say(element, &wait));
    }

    /// Whom the comment answers.
    fn answered(&self) {
        let Draft { parent, parent_name, .. } = &self.form.draft;
        self.part("respond-answers", |element| {
            element.set_text_content(None);
            if parent.is_some() {
                self.draw(element, |pen| pen.answered(parent_name));
            }
        });
    }

    fn draw(&self, element: &Element, draw: impl FnOnce(&mut Pen)) {
        draw_into(element, self.locale.direction(), self.locale.messages(), draw);
    }

    /// What became of "send".
    fn report(&self, publishers: &str) {
        let talk = &self.locale.messages().talk;
        let Form { stage, problems, .. } = self.form;
        let told: Vec<_> = match stage {
            Stage::Wrong | Stage::Failed(_) => {
                problems.iter().map(|(field, problem)| (*field, self.words(*field, *problem))).collect()
            }
            _ => Vec::new(),
        };
        let sentence = match stage {
            Stage::Writing => None,
            // All mended by now.
            Stage::Wrong | Stage::Failed(PostError::Field { .. } | PostError::Duplicate) if told.is_empty() => None,
            Stage::Wrong => Some(talk.wrong),
            Stage::Sending => Some(talk.sending),
            Stage::Failed(error) => Some(explain_post(error, talk)),
            Stage::Unsure => Some(talk.unsure),
            Stage::BackOnline => Some(talk.back_online),
            Stage::MayGoAgain => Some(talk.may_go_again),
            Stage::Published(_) => Some(talk.published),
            Stage::Held(_) => Some(talk.waits),
            Stage::PutAway => Some(talk.put_away),
        };
        let elsewhere = matches!(stage, Stage::Failed(error) if is_better_there(error)).then_some(publishers);
        if *stage == Stage::PutAway {
            // Whatever filled it in, the reader could not empty it.
            self.part("respond-trap", |element| fill(element, "value", ""));
        }
        let is_wrong = matches!(stage, Stage::Wrong | Stage::Failed(_)) && sentence.is_some();
        self.part("respond-report", |element| {
            element.set_text_content(None);
            element.set_class_name(if is_wrong { "report report--wrong" } else { "report" });
            if let Some(sentence) = sentence {
                self.draw(element, |pen| pen.report(sentence, &told, elsewhere));
            }
        });
    }

    /// Tells the page around of a comment that was taken.
    fn announce(&self) {
        let (id, status) = match &self.form.stage {
            Stage::Published(id) => (id, "approved"),
            Stage::Held(id) => (id, "hold"),
            _ => return,
        };
        announce(self.place, "comment", &[("id", &id.0), ("status", status)]);
    }

    /// The focus goes where the answer to "send" is to be seen.
    fn focus(&self) {
        match &self.form.stage {
            Stage::Failed(PostError::Field { field, .. }) => focus_by_id(self.place, field_id(*field)),
            Stage::Failed(PostError::Duplicate) => focus_by_id(self.place, field_id(Field::Content)),
            Stage::Wrong | Stage::Failed(_) | Stage::PutAway => focus_by_id(self.place, "respond-report"),
            Stage::Published(id) | Stage::Held(id) => focus_by_id(self.place, &format!("comment-{}", id.0)),
            Stage::Writing | Stage::Sending | Stage::Unsure | Stage::BackOnline | Stage::MayGoAgain => {}
        }
    }
}
