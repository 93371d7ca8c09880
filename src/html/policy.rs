//! The policy: what of an author's HTML has a place in a [`Body`](crate::domain::Body). Default-deny,
//! and nothing but tables; the reader in [`super::read`] asks them.
//!
//! Elements are looked up in [`place`]. What is not named there gives its content alone: an unknown
//! element cannot do anything once it is gone, and its text is the author's.
//!
//! Of the attributes, these are read, and no other:
//!
//! | attribute | of | becomes | because |
//! | --- | --- | --- | --- |
//! | `id` (`name` of `a`) | any | an `id` with a prefix | links lead there; without a prefix it would shadow the page's own names |
//! | `dir`, `lang` | any | direction, language tag | they are the text's |
//! | `class` | any | nothing; a few of WordPress's say what a block is | classes are the page's styling |
//! | `style` | any | alignment, direction, weight, slant, lines, list type; a cover's picture | classic editors say it only there; anything else could cover the page or fetch |
//! | `align` | text blocks, pictures | alignment | the same, before CSS |
//! | `href` | `a` | [`Href`](crate::domain::url::Href) | see the schemes below |
//! | `src`, `srcset`, `alt`, `width`, `height` | `img` | a picture | each URL by itself; sizes keep its place free |
//! | `data-src`, `data-lazy-src`, `data-original`, `data-srcset`, `data-lazy-srcset` | `img`, `iframe` | as the above | lazy-loading plugins move the address there |
//! | `src`, `type`, `poster`, `kind`, `srclang`, `label` | `video`, `audio`, `source`, `track` | media | never `autoplay`: the reader decides |
//! | `src`, `title` | `iframe`, `embed` | a link to what it shows | what a frame does is beyond anybody's control |
//! | `colspan`, `rowspan`, `start`, `value`, `reversed`, `type` | tables, lists | numbers in bounds | they are the content's order |
//! | `open` | `details` | open or not | |
//! | any other: `on*`, `srcdoc`, `name`, `is`, `popover`, … | | nothing | |
//!
//! | scheme | link | picture, media |
//! | --- | --- | --- |
//! | `https`, `http` | yes | yes |
//! | `mailto`, `tel` | yes: they start what the reader has | no |
//! | `#…` | yes, to a prefixed `id` | no |
//! | any other: `javascript`, `data`, `blob`, `file`, … | no: they run, hide or reach into the device | no |

use super::tree::Element;
use crate::domain::body::Mark;

/// Where an element's content goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Away, with the element: it runs, draws, asks or hides something.
    Nowhere,
    Block(BlockElement),
    Inline(InlineElement),
    /// Where the element was. `apart` from what stands before and after.
    Content {
        apart: bool,
    },
}

/// Elements that are blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BlockElement {
    Paragraph,
    /// With its level.
    Heading(u8),
    List {
        ordered: bool,
    },
    Descriptions,
    Quote,
    Figure,
    Table,
    Preformatted,
    Separator,
    Details,
    Audio,
    Video,
    Frame,
}

/// Elements that stand in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum InlineElement {
    Marked(Mark),
    Link,
    Image,
    LineBreak,
    BreakOpportunity,
    Isolate,
}

const APART: Place = Place::Content { apart: true };

/// The place of an element.
pub(super) fn place(element: &Element) -> Place {
    if is_ornament(element) {
        return Place::Nowhere;
    }
    match element.name.as_str() {
        "p" | "summary" | "dt" | "legend" => Place::Block(BlockElement::Paragraph),
        "h1" => Place::Block(BlockElement::Heading(1)),
        "h2" => Place::Block(BlockElement::Heading(2)),
        "h3" => Place::Block(BlockElement::Heading(3)),
        "h4" => Place::Block(BlockElement::Heading(4)),
        "h5" => Place::Block(BlockElement::Heading(5)),
        "h6" => Place::Block(BlockElement::Heading(6)),
        "ul" | "menu" | "dir" => Place::Block(BlockElement::List { ordered: false }),
        "ol" => Place::Block(BlockElement::List { ordered: true }),
        "dl" => Place::Block(BlockElement::Descriptions),
        "blockquote" => Place::Block(BlockElement::Quote),
        "figure" => Place::Block(BlockElement::Figure),
        "table" => Place::Block(BlockElement::Table),
        "pre" | "listing" => Place::Block(BlockElement::Preformatted),
        "hr" => Place::Block(BlockElement::Separator),
        "details" => Place::Block(BlockElement::Details),
        "audio" => Place::Block(BlockElement::Audio),
        "video" => Place::Block(BlockElement::Video),
        "iframe" | "embed" => Place::Block(BlockElement::Frame),
        "a" => Place::Inline(InlineElement::Link),
        "img" => Place::Inline(InlineElement::Image),
        "br" => Place::Inline(InlineElement::LineBreak),
        "wbr" => Place::Inline(InlineElement::BreakOpportunity),
        "bdi" | "bdo" => Place::Inline(InlineElement::Isolate),
        "div" | "section" | "article" | "main" | "aside" | "header" | "footer" | "nav" | "center" | "address"
        | "fieldset" | "hgroup" | "search" | "li" | "dd" | "figcaption" | "caption" | "thead" | "tbody" | "tfoot"
        | "tr" | "td" | "th" => APART,
        // A tab's or an accordion's title is in the button that opens it.
        "button" if element.attribute("role") == Some("tab") || is_wordpress_block(element) => APART,
        "span" if element.classes().any(|class| class.starts_with("wp-block-playlist")) => APART,
        "label" if element.has("for") => Place::Nowhere,
        name if is_dropped(name) => Place::Nowhere,
        name => mark(name).map_or(Place::Content { apart: false }, |mark| Place::Inline(InlineElement::Marked(mark))),
    }
}

/// What runs (`script`), draws what cannot be read (`svg`), asks (`form`), hides (`template`), or
/// holds a fall-back for browsers that nobody has.
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

/// The elements of text-level semantics (HTML Standard, 4.5), and their names of old.
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
        "ruby" => Mark::Ruby,
        "rt" => Mark::RubyText,
        "rp" => Mark::RubyParenthesis,
        _ => return None,
    })
}

/// What plugins and themes add to an article that is none of it: icons that look like text, a link's
/// name said twice, buttons to share.
fn is_ornament(element: &Element) -> bool {
    let names_itself = |class: &str| class.starts_with("wp-block-social-link");
    element.classes().any(|class| match class {
        "wp-block-accordion-heading__toggle-icon"
        | "sharedaddy"
        | "addtoany_share_save_container"
        | "heateor_sss_sharing_container" => true,
        "screen-reader-text" => !element.classes().any(names_itself),
        _ => false,
    })
}

fn is_wordpress_block(element: &Element) -> bool {
    element.classes().any(|class| class.starts_with("wp-block-"))
}

/// What WordPress's classes make of a `div`, a `figure` or a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WordPressBlock {
    Buttons,
    /// A picture or a figure with its caption, in the classic editor's markup.
    Captioned,
    Columns,
    Embed,
    File,
    Footnotes,
    Gallery,
    /// A cover's or a medium's picture, when it stands in the style sheet's language.
    PictureInStyle,
    Pullquote,
    Tabs,
    Verse,
}

/// The block of WordPress's that an element is, if its classes say so.
pub(super) fn wordpress_block(element: &Element) -> Option<WordPressBlock> {
    element.classes().find_map(|class| {
        Some(match class {
            "wp-block-buttons" | "wp-block-button" => WordPressBlock::Buttons,
            "wp-caption" | "gallery-item" => WordPressBlock::Captioned,
            "wp-block-columns" | "wp-block-media-text" => WordPressBlock::Columns,
            "wp-block-embed" => WordPressBlock::Embed,
            "wp-block-file" => WordPressBlock::File,
            "wp-block-footnotes" => WordPressBlock::Footnotes,
            "wp-block-gallery" | "gallery" => WordPressBlock::Gallery,
            "wp-block-cover__image-background"
            | "wp-block-cover"
            | "wp-block-cover-image"
            | "wp-block-media-text__media" => WordPressBlock::PictureInStyle,
            "wp-block-pullquote" => WordPressBlock::Pullquote,
            "wp-block-tabs" => WordPressBlock::Tabs,
            "wp-block-verse" => WordPressBlock::Verse,
            _ => return None,
        })
    })
}
