//! Reads parsed HTML into the types of the domain, as [`super::policy`] allows. Pure.

mod blocks;
mod comment;
mod figures;
mod line;
mod lists;
mod media;
mod style;
mod tables;
mod text;

#[cfg(test)]
mod tests;

pub use comment::comment;
pub use media::srcset;
pub use text::{collapse, paragraphs, text};

use super::policy::{self, Place};
use super::tree::{Element, Node, Tree};
use super::url;
use crate::domain::body::{self, Align, Block, BlockKind, Inline};
use crate::domain::{Body, Direction, HttpUrl, LanguageTag};
use line::Line;

/// Reads a whole body. Of a document that went beyond a limit, the block that was cut is left out.
pub fn body(mut tree: Tree, base: &HttpUrl) -> Body {
    if tree.cut && !drop_last_block(&mut tree.nodes) && tree.nodes.len() > 1 {
        tree.nodes.pop();
    }
    let mut blocks = blocks::blocks(&tree.nodes, &Context::at(base));
    name_headings(&mut blocks);
    Body { blocks, cut: tree.cut }
}

/// More headings than that no reader links to.
const MAX_NAMED: usize = 200;

/// Gives headings that have no name one from their text, so that readers can link to them.
fn name_headings(blocks: &mut [Block]) {
    let mut taken: Vec<String> = blocks.iter().take(MAX_NAMED).filter_map(|block| block.id.clone()).collect();
    for Block { id, kind, .. } in blocks.iter_mut().take(MAX_NAMED) {
        let (None, BlockKind::Heading { content, .. }) = (&id, kind) else { continue };
        let text = body::texts(content).concat();
        let words: Vec<_> =
            text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(8).collect();
        *id = url::element_id(&words.join("-")).filter(|name| !taken.contains(name));
        taken.extend(id.clone());
    }
}

/// Reads one line of text with marks and links; blocks in it are taken apart.
pub fn inlines(tree: &Tree, base: &HttpUrl) -> Vec<Inline> {
    let mut line = Line::default();
    line.read(&tree.nodes, &Context::at(base));
    line.finish()
}

/// Removes the last block that cannot be half there.
fn drop_last_block(nodes: &mut Vec<Node>) -> bool {
    let Some(Node::Element(last)) = nodes.last_mut() else { return false };
    if drop_last_block(&mut last.children) {
        return true;
    }
    let whole = matches!(
        last.name.as_str(),
        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" | "dt" | "dd" | "tr" | "figure" | "pre"
    );
    if whole {
        nodes.pop();
    }
    whole
}

/// What surrounds a node.
#[derive(Clone)]
struct Context<'a> {
    base: &'a HttpUrl,
    /// Declared by the nearest element around that is not shown itself.
    direction: Option<Direction>,
    language: Option<LanguageTag>,
    align: Option<Align>,
    /// Whether this is among the footnotes, whose links lead back.
    notes: bool,
}

impl<'a> Context<'a> {
    fn at(base: &'a HttpUrl) -> Self {
        Self { base, direction: None, language: None, align: None, notes: false }
    }

    /// The context inside an element that leaves no trace of its own.
    fn inside(&self, element: &Element) -> Self {
        Self {
            direction: style::direction(element).or(self.direction),
            language: language(element).or_else(|| self.language.clone()),
            align: style::align(element).or(self.align),
            ..*self
        }
    }

    /// The context inside an element that is shown and carries language and alignment itself. A
    /// declared direction goes for all that is inside.
    fn fresh(&self) -> Self {
        Self { direction: self.direction, notes: self.notes, ..Self::at(self.base) }
    }
}

fn language(element: &Element) -> Option<LanguageTag> {
    element.attribute("lang").and_then(LanguageTag::new)
}

/// Whether an element begins a block of its own.
fn is_block(element: &Element) -> bool {
    matches!(policy::place(element), Place::Block(_) | Place::Content { apart: true })
}

/// Whether there is a block anywhere inside.
fn holds_block(element: &Element) -> bool {
    let look = || {
        let inside = |child: &Element| match policy::place(child) {
            Place::Nowhere => false,
            Place::Block(_) | Place::Content { apart: true } => true,
            Place::Inline(_) | Place::Content { apart: false } => holds_block(child),
        };
        element.elements().any(inside)
    };
    *element.holds_block.get_or_init(look)
}

/// The nodes that are to be read: what lazy-loading plugins put into `<noscript>` takes the place of
/// the picture before it.
fn resolved(nodes: &[Node]) -> impl Iterator<Item = &Node> {
    let twin = |node: &Node| node.element().is_some_and(|element| noscript_picture(element).is_some());
    let is_picture = |node: &Node| node.element().is_some_and(|element| element.name == "img");
    nodes.iter().enumerate().filter_map(move |(index, node)| {
        let next = nodes.get(index + 1..).and_then(|rest| rest.iter().find(|node| !is_space(node)));
        match node {
            Node::Element(element) if element.name == "noscript" => noscript_picture(element),
            node if is_picture(node) && next.is_some_and(twin) => None,
            node => Some(node),
        }
    })
}

/// The one picture in a `<noscript>`.
fn noscript_picture(element: &Element) -> Option<&Node> {
    let mut content = element.children.iter().filter(|node| !is_space(node));
    let only = content.next().filter(|_| content.next().is_none())?;
    (element.name == "noscript" && only.element()?.name == "img").then_some(only)
}

fn is_space(node: &Node) -> bool {
    matches!(node, Node::Text(text) if text.trim().is_empty())
}
