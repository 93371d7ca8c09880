//! An article's body as a tree of typed blocks. What has no place in these types cannot be shown.
//!
//! Only `html::policy` makes a `Body` out of what publishers wrote.

use super::provider::Provider;
use super::text;
use super::url::Href;
use super::{Direction, HttpUrl, Image, LanguageTag, Size};

/// The body of an article or of a comment.
#[derive(Debug, Default, PartialEq)]
pub struct Body {
    pub blocks: Vec<Block>,
    /// Whether it was too much to read, and ends before its end.
    pub cut: bool,
}

impl Body {
    /// The beginning of what is said, as plain text in at most so many letters: paragraphs, also those of
    /// quotations and lists.
    pub fn beginning(&self, letters: usize) -> String {
        fn gather(blocks: &[Block], enough: usize, said: &mut String) {
            for block in blocks {
                match &block.kind {
                    _ if said.len() > enough => return,
                    BlockKind::Paragraph { content, .. } => {
                        words(content, said);
                        said.push(' ');
                    }
                    BlockKind::Quote { blocks, .. } => gather(blocks, enough, said),
                    BlockKind::List { items, .. } => items.iter().for_each(|item| gather(&item.blocks, enough, said)),
                    _ => {}
                }
            }
        }
        let mut said = String::new();
        // No letter is more than four bytes.
        gather(&self.blocks, letters * 4, &mut said);
        text::shortened(&said, letters)
    }
}

/// A block with what every block may carry.
#[derive(Debug, PartialEq)]
pub struct Block {
    /// The prefixed `id`, for links to this place.
    pub id: Option<String>,
    /// As declared by the author, else by the majority of its letters; `None` takes the
    /// surrounding's.
    pub direction: Option<Direction>,
    pub language: Option<LanguageTag>,
    pub align: Option<Align>,
    pub kind: BlockKind,
}

/// Where an author put a text or a picture. Which side is the start is the surrounding's to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Left,
    Center,
    Right,
}

/// What a block is.
#[derive(Debug, PartialEq)]
pub enum BlockKind {
    Paragraph {
        content: Vec<Inline>,
        drop_cap: bool,
    },
    /// Level 2 to 6: level 1 is the headline's.
    Heading {
        level: u8,
        content: Vec<Inline>,
    },
    List {
        order: Option<Order>,
        items: Vec<Item>,
    },
    /// Terms and what is said of them.
    Descriptions(Vec<Description>),
    Quote {
        /// A sentence from the article itself, set apart to catch the eye.
        pulled: bool,
        blocks: Vec<Block>,
    },
    Figure(Box<Figure>),
    Gallery(Gallery),
    Table(Table),
    /// White space is the author's.
    Preformatted {
        text: Preformatted,
        content: Vec<Inline>,
    },
    Media(Box<Media>),
    Embed(Box<Embed>),
    /// A file to take away, by its name.
    File {
        url: HttpUrl,
        name: Vec<Inline>,
    },
    /// Links that call to something.
    Buttons(Vec<Inline>),
    Details {
        open: bool,
        summary: Vec<Inline>,
        blocks: Vec<Block>,
    },
    /// Side by side where there is room, else one after the other.
    Columns(Vec<Vec<Block>>),
    /// The notes at an article's foot.
    Footnotes(Vec<Item>),
    Separator,
}

/// How an ordered list counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    pub start: i32,
    pub reversed: bool,
    pub numbering: Numbering,
}

/// What an ordered list counts with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbering {
    Decimal,
    LowerAlpha,
    UpperAlpha,
    LowerRoman,
    UpperRoman,
}

impl Numbering {
    /// The value of the `type` attribute of `<ol>`.
    pub const fn attribute(self) -> &'static str {
        match self {
            Self::Decimal => "1",
            Self::LowerAlpha => "a",
            Self::UpperAlpha => "A",
            Self::LowerRoman => "i",
            Self::UpperRoman => "I",
        }
    }
}

/// An item of a list.
#[derive(Debug, PartialEq)]
pub struct Item {
    pub id: Option<String>,
    /// Its number, where the author gave it one.
    pub value: Option<i32>,
    pub blocks: Vec<Block>,
}

/// A part of a description list.
#[derive(Debug, PartialEq)]
pub enum Description {
    Term(Vec<Inline>),
    Details(Vec<Block>),
}

/// A picture with the words under it.
#[derive(Debug, PartialEq)]
pub struct Figure {
    pub image: Image,
    /// Where the picture itself leads.
    pub link: Option<Href>,
    pub caption: Vec<Inline>,
}

/// Pictures that belong together.
#[derive(Debug, PartialEq)]
pub struct Gallery {
    /// How many stand side by side, where the author said so.
    pub columns: Option<u8>,
    pub figures: Vec<Figure>,
    pub caption: Vec<Inline>,
}

/// A table with its caption.
#[derive(Debug, PartialEq)]
pub struct Table {
    pub caption: Vec<Inline>,
    pub head: Vec<Row>,
    pub rows: Vec<Row>,
    pub foot: Vec<Row>,
}

/// The cells of a table's row.
pub type Row = Vec<Cell>;

/// A cell of a table.
#[derive(Debug, PartialEq)]
pub struct Cell {
    pub header: bool,
    pub column_span: u16,
    pub row_span: u16,
    pub direction: Option<Direction>,
    pub align: Option<Align>,
    pub blocks: Vec<Block>,
}

/// Whose white space it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preformatted {
    Plain,
    /// A program's text.
    Code,
    /// A poem.
    Verse,
}

/// Sound or moving pictures, played by the browser.
#[derive(Debug, PartialEq)]
pub struct Media {
    /// `None` for sound alone.
    pub picture: Option<Screen>,
    /// The same in different formats; never empty.
    pub files: Vec<MediaFile>,
    pub tracks: Vec<Track>,
    pub caption: Vec<Inline>,
}

/// What a video shows before it plays.
#[derive(Debug, Default, PartialEq)]
pub struct Screen {
    pub poster: Option<HttpUrl>,
    pub size: Option<Size>,
}

/// One format of a video or of a sound.
#[derive(Debug, PartialEq)]
pub struct MediaFile {
    pub url: HttpUrl,
    /// Its MIME type, if the author said it.
    pub mime: Option<String>,
}

/// Text that runs along with a video.
#[derive(Debug, PartialEq)]
pub struct Track {
    pub url: HttpUrl,
    /// `captions`, `subtitles`, `descriptions` or `chapters`.
    pub kind: &'static str,
    pub language: Option<LanguageTag>,
    pub label: String,
}

/// Something that another site shows in a frame.
#[derive(Debug, PartialEq)]
pub struct Embed {
    /// Where to see it.
    pub url: HttpUrl,
    /// Whose it is, where that is known.
    pub provider: Option<Provider>,
    /// Its name at the provider's, where the provider has such names.
    pub id: Option<String>,
    /// What it is, in the author's words.
    pub title: Option<String>,
    pub caption: Vec<Inline>,
}

/// Text, and what stands in a line of it.
#[derive(Debug, PartialEq)]
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
    /// A footnote's number, raised, as a link to the note.
    NoteReference {
        /// The place that the note leads back to.
        id: Option<String>,
        /// The note's own.
        note: String,
        content: Vec<Inline>,
    },
    /// From a footnote back to the place it was called from.
    NoteReturn {
        place: String,
    },
    /// A place for links to lead to.
    Target(String),
    /// Text in another direction or language.
    Isolate {
        direction: Option<Direction>,
        /// Whether even letters that run the other way run in `direction`.
        overrides: bool,
        language: Option<LanguageTag>,
        content: Vec<Inline>,
    },
    /// A picture small enough for a line.
    Image {
        image: Image,
        align: Option<Align>,
    },
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
    /// Text with its pronunciation above it.
    Ruby,
    RubyText,
    RubyParenthesis,
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
            Self::Ruby => "ruby",
            Self::RubyText => "rt",
            Self::RubyParenthesis => "rp",
        }
    }
}

/// What inline content says, without what is beside or above the line.
fn words(content: &[Inline], said: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(text) => said.push_str(text),
            Inline::LineBreak => said.push(' '),
            Inline::Marked { mark: Mark::RubyText | Mark::RubyParenthesis, .. } => {}
            Inline::Marked { content, .. } | Inline::Link { content, .. } | Inline::Isolate { content, .. } => {
                words(content, said);
            }
            Inline::Image { .. } | Inline::Target(_) | Inline::NoteReference { .. } | Inline::NoteReturn { .. } => {}
        }
    }
}

/// The pieces of text of inline content, in order. Pictures and code have none: neither says which
/// way the sentence around it runs.
pub fn texts(content: &[Inline]) -> Vec<&str> {
    pieces(content, true)
}

/// The direction of most letters in inline content. A quotation that declares its own direction or
/// language is asked only when there is nothing else.
pub fn direction_of(content: &[Inline]) -> Option<Direction> {
    Direction::of_texts(pieces(content, false)).or_else(|| Direction::of_texts(pieces(content, true)))
}

fn pieces(content: &[Inline], isolated: bool) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut waiting: Vec<&Inline> = content.iter().rev().collect();
    while let Some(inline) = waiting.pop() {
        match inline {
            Inline::Text(text) => pieces.push(text.as_str()),
            Inline::LineBreak => pieces.push("\n"),
            Inline::Isolate { direction, language, .. } if !isolated && (direction.is_some() || language.is_some()) => {
            }
            Inline::Marked { mark: Mark::Code, .. }
            | Inline::Image { .. }
            | Inline::Target(_)
            | Inline::NoteReference { .. }
            | Inline::NoteReturn { .. } => {}
            Inline::Marked { content, .. } | Inline::Link { content, .. } | Inline::Isolate { content, .. } => {
                waiting.extend(content.iter().rev());
            }
        }
    }
    pieces
}
