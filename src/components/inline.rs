//! Text with what stands in a line of it: marks, links, isolates, small pictures.
//!
//! Nearly all of it, and of the blocks around it, goes through [`element`]: a view of its own for
//! each element would be compiled for each.

use leptos::html::custom;
use leptos::prelude::*;

use super::picture::{Picture, Priority};
use crate::domain::body::Inline;
use crate::domain::url::Href;
use crate::domain::{Direction, LanguageTag};

/// Inline content in its order.
pub(super) fn inlines(content: Vec<Inline>) -> Vec<AnyView> {
    content.into_iter().map(inline).collect()
}

/// What any element of a body may carry.
#[derive(Default)]
pub(super) struct Attributes {
    pub(super) class: Option<&'static str>,
    pub(super) id: Option<String>,
    pub(super) dir: Option<&'static str>,
    pub(super) lang: Option<String>,
    /// Something that scrolls must be reachable by keyboard.
    pub(super) tabindex: Option<&'static str>,
}

pub(super) fn element(tag: &'static str, attributes: Attributes, children: Vec<AnyView>) -> AnyView {
    let Attributes { class, id, dir, lang, tabindex } = attributes;
    custom(tag).class(class).id(id).dir(dir).lang(lang).tabindex(tabindex).child(children).into_any()
}

pub(super) fn plain(tag: &'static str, children: Vec<AnyView>) -> AnyView {
    element(tag, Attributes::default(), children)
}

fn inline(inline: Inline) -> AnyView {
    match inline {
        Inline::Text(text) => text.into_any(),
        Inline::LineBreak => plain("br", Vec::new()),
        Inline::Marked { mark, content } => plain(mark.tag(), inlines(content)),
        Inline::Link { href, content } => {
            // "external" also keeps the app's router from following the link: a jump within the page
            // is the browser's, which moves the focus as well.
            let (href, rel) = match href {
                Href::Page(url) => (url.to_string(), "external noopener"),
                Href::Contact(url) => (url, "external"),
                Href::Fragment(id) => (format!("#{id}"), "external"),
            };
            view! { <a href=href rel=rel>{inlines(content)}</a> }.into_any()
        }
        Inline::Isolate { direction, language, content } => {
            let lang = language.as_ref().map(LanguageTag::as_str).map(str::to_owned);
            let attributes = Attributes { dir: direction.map(Direction::as_str), lang, ..Attributes::default() };
            element("bdi", attributes, inlines(content))
        }
        Inline::Image(image) => view! { <Picture image priority=Priority::Lazy/> }.into_any(),
    }
}
