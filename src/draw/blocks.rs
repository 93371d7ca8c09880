//! Blocks of text, and what holds other blocks.

use super::Pen;
use super::pictures::{Priority, columns};
use crate::domain::LanguageTag;
use crate::domain::body::{Block, BlockKind, Description, Inline, Item, Order, Preformatted};

/// What any block's element carries.
struct Common<'b> {
    id: Option<&'b str>,
    class: String,
    dir: Option<&'static str>,
    lang: Option<&'b str>,
}

impl<'b> Common<'b> {
    fn attributes<'c>(&'c self) -> [(&'static str, Option<&'c str>); 4]
    where
        'b: 'c,
    {
        let class = Some(self.class.as_str()).filter(|class| !class.is_empty());
        [("id", self.id), ("class", class), ("dir", self.dir), ("lang", self.lang)]
    }
}

impl Pen<'_> {
    /// Blocks in their order.
    pub fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    /// One block.
    pub fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Paragraph { content, drop_cap } => {
                self.lines("p", if *drop_cap { "drop-cap" } else { "" }, block, content);
            }
            BlockKind::Heading { level, content } => {
                self.framed(heading(*level), "", block, &[], |pen| {
                    pen.inlines(content);
                    block.id.iter().for_each(|id| pen.heading_link(id));
                });
            }
            BlockKind::List { order, items } => self.list(*order, items, block),
            BlockKind::Descriptions(list) => {
                self.framed("dl", "descriptions", block, &[], |pen| pen.descriptions(list))
            }
            BlockKind::Quote { pulled, blocks } => {
                let class = if *pulled { "quote quote--pulled" } else { "quote" };
                self.framed("blockquote", class, block, &[], |pen| pen.blocks(blocks));
            }
            BlockKind::Figure(figure) => {
                self.framed("figure", "figure", block, &[], |pen| pen.captioned_picture(figure, Priority::Lazy));
            }
            BlockKind::Gallery(gallery) => {
                let columns = columns(gallery);
                let class = format!("gallery gallery--{columns}");
                self.framed("figure", &class, block, &[], |pen| pen.gallery(gallery, columns));
            }
            BlockKind::Table(table) => {
                let label = if table.caption.is_empty() { self.messages.table } else { "" };
                // Something that scrolls must be reachable by keyboard.
                let reached = [
                    ("role", Some("group")),
                    ("tabindex", Some("0")),
                    ("aria-label", Some(label).filter(|it| !it.is_empty())),
                ];
                self.framed("div", "table", block, &reached, |pen| pen.table(table));
            }
            BlockKind::Preformatted { text, content } => self.preformatted(*text, content, block),
            BlockKind::Media(media) => self.framed("figure", "figure", block, &[], |pen| pen.media(media)),
            BlockKind::Embed(embed) => self.framed("figure", "figure", block, &[], |pen| pen.embed(embed)),
            BlockKind::File { url, name } => self.framed("p", "card", block, &[], |pen| pen.file(url, name)),
            BlockKind::Buttons(content) => self.lines("p", "buttons", block, content),
            BlockKind::Details { open, summary, blocks } => {
                let open = [("open", open.then_some(""))];
                self.framed("details", "details", block, &open, |pen| {
                    pen.element("summary", &[("class", Some("details__summary"))], |pen| {
                        if summary.is_empty() { pen.canvas.text(pen.messages.details) } else { pen.inlines(summary) }
                    });
                    pen.blocks(blocks);
                });
            }
            BlockKind::Columns(columns) => self.framed("div", "columns", block, &[], |pen| pen.side_by_side(columns)),
            BlockKind::Footnotes(items) => self.footnotes(items, block),
            BlockKind::Separator => self.framed("hr", "separator", block, &[], |_| ()),
        }
    }

    fn common<'b>(&self, class: &str, block: &'b Block) -> Common<'b> {
        Common {
            id: block.id.as_deref(),
            class: self.class(class, block),
            dir: self.dir(block.direction),
            lang: block.language.as_ref().map(LanguageTag::as_str),
        }
    }

    /// A block's classes.
    fn class(&self, class: &str, block: &Block) -> String {
        let align = block.align.map_or("", |align| self.align(align, block.direction));
        let apart = if class.is_empty() || align.is_empty() { "" } else { " " };
        format!("{class}{apart}{align}")
    }

    fn framed(
        &mut self,
        tag: &str,
        class: &str,
        block: &Block,
        more: &[(&str, Option<&str>)],
        draw: impl FnOnce(&mut Self),
    ) {
        let common = self.common(class, block);
        let attributes: Vec<_> = common.attributes().into_iter().chain(more.iter().copied()).collect();
        self.canvas.open(tag, &attributes);
        self.inside(block.direction, draw);
        self.canvas.close();
    }

    fn lines(&mut self, tag: &str, class: &str, block: &Block, content: &[Inline]) {
        self.framed(tag, class, block, &[], |pen| pen.inlines(content));
    }

    fn list(&mut self, order: Option<Order>, items: &[Item], block: &Block) {
        let Some(Order { start, reversed, numbering }) = order else {
            return self.framed("ul", "", block, &[], |pen| pen.items(items));
        };
        let start = (start != 1).then(|| start.to_string());
        let numbering = Some(numbering.attribute()).filter(|numbering| *numbering != "1");
        let counting = [("start", start.as_deref()), ("reversed", reversed.then_some("")), ("type", numbering)];
        self.framed("ol", "", block, &counting, |pen| pen.items(items));
    }

    fn items(&mut self, items: &[Item]) {
        for item in items {
            let value = item.value.map(|value| value.to_string());
            let attributes = [("id", item.id.as_deref()), ("value", value.as_deref())];
            self.element("li", &attributes, |pen| pen.tight(&item.blocks));
        }
    }

    /// The content of a list's item or a table's cell: a lone paragraph needs no element of its own.
    pub(super) fn tight(&mut self, content: &[Block]) {
        match content {
            [
                Block { id: None, direction, language: None, align: None, kind: BlockKind::Paragraph { content, .. } },
            ] if self.dir(*direction).is_none() => {
                self.inlines(content);
            }
            _ => self.blocks(content),
        }
    }

    /// A link to the heading that it stands behind.
    fn heading_link(&mut self, id: &str) {
        let href = format!("#{id}");
        let link = [
            ("class", Some("heading-link")),
            ("href", Some(href.as_str())),
            ("rel", Some("external")),
            ("aria-label", Some(self.messages.heading_link)),
        ];
        self.element("a", &link, |_| ());
    }

    fn descriptions(&mut self, list: &[Description]) {
        for part in list {
            match part {
                Description::Term(term) => self.element("dt", &[], |pen| pen.inlines(term)),
                Description::Details(blocks) => self.element("dd", &[], |pen| pen.tight(blocks)),
            }
        }
    }

    fn preformatted(&mut self, text: Preformatted, content: &[Inline], block: &Block) {
        match text {
            Preformatted::Plain => self.lines("pre", "preformatted", block, content),
            Preformatted::Verse => self.lines("pre", "verse", block, content),
            Preformatted::Code => {
                let reached =
                    [("role", Some("group")), ("tabindex", Some("0")), ("aria-label", Some(self.messages.code))];
                self.framed("pre", "preformatted preformatted--code", block, &reached, |pen| {
                    pen.element("code", &[], |pen| pen.code(content));
                });
            }
        }
    }

    fn side_by_side(&mut self, columns: &[Vec<Block>]) {
        let divided = u8::try_from(columns.len()).unwrap_or(u8::MAX);
        let whole = self.columns;
        self.columns = whole.saturating_mul(divided);
        for column in columns {
            self.element("div", &[("class", Some("columns__column"))], |pen| pen.blocks(column));
        }
        self.columns = whole;
    }

    fn footnotes(&mut self, items: &[Item], block: &Block) {
        let named = [("role", Some("doc-endnotes")), ("aria-label", Some(self.messages.footnotes))];
        self.framed("section", "footnotes", block, &named, |pen| pen.element("ol", &[], |pen| pen.items(items)));
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
