//! The readers' comments and their number.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::{Element, Event};

use super::comment_form::{left, pressed_in_form, show_form_as_it_changes, submitted, take_over_form, typed};
use super::comment_links::follow_comment_links;
use super::dom::{by_id, draw_before, draw_into, find, focus_by_id, focused, origin, say, set};
use super::drawn::{Handler, is_drawn};
use crate::config::Config;
use crate::domain::comment::{Order, Placed};
use crate::domain::comment_form::Field;
use crate::domain::{Article, CommentId};
use crate::draw::comment::{Conversation, Setting};
use crate::draw::form::{Form, field_id};
use crate::draw::frame::{COMMENTS, COMMENTS_LOADING};
use crate::locale::{Locale, intl};
use crate::routes::IS_GUEST;
use crate::state::comments::{Comments, Progress, Talk};
use crate::state::writing::Writing;

/// Shows how many comments there are in the article's place for it, which is kept free.
pub(super) fn show_count(page: &Element, comments: Comments, config: Arc<Config>) {
    let Some(place) = find(page, ".comment-count") else { return };
    Effect::new(move |_| {
        let total = comments.talk().with(|talk| talk.discussion.is_begun().then(|| talk.discussion.total()));
        if let Some(total) = total {
            say(&place, &intl::plural(&config.locale, &config.locale.messages().comments, total));
            set(&place, "dir", Some(config.locale.direction().as_str()));
            set(&place, "hidden", None);
        }
    });
}

/// Loads an article's comments and shows them below it, each reply behind what it answers, with the form
/// for new ones. `place` stands behind the article on the page.
///
/// This is the door of [`crate::parts::Part::Comments`].
#[inline(never)]
pub(crate) fn begin(place: &Element, article: Arc<Article>, config: Arc<Config>) -> Handler {
    let comments = Comments::load(config.clone(), article.id.clone());
    follow_comment_links(place, comments);
    if let Some(page) = place.parent_element() {
        show_count(&page, comments, config.clone());
    }
    let open = article.comments_open && config.comments.post && config.source.takes_comments();
    let writing = open.then(|| Writing::begin(config.clone(), article.id.clone(), comments));
    let (around, messages) = (config.locale.direction(), config.locale.messages());
    let settings = &config.comments;
    let form =
        open.then_some(Form { required: settings.required, honeypot: settings.honeypot.as_deref(), action: None });
    let is_drawn = is_drawn(place);
    if !is_drawn {
        draw_into(place, around, messages, |pen| pen.conversation(&Conversation { form, ..Conversation::default() }));
    }
    if let Some(writing) = writing {
        if !IS_GUEST {
            take_over_form(place, writing);
        }
        show_form_as_it_changes(place, writing, article.clone(), config.clone());
    }
    let (place, pressing) = (place.clone(), place.clone());
    Effect::new(move |_| {
        comments.talk().with(|talk| {
            // What was there before stands until it is known what there is.
            let stands = is_drawn && talk.discussion.is_empty() && !talk.discussion.is_begun();
            if !stands {
                show_list(&place, talk, &article, &config, open);
            }
            if !stands || talk.progress == Progress::Failed {
                show_state(&place, talk, &config.locale);
            }
        });
    });
    let pressed = move |event: &Event| {
        if let Some(button) = origin(event, "[data-reply]") {
            let id = button.get_attribute("data-reply").map(CommentId);
            writing.into_iter().for_each(|writing| writing.answer(id.clone()));
            focus_by_id(&pressing, field_id(Field::Content));
        } else if origin(event, ".comments__more").is_some() {
            comments.more();
        } else if origin(event, ".comments__turn").is_some() {
            comments.turn();
        } else if let Some(writing) = writing {
            // A frame whose sandbox allows no forms says no word of "submit".
            if origin(event, "#respond-send").is_some() {
                submitted(writing, event);
            }
            pressed_in_form(&pressing, writing, event);
        }
    };
    Box::new(move |event| match (event.type_().as_str(), writing) {
        ("click", _) => pressed(event),
        // The focus stays in the field until the press is over: what is said about a field that
        // was left would move the button away from under the finger.
        ("mousedown", _) if origin(event, "#respond-send").is_some() => event.prevent_default(),
        // Some browsers fill fields in without a word of input.
        ("input" | "change", Some(writing)) => typed(writing, event),
        ("focusout", Some(writing)) => left(writing, event),
        ("submit", Some(writing)) => submitted(writing, event),
        _ => {}
    })
}

/// Makes the list show what is loaded: what is there stays, what is new comes to its place.
fn show_list(place: &Element, talk: &Talk, article: &Article, config: &Config, may_answer: bool) {
    let Some(list) = find(place, ".comments__list") else { return };
    let locale = &config.locale;
    let (around, messages) = (locale.direction(), locale.messages());
    // What is new stands before what is there next, and comes to its place in one go.
    let mut new = Vec::new();
    let draw = |new: &mut Vec<(Placed, Setting)>, next: Option<&Element>| {
        if new.is_empty() {
            return;
        }
        draw_before(&list, next, around, messages, |pen| {
            new.drain(..).for_each(|(placed, setting)| pen.comment(&placed, &setting));
        });
    };
    let mut next = list.first_element_child();
    for placed in talk.discussion.placed(talk.order) {
        // Published, or with a parent that has come, a comment stands anew.
        let key = placed.key();
        if let Some(item) = next.take_if(|item| item.get_attribute("data-key").as_ref() == Some(&key)) {
            draw(&mut new, Some(&item));
            next = item.next_element_sibling();
            continue;
        }
        // Elsewhere, or as it was before.
        let old = next.as_ref().and_then(|_| by_id(&list, &placed.element_id()));
        if let Some(old) = old.filter(|item| list.contains(Some(item))) {
            if next.as_ref() == Some(&old) {
                next = old.next_element_sibling();
            }
            old.remove();
        }
        let comment = &placed.comment;
        let setting = Setting {
            published: comment.published.map(|date| intl::when(locale, date)),
            by_author: article.is_by(&comment.author),
            may_answer,
            avatars: config.comments.listing.avatars,
        };
        new.push((placed, setting));
    }
    draw(&mut new, next.as_ref());
    while let Some(item) = next {
        next = item.next_element_sibling();
        item.remove();
    }
}

/// Says what there is to say about what is not there: on its way, failed, none, or more.
fn show_state(place: &Element, Talk { discussion, progress, order, .. }: &Talk, locale: &Locale) {
    let (messages, talk) = (locale.messages(), &locale.messages().talk);
    let note = match progress {
        Progress::Loading => talk.loading,
        Progress::Failed if discussion.is_begun() => talk.more_failed,
        Progress::Failed => talk.failed,
        Progress::Ready if discussion.is_empty() => talk.none,
        Progress::Ready => "",
    };
    let more = match progress {
        Progress::Failed => messages.retry.to_owned(),
        // It stays while the page is on its way, and keeps the focus.
        _ if discussion.left() > 0 => {
            format!("{} ({})", talk.more, intl::plural(locale, &messages.comments, discussion.left()))
        }
        // Some servers do not say how many there are.
        _ if discussion.next_page().is_some() => talk.more.to_owned(),
        _ => String::new(),
    };
    let turn = match order {
        _ if discussion.total() < 2 => "",
        Order::OldestFirst => talk.newest_first,
        Order::NewestFirst => talk.oldest_first,
    };
    if let Some(element) = find(place, ".comments__note") {
        say(&element, note);
    }
    if let Some(section) = find(place, ".comments") {
        let is_coming = *progress == Progress::Loading && !discussion.is_begun();
        section.set_class_name(if is_coming { COMMENTS_LOADING } else { COMMENTS });
    }
    for (selector, text) in [(".comments__more", more.as_str()), (".comments__turn", turn)] {
        if let Some(button) = find(place, selector) {
            // Whoever pressed what is gone now is at the comments.
            if text.is_empty() && focused(place).as_ref() == Some(&button) {
                focus_by_id(place, "comments-title");
            }
            say(&button, text);
            set(&button, "hidden", text.is_empty().then_some(""));
        }
    }
}
