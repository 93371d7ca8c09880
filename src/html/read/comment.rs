//! A comment's body: the article's policy, narrowed to what one reader says to another.
//!
//! | what | becomes | because |
//! | --- | --- | --- |
//! | paragraphs, lists, quotations, code, marks, links, isolates | what they are | they are what people write with |
//! | headings, terms, table cells, columns, details | their text, block by block | a comment has no parts of its own |
//! | media, frames, files | a link to what they show | nothing is fetched because some reader wished it |
//! | pictures | the words that describe them | the same; they also count who reads |
//! | `id`s, footnotes, alignment | nothing, or their text | the names belong to the article |

use super::line::Line;
use crate::domain::body::{Block, BlockKind, Description, Figure, Inline, Item};
use crate::domain::url::Href;
use crate::domain::{Body, HttpUrl};

/// What of a body has a place in a comment.
pub fn comment(body: Body) -> Body {
    Body { blocks: narrowed(body.blocks), cut: body.cut }
}

fn narrowed(blocks: Vec<Block>) -> Vec<Block> {
    blocks.into_iter().flat_map(block).collect()
}

fn block(block: Block) -> Vec<Block> {
    let Block { direction, language, kind, .. } = block;
    let one = |kind| vec![Block { id: None, direction, language: language.clone(), align: None, kind }];
    let words = |content: Vec<Inline>| {
        let content = Line::of(kept(content)).finish();
        if content.is_empty() { Vec::new() } else { one(BlockKind::Paragraph { content, drop_cap: false }) }
    };
    match kind {
        BlockKind::Paragraph { content, .. } | BlockKind::Heading { content, .. } | BlockKind::Buttons(content) => {
            words(content)
        }
        BlockKind::Preformatted { text, content } => one(BlockKind::Preformatted { text, content: kept(content) }),
        BlockKind::List { order, items } => {
            let items =
                items.into_iter().map(|item| Item { id: None, value: item.value, blocks: narrowed(item.blocks) });
            one(BlockKind::List { order, items: items.filter(|item| !item.blocks.is_empty()).collect() })
        }
        BlockKind::Quote { blocks, .. } => one(BlockKind::Quote { pulled: false, blocks: narrowed(blocks) }),
        BlockKind::Figure(figure) => words(described(*figure)),
        BlockKind::Gallery(gallery) => {
            gallery.figures.into_iter().map(described).chain([gallery.caption]).flat_map(words).collect()
        }
        BlockKind::Media(media) => {
            let file = media.files.into_iter().next();
            file.map(|file| words(vec![link(&file.url, file.url.host())])).unwrap_or_default()
        }
        BlockKind::Embed(embed) => words(vec![link(&embed.url, embed.title.as_deref().unwrap_or(embed.url.host()))]),
        BlockKind::File { url, name } => words(vec![Inline::Link { href: Href::Page(url), content: name }]),
        BlockKind::Table(table) => {
            let cells = [table.head, table.rows, table.foot].into_iter().flatten().flatten();
            words(table.caption).into_iter().chain(cells.flat_map(|cell| narrowed(cell.blocks))).collect()
        }
        BlockKind::Details { summary, blocks, .. } => words(summary).into_iter().chain(narrowed(blocks)).collect(),
        BlockKind::Columns(columns) => columns.into_iter().flat_map(narrowed).collect(),
        BlockKind::Footnotes(items) => items.into_iter().flat_map(|item| narrowed(item.blocks)).collect(),
        BlockKind::Descriptions(list) => {
            let part = |part| match part {
                Description::Term(term) => words(term),
                Description::Details(blocks) => narrowed(blocks),
            };
            list.into_iter().flat_map(part).collect()
        }
        BlockKind::Separator => Vec::new(),
    }
}

/// A picture in words: what it shows, and what is said under it.
fn described(figure: Figure) -> Vec<Inline> {
    figure.image.alt.map(Inline::Text).into_iter().chain(figure.caption).collect()
}

fn link(url: &HttpUrl, name: &str) -> Inline {
    Inline::Link { href: Href::Page(url.clone()), content: vec![Inline::Text(name.to_owned())] }
}

fn kept(content: Vec<Inline>) -> Vec<Inline> {
    content.into_iter().filter_map(inline).collect()
}

fn inline(inline: Inline) -> Option<Inline> {
    Some(match inline {
        Inline::Text(_) | Inline::LineBreak => inline,
        Inline::Marked { mark, content } => Inline::Marked { mark, content: kept(content) },
        // A place in the article is nothing that a comment could mean by an `id`.
        Inline::Link { href: Href::Fragment(_), content } => {
            Inline::Isolate { direction: None, overrides: false, language: None, content: kept(content) }
        }
        Inline::Link { href, content } => Inline::Link { href, content: kept(content) },
        Inline::Isolate { direction, overrides, language, content } => {
            Inline::Isolate { direction, overrides, language, content: kept(content) }
        }
        Inline::NoteReference { content, .. } => {
            Inline::Isolate { direction: None, overrides: false, language: None, content: kept(content) }
        }
        Inline::Image { image, .. } => Inline::Text(image.alt?),
        Inline::Target(_) | Inline::NoteReturn { .. } => return None,
    })
}
