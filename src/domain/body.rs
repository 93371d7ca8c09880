//! An article's body as a tree of typed blocks. What has no place in these types cannot be shown.
//!
//! Only `html::policy` makes a `Body` out of what publishers wrote.

use super::url::Href;
use super::{Direction, Image, LanguageTag};

/// The body of an article or of a comment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Body {
    pub blocks: Vec<Block>,
}

/// A block with what every block may carry.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// The prefixed `id`, for links to this place.
    pub id: Option<String>,
    /// As declared by the author, else by the majority of its letters; `None` takes the
    /// surrounding's.
    pub direction: Option<Direction>,
    pub language: Option<LanguageTag>,
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq)]
pub enum BlockKind {
    Paragraph(Vec<Inline>),
    /// Level 2 to 6: level 1 is the headline's.
    Heading {
        level: u8,
        content: Vec<Inline>,
    },
    List {
        order: Option<Order>,
        items: Vec<Vec<Block>>,
    },
    Quote(Vec<Block>),
    Figure(Box<Figure>),
    Table(Table),
    /// White space is the author's. `code` when it is a program's text.
    Preformatted {
        code: bool,
        content: Vec<Inline>,
    },
    Separator,
}

/// How an ordered list counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    pub start: i32,
    pub reversed: bool,
}

/// A picture with the words under it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub image: Image,
    pub caption: Vec<Inline>,
}

/// A table with its caption.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub caption: Vec<Inline>,
    pub head: Vec<Row>,
    pub rows: Vec<Row>,
}

/// The cells of a table's row.
pub type Row = Vec<Cell>;

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    pub header: bool,
    pub column_span: u16,
    pub row_span: u16,
    pub direction: Option<Direction>,
    pub blocks: Vec<Block>,
}

/// Text, and what stands in a line of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    Text(String),
    LineBreak,
    Marked {
        mark: Mark,
        content: Vec<Inline>,
    },
    Link {
        href: Href,
        content: Vec<Inline>,
    },
    /// Text in another direction or language.
    Isolate {
        direction: Option<Direction>,
        language: Option<LanguageTag>,
        content: Vec<Inline>,
    },
    Image(Image),
}

/// An element of text-level semantics (HTML Standard, 4.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Strong,
    Emphasis,
    Bold,
    Italic,
    Underline,
    Strike,
    Small,
    Highlight,
    Subscript,
    Superscript,
    Deleted,
    Inserted,
    Code,
    Keyboard,
    Sample,
    Variable,
    Citation,
    Quotation,
    Abbreviation,
    Definition,
}

impl Mark {
    /// The element's name.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Emphasis => "em",
            Self::Bold => "b",
            Self::Italic => "i",
            Self::Underline => "u",
            Self::Strike => "s",
            Self::Small => "small",
            Self::Highlight => "mark",
            Self::Subscript => "sub",
            Self::Superscript => "sup",
            Self::Deleted => "del",
            Self::Inserted => "ins",
            Self::Code => "code",
            Self::Keyboard => "kbd",
            Self::Sample => "samp",
            Self::Variable => "var",
            Self::Citation => "cite",
            Self::Quotation => "q",
            Self::Abbreviation => "abbr",
            Self::Definition => "dfn",
        }
    }
}

/// The pieces of text of inline content, in order. Pictures and code have none: neither says which
/// way the sentence around it runs.
pub fn texts(content: &[Inline]) -> Vec<&str> {
    let mut texts = Vec::new();
    let mut waiting: Vec<&Inline> = content.iter().rev().collect();
    while let Some(inline) = waiting.pop() {
        match inline {
            Inline::Text(text) => texts.push(text.as_str()),
            Inline::LineBreak => texts.push("\n"),
            Inline::Marked { mark: Mark::Code, .. } | Inline::Image(_) => {}
            Inline::Marked { content, .. } | Inline::Link { content, .. } | Inline::Isolate { content, .. } => {
                waiting.extend(content.iter().rev());
            }
        }
    }
    texts
}

/// The direction of most letters in inline content.
pub fn direction_of(content: &[Inline]) -> Option<Direction> {
    Direction::of_texts(texts(content))
}
