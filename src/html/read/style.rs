//! What `style`, `class` and `align` say about a text, beside how it looks.

use crate::domain::Direction;
use crate::domain::body::{Align, Mark, Numbering};
use crate::html::tree::Element;

/// The value of a property in an element's `style` attribute, in lower case.
fn property(element: &Element, name: &str) -> Option<String> {
    let mut declarations = element.attribute("style")?.split(';').filter_map(|declaration| declaration.split_once(':'));
    let (_, value) = declarations.rfind(|(property, _)| property.trim().eq_ignore_ascii_case(name))?;
    Some(value.trim().to_ascii_lowercase())
}

/// The direction an element declares. `auto` declares none: the majority of letters decides.
pub(super) fn direction(element: &Element) -> Option<Direction> {
    let declared = element.attribute("dir").and_then(Direction::from_attribute);
    declared.or_else(|| Direction::from_attribute(&property(element, "direction")?))
}

/// Where an element puts its text, or a picture itself. Justified text is not: it tears holes.
pub(super) fn align(element: &Element) -> Option<Align> {
    let by_class = element.classes().find_map(|class| match class {
        "has-text-align-left" | "alignleft" => Some(Align::Left),
        "has-text-align-center" | "aligncenter" => Some(Align::Center),
        "has-text-align-right" | "alignright" => Some(Align::Right),
        _ => None,
    });
    let named = |value: &str| match value {
        "left" => Some(Align::Left),
        "center" | "middle" => Some(Align::Center),
        "right" => Some(Align::Right),
        _ => None,
    };
    if element.name == "center" {
        return Some(Align::Center);
    }
    if element.name == "table" {
        // Where the table stands, not its text.
        return by_class;
    }
    by_class
        .or_else(|| named(&property(element, "text-align")?))
        .or_else(|| named(&element.attribute("align")?.trim().to_ascii_lowercase()))
}

/// The marks that classic editors set by style, the innermost first.
pub(super) fn marks(element: &Element) -> Vec<Mark> {
    let is =
        |name: &str, values: &[&str]| property(element, name).is_some_and(|value| values.contains(&value.as_str()));
    let line = |name: &str| {
        ["text-decoration", "text-decoration-line"]
            .iter()
            .any(|property_name| property(element, property_name).is_some_and(|value| value.contains(name)))
    };
    let table = [
        (Mark::Subscript, is("vertical-align", &["sub"])),
        (Mark::Superscript, is("vertical-align", &["super"])),
        (Mark::Strike, line("line-through")),
        (Mark::Underline, line("underline")),
        (Mark::Italic, is("font-style", &["italic", "oblique"])),
        (Mark::Bold, is("font-weight", &["bold", "bolder", "600", "700", "800", "900"])),
    ];
    table.into_iter().filter(|(_, set)| *set).map(|(mark, _)| mark).collect()
}

/// Whether an element takes its own mark back: editors wrap whole documents in a `<b>` that is none.
pub(super) fn is_unmarked(element: &Element, mark: Mark) -> bool {
    let normal = |name: &str| property(element, name).is_some_and(|value| value == "normal" || value == "400");
    let clear =
        || property(element, "background-color").is_some_and(|value| value == "transparent" || value.ends_with(", 0)"));
    match mark {
        // Text in a colour, as WordPress writes it.
        Mark::Highlight => clear(),
        Mark::Bold | Mark::Strong => normal("font-weight"),
        Mark::Italic | Mark::Emphasis => normal("font-style"),
        _ => false,
    }
}

/// What an ordered list counts with.
pub(super) fn numbering(element: &Element) -> Numbering {
    let by_attribute = match element.attribute("type").map(str::trim) {
        Some("a") => Some(Numbering::LowerAlpha),
        Some("A") => Some(Numbering::UpperAlpha),
        Some("i") => Some(Numbering::LowerRoman),
        Some("I") => Some(Numbering::UpperRoman),
        _ => None,
    };
    let by_style = || match property(element, "list-style-type")?.as_str() {
        "lower-alpha" | "lower-latin" => Some(Numbering::LowerAlpha),
        "upper-alpha" | "upper-latin" => Some(Numbering::UpperAlpha),
        "lower-roman" => Some(Numbering::LowerRoman),
        "upper-roman" => Some(Numbering::UpperRoman),
        _ => None,
    };
    by_attribute.or_else(by_style).unwrap_or(Numbering::Decimal)
}

/// The address of a background picture.
pub(super) fn background(element: &Element) -> Option<&str> {
    let (_, rest) = element.attribute("style")?.split_once("background")?;
    let (_, rest) = rest.split_once("url(")?;
    let (address, _) = rest.split_once(')')?;
    Some(address.trim().trim_matches(['"', '\'']))
}
