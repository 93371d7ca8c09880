//! The policy: what of an author's HTML has a place in a [`Body`]. Pure, and default-deny.
//!
//! | elements | become |
//! | --- | --- |
//! | `p`, `h1`–`h6`, `ul`/`ol`/`dl`, `blockquote`, `figure`, `table`, `pre`, `hr` | blocks |
//! | `strong`, `em`, `code`, … (see [`mark`]) | marks |
//! | `a[href]`, `img[src]`, `br`, `bdi`, `bdo`, `span` | links, pictures, breaks, isolates |
//! | `iframe[src]`, `embed`, `video`, `audio` with a URL | a link to it |
//! | what runs, draws, asks or hides (see [`is_dropped`]) | nothing, content included |
//! | anything else | its content |
//!
//! | attributes | kept as |
//! | --- | --- |
//! | `id` (blocks) | an `id` with a prefix, so that it clobbers nothing |
//! | `dir`, `lang` | direction, language tag |
//! | `href` | `http`, `https`, `mailto`, `tel`, `#…`; relative ones resolved against the source |
//! | `src`, `srcset`, `alt`, `width`, `height` of a picture | checked values of their types |
//! | `colspan`, `rowspan`, `start`, `reversed` | numbers in bounds |
//! | any other: `style`, `class`, `name`, `on*`, `srcdoc`, … | nothing |

use super::tree::{Element, Node};
use super::url;
use crate::domain::body::{self, Block, BlockKind, Cell, Figure, Inline, Mark, Order, Row, Table};
use crate::domain::image::{self, Candidate, Descriptor};
use crate::domain::url::Href;
use crate::domain::{Body, Direction, HttpUrl, Image, LanguageTag, Size};

/// Reads a whole body.
pub fn body(nodes: &[Node], base: &HttpUrl) -> Body {
    Body { blocks: blocks(nodes, &Context { base, direction: None, language: None }) }
}

/// Reads one line of text with marks and links; blocks in it are taken apart.
pub fn inlines(nodes: &[Node], base: &HttpUrl) -> Vec<Inline> {
    let mut line = Line::default();
    line.read(nodes, &Context { base, direction: None, language: None });
    line.finish()
}

/// Reads plain text. What is dropped elsewhere is dropped here as well.
pub fn text(nodes: &[Node]) -> String {
    fn gather(nodes: &[Node], text: &mut String) {
        for node in nodes {
            match node {
                Node::Text(piece) => text.push_str(piece),
                Node::Element(element) if is_dropped(&element.name) => {}
                Node::Element(element) => {
                    let apart = is_block(element) || element.name == "br";
                    text.push_str(if apart { " " } else { "" });
                    gather(&element.children, text);
                    text.push_str(if apart { " " } else { "" });
                }
            }
        }
    }
    let mut gathered = String::new();
    gather(nodes, &mut gathered);
    collapse(&gathered)
}

/// Reads plain text: a blank line ends a paragraph, a line's end breaks the line.
pub fn paragraphs(text: &str) -> Body {
    let text = text.replace("\r\n", "\n");
    let paragraph = |lines: &str| {
        let mut content = Vec::new();
        for line in lines.lines().map(collapse).filter(|line| !line.is_empty()) {
            if !content.is_empty() {
                content.push(Inline::LineBreak);
            }
            content.push(Inline::Text(line));
        }
        let direction = body::direction_of(&content);
        let block = |content| Block { id: None, direction, language: None, kind: BlockKind::Paragraph(content) };
        (!content.is_empty()).then(|| block(content))
    };
    Body { blocks: text.split("\n\n").filter_map(paragraph).collect() }
}

/// White space as HTML collapses it. A no-break space is none.
pub fn collapse(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// Elements that go with their content: they run, draw, ask or hide something.
fn is_dropped(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "template"
            | "noscript"
            | "object"
            | "applet"
            | "form"
            | "input"
            | "button"
            | "select"
            | "textarea"
            | "datalist"
            | "dialog"
            | "canvas"
            | "map"
            | "area"
            | "frameset"
            | "frame"
            | "title"
            | "head"
            | "link"
            | "meta"
            | "base"
            | "svg"
            | "math"
            | "xmp"
            | "plaintext"
            | "noembed"
            | "noframes"
            | "marquee"
            | "portal"
            | "fencedframe"
            | "track"
            | "source"
            | "param"
    )
}

/// The text-level elements that stay, by name.
fn mark(name: &str) -> Option<Mark> {
    Some(match name {
        "strong" => Mark::Strong,
        "em" => Mark::Emphasis,
        "b" => Mark::Bold,
        "i" => Mark::Italic,
        "u" => Mark::Underline,
        "s" | "strike" => Mark::Strike,
        "small" => Mark::Small,
        "mark" => Mark::Highlight,
        "sub" => Mark::Subscript,
        "sup" => Mark::Superscript,
        "del" => Mark::Deleted,
        "ins" => Mark::Inserted,
        "code" | "tt" => Mark::Code,
        "kbd" => Mark::Keyboard,
        "samp" => Mark::Sample,
        "var" => Mark::Variable,
        "cite" => Mark::Citation,
        "q" => Mark::Quotation,
        "abbr" | "acronym" => Mark::Abbreviation,
        "dfn" => Mark::Definition,
        _ => return None,
    })
}

/// Elements that begin a block of their own.
fn is_block(element: &Element) -> bool {
    matches!(
        element.name.as_str(),
        "p" | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "dl"
            | "dt"
            | "dd"
            | "li"
            | "blockquote"
            | "figure"
            | "figcaption"
            | "table"
            | "caption"
            | "thead"
            | "tbody"
            | "tfoot"
            | "tr"
            | "td"
            | "th"
            | "pre"
            | "hr"
            | "div"
            | "section"
            | "article"
            | "main"
            | "aside"
            | "header"
            | "footer"
            | "nav"
            | "center"
            | "address"
            | "details"
            | "summary"
            | "fieldset"
            | "hgroup"
            | "iframe"
            | "embed"
            | "video"
            | "audio"
    )
}

fn has_block(element: &Element) -> bool {
    element.children.iter().any(|child| match child {
        Node::Text(_) => false,
        Node::Element(child) => !is_dropped(&child.name) && (is_block(child) || has_block(child)),
    })
}

/// What surrounds a node.
#[derive(Clone)]
struct Context<'a> {
    base: &'a HttpUrl,
    /// Declared by the nearest element around that is not shown itself.
    direction: Option<Direction>,
    language: Option<LanguageTag>,
}

impl Context<'_> {
    /// The context inside an element that leaves no trace of its own.
    fn inside(&self, element: &Element) -> Self {
        Self {
            base: self.base,
            direction: declared_direction(element).or(self.direction),
            language: language(element).or_else(|| self.language.clone()),
        }
    }

    /// The context inside an element that is shown and carries direction and language itself.
    fn fresh(&self) -> Self {
        Self { base: self.base, direction: None, language: None }
    }
}

fn declared_direction(element: &Element) -> Option<Direction> {
    element.attribute("dir").and_then(Direction::from_attribute)
}

fn language(element: &Element) -> Option<LanguageTag> {
    element.attribute("lang").and_then(LanguageTag::new)
}

fn blocks(nodes: &[Node], context: &Context) -> Vec<Block> {
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
}

impl BlockReader {
    fn read(&mut self, nodes: &[Node], context: &Context) {
        for node in nodes {
            match node {
                Node::Text(text) => self.loose.text(text),
                Node::Element(element) if is_dropped(&element.name) => {}
                Node::Element(element) if is_block(element) => {
                    self.flush(context);
                    self.block(element, &context.inside(element));
                }
                // A mark or a link around whole blocks: the blocks matter more.
                Node::Element(element) if has_block(element) => {
                    let inside = context.inside(element);
                    self.flush(context);
                    self.read(&element.children, &inside);
                    self.flush(&inside);
                }
                Node::Element(element) => self.loose.element(element, context),
            }
        }
    }

    /// Ends the loose text before a block, if there is any.
    fn flush(&mut self, context: &Context) {
        let content = std::mem::take(&mut self.loose).finish();
        self.paragraph(content, None, context);
    }

    fn block(&mut self, element: &Element, context: &Context) {
        let id = element.attribute("id").and_then(url::element_id);
        match element.name.as_str() {
            "p" | "summary" | "dt" if !has_block(element) => self.paragraph(line(element, context), id, context),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                // Level 1 is the headline's own.
                let level = element.name.bytes().last().map_or(2, |digit| (digit - b'0').max(2));
                let content = line(element, context);
                if !content.is_empty() {
                    let direction = context.direction.or_else(|| body::direction_of(&content));
                    self.push(BlockKind::Heading { level, content }, id, direction, context);
                }
            }
            "ul" | "ol" => self.list(element, id, context),
            "blockquote" => {
                let quoted = blocks(&element.children, &context.fresh());
                if !quoted.is_empty() {
                    self.push(BlockKind::Quote(quoted), id, context.direction, context);
                }
            }
            "figure" => self.figure(element, context),
            "table" => self.table(element, id, context),
            "pre" => {
                let content = preformatted(element, context);
                if !content.is_empty() {
                    let code =
                        element.children.iter().any(|child| matches!(child, Node::Element(e) if e.name == "code"));
                    let direction = context
                        .direction
                        .or_else(|| if code { Some(Direction::Ltr) } else { body::direction_of(&content) });
                    self.push(BlockKind::Preformatted { code, content }, id, direction, context);
                }
            }
            "hr" => self.push(BlockKind::Separator, id, None, context),
            "iframe" | "embed" | "video" | "audio" => self.medium(element, context),
            _ => {
                self.read(&element.children, context);
                self.flush(context);
            }
        }
    }

    /// A paragraph; a lone picture is a figure instead, and nothing at all leaves no hole.
    fn paragraph(&mut self, content: Vec<Inline>, id: Option<String>, context: &Context) {
        match lone_image(&content) {
            Some(image) => {
                let figure = Figure { image: image.clone(), caption: Vec::new() };
                self.push(BlockKind::Figure(Box::new(figure)), id, context.direction, context);
            }
            None if is_blank(&content) => {}
            None => {
                let direction = context.direction.or_else(|| body::direction_of(&content));
                self.push(BlockKind::Paragraph(content), id, direction, context);
            }
        }
    }

    fn list(&mut self, element: &Element, id: Option<String>, context: &Context) {
        let mut items: Vec<Vec<Block>> = Vec::new();
        for child in &element.children {
            let Node::Element(child) = child else { continue };
            if is_dropped(&child.name) {
                continue;
            }
            let content = if child.name == "li" {
                blocks(&child.children, &context.fresh().inside(child))
            } else {
                blocks(std::slice::from_ref(&Node::Element(child.clone())), &context.fresh())
            };
            match items.last_mut() {
                // A list right inside a list belongs to the item before it.
                Some(item) if child.name != "li" => item.extend(content),
                _ if content.is_empty() => {}
                _ => items.push(content),
            }
        }
        if items.is_empty() {
            return;
        }
        let order = (element.name == "ol").then(|| Order {
            start: element.attribute("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1),
            reversed: element.attribute("reversed").is_some(),
        });
        let direction = context.direction.or_else(|| majority(items.iter().flatten()));
        self.push(BlockKind::List { order, items }, id, direction, context);
    }

    /// A figure's caption goes to the picture or the table in it, else it follows as a paragraph.
    fn figure(&mut self, element: &Element, context: &Context) {
        let is_caption = |node: &&Node| matches!(node, Node::Element(e) if e.name == "figcaption");
        let caption = element.children.iter().find(is_caption).and_then(|node| match node {
            Node::Element(caption) => Some((line(caption, context), context.inside(caption))),
            Node::Text(_) => None,
        });
        let rest: Vec<Node> = element.children.iter().filter(|node| !is_caption(node)).cloned().collect();
        let mut inner = blocks(&rest, context);
        if let Some((caption, inside)) = caption {
            match inner.as_mut_slice() {
                [Block { kind: BlockKind::Figure(figure), .. }] if figure.caption.is_empty() => {
                    figure.caption = caption
                }
                [Block { kind: BlockKind::Table(table), .. }] if table.caption.is_empty() => table.caption = caption,
                _ => {
                    self.blocks.append(&mut inner);
                    self.paragraph(caption, None, &inside);
                }
            }
        }
        self.blocks.append(&mut inner);
    }

    fn table(&mut self, element: &Element, id: Option<String>, context: &Context) {
        let mut table = Table { caption: Vec::new(), head: Vec::new(), rows: Vec::new() };
        for child in &element.children {
            let Node::Element(child) = child else { continue };
            match child.name.as_str() {
                "caption" => table.caption = line(child, context),
                "thead" => table.head.extend(rows(child, context)),
                "tbody" | "tfoot" => table.rows.extend(rows(child, context)),
                _ => {}
            }
        }
        let cells = || table.head.iter().chain(&table.rows).flatten();
        if cells().all(|cell| cell.blocks.is_empty()) {
            return;
        }
        let direction = context.direction.or_else(|| majority(cells().flat_map(|cell| &cell.blocks)));
        self.push(BlockKind::Table(table), id, direction, context);
    }

    /// Something that plays: until it can be played in place, a link to it.
    fn medium(&mut self, element: &Element, context: &Context) {
        let source = element.attribute("src").or_else(|| {
            element.children.iter().find_map(|child| match child {
                Node::Element(source) if source.name == "source" => source.attribute("src"),
                _ => None,
            })
        });
        let Some(target) = source.and_then(|source| url::http(source, context.base)) else { return };
        let title = element.attribute("title").map(collapse).filter(|title| !title.is_empty());
        let content = vec![Inline::Text(title.unwrap_or_else(|| target.host().to_owned()))];
        self.paragraph(vec![Inline::Link { href: Href::Page(target), content }], None, context);
    }

    fn push(&mut self, kind: BlockKind, id: Option<String>, direction: Option<Direction>, context: &Context) {
        self.blocks.push(Block { id, direction, language: context.language.clone(), kind });
    }
}

/// The direction of most of the blocks' letters.
fn majority<'a>(blocks: impl Iterator<Item = &'a Block>) -> Option<Direction> {
    let mut texts = Vec::new();
    let mut waiting: Vec<&Block> = blocks.collect();
    while let Some(block) = waiting.pop() {
        match &block.kind {
            BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => texts.extend(body::texts(content)),
            BlockKind::Quote(blocks) => waiting.extend(blocks),
            BlockKind::List { items, .. } => waiting.extend(items.iter().flatten()),
            _ => {}
        }
    }
    Direction::of_texts(texts)
}

fn rows(group: &Element, context: &Context) -> Vec<Row> {
    let elements = |nodes: &[Node], names: &[&str]| -> Vec<Element> {
        let fits = |node: &Node| match node {
            Node::Element(element) if names.contains(&element.name.as_str()) => Some(element.clone()),
            _ => None,
        };
        nodes.iter().filter_map(fits).collect()
    };
    let cell = |element: Element| {
        let blocks = blocks(&element.children, &context.fresh().inside(&element));
        Cell {
            header: element.name == "th",
            column_span: span(&element, "colspan"),
            row_span: span(&element, "rowspan"),
            direction: declared_direction(&element).or_else(|| majority(blocks.iter())),
            blocks,
        }
    };
    let row = |row: Element| elements(&row.children, &["td", "th"]).into_iter().map(cell).collect();
    elements(&group.children, &["tr"]).into_iter().map(row).collect()
}

fn span(cell: &Element, attribute: &str) -> u16 {
    cell.attribute(attribute).and_then(|span| span.trim().parse().ok()).map_or(1, |span: u16| span.clamp(1, 100))
}

fn line(element: &Element, context: &Context) -> Vec<Inline> {
    let mut line = Line::default();
    line.read(&element.children, context);
    line.finish()
}

fn preformatted(element: &Element, context: &Context) -> Vec<Inline> {
    let mut line = Line { preformatted: true, ..Line::default() };
    line.read(&element.children, context);
    line.content
}

/// Gathers inline content and collapses its white space.
#[derive(Default)]
struct Line {
    content: Vec<Inline>,
    preformatted: bool,
    /// Whether what came last ends in a space or a break, so that the next space says nothing.
    spaced: bool,
}

impl Line {
    fn read(&mut self, nodes: &[Node], context: &Context) {
        for node in nodes {
            match node {
                Node::Text(text) => self.text(text),
                Node::Element(element) if is_dropped(&element.name) => {}
                Node::Element(element) => self.element(element, context),
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.preformatted {
            self.content.push(Inline::Text(text.to_owned()));
            return;
        }
        let mut collapsed = String::with_capacity(text.len());
        for character in text.chars() {
            if !character.is_ascii_whitespace() {
                collapsed.push(character);
                self.spaced = false;
            } else if !self.spaced {
                collapsed.push(' ');
                self.spaced = true;
            }
        }
        if !collapsed.is_empty() {
            self.content.push(Inline::Text(collapsed));
        }
    }

    fn element(&mut self, element: &Element, context: &Context) {
        match element.name.as_str() {
            "br" => {
                self.content.push(Inline::LineBreak);
                self.spaced = true;
            }
            "wbr" => self.content.push(Inline::Text("\u{200B}".to_owned())),
            "img" => self.image(element, context),
            name => {
                let wrapped = self.inside(element, context);
                if wrapped.is_empty() {
                    return;
                }
                let wrapped = match (mark(name), link(element, context)) {
                    (Some(mark), _) => vec![Inline::Marked { mark, content: wrapped }],
                    (None, Some(href)) => vec![Inline::Link { href, content: wrapped }],
                    (None, None) => wrapped,
                };
                self.content.extend(isolated(element, wrapped));
                if is_block(element) {
                    self.text(" ");
                }
            }
        }
    }

    /// The content of an element, its white space joined with what stands before and after.
    fn inside(&mut self, element: &Element, context: &Context) -> Vec<Inline> {
        let mut inner = Self { content: Vec::new(), preformatted: self.preformatted, spaced: self.spaced };
        inner.read(&element.children, context);
        self.spaced = inner.spaced;
        inner.content
    }

    fn image(&mut self, element: &Element, context: &Context) {
        // WordPress draws emoji and smilies as pictures whose alternative text is the character.
        if element.has_class("emoji") || element.has_class("wp-smiley") {
            self.text(element.attribute("alt").unwrap_or_default());
        } else if let Some(image) = image(element, context.base) {
            self.content.push(Inline::Image(image));
            self.spaced = false;
        }
    }

    /// The line without the white space at its ends.
    fn finish(mut self) -> Vec<Inline> {
        trim(
            &mut self.content,
            |text| text.trim_start_matches(' '),
            |content| content.first_mut(),
            |content| {
                content.remove(0);
            },
        );
        trim(
            &mut self.content,
            |text| text.trim_end_matches(' '),
            |content| content.last_mut(),
            |content| {
                content.pop();
            },
        );
        self.content
    }
}

/// Takes white space and breaks off one end of inline content.
fn trim(
    content: &mut Vec<Inline>,
    cut: fn(&str) -> &str,
    end: fn(&mut Vec<Inline>) -> Option<&mut Inline>,
    remove: fn(&mut Vec<Inline>),
) {
    while let Some(inline) = end(content) {
        let gone = match inline {
            Inline::Text(text) => {
                *text = cut(text).to_owned();
                text.is_empty()
            }
            Inline::LineBreak => true,
            Inline::Marked { content, .. } | Inline::Link { content, .. } | Inline::Isolate { content, .. } => {
                trim(content, cut, end, remove);
                content.is_empty()
            }
            Inline::Image(_) => false,
        };
        if !gone {
            return;
        }
        remove(content);
    }
}

/// `<a href>` that leads somewhere; any other `<a>` is its content.
fn link(element: &Element, context: &Context) -> Option<Href> {
    let href = element.attribute("href").filter(|_| element.name == "a")?;
    url::href(href, context.base)
}

/// Keeps an inline element's declared direction or language, and what `bdi` and `bdo` mean.
fn isolated(element: &Element, content: Vec<Inline>) -> Vec<Inline> {
    let direction = declared_direction(element);
    let language = language(element);
    let isolates = matches!(element.name.as_str(), "bdi" | "bdo") || direction.is_some() || language.is_some();
    if isolates && !is_block(element) { vec![Inline::Isolate { direction, language, content }] } else { content }
}

fn image(element: &Element, base: &HttpUrl) -> Option<Image> {
    let url = url::http(element.attribute("src")?, base)?;
    let side = |name| element.attribute(name).and_then(|value| value.trim().parse().ok());
    let alt = element.attribute("alt").and_then(|alt| image::meaningful_alt(alt, &url));
    let candidates = element.attribute("srcset").map(|srcset| candidates(srcset, base)).unwrap_or_default();
    let size = side("width").zip(side("height")).and_then(|(width, height)| Size::new(width, height));
    // What counts readers instead of showing them something.
    let tracker = size.is_some_and(|size| size.width <= 2 && size.height <= 2);
    (!tracker).then_some(Image { url, alt, size, candidates })
}

/// Reads `srcset`, each candidate by itself (HTML Standard, "parse a srcset attribute").
fn candidates(srcset: &str, base: &HttpUrl) -> Vec<Candidate> {
    let mut rest = srcset;
    let mut candidates = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        if rest.is_empty() {
            return candidates;
        }
        let (address, after) = rest.split_at(rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len()));
        // A URL that ends in a comma has no descriptor.
        let (descriptor, next) = match address.strip_suffix(',') {
            Some(_) => ("", after),
            None => after.split_at(after.find(',').unwrap_or(after.len())),
        };
        rest = next;
        let url = url::http(address.trim_end_matches(','), base);
        if let (Some(url), Some(descriptor)) = (url, descriptor_of(descriptor.trim())) {
            candidates.push(Candidate { url, descriptor });
        }
    }
}

fn descriptor_of(text: &str) -> Option<Descriptor> {
    if text.is_empty() {
        return Some(Descriptor::Density(100));
    }
    if let Some(width) = text.strip_suffix('w') {
        return width.parse().ok().filter(|width| *width > 0).map(Descriptor::Width);
    }
    // By hand: a parser of floating-point numbers is 6 KB of WebAssembly.
    let (whole, fraction) = text.strip_suffix('x').map(|number| number.split_once('.').unwrap_or((number, "")))?;
    let hundredths = format!("{fraction:0<2}").get(..2)?.parse::<u32>().ok()?;
    let density = whole.parse::<u32>().ok()?.checked_mul(100)?.checked_add(hundredths)?;
    (10..=1000).contains(&density).then_some(Descriptor::Density(density))
}

/// Whether nothing in the line can be seen. Editors make room with paragraphs of one no-break space.
fn is_blank(content: &[Inline]) -> bool {
    content.iter().all(|inline| match inline {
        Inline::Text(text) => {
            text.chars().all(|c| c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{FEFF}'))
        }
        Inline::LineBreak => true,
        Inline::Marked { content, .. } | Inline::Link { content, .. } | Inline::Isolate { content, .. } => {
            is_blank(content)
        }
        Inline::Image(_) => false,
    })
}

/// The picture of a line that holds nothing else.
fn lone_image(content: &[Inline]) -> Option<&Image> {
    match content {
        [Inline::Image(image)] => Some(image),
        // A link to the picture's own page or file adds nothing that readers look for.
        [Inline::Link { content, .. } | Inline::Marked { content, .. } | Inline::Isolate { content, .. }] => {
            lone_image(content)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
