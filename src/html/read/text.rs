//! Plain text: out of HTML, and into paragraphs.

use crate::domain::Body;
use crate::domain::body::{self, Block, BlockKind, Inline};
use crate::domain::url::Href;
use crate::html::policy::{self, InlineElement, Place};
use crate::html::tree::{Node, Tree};
use crate::html::url;

/// Reads HTML as plain text. What is dropped elsewhere is dropped here as well.
pub fn text(tree: &Tree) -> String {
    fn gather(nodes: &[Node], text: &mut String) {
        for node in nodes {
            match node {
                Node::Text(piece) => text.push_str(piece),
                Node::Element(element) => {
                    let place = policy::place(element);
                    let apart = match place {
                        Place::Nowhere => continue,
                        Place::Block(_) | Place::Inline(InlineElement::LineBreak) => true,
                        Place::Content { apart } => apart,
                        Place::Inline(_) => false,
                    };
                    text.push_str(if apart { " " } else { "" });
                    gather(&element.children, text);
                    text.push_str(if apart { " " } else { "" });
                }
            }
        }
    }
    let mut gathered = String::new();
    gather(&tree.nodes, &mut gathered);
    collapse(&gathered)
}

/// White space as HTML collapses it. A no-break space is none.
pub fn collapse(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads plain text: a blank line ends a paragraph, a line's end breaks the line, and what looks like
/// the address of a page is a link to it.
pub fn paragraphs(text: &str) -> Body {
    let mut blocks = Vec::new();
    let mut content = Vec::new();
    // One more, so that the last paragraph ends like the others.
    for line in text.lines().chain([""]) {
        let line = collapse(line);
        if !line.is_empty() {
            if !content.is_empty() {
                content.push(Inline::LineBreak);
            }
            content.extend(linked(&line));
        } else if !content.is_empty() {
            let content = std::mem::take(&mut content);
            let direction = body::direction_of(&content);
            let kind = BlockKind::Paragraph { content, drop_cap: false };
            blocks.push(Block { id: None, direction, language: None, align: None, kind });
        }
    }
    Body { blocks, cut: false }
}

/// Text with the addresses of pages in it as links.
fn linked(text: &str) -> Vec<Inline> {
    let mut content = Vec::new();
    let mut rest = text;
    while let Some((at, address)) = first_address(rest) {
        let after = at + address.len();
        let Some(target) = url::absolute(address) else { break };
        content.push(Inline::Text(rest.get(..at).unwrap_or_default().to_owned()));
        content.push(Inline::Link { href: Href::Page(target), content: vec![Inline::Text(address.to_owned())] });
        rest = rest.get(after..).unwrap_or_default();
    }
    content.push(Inline::Text(rest.to_owned()));
    content.retain(|inline| !matches!(inline, Inline::Text(text) if text.is_empty()));
    content
}

/// The first address of a page in a text, and where it begins. A sentence's signs behind it are the
/// sentence's.
fn first_address(text: &str) -> Option<(usize, &str)> {
    let at = text.find("https://").into_iter().chain(text.find("http://")).min()?;
    let rest = text.get(at..)?;
    let ends = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '«' | '»' | '“' | '”');
    let mut address = rest.get(..rest.find(ends).unwrap_or(rest.len()))?;
    loop {
        let shorter = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '،', '؛', '؟', '…', '\'', ']']);
        // A closing bracket belongs to the address when it opens in it.
        let shorter = match shorter.strip_suffix(')') {
            Some(inner) if inner.matches('(').count() < shorter.matches(')').count() => inner,
            _ => shorter,
        };
        if shorter.len() == address.len() {
            return Some((at, address)).filter(|(_, address)| !address.ends_with("://"));
        }
        address = shorter;
    }
}
