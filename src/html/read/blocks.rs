//! Blocks, and loose text between them.

use std::slice;

use super::line::{Line, id, is_blank, line, link, linked, preformatted};
use super::{Context, collapse, holds_block, media, resolved};
use crate::domain::Direction;
use crate::domain::Image;
use crate::domain::body::{self, Align, Block, BlockKind, Figure, Inline, Mark, Preformatted};
use crate::domain::url::Href;
use crate::html::policy::{self, BlockElement, Place, WordPressBlock};
use crate::html::tree::{Element, Node};

/// The blocks in some nodes.
pub(super) fn blocks(nodes: &[Node], context: &Context) -> Vec<Block> {
    let mut reader = BlockReader::default();
    reader.read(nodes, context);
    reader.flush(context);
    reader.blocks
}

/// Gathers blocks; loose text between them becomes paragraphs.
#[derive(Default)]
pub(super) struct BlockReader {
    pub(super) blocks: Vec<Block>,
    pub(super) loose: Line,
    /// The name of an element that left no trace: the next block takes it.
    pub(super) name: Option<String>,
}

impl BlockReader {
    pub(super) fn read(&mut self, nodes: &[Node], context: &Context) {
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
    pub(super) fn flush(&mut self, context: &Context) {
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
    pub(super) fn content(&mut self, element: &Element, context: &Context) {
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
    pub(super) fn paragraph(&mut self, content: Vec<Inline>, id: Option<String>, drop_cap: bool, context: &Context) {
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

    fn quote(&mut self, element: &Element, pulled: bool, context: &Context) {
        // WordPress's own embeds: the quotation is the link, the frame after it shows the same.
        if element.has_class("wp-embedded-content") {
            let mut content = line(element, &context.fresh());
            content.retain(|inline| matches!(inline, Inline::Link { href: Href::Page(_), .. }));
            if let Some(Inline::Link { href: Href::Page(url), content }) = content.into_iter().next() {
                let title = collapse(&body::texts(&content).concat());
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

    pub(super) fn push(
        &mut self,
        kind: BlockKind,
        id: Option<String>,
        direction: Option<Direction>,
        context: &Context,
    ) {
        let mut kind = kind;
        if let (Some(_), BlockKind::Paragraph { content, .. } | BlockKind::Heading { content, .. }) = (&id, &mut kind) {
            // Both names lead here.
            content.splice(0..0, self.name.take().map(Inline::Target));
        }
        let id = id.or_else(|| self.name.take());
        self.blocks.push(Block { id, direction, language: context.language.clone(), align: context.align, kind });
    }
}

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

/// The first child of a kind, and the nodes before and after it.
pub(super) fn around(element: &Element, is: impl Fn(&Element) -> bool) -> (&[Node], Option<&Element>, &[Node]) {
    let children = element.children.as_slice();
    let at = children.iter().position(|node| node.element().is_some_and(&is)).unwrap_or(children.len());
    let (before, rest) = children.split_at(at);
    match rest.split_first() {
        Some((found, after)) => (before, found.element(), after),
        None => (before, None, &[]),
    }
}

/// The direction of most letters in the blocks that are text themselves.
pub(super) fn majority<'a>(blocks: impl Iterator<Item = &'a Block>) -> Option<Direction> {
    let texts = blocks.filter_map(|block| match &block.kind {
        BlockKind::Paragraph { content, .. } | BlockKind::Heading { content, .. } => Some(body::texts(content)),
        _ => None,
    });
    Direction::of_texts(texts.flatten())
}
