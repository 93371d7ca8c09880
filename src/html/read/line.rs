//! What stands in a line: text, marks, links, small pictures.

use super::media;
use super::{Context, is_block, language, resolved, style};
use crate::domain::Image;
use crate::domain::body::{Inline, Mark};
use crate::domain::url::Href;
use crate::html::policy::{self, InlineElement, Place};
use crate::html::tree::{Element, Node};
use crate::html::url;

/// The inline content of an element; blocks in it are taken apart.
pub(super) fn line(element: &Element, context: &Context) -> Vec<Inline> {
    let mut line = Line::default();
    line.read(&element.children, context);
    line.finish()
}

/// The inline content of nodes whose white space is the author's.
pub(super) fn preformatted(nodes: &[Node], context: &Context) -> Vec<Inline> {
    let mut line = Line { preformatted: true, ..Line::default() };
    line.read(nodes, context);
    line.content
}

/// Gathers inline content.
#[derive(Default)]
pub(super) struct Line {
    content: Vec<Inline>,
    preformatted: bool,
    /// Whether this is inside a link, where no second one fits.
    linked: bool,
    /// Whether this is right inside a `<ruby>`, where alone its text has a meaning.
    ruby: bool,
}

impl Line {
    /// A line of what has been read already.
    pub(super) fn of(content: Vec<Inline>) -> Self {
        Self { content, ..Self::default() }
    }

    pub(super) fn read(&mut self, nodes: &[Node], context: &Context) {
        for node in resolved(nodes) {
            match node {
                Node::Text(text) => self.text(text),
                Node::Element(element) => self.element(element, context),
            }
        }
    }

    /// Adds text to the text before it, if that is what stands there.
    pub(super) fn text(&mut self, text: &str) {
        match self.content.last_mut() {
            Some(Inline::Text(before)) => before.push_str(text),
            _ if text.is_empty() => {}
            _ => self.content.push(Inline::Text(text.to_owned())),
        }
    }

    pub(super) fn element(&mut self, element: &Element, context: &Context) {
        match policy::place(element) {
            Place::Nowhere => {}
            Place::Inline(InlineElement::LineBreak) => {
                self.content.push(Inline::LineBreak);
            }
            Place::Inline(InlineElement::BreakOpportunity) => self.text("\u{200B}"),
            Place::Inline(InlineElement::Image) => self.image(element, context),
            // Inside a link it is none, like any other link.
            Place::Inline(InlineElement::Marked(Mark::Superscript)) if is_note_reference(element) && !self.linked => {
                self.note_reference(element, context);
            }
            place => self.wrapped(element, place, context),
        }
    }

    /// An element around other content.
    fn wrapped(&mut self, element: &Element, place: Place, context: &Context) {
        let apart = is_block(element);
        if apart {
            self.text(" ");
        }
        let href = link(element, context).filter(|_| !self.linked);
        self.content.extend(id(element).map(Inline::Target));
        let marks = marks(element, place, self.ruby);
        let mut content = self.inside(element, href.is_some(), marks.last() == Some(&Mark::Ruby), context);
        if !content.is_empty() {
            if let Some(href) = href {
                content = vec![linked(href, content, context)];
            }
            for mark in marks {
                content = vec![Inline::Marked { mark, content }];
            }
            self.extend(if apart { content } else { isolated(element, place, content) });
        }
        if apart {
            self.text(" ");
        }
    }

    /// Adds content; text joins the text before it.
    fn extend(&mut self, content: Vec<Inline>) {
        for inline in content {
            match inline {
                Inline::Text(text) => self.text(&text),
                inline => self.content.push(inline),
            }
        }
    }

    /// The picture that ends the line as far as it has come, but for white space.
    fn last_picture(&mut self) -> Option<&mut Image> {
        let is_space = |inline: &&mut Inline| matches!(inline, Inline::Text(text) if text.trim().is_empty());
        match self.content.iter_mut().rev().find(|inline| !is_space(inline))? {
            Inline::Image { image, .. } => Some(image),
            _ => None,
        }
    }

    /// The content of an element.
    fn inside(&self, element: &Element, is_link: bool, ruby: bool, context: &Context) -> Vec<Inline> {
        let (preformatted, linked) = (self.preformatted, self.linked || is_link);
        let mut inner = Self { content: Vec::new(), preformatted, linked, ruby };
        inner.read(&element.children, context);
        inner.content
    }

    /// A footnote's number: `<sup class="fn"><a href="#note" id="place">1</a></sup>`.
    fn note_reference(&mut self, element: &Element, context: &Context) {
        let to_note = |child| match link(child, context) {
            Some(Href::Fragment(note)) => Some((child, note)),
            _ => None,
        };
        let Some((link, note)) = element.elements().find_map(to_note) else {
            return self.wrapped(element, policy::place(element), context);
        };
        let content = self.inside(link, true, false, context);
        if !content.is_empty() {
            self.content.push(Inline::NoteReference { id: id(link), note, content });
        }
    }

    fn image(&mut self, element: &Element, context: &Context) {
        // WordPress draws emoji and smilies as pictures whose alternative text is the character.
        if (element.has_class("emoji") || element.has_class("wp-smiley"))
            && let Some(character) =
                element.attribute("alt").filter(|alt| !alt.contains(|c: char| c.is_ascii_alphabetic()))
        {
            return self.text(character);
        }
        if let Some(image) = media::image(element, context) {
            self.content.push(Inline::Image { image, align: style::align(element) });
        }
    }

    /// The line as it reads: white space is one space, and none at the ends.
    pub(super) fn finish(mut self) -> Vec<Inline> {
        self.content = collapse(std::mem::take(&mut self.content), &mut false);
        trim(
            &mut self.content,
            |text| text.trim_start_matches(SPACES),
            |content| content.first_mut(),
            |content| {
                let breaks = content.iter().skip(1).take_while(|inline| matches!(inline, Inline::LineBreak)).count();
                content.drain(..=breaks);
            },
        );
        trim(
            &mut self.content,
            |text| text.trim_end_matches(SPACES),
            |content| content.last_mut(),
            |content| {
                content.pop();
            },
        );
        self.content
    }
}

/// What stands at a line's ends to no purpose: no-break spaces were once the way to indent.
const SPACES: [char; 2] = [' ', '\u{A0}'];

/// Makes one space of white space and one picture of two, across whatever stands in the line. `spaced` tells whether what
/// came last ends in a space or a break, so that the next space says nothing.
fn collapse(content: Vec<Inline>, spaced: &mut bool) -> Vec<Inline> {
    let mut line = Line::default();
    for mut inline in content {
        match &mut inline {
            Inline::Text(text) => {
                let mut collapsed = String::with_capacity(text.len());
                for character in text.chars() {
                    let is_space = character.is_ascii_whitespace();
                    if !is_space || !*spaced {
                        collapsed.push(if is_space { ' ' } else { character });
                    }
                    *spaced = is_space;
                }
                line.text(&collapsed);
                continue;
            }
            Inline::Marked { content, .. }
            | Inline::Link { content, .. }
            | Inline::Isolate { content, .. }
            | Inline::NoteReference { content, .. } => {
                *content = collapse(std::mem::take(content), spaced);
                if content.is_empty() {
                    continue;
                }
            }
            Inline::LineBreak => *spaced = true,
            // The same one twice in a row is a lazy-loading plugin's doing.
            Inline::Image { image, .. } => match line.last_picture().filter(|before| before.url == image.url) {
                Some(before) => {
                    if before.candidates.is_empty() {
                        before.clone_from(image);
                    }
                    continue;
                }
                None => *spaced = false,
            },
            Inline::NoteReturn { .. } => *spaced = false,
            Inline::Target(_) => {}
        }
        line.content.push(inline);
    }
    line.content
}

/// Takes white space and breaks off one end of inline content.
fn trim(
    content: &mut Vec<Inline>,
    cut: fn(&str) -> &str,
    end: fn(&mut Vec<Inline>) -> Option<&mut Inline>,
    remove: fn(&mut Vec<Inline>),
) {
    while let Some(inline) = end(content) {
        let gone = match inline {
            Inline::Text(text) => {
                *text = cut(text).to_owned();
                text.is_empty()
            }
            Inline::LineBreak => true,
            Inline::Marked { content, .. } | Inline::Link { content, .. } | Inline::Isolate { content, .. } => {
                trim(content, cut, end, remove);
                content.is_empty()
            }
            Inline::Image { .. } | Inline::Target(_) | Inline::NoteReference { .. } | Inline::NoteReturn { .. } => {
                false
            }
        };
        if !gone {
            return;
        }
        remove(content);
    }
}

/// The prefixed name of an element, for links that lead to it.
pub(super) fn id(element: &Element) -> Option<String> {
    let name = || element.attribute("name").filter(|_| element.name == "a");
    element.attribute("id").or_else(name).and_then(url::element_id)
}

/// Whether nothing in the line can be seen. Editors make room with paragraphs of one no-break space.
pub(super) fn is_blank(content: &[Inline]) -> bool {
    content.iter().all(|inline| match inline {
        Inline::Text(text) => {
            text.chars().all(|c| c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{FEFF}'))
        }
        Inline::LineBreak | Inline::Target(_) => true,
        Inline::Marked { content, .. } | Inline::Link { content, .. } | Inline::Isolate { content, .. } => {
            is_blank(content)
        }
        Inline::Image { .. } | Inline::NoteReference { .. } | Inline::NoteReturn { .. } => false,
    })
}

fn is_note_reference(element: &Element) -> bool {
    element.has_class("fn") || element.has("data-fn")
}

/// `<a href>` that leads somewhere; any other `<a>` is its content.
pub(super) fn link(element: &Element, context: &Context) -> Option<Href> {
    let is_link = policy::place(element) == Place::Inline(InlineElement::Link);
    let href = element.attribute("href").filter(|_| is_link)?;
    url::href(href, context.base)
}

/// A link; among footnotes, one that says nothing is the arrow that leads back.
pub(super) fn linked(href: Href, content: Vec<Inline>, context: &Context) -> Inline {
    match href {
        Href::Fragment(place) if context.notes && !says_something(&content) => Inline::NoteReturn { place },
        href => Inline::Link { href, content },
    }
}

/// Whether there is a letter, a digit or a picture in it.
fn says_something(content: &[Inline]) -> bool {
    content.iter().any(|inline| match inline {
        Inline::Text(text) => text.contains(char::is_alphanumeric),
        Inline::Image { .. } => true,
        Inline::Marked { content, .. } | Inline::Link { content, .. } | Inline::Isolate { content, .. } => {
            says_something(content)
        }
        Inline::LineBreak | Inline::Target(_) | Inline::NoteReference { .. } | Inline::NoteReturn { .. } => false,
    })
}

/// The marks of an element, the innermost first: those that its style sets, and its own.
fn marks(element: &Element, place: Place, in_ruby: bool) -> Vec<Mark> {
    let own = match place {
        Place::Inline(InlineElement::Marked(Mark::RubyText | Mark::RubyParenthesis)) if !in_ruby => None,
        Place::Inline(InlineElement::Marked(mark)) if !style::is_unmarked(element, mark) => Some(mark),
        Place::Inline(InlineElement::Marked(_)) | Place::Content { apart: false } => None,
        _ => return Vec::new(),
    };
    style::marks(element).into_iter().chain(own).collect()
}

/// Keeps an inline element's declared direction or language, and what `bdi` and `bdo` mean.
fn isolated(element: &Element, place: Place, content: Vec<Inline>) -> Vec<Inline> {
    let (direction, language) = (style::direction(element), language(element));
    let isolates = place == Place::Inline(InlineElement::Isolate) || direction.is_some() || language.is_some();
    let overrides = element.name == "bdo" && direction.is_some();
    if isolates { vec![Inline::Isolate { direction, overrides, language, content }] } else { content }
}
