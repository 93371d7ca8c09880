//! Blocks, and loose text between them.

use std::slice;

use super::line::{Line, id, is_blank, line, link, linked, preformatted};
use super::{Context, holds_block, media, resolved, style};
use crate::domain::body::{
    self, Align, Block, BlockKind, Cell, Description, Embed, Figure, Gallery, Inline, Item, Mark, Order, Preformatted,
    Row, Table,
};
use crate::domain::url::Href;
use crate::domain::{Direction, Image};
use crate::html::policy::{self, BlockElement, Place, WordPressBlock};
use crate::html::tree::{Element, Node};
use crate::html::url;

/// The blocks in some nodes.
pub(super) fn blocks(nodes: &[Node], context: &Context) -> Vec<Block> {
    let mut reader = BlockReader::default();
    reader.read(nodes, context);
    reader.flush(context);
    reader.blocks
}

/// Gathers blocks; loose text between them becomes paragraphs.
#[derive(Default)]
struct BlockReader {
    blocks: Vec<Block>,
    loose: Line,
    /// The name of an element that left no trace: the next block takes it.
    name: Option<String>,
}

impl BlockReader {
    fn read(&mut self, nodes: &[Node], context: &Context) {
        for node in resolved(nodes) {
            let element = match node {
                Node::Text(text) => {
                    self.loose.text(text);
                    continue;
                }
                Node::Element(element) => element,
            };
            match policy::place(element) {
                Place::Nowhere => {}
                Place::Block(kind) => {
                    self.flush(context);
                    self.block(element, Some(kind), &context.inside(element));
                }
                Place::Content { apart: true } => {
                    self.flush(context);
                    self.block(element, None, &context.inside(element));
                }
                // A mark or a link around whole blocks: the blocks matter more.
                _ if holds_block(element) => {
                    self.flush(context);
                    let before = self.blocks.len();
                    self.content(element, &context.inside(element));
                    if let Some(href) = link(element, context) {
                        self.blocks.iter_mut().skip(before).for_each(|block| lead_to(&href, block, context));
                    }
                }
                _ => self.loose.element(element, context),
            }
        }
    }

    /// Ends the loose text before a block, if there is any. An empty line in it ends a paragraph.
    fn flush(&mut self, context: &Context) {
        let mut paragraph = Vec::new();
        for inline in std::mem::take(&mut self.loose).finish() {
            let breaks = matches!(inline, Inline::LineBreak);
            if breaks && matches!(paragraph.last(), Some(Inline::LineBreak)) {
                self.paragraph(std::mem::take(&mut paragraph), None, false, context);
            } else {
                paragraph.push(inline);
            }
        }
        self.paragraph(paragraph, None, false, context);
    }

    /// What is in an element that leaves no trace but its name.
    fn content(&mut self, element: &Element, context: &Context) {
        self.name = id(element).or_else(|| self.name.take());
        self.read(&element.children, context);
        self.flush(context);
    }

    fn block(&mut self, element: &Element, kind: Option<BlockElement>, context: &Context) {
        match policy::wordpress_block(element) {
            Some(WordPressBlock::Buttons) => return self.buttons(element, context),
            Some(WordPressBlock::Captioned) => return self.figure(element, context),
            Some(WordPressBlock::Columns) => return self.columns(element, context),
            Some(WordPressBlock::Embed) => return self.embed(element, context),
            Some(WordPressBlock::File) => return self.file(element, context),
            Some(WordPressBlock::Footnotes) => return self.footnotes(element, context),
            Some(WordPressBlock::Gallery) => return self.gallery(element, context),
            Some(WordPressBlock::Pullquote) => return self.quote(element, true, context),
            Some(WordPressBlock::PictureInStyle) => self.background(element, context),
            Some(WordPressBlock::Tabs) => return self.tabs(element, context),
            Some(WordPressBlock::Verse) | None => {}
        }
        match kind {
            Some(BlockElement::Paragraph) if !holds_block(element) => {
                self.paragraph(line(element, context), id(element), element.has_class("has-drop-cap"), context);
            }
            Some(BlockElement::Heading(level)) => self.heading(element, level, context),
            Some(BlockElement::List { ordered }) => self.list(element, ordered, context),
            Some(BlockElement::Descriptions) => self.descriptions(element, context),
            Some(BlockElement::Quote) => self.quote(element, false, context),
            Some(BlockElement::Figure) => self.figure(element, context),
            Some(BlockElement::Table) => self.table(element, context),
            Some(BlockElement::Preformatted) => self.preformatted(element, context),
            Some(BlockElement::Separator) => self.push(BlockKind::Separator, id(element), None, context),
            Some(BlockElement::Details) => self.details(element, context),
            Some(BlockElement::Audio) => self.media(element, false, context),
            Some(BlockElement::Video) => self.media(element, true, context),
            Some(BlockElement::Frame) => self.frame(element, context),
            Some(BlockElement::Paragraph) | None => self.content(element, context),
        }
    }

    /// A paragraph. A picture that is alone in it or too wide for a line is a figure instead, and
    /// nothing at all leaves no hole.
    fn paragraph(&mut self, content: Vec<Inline>, id: Option<String>, drop_cap: bool, context: &Context) {
        self.name = id.or_else(|| self.name.take());
        let alone = !content.iter().any(is_words);
        let mut words = Vec::new();
        for inline in content {
            match picture(&inline) {
                Some((image, align, link)) if alone || image.size.is_some_and(|size| size.width >= WIDE) => {
                    self.words(std::mem::take(&mut words), drop_cap, context);
                    let figure = Figure { image: image.clone(), link: link.cloned(), caption: Vec::new() };
                    let context = Context { align: align.or(context.align), ..context.clone() };
                    self.push(BlockKind::Figure(Box::new(figure)), None, context.direction, &context);
                }
                _ => words.push(inline),
            }
        }
        self.words(words, drop_cap, context);
    }

    fn words(&mut self, words: Vec<Inline>, drop_cap: bool, context: &Context) {
        let content = Line::of(words).finish();
        if is_blank(&content) {
            let target = content.into_iter().find_map(|inline| match inline {
                Inline::Target(name) => Some(name),
                _ => None,
            });
            self.name = target.or_else(|| self.name.take());
            return;
        }
        if !content.iter().any(is_words) {
            return self.paragraph(content, None, drop_cap, context);
        }
        let direction = context.direction.or_else(|| body::direction_of(&content));
        self.push(BlockKind::Paragraph { content, drop_cap }, None, direction, context);
    }

    fn heading(&mut self, element: &Element, level: u8, context: &Context) {
        let content = line(element, context);
        if !content.iter().any(|inline| picture(inline).is_none()) || is_blank(&content) {
            return self.paragraph(content, id(element), false, context);
        }
        let direction = context.direction.or_else(|| body::direction_of(&content));
        // Level 1 is the headline's own.
        self.push(BlockKind::Heading { level: level.max(2), content }, id(element), direction, context);
    }

    fn list(&mut self, element: &Element, ordered: bool, context: &Context) {
        let items = items(element, context);
        if items.is_empty() {
            return;
        }
        let number = |name| element.attribute(name).and_then(|number| number.trim().parse().ok());
        let order = ordered.then(|| Order {
            start: number("start").unwrap_or(1),
            reversed: element.has("reversed"),
            numbering: style::numbering(element),
        });
        let direction = context.direction.or_else(|| majority(items.iter().flat_map(|item| &item.blocks)));
        self.push(BlockKind::List { order, items }, id(element), direction, context);
    }

    fn footnotes(&mut self, element: &Element, context: &Context) {
        let items = items(element, &Context { notes: true, ..context.clone() });
        if !items.is_empty() {
            let direction = context.direction.or_else(|| majority(items.iter().flat_map(|item| &item.blocks)));
            self.push(BlockKind::Footnotes(items), id(element), direction, context);
        }
    }

    fn descriptions(&mut self, element: &Element, context: &Context) {
        fn gather(element: &Element, context: &Context, list: &mut Vec<Description>) {
            for node in &element.children {
                match node.element() {
                    Some(child) if child.name == "div" => gather(child, &context.inside(child), list),
                    Some(child) if child.name == "dt" => {
                        let term = line(child, &context.inside(child));
                        list.extend((!is_blank(&term)).then_some(Description::Term(term)));
                    }
                    child => {
                        let inside = child.map_or_else(|| context.clone(), |child| context.inside(child));
                        let details = match child {
                            Some(child) if child.name == "dd" => blocks(&child.children, &inside),
                            _ => blocks(slice::from_ref(node), context),
                        };
                        list.extend((!details.is_empty()).then_some(Description::Details(details)));
                    }
                }
            }
        }
        let mut list = Vec::new();
        gather(element, &context.fresh(), &mut list);
        if list.is_empty() {
            return;
        }
        let terms = list.iter().filter_map(|part| match part {
            Description::Term(term) => Some(body::texts(term)),
            Description::Details(_) => None,
        });
        let direction = context.direction.or_else(|| Direction::of_texts(terms.flatten()));
        self.push(BlockKind::Descriptions(list), id(element), direction, context);
    }

    fn quote(&mut self, element: &Element, pulled: bool, context: &Context) {
        // WordPress's own embeds: the quotation is the link, the frame after it shows the same.
        if element.has_class("wp-embedded-content") {
            let mut content = line(element, &context.fresh());
            content.retain(|inline| matches!(inline, Inline::Link { href: Href::Page(_), .. }));
            if let Some(Inline::Link { href: Href::Page(url), content }) = content.into_iter().next() {
                let title = body::texts(&content).concat();
                let embed = media::embed(&url, Some(title).filter(|title| !title.is_empty()));
                return self.push(BlockKind::Embed(Box::new(embed)), id(element), None, context);
            }
        }
        let mut quoted = blocks(&element.children, &context.fresh());
        // A pulled quotation is a figure around a quotation.
        while pulled
            && let [Block { kind: BlockKind::Quote { pulled: false, blocks }, id: None, align: None, .. }] =
                quoted.as_mut_slice()
        {
            quoted = std::mem::take(blocks);
        }
        if !quoted.is_empty() {
            let direction = context.direction.or_else(|| majority(quoted.iter()));
            self.push(BlockKind::Quote { pulled, blocks: quoted }, id(element), direction, context);
        }
        if let Some(embed) = media::quoted_embed(element, context) {
            self.push(BlockKind::Embed(Box::new(embed)), None, None, context);
        }
    }

    /// A figure's caption goes to what stands in it, else it follows as a paragraph.
    fn figure(&mut self, element: &Element, context: &Context) {
        let name = id(element).or_else(|| self.name.take());
        let (mut inner, caption) = self.captioned(element, name, context);
        let only = inner.len() == 1;
        let captioned = inner.last_mut().filter(|last| only || matches!(last.kind, BlockKind::Embed(_)));
        match captioned.and_then(|block| caption_of(&mut block.kind)).filter(|caption| caption.is_empty()) {
            Some(place) => {
                *place = caption;
                self.blocks.append(&mut inner);
            }
            None => {
                self.blocks.append(&mut inner);
                self.paragraph(caption, None, false, context);
            }
        }
    }

    fn gallery(&mut self, element: &Element, context: &Context) {
        fn gather(blocks: Vec<Block>, figures: &mut Vec<Figure>, rest: &mut Vec<Block>) {
            for block in blocks {
                match block.kind {
                    BlockKind::Figure(figure) => figures.push(*figure),
                    BlockKind::List { items, .. } => items.into_iter().for_each(|it| gather(it.blocks, figures, rest)),
                    BlockKind::Gallery(inner) => figures.extend(inner.figures),
                    kind => rest.push(Block { kind, ..block }),
                }
            }
        }
        let (inner, caption) = self.captioned(element, None, context);
        let (mut figures, mut rest) = (Vec::new(), Vec::new());
        gather(inner, &mut figures, &mut rest);
        let columns = element.classes().find_map(|class| {
            let number = class.strip_prefix("gallery-").unwrap_or(class).strip_prefix("columns-")?;
            number.parse().ok().filter(|columns| (1..=9).contains(columns))
        });
        if figures.is_empty() {
            self.blocks.append(&mut rest);
            self.paragraph(caption, None, false, context);
        } else {
            let gallery = Gallery { columns, figures, caption };
            self.push(BlockKind::Gallery(gallery), id(element), context.direction, context);
            self.blocks.append(&mut rest);
        }
    }

    /// The blocks in a figure, the first of them with its name, and its caption.
    fn captioned(&mut self, element: &Element, name: Option<String>, context: &Context) -> (Vec<Block>, Vec<Inline>) {
        let is_caption = |child: &Element| {
            let in_gallery = child.name == "dd" && element.has_class("gallery-item");
            child.name == "figcaption" || child.has_class("wp-caption-text") || in_gallery
        };
        let (before, caption, after) = around(element, is_caption);
        let mut reader = Self { name, ..Self::default() };
        reader.read(before, context);
        reader.read(after, context);
        reader.flush(context);
        self.name = reader.name.or_else(|| self.name.take());
        let caption = caption.map(|caption| line(caption, &context.inside(caption))).unwrap_or_default();
        (reader.blocks, if is_blank(&caption) { Vec::new() } else { caption })
    }

    fn embed(&mut self, element: &Element, context: &Context) {
        let before = self.blocks.len();
        self.figure(element, context);
        // An address that no provider answered for stands there as text.
        for block in self.blocks.iter_mut().skip(before) {
            let BlockKind::Paragraph { content, .. } = &block.kind else { continue };
            let address = match content.as_slice() {
                [Inline::Text(text)] => url::absolute(text.trim()),
                [Inline::Link { href: Href::Page(url), .. }] => Some(url.clone()),
                _ => None,
            };
            if let Some(address) = address {
                block.kind = BlockKind::Embed(Box::new(media::embed(&address, None)));
                block.direction = None;
            }
        }
        // The caption came as a paragraph behind what was none yet.
        if let [
            ..,
            Block { kind: BlockKind::Embed(embed), .. },
            Block { kind: BlockKind::Paragraph { content, .. }, .. },
        ] = self.blocks.get_mut(before..).unwrap_or_default()
            && embed.caption.is_empty()
        {
            embed.caption = std::mem::take(content);
            self.blocks.pop();
        }
    }

    fn table(&mut self, element: &Element, context: &Context) {
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

    fn preformatted(&mut self, element: &Element, context: &Context) {
        let mut text = match element.has_class("wp-block-verse") {
            true => Preformatted::Verse,
            false => Preformatted::Plain,
        };
        let mut content = preformatted(&element.children, context);
        while let Some(code) = only_code(&mut content) {
            (text, content) = (Preformatted::Code, code);
        }
        if is_blank(&content) {
            return;
        }
        let by_letters =
            || if text == Preformatted::Code { Some(Direction::Ltr) } else { body::direction_of(&content) };
        let direction = context.direction.or_else(by_letters);
        self.push(BlockKind::Preformatted { text, content }, id(element), direction, context);
    }

    fn details(&mut self, element: &Element, context: &Context) {
        let (before, summary, after) = around(element, |child| child.name == "summary");
        let summary = summary.map(|summary| line(summary, &context.fresh().inside(summary))).unwrap_or_default();
        let mut inner = BlockReader::default();
        inner.read(before, &context.fresh());
        inner.read(after, &context.fresh());
        inner.flush(&context.fresh());
        if inner.blocks.is_empty() {
            return self.paragraph(summary, id(element), false, context);
        }
        let direction = context.direction.or_else(|| body::direction_of(&summary));
        let kind = BlockKind::Details { open: element.has("open"), summary, blocks: inner.blocks };
        self.push(kind, id(element), direction, context);
    }

    fn columns(&mut self, element: &Element, context: &Context) {
        let column = |node| blocks(slice::from_ref(node), context);
        let mut columns: Vec<_> = element.children.iter().map(column).filter(|column| !column.is_empty()).collect();
        if columns.len() > 1 {
            // Direction and language are the blocks' own by now.
            self.push(BlockKind::Columns(columns), id(element), None, &context.fresh());
        } else if let Some(only) = columns.pop() {
            self.blocks.extend(only);
        }
    }

    /// Tabs one after the other, each under its label.
    fn tabs(&mut self, element: &Element, context: &Context) {
        fn find<'e>(element: &'e Element, is: &dyn Fn(&Element) -> bool, found: &mut Vec<&'e Element>) {
            for child in element.elements() {
                if is(child) {
                    found.push(child);
                }
                if policy::wordpress_block(child) != Some(WordPressBlock::Tabs) {
                    find(child, is, found);
                }
            }
        }
        let (mut labels, before) = (Vec::new(), self.blocks.len());
        find(element, &|child| child.attribute("role") == Some("tab"), &mut labels);
        for label in labels {
            let mut panels = Vec::new();
            let controls = label.attribute("aria-controls");
            find(element, &|child| controls.is_some() && child.attribute("id") == controls, &mut panels);
            let Some(panel) = panels.first() else { continue };
            let blocks = blocks(&panel.children, &context.fresh().inside(panel));
            if !blocks.is_empty() {
                let summary = line(label, context);
                let direction = context.direction.or_else(|| body::direction_of(&summary));
                self.push(BlockKind::Details { open: true, summary, blocks }, id(panel), direction, context);
            }
        }
        if self.blocks.len() == before {
            self.content(element, context);
        }
    }

    fn buttons(&mut self, element: &Element, context: &Context) {
        let mut content = line(element, context);
        content.retain(|inline| !is_blank(slice::from_ref(inline)));
        let content = Line::of(content).finish();
        if !content.is_empty() {
            let direction = context.direction.or_else(|| body::direction_of(&content));
            self.push(BlockKind::Buttons(content), id(element), direction, context);
        }
    }

    fn file(&mut self, element: &Element, context: &Context) {
        let mut content = line(element, context);
        content.retain(|inline| matches!(inline, Inline::Link { href: Href::Page(_), .. }));
        content.truncate(1);
        match Line::of(content).finish().pop() {
            Some(Inline::Link { href: Href::Page(url), content }) => {
                let direction = context.direction.or_else(|| body::direction_of(&content));
                self.push(BlockKind::File { url, name: content }, id(element), direction, context);
            }
            _ => self.content(element, context),
        }
    }

    /// Something that plays. Without anything to play, what was written for browsers that can't.
    fn media(&mut self, element: &Element, moving: bool, context: &Context) {
        match media::media(element, moving, context) {
            Some(media) => self.push(BlockKind::Media(Box::new(media)), id(element), None, context),
            None => self.content(element, context),
        }
    }

    fn frame(&mut self, element: &Element, context: &Context) {
        let shown_before = element.has_class("wp-embedded-content");
        let embed: Option<Embed> = media::frame(element, context).filter(|_| !shown_before);
        if let Some(embed) = embed {
            self.push(BlockKind::Embed(Box::new(embed)), id(element), None, context);
        }
    }

    /// A picture that only the style sheet shows.
    fn background(&mut self, element: &Element, context: &Context) {
        if let Some(image) = media::background(element, context).filter(|_| !holds_picture(element)) {
            let figure = Figure { image, link: None, caption: Vec::new() };
            self.push(BlockKind::Figure(Box::new(figure)), None, context.direction, context);
        }
    }

    fn push(&mut self, kind: BlockKind, id: Option<String>, direction: Option<Direction>, context: &Context) {
        let mut kind = kind;
        if let (Some(_), BlockKind::Paragraph { content, .. } | BlockKind::Heading { content, .. }) = (&id, &mut kind) {
            // Both names lead here.
            content.splice(0..0, self.name.take().map(Inline::Target));
        }
        let id = id.or_else(|| self.name.take());
        self.blocks.push(Block { id, direction, language: context.language.clone(), align: context.align, kind });
    }
}

/// As many fields as a table may have before its spans are no longer believed: a browser lays out
/// every one of them.
const MAX_AREA: usize = 50_000;

/// From this width on, in CSS pixels, a picture has a line of its own.
const WIDE: u32 = 160;

fn is_words(inline: &Inline) -> bool {
    picture(inline).is_none() && !is_blank(slice::from_ref(inline))
}

/// The picture that an inline is, where it was put, and where it leads.
fn picture(inline: &Inline) -> Option<(&Image, Option<Align>, Option<&Href>)> {
    let only = |content| {
        let mut seen = <[Inline]>::iter(content).filter(|inline| !is_blank(slice::from_ref(inline)));
        picture(seen.next().filter(|_| seen.next().is_none())?)
    };
    match inline {
        Inline::Image { image, align } => Some((image, *align, None)),
        Inline::Link { href, content } => only(content).map(|(image, align, _)| (image, align, Some(href))),
        Inline::Marked { content, .. } | Inline::Isolate { content, .. } => only(content),
        _ => None,
    }
}

/// Makes a block lead where the link around it did, as far as a block can.
fn lead_to(href: &Href, block: &mut Block, context: &Context) {
    match &mut block.kind {
        BlockKind::Paragraph { content, .. } | BlockKind::Heading { content, .. } if !holds_link(content) => {
            *content = vec![linked(href.clone(), std::mem::take(content), context)];
        }
        BlockKind::Figure(figure) => {
            figure.link.get_or_insert_with(|| href.clone());
        }
        _ => {}
    }
}

/// What is in the `<code>` that is all of a text.
fn only_code(content: &mut [Inline]) -> Option<Vec<Inline>> {
    let mut filled = content.iter_mut().filter(|inline| !is_blank(slice::from_ref(inline)));
    match (filled.next()?, filled.next()) {
        (Inline::Marked { mark: Mark::Code, content }, None) => Some(std::mem::take(content)),
        (Inline::Isolate { content, .. }, None) => only_code(content),
        _ => None,
    }
}

fn holds_link(content: &[Inline]) -> bool {
    content.iter().any(|inline| match inline {
        Inline::Link { .. } | Inline::NoteReference { .. } | Inline::NoteReturn { .. } => true,
        Inline::Marked { content, .. } | Inline::Isolate { content, .. } => holds_link(content),
        Inline::Text(_) | Inline::LineBreak | Inline::Target(_) | Inline::Image { .. } => false,
    })
}

fn holds_picture(element: &Element) -> bool {
    element.elements().any(|child| matches!(child.name.as_str(), "img" | "video") || holds_picture(child))
}

/// The first child of a kind, and the nodes before and after it.
fn around(element: &Element, is: impl Fn(&Element) -> bool) -> (&[Node], Option<&Element>, &[Node]) {
    let children = element.children.as_slice();
    let at = children.iter().position(|node| node.element().is_some_and(&is)).unwrap_or(children.len());
    let (before, rest) = children.split_at(at);
    match rest.split_first() {
        Some((found, after)) => (before, found.element(), after),
        None => (before, None, &[]),
    }
}

/// The place of a block's caption, if it has one.
fn caption_of(kind: &mut BlockKind) -> Option<&mut Vec<Inline>> {
    match kind {
        BlockKind::Figure(figure) => Some(&mut figure.caption),
        BlockKind::Gallery(gallery) => Some(&mut gallery.caption),
        BlockKind::Table(table) => Some(&mut table.caption),
        BlockKind::Media(media) => Some(&mut media.caption),
        BlockKind::Embed(embed) => Some(&mut embed.caption),
        _ => None,
    }
}

fn items(list: &Element, context: &Context) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for node in &list.children {
        match node.element().filter(|child| child.name == "li") {
            Some(child) => items.push(Item {
                id: id(child),
                value: child.attribute("value").and_then(|value| value.trim().parse().ok()),
                blocks: blocks(&child.children, &context.fresh().inside(child)),
            }),
            // A list right inside a list belongs to the item before it.
            None => {
                let loose = blocks(slice::from_ref(node), &context.fresh());
                match items.last_mut() {
                    Some(item) => item.blocks.extend(loose),
                    None => items.push(Item { id: None, value: None, blocks: loose }),
                }
            }
        }
    }
    items.retain(|item| !item.blocks.is_empty());
    items
}

/// The direction of most letters in the blocks that are text themselves.
fn majority<'a>(blocks: impl Iterator<Item = &'a Block>) -> Option<Direction> {
    let texts = blocks.filter_map(|block| match &block.kind {
        BlockKind::Paragraph { content, .. } | BlockKind::Heading { content, .. } => Some(body::texts(content)),
        _ => None,
    });
    Direction::of_texts(texts.flatten())
}

fn rows(group: &Element, context: &Context) -> Vec<Row> {
    let cell = |element: &Element| {
        let blocks = blocks(&element.children, &context.inside_cell(element));
        Cell {
            header: element.name == "th",
            column_span: span(element, "colspan"),
            row_span: span(element, "rowspan"),
            direction: style::direction(element).or_else(|| majority(blocks.iter())),
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
