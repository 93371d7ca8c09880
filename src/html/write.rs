//! A body as HTML again: one way of writing for each block, in WordPress's markup.
//!
//! For tests, which compare, review and read again what a body holds. No page is made from it.

use std::fmt::Write as _;

use crate::domain::body::{
    Align, Block, BlockKind, Description, Embed, Figure, Gallery, Inline, Item, Media, Preformatted, Row, Table,
};
use crate::domain::image;
use crate::domain::url::{Href, ID_PREFIX};
use crate::domain::{Body, Direction, Image, LanguageTag};

/// Writes a body.
pub fn body(body: &Body) -> String {
    let mut html = Html::default();
    html.blocks(&body.blocks);
    html.text
}

/// Writes inline content.
pub fn inlines(content: &[Inline]) -> String {
    let mut html = Html::default();
    html.inlines(content);
    html.text
}

#[derive(Default)]
struct Html {
    text: String,
    /// The direction of the element around: what is the same needs not be said again.
    around: Option<Direction>,
}

impl Html {
    fn open(&mut self, tag: &str, attributes: &[(&str, Option<&str>)]) {
        self.text.push('<');
        self.text.push_str(tag);
        for (name, value) in attributes {
            let Some(value) = value else { continue };
            let _ = write!(self.text, " {name}=\"{}\"", escape(value));
        }
        self.text.push('>');
    }

    fn close(&mut self, tag: &str) {
        let _ = write!(self.text, "</{tag}>");
    }

    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        let id = block.id.as_deref().map(author_id);
        let dir = block.direction.filter(|direction| Some(*direction) != self.around).map(Direction::as_str);
        let lang = block.language.as_ref().map(LanguageTag::as_str);
        let align = block.align.map(|align| match align {
            Align::Left => "has-text-align-left",
            Align::Center => "has-text-align-center",
            Align::Right => "has-text-align-right",
        });
        let common = |class: Option<&'static str>| -> [(&str, Option<String>); 4] {
            let classes: Vec<&str> = class.into_iter().chain(align).collect();
            let class = (!classes.is_empty()).then(|| classes.join(" "));
            [
                ("id", id.map(str::to_owned)),
                ("class", class),
                ("dir", dir.map(str::to_owned)),
                ("lang", lang.map(str::to_owned)),
            ]
        };
        let mut wrap = |tag: &str,
                        class: Option<&'static str>,
                        more: &[(&str, Option<&str>)],
                        inner: &mut dyn FnMut(&mut Self)| {
            let common = common(class);
            let mut attributes: Vec<_> = common.iter().map(|(name, value)| (*name, value.as_deref())).collect();
            attributes.extend_from_slice(more);
            self.open(tag, &attributes);
            let around = self.around;
            self.around = block.direction.or(around);
            inner(self);
            self.around = around;
            self.close(tag);
        };
        match &block.kind {
            BlockKind::Paragraph { content, drop_cap } => {
                wrap("p", drop_cap.then_some("has-drop-cap"), &[], &mut |html| html.inlines(content));
            }
            BlockKind::Heading { level, content } => {
                wrap(&format!("h{level}"), None, &[], &mut |html| html.inlines(content));
            }
            BlockKind::List { order: None, items } => wrap("ul", None, &[], &mut |html| html.items(items)),
            BlockKind::List { order: Some(order), items } => {
                let start = (order.start != 1).then(|| order.start.to_string());
                let numbering = order.numbering.attribute();
                let more = [
                    ("start", start.as_deref()),
                    ("reversed", order.reversed.then_some("")),
                    ("type", Some(numbering).filter(|numbering| *numbering != "1")),
                ];
                wrap("ol", None, &more, &mut |html| html.items(items));
            }
            BlockKind::Footnotes(items) => {
                wrap("ol", Some("wp-block-footnotes"), &[], &mut |html| html.items(items));
            }
            BlockKind::Descriptions(list) => wrap("dl", None, &[], &mut |html| html.descriptions(list)),
            BlockKind::Quote { pulled, blocks } => {
                wrap("blockquote", pulled.then_some("wp-block-pullquote"), &[], &mut |html| html.blocks(blocks));
            }
            BlockKind::Figure(figure) => wrap("figure", None, &[], &mut |html| html.figure(figure)),
            BlockKind::Gallery(gallery) => {
                let class = COLUMNS.get(usize::from(gallery.columns.unwrap_or(0))).copied();
                wrap("figure", class, &[], &mut |html| html.gallery(gallery));
            }
            BlockKind::Table(table) => wrap("table", None, &[], &mut |html| html.table(table)),
            BlockKind::Preformatted { text, content } => {
                let class = (*text == Preformatted::Verse).then_some("wp-block-verse");
                wrap("pre", class, &[], &mut |html| {
                    // A parser takes one line's end after the tag as the tag's own.
                    html.text.push('\n');
                    if *text == Preformatted::Code {
                        html.open("code", &[]);
                    }
                    html.inlines(content);
                    if *text == Preformatted::Code {
                        html.close("code");
                    }
                });
            }
            BlockKind::Media(media) => wrap("figure", None, &[], &mut |html| html.media(media)),
            BlockKind::Embed(embed) => wrap("figure", None, &[], &mut |html| html.embed(embed)),
            BlockKind::File { url, name } => wrap("div", Some("wp-block-file"), &[], &mut |html| {
                html.element("a", &[("href", Some(url.as_str()))], name);
            }),
            BlockKind::Buttons(content) => {
                wrap("div", Some("wp-block-buttons"), &[], &mut |html| html.inlines(content));
            }
            BlockKind::Details { open, summary, blocks } => {
                wrap("details", None, &[("open", open.then_some(""))], &mut |html| {
                    html.element("summary", &[], summary);
                    html.blocks(blocks);
                });
            }
            BlockKind::Columns(columns) => wrap("div", Some("wp-block-columns"), &[], &mut |html| {
                for column in columns {
                    html.open("div", &[]);
                    html.blocks(column);
                    html.close("div");
                }
            }),
            BlockKind::Separator => {
                let common = common(None);
                let attributes: Vec<_> = common.iter().map(|(name, value)| (*name, value.as_deref())).collect();
                self.open("hr", &attributes);
            }
        }
    }

    fn element(&mut self, tag: &str, attributes: &[(&str, Option<&str>)], content: &[Inline]) {
        self.open(tag, attributes);
        self.inlines(content);
        self.close(tag);
    }

    fn items(&mut self, items: &[Item]) {
        for item in items {
            let value = item.value.map(|value| value.to_string());
            self.open("li", &[("id", item.id.as_deref().map(author_id)), ("value", value.as_deref())]);
            self.blocks(&item.blocks);
            self.close("li");
        }
    }

    fn descriptions(&mut self, list: &[Description]) {
        for part in list {
            match part {
                Description::Term(term) => self.element("dt", &[], term),
                Description::Details(blocks) => {
                    self.open("dd", &[]);
                    self.blocks(blocks);
                    self.close("dd");
                }
            }
        }
    }

    fn caption(&mut self, tag: &str, caption: &[Inline]) {
        if !caption.is_empty() {
            self.element(tag, &[], caption);
        }
    }

    fn figure(&mut self, figure: &Figure) {
        if let Some(link) = &figure.link {
            self.open("a", &[("href", Some(&href(link)))]);
        }
        self.image(&figure.image, None);
        if figure.link.is_some() {
            self.close("a");
        }
        self.caption("figcaption", &figure.caption);
    }

    fn gallery(&mut self, gallery: &Gallery) {
        for figure in &gallery.figures {
            self.open("figure", &[]);
            self.figure(figure);
            self.close("figure");
        }
        self.caption("figcaption", &gallery.caption);
    }

    fn table(&mut self, table: &Table) {
        self.caption("caption", &table.caption);
        for (tag, rows) in [("thead", &table.head), ("tbody", &table.rows), ("tfoot", &table.foot)] {
            if !rows.is_empty() {
                self.open(tag, &[]);
                rows.iter().for_each(|row| self.row(row));
                self.close(tag);
            }
        }
    }

    fn row(&mut self, row: &Row) {
        self.open("tr", &[]);
        for cell in row {
            let tag = if cell.header { "th" } else { "td" };
            let span = |span: u16| (span != 1).then(|| span.to_string());
            let (columns, rows) = (span(cell.column_span), span(cell.row_span));
            let align = cell.align.map(align_name);
            let attributes = [
                ("colspan", columns.as_deref()),
                ("rowspan", rows.as_deref()),
                ("dir", cell.direction.filter(|direction| Some(*direction) != self.around).map(Direction::as_str)),
                ("align", align),
            ];
            self.open(tag, &attributes);
            let around = self.around;
            self.around = cell.direction.or(around);
            self.blocks(&cell.blocks);
            self.around = around;
            self.close(tag);
        }
        self.close("tr");
    }

    fn media(&mut self, media: &Media) {
        let tag = if media.picture.is_some() { "video" } else { "audio" };
        let screen = media.picture.as_ref();
        let size = screen.and_then(|screen| screen.size);
        let side = |side: fn(&crate::domain::Size) -> u32| size.as_ref().map(|size| side(size).to_string());
        let (width, height) = (side(|size| size.width), side(|size| size.height));
        let poster = screen.and_then(|screen| screen.poster.as_ref()).map(|poster| poster.as_str());
        self.open(tag, &[("poster", poster), ("width", width.as_deref()), ("height", height.as_deref())]);
        for file in &media.files {
            self.open("source", &[("src", Some(file.url.as_str())), ("type", file.mime.as_deref())]);
        }
        for track in &media.tracks {
            let attributes = [
                ("kind", Some(track.kind)),
                ("src", Some(track.url.as_str())),
                ("srclang", track.language.as_ref().map(LanguageTag::as_str)),
                ("label", Some(track.label.as_str())),
            ];
            self.open("track", &attributes);
        }
        self.close(tag);
        self.caption("figcaption", &media.caption);
    }

    fn embed(&mut self, embed: &Embed) {
        self.open("iframe", &[("src", Some(embed.url.as_str())), ("title", embed.title.as_deref())]);
        self.close("iframe");
        self.caption("figcaption", &embed.caption);
    }

    fn image(&mut self, image: &Image, align: Option<Align>) {
        let side = |side: fn(&crate::domain::Size) -> u32| image.size.as_ref().map(|size| side(size).to_string());
        let (width, height) = (side(|size| size.width), side(|size| size.height));
        let align = align.map(align_name);
        let attributes = [
            ("align", align),
            ("src", Some(image.url.as_str())),
            ("alt", image.alt.as_deref()),
            ("width", width.as_deref()),
            ("height", height.as_deref()),
        ];
        let srcset = image::srcset(image.candidates.iter().cloned());
        let attributes: Vec<_> = attributes.into_iter().chain([("srcset", srcset.as_deref())]).collect();
        self.open("img", &attributes);
    }

    fn inlines(&mut self, content: &[Inline]) {
        content.iter().for_each(|inline| self.inline(inline));
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) => self.text.push_str(&escape(text)),
            Inline::LineBreak => self.open("br", &[]),
            Inline::Marked { mark, content } => self.element(mark.tag(), &[], content),
            Inline::Link { href: to, content } => self.element("a", &[("href", Some(&href(to)))], content),
            Inline::NoteReference { id, note, content } => {
                self.open("sup", &[("class", Some("fn"))]);
                let id = id.as_deref().map(author_id);
                self.element("a", &[("href", Some(&fragment(note))), ("id", id)], content);
                self.close("sup");
            }
            Inline::NoteReturn { place } => {
                self.element("a", &[("href", Some(&fragment(place)))], &[Inline::Text("↩︎".to_owned())]);
            }
            Inline::Target(id) => {
                self.open("span", &[("id", Some(author_id(id)))]);
                self.close("span");
            }
            Inline::Isolate { direction, overrides, language, content } => {
                let attributes =
                    [("dir", direction.map(Direction::as_str)), ("lang", language.as_ref().map(LanguageTag::as_str))];
                self.element(if *overrides { "bdo" } else { "bdi" }, &attributes, content);
            }
            Inline::Image { image, align } => self.image(image, *align),
        }
    }
}

const COLUMNS: [&str; 10] = [
    "wp-block-gallery",
    "wp-block-gallery columns-1",
    "wp-block-gallery columns-2",
    "wp-block-gallery columns-3",
    "wp-block-gallery columns-4",
    "wp-block-gallery columns-5",
    "wp-block-gallery columns-6",
    "wp-block-gallery columns-7",
    "wp-block-gallery columns-8",
    "wp-block-gallery columns-9",
];

fn align_name(align: Align) -> &'static str {
    match align {
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
    }
}

fn author_id(id: &str) -> &str {
    id.strip_prefix(ID_PREFIX).unwrap_or(id)
}

fn href(href: &Href) -> String {
    match href {
        Href::Page(url) => url.to_string(),
        Href::Contact(url) => url.clone(),
        Href::Fragment(id) => fragment(id),
    }
}

fn fragment(id: &str) -> String {
    format!("#{}", author_id(id).replace('%', "%25"))
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\r' => escaped.push_str("&#13;"),
            character => escaped.push(character),
        }
    }
    escaped
}
