//! A whole article, from its breadcrumbs to its sections.

use std::sync::Arc;

use leptos::prelude::*;

use super::body::Body;
use super::breadcrumbs::Breadcrumbs;
use super::byline::Byline;
use super::comments::{CommentCount, Comments};
use super::date::Date;
use super::drawn::{Drawn, draw_into};
use super::sections::Sections;
use super::{use_config, use_messages};
use crate::domain::section::breadcrumbs;
use crate::domain::{self, Direction, LanguageTag};
use crate::state::load::Load;

/// An article with its comments.
#[component]
pub(crate) fn Article(
    article: Arc<domain::Article>,
    /// Loaded apart, so that they can fail apart.
    comments: Load<domain::Discussion>,
    /// Link to the front page.
    home: String,
) -> impl IntoView {
    let messages = use_messages();
    let around = use_config().locale.language.direction();
    let direction = article.direction().unwrap_or(around);
    let declared = article.language.as_ref().map(LanguageTag::as_str).map(str::to_owned);
    // Not the interface's, whatever it is: `lang=""` says that nobody knows.
    let language = declared.or_else(|| (direction != around).then(String::new));
    let title = if article.title.is_empty() { messages.untitled.to_owned() } else { article.title.clone() };
    let title_direction = Direction::of_text(&title).map(Direction::as_str);
    let lead = article.lead.is_some().then(|| {
        let article = article.clone();
        let draw =
            move |place| draw_into(&place, direction, messages, |pen| article.lead.iter().for_each(|it| pen.lead(it)));
        view! { <Drawn class="article__lead" draw/> }
    });
    let byline = (!article.authors.is_empty()).then(|| view! { <Byline authors=article.authors.clone()/> });
    let date = article.published.map(|date| view! { <Date date/> });
    let sections = (!article.sections.is_empty()).then(|| view! { <Sections sections=article.sections.clone()/> });
    view! {
        <article class="article" dir=direction.as_str() lang=language>
            <Breadcrumbs home trail=breadcrumbs(&article.sections) current=title.clone()/>
            <h1 class="article__title" dir=title_direction tabindex="-1">{title}</h1>
            {byline}
            <div class="article__meta">{date}<CommentCount comments/></div>
            {lead}
            <Body article=article.clone() around=direction/>
            {sections}
        </article>
        <Comments comments open=article.comments_open/>
    }
}
