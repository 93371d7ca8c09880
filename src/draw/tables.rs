//! Tables.

use super::Pen;
use crate::domain::body::{Cell, Row, Table};

impl Pen<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        self.element("table", &[], |pen| {
            if !table.caption.is_empty() {
                let attributes = [("class", Some("table__caption"))];
                pen.element("caption", &attributes, |pen| pen.inlines(&table.caption));
            }
            pen.rows("thead", &table.head);
            pen.rows("tbody", &table.rows);
            pen.rows("tfoot", &table.foot);
        });
    }

    fn rows(&mut self, tag: &str, rows: &[Row]) {
        if rows.is_empty() {
            return;
        }
        self.element(tag, &[], |pen| {
            for row in rows {
                // A row of headers alone is a head, wherever it stands.
                let scope = if tag == "thead" || row.iter().all(|cell| cell.header) { "col" } else { "row" };
                pen.element("tr", &[], |pen| row.iter().for_each(|cell| pen.cell(cell, scope)));
            }
        });
    }

    fn cell(&mut self, cell: &Cell, scope: &str) {
        let class = cell.align.map(|align| self.align(align, cell.direction));
        let span = |span: u16| (span != 1).then(|| span.to_string());
        let (columns, rows) = (span(cell.column_span), span(cell.row_span));
        let attributes = [
            ("class", class),
            ("dir", self.dir(cell.direction)),
            ("scope", cell.header.then_some(scope)),
            ("colspan", columns.as_deref()),
            ("rowspan", rows.as_deref()),
        ];
        let tag = if cell.header { "th" } else { "td" };
        self.element(tag, &attributes, |pen| pen.inside(cell.direction, |pen| pen.tight(&cell.blocks)));
    }
}
