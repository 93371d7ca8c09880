//! Figures, and what else WordPress sets apart: galleries, media, frames, files, buttons, columns.

use std::slice;

use super::blocks::{BlockReader, around, blocks};
use super::line::{Line, id, is_blank, line};
use super::{Context, media};
use crate::domain::body::{self, Block, BlockKind, Embed, Figure, Gallery, Inline};
use crate::domain::url::Href;
use crate::html::tree::Element;
use crate::html::url;

impl BlockReader {
    /// A figure's caption goes to what stands in it, else it follows as a paragraph.
    pub(super) fn figure(&mut self, element: &Element, context: &Context) {
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

    pub(super) fn gallery(&mut self, element: &Element, context: &Context) {
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

    pub(super) fn embed(&mut self, element: &Element, context: &Context) {
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

    /// Something that plays. Without anything to play, what was written for browsers that can't.
    pub(super) fn media(&mut self, element: &Element, moving: bool, context: &Context) {
        match media::media(element, moving, context) {
            Some(media) => self.push(BlockKind::Media(Box::new(media)), id(element), None, context),
            None => self.content(element, context),
        }
    }

    pub(super) fn frame(&mut self, element: &Element, context: &Context) {
        let shown_before = element.has_class("wp-embedded-content");
        let embed: Option<Embed> = media::frame(element, context).filter(|_| !shown_before);
        if let Some(embed) = embed {
            self.push(BlockKind::Embed(Box::new(embed)), id(element), None, context);
        }
    }

    /// A picture that only the style sheet shows.
    pub(super) fn background(&mut self, element: &Element, context: &Context) {
        if let Some(image) = media::background(element, context).filter(|_| !holds_picture(element)) {
            let figure = Figure { image, link: None, caption: Vec::new() };
            self.push(BlockKind::Figure(Box::new(figure)), None, context.direction, context);
        }
    }

    pub(super) fn file(&mut self, element: &Element, context: &Context) {
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

    pub(super) fn buttons(&mut self, element: &Element, context: &Context) {
        let mut content = line(element, context);
        content.retain(|inline| !is_blank(slice::from_ref(inline)));
        let content = Line::of(content).finish();
        if !content.is_empty() {
            let direction = context.direction.or_else(|| body::direction_of(&content));
            self.push(BlockKind::Buttons(content), id(element), direction, context);
        }
    }

    pub(super) fn columns(&mut self, element: &Element, context: &Context) {
        let column = |node| blocks(slice::from_ref(node), context);
        let mut columns: Vec<_> = element.children.iter().map(column).filter(|column| !column.is_empty()).collect();
        if columns.len() > 1 {
            // Direction and language are the blocks' own by now.
            self.push(BlockKind::Columns(columns), id(element), None, &context.fresh());
        } else if let Some(only) = columns.pop() {
            self.blocks.extend(only);
        }
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

fn holds_picture(element: &Element) -> bool {
    element.elements().any(|child| matches!(child.name.as_str(), "img" | "video") || holds_picture(child))
}
