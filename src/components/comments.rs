//! The readers' comments and their number.

use std::sync::Arc;

use leptos::either::{Either, EitherOf3};
use leptos::prelude::*;

use super::date::Date;
use super::drawn::{Drawn, draw_into};
use super::{use_config, use_messages};
use crate::domain::comment::Placed;
use crate::domain::{Direction, Discussion};
use crate::locale::intl;
use crate::state::load::Load;

/// Deeper replies stand no further in: a phone has no room for that.
const MAX_INDENT: usize = 3;

/// How many comments there are, as a link to them. Its place is kept free while they load.
#[component]
pub(super) fn CommentCount(comments: Load<Discussion>) -> impl IntoView {
    move || {
        let total = comments.value.read().as_ref()?.as_ref().ok()?.total;
        let sentence = intl::plural(&use_config().locale, &use_messages().comments, total);
        Some(view! { <a class="comment-count" href="#comments" rel="external">{sentence}</a> })
    }
}

/// The comments, oldest first, each reply behind what it answers.
#[component]
pub(super) fn Comments(
    comments: Load<Discussion>,
    /// Whether new ones are welcome.
    open: bool,
) -> impl IntoView {
    let messages = use_messages();
    let list = move || match comments.value.get() {
        None => EitherOf3::A(()),
        Some(Ok(discussion)) => EitherOf3::B(view! { <Thread discussion/> }),
        Some(Err(_)) => EitherOf3::C(view! { <CommentsFailed comments/> }),
    };
    view! {
        <section class="comments" id="comments" aria-labelledby="comments-title">
            <h2 class="comments__title" id="comments-title">{messages.comments_heading}</h2>
            {list}
            {(!open).then(|| view! { <p class="comments__note">{messages.comments_closed}</p> })}
        </section>
    }
}

#[component]
fn CommentsFailed(comments: Load<Discussion>) -> impl IntoView {
    let messages = use_messages();
    view! {
        <p class="comments__note" role="alert">{messages.comments_failed}</p>
        <button class="button" type="button" on:click=move |_| comments.again.run(())>{messages.retry}</button>
    }
}

#[component]
fn Thread(discussion: Arc<Discussion>) -> impl IntoView {
    if discussion.comments.is_empty() {
        return Either::Left(view! { <p class="comments__note">{use_messages().comments_none}</p> });
    }
    let comments = (0..discussion.comments.len()).map(|index| view! { <Comment discussion=discussion.clone() index/> });
    Either::Right(view! { <ol class="comments__list">{comments.collect::<Vec<_>>()}</ol> })
}

#[component]
fn Comment(
    discussion: Arc<Discussion>,
    /// The comment's place in it.
    index: usize,
) -> impl IntoView {
    let Placed { comment, depth } = discussion.comments.get(index)?;
    let class = format!("comment comment--depth-{}", MAX_INDENT.min(*depth));
    let around = use_config().locale.language.direction();
    let author = if comment.author.is_empty() { use_messages().anonymous } else { &comment.author };
    let direction = Direction::of_text(author).map(Direction::as_str);
    let messages = use_messages();
    let drawn = discussion.clone();
    let draw = move |place| {
        let comment = drawn.comments.get(index).map(|placed| &placed.comment);
        draw_into(&place, around, messages, |pen| comment.iter().for_each(|it| pen.blocks(&it.body.blocks)));
    };
    Some(view! {
        <li class=class id=format!("comment-{}", comment.id.0)>
            <p class="comment__author"><bdi dir=direction>{author.to_owned()}</bdi></p>
            {comment.published.map(|date| view! { <Date date/> })}
            <Drawn class="comment__body" draw/>
        </li>
    })
}
