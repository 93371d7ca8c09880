//! Tables.

use super::blocks::{BlockReader, blocks, majority};
use super::line::{id, is_blank, line};
use super::{Context, style};
use crate::domain::body::{BlockKind, Cell, Row, Table};
use crate::html::tree::Element;

/// As many fields as a table may have before its spans are no longer believed: a browser lays out
/// every one of them.
const MAX_AREA: usize = 50_000;

impl BlockReader {
    pub(super) fn table(&mut self, element: &Element, context: &Context) {
        let mut table = Table { caption: Vec::new(), head: Vec::new(), rows: Vec::new(), foot: Vec::new() };
        for child in element.elements() {
            match child.name.as_str() {
                "caption" => table.caption = line(child, context),
                "thead" => table.head.extend(rows(child, context)),
                "tbody" => table.rows.extend(rows(child, context)),
                "tfoot" => table.foot.extend(rows(child, context)),
                _ => {}
            }
        }
        let area = |cell: &Cell| usize::from(cell.column_span) * usize::from(cell.row_span);
        if table.rows.iter().flatten().map(area).sum::<usize>() > MAX_AREA {
            for cell in table.rows.iter_mut().flatten() {
                (cell.column_span, cell.row_span) = (1, 1);
            }
        }
        let cells = table.head.iter().chain(&table.rows).chain(&table.foot).flatten();
        if cells.clone().all(|cell| cell.blocks.is_empty()) {
            return self.paragraph(table.caption, None, false, context);
        }
        if cells.clone().count() == 1 && is_blank(&table.caption) {
            // Once a way to draw a frame.
            let rows = [table.head, table.rows, table.foot].into_iter().flatten().flatten();
            return self.blocks.extend(rows.flat_map(|cell| cell.blocks));
        }
        let direction = context.direction.or_else(|| majority(cells.flat_map(|cell| &cell.blocks)));
        self.push(BlockKind::Table(table), id(element), direction, context);
    }
}

fn rows(group: &Element, context: &Context) -> Vec<Row> {
    let cell = |element: &Element| {
        let blocks = blocks(&element.children, &context.inside_cell(element));
        Cell {
            header: element.name == "th",
            column_span: span(element, "colspan"),
            row_span: span(element, "rowspan"),
            direction: style::direction(element).or(context.direction).or_else(|| majority(blocks.iter())),
            align: style::align(element),
            blocks,
        }
    };
    let is_cell = |child: &&Element| matches!(child.name.as_str(), "td" | "th");
    let row = |row: &Element| row.elements().filter(is_cell).map(cell).collect();
    group.elements().filter(|child| child.name == "tr").map(row).collect()
}

fn span(cell: &Element, attribute: &str) -> u16 {
    cell.attribute(attribute).and_then(|span| span.trim().parse().ok()).map_or(1, |span: u16| span.clamp(1, 100))
}

impl Context<'_> {
    /// The context inside a cell, which says its alignment itself.
    fn inside_cell(&self, cell: &Element) -> Self {
        Self { align: None, ..self.fresh().inside(cell) }
    }
}
