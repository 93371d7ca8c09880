//! An article's body, made new from its typed blocks.
//!
//! The types decide what can be on the page; nothing here takes markup as a string.

use leptos::html::custom;
use leptos::prelude::*;

use super::figure::Figure;
use super::inline::{Attributes, element, inlines, plain};
use super::picture::Priority;
use super::use_messages;
use crate::domain::body::{Block, BlockKind, Cell, Order, Row, Table};
use crate::domain::{self, Direction, HttpUrl, LanguageTag};

/// The body of an article.
#[component]
pub(super) fn Body(
    body: domain::Body,
    /// The direction of the element around.
    around: Direction,
    /// Where to read it, should there be nothing to show.
    original: Option<HttpUrl>,
) -> impl IntoView {
    if !body.blocks.is_empty() {
        return element(
            "div",
            Attributes { class: Some("body"), ..Attributes::default() },
            blocks(body.blocks, around),
        );
    }
    let messages = use_messages();
    let link = original
        .map(|url| view! { <a class="button" href=url.to_string() rel="external">{messages.open_original}</a> });
    view! { <div class="body"><p>{messages.body_missing}</p>{link}</div> }.into_any()
}

/// Blocks in their order; `around` is the direction of the element they stand in.
pub(super) fn blocks(blocks: Vec<Block>, around: Direction) -> Vec<AnyView> {
    blocks.into_iter().map(|block| one_block(block, around)).collect()
}

/// `dir` is said only where it differs from what is around: a long read has thousands of blocks.
fn one_block(block: Block, around: Direction) -> AnyView {
    let dir = block.direction.filter(|direction| *direction != around).map(Direction::as_str);
    let around = block.direction.unwrap_or(around);
    let lang = block.language.as_ref().map(LanguageTag::as_str).map(str::to_owned);
    let common = Attributes { id: block.id, dir, lang, ..Attributes::default() };
    match block.kind {
        BlockKind::Paragraph(content) => element("p", common, inlines(content)),
        BlockKind::Heading { level, content } => element(heading(level), common, inlines(content)),
        BlockKind::List { order, items } => list(order, items, around, common),
        BlockKind::Quote(quoted) => {
            element("blockquote", Attributes { class: Some("quote"), ..common }, blocks(quoted, around))
        }
        BlockKind::Figure(figure) => view! { <Figure figure=*figure priority=Priority::Lazy/> }.into_any(),
        BlockKind::Table(content) => {
            let attributes = Attributes { class: Some("table"), tabindex: Some("0"), ..common };
            element("div", attributes, vec![table(content, around)])
        }
        BlockKind::Preformatted { code, content } => {
            let content = if code { vec![plain("code", inlines(content))] } else { inlines(content) };
            let attributes = Attributes { class: Some("preformatted"), tabindex: Some("0"), ..common };
            element("pre", attributes, content)
        }
        BlockKind::Separator => element("hr", Attributes { class: Some("separator"), ..common }, Vec::new()),
    }
}

fn heading(level: u8) -> &'static str {
    match level {
        ..=2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}

fn list(order: Option<Order>, items: Vec<Vec<Block>>, around: Direction, attributes: Attributes) -> AnyView {
    let items: Vec<AnyView> = items.into_iter().map(|blocks| plain("li", tight(blocks, around))).collect();
    match order {
        None => element("ul", attributes, items),
        Some(Order { start, reversed }) => {
            let Attributes { id, dir, lang, .. } = attributes;
            let start = (start != 1).then(|| start.to_string());
            view! { <ol id=id dir=dir lang=lang start=start reversed=reversed>{items}</ol> }.into_any()
        }
    }
}

/// The content of a list's item or a table's cell: a lone paragraph needs no element of its own.
fn tight(mut content: Vec<Block>, around: Direction) -> Vec<AnyView> {
    match content.as_mut_slice() {
        [Block { id: None, direction, language: None, kind: BlockKind::Paragraph(content) }]
            if direction.is_none_or(|direction| direction == around) =>
        {
            inlines(std::mem::take(content))
        }
        _ => blocks(content, around),
    }
}

fn table(table: Table, around: Direction) -> AnyView {
    let rows = |rows: Vec<Row>, head: bool| -> Vec<AnyView> {
        let row = |row: Row| plain("tr", row.into_iter().map(|cell| table_cell(cell, head, around)).collect());
        rows.into_iter().map(row).collect()
    };
    let Table { caption, head, rows: body } = table;
    let mut parts = Vec::new();
    if !caption.is_empty() {
        let attributes = Attributes { class: Some("table__caption"), ..Attributes::default() };
        parts.push(element("caption", attributes, inlines(caption)));
    }
    if !head.is_empty() {
        parts.push(plain("thead", rows(head, true)));
    }
    parts.push(plain("tbody", rows(body, false)));
    plain("table", parts)
}

fn table_cell(cell: Cell, head: bool, around: Direction) -> AnyView {
    let dir = cell.direction.filter(|direction| *direction != around).map(Direction::as_str);
    let content = tight(cell.blocks, cell.direction.unwrap_or(around));
    let span = |span: u16| (span != 1).then(|| span.to_string());
    let (tag, scope) = match (cell.header, head) {
        (false, _) => ("td", None),
        (true, true) => ("th", Some("col")),
        (true, false) => ("th", Some("row")),
    };
    custom(tag)
        .attr("scope", scope)
        .attr("colspan", span(cell.column_span))
        .attr("rowspan", span(cell.row_span))
        .dir(dir)
        .child(content)
        .into_any()
}
