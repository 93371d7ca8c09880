//! Pictures, media and frames out of their elements.

use super::Context;
use super::style;
use super::text::collapse;
use crate::domain::body::{Embed, Media, MediaFile, Screen, Track};
use crate::domain::image::{self, Candidate, Descriptor};
use crate::domain::{HttpUrl, Image, LanguageTag, Size};
use crate::html::provider::{self, Recognised};
use crate::html::tree::{Element, Node};
use crate::html::url;

/// A picture. `None` for what cannot be fetched, for placeholders, and for what counts readers
/// instead of showing them something.
pub(super) fn image(element: &Element, context: &Context) -> Option<Image> {
    let first =
        |names: &[&str]| names.iter().find_map(|name| element.attribute(name)).filter(|value| !value.is_empty());
    // Lazy-loading plugins put a placeholder into `src` and the picture beside it.
    let lazy = first(&["data-lazy-src", "data-src", "data-original"]).and_then(|src| url::http(src, context.base));
    let candidates = first(&["data-lazy-srcset", "data-srcset", "srcset"]);
    let candidates = candidates.map(|candidates| srcset(candidates, context.base)).unwrap_or_default();
    let url = lazy
        .or_else(|| url::http(element.attribute("src")?, context.base))
        .or_else(|| candidates.first().map(|candidate| candidate.url.clone()))?;
    let (width, height) = (side(element, "width"), side(element, "height"));
    let is_dot = |side: Option<u32>| side.is_some_and(|side| side <= 2);
    if is_dot(width) && is_dot(height) {
        return None;
    }
    let alt = element.attribute("alt").and_then(|alt| image::meaningful_alt(alt, &url));
    let size = width.zip(height).and_then(|(width, height)| Size::new(width, height));
    Some(Image { url, alt, size, candidates })
}

/// A side as HTML reads it (HTML Standard, "rules for parsing dimension values"): "1px" is one.
fn side(element: &Element, name: &str) -> Option<u32> {
    let value = element.attribute(name)?.trim_start();
    let digits = value.find(|c: char| !c.is_ascii_digit()).map_or(Some(value), |end| value.get(..end))?;
    digits.parse().ok().filter(|_| !value.ends_with('%'))
}

/// The picture that an element shows by its style sheet alone.
pub(super) fn background(element: &Element, context: &Context) -> Option<Image> {
    let url = url::http(style::background(element)?, context.base)?;
    let alt = element.attribute("aria-label").and_then(|alt| image::meaningful_alt(alt, &url));
    Some(Image { url, alt, size: None, candidates: Vec::new() })
}

/// Reads `srcset`, each candidate by itself (HTML Standard, "parse a srcset attribute").
pub fn srcset(srcset: &str, base: &HttpUrl) -> Vec<Candidate> {
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

/// Sound, or moving pictures where `moving`. `None` without anything to play.
pub(super) fn media(element: &Element, moving: bool, context: &Context) -> Option<Media> {
    let file = |element: &Element| {
        let url = url::http(element.attribute("src").filter(|src| !src.is_empty())?, context.base)?;
        let mime = element.attribute("type").map(str::trim).filter(|mime| is_mime(mime)).map(str::to_owned);
        Some(MediaFile { url, mime })
    };
    let named = |name: &'static str| element.elements().filter(move |child| child.name == name);
    let files: Vec<MediaFile> = std::iter::once(element).chain(named("source")).filter_map(file).collect();
    let size = side(element, "width").zip(side(element, "height"));
    let screen = || Screen {
        poster: element.attribute("poster").and_then(|poster| url::http(poster, context.base)),
        size: size.and_then(|(width, height)| Size::new(width, height)),
    };
    (!files.is_empty()).then(|| Media {
        picture: moving.then(screen),
        files,
        tracks: named("track").filter(|_| moving).filter_map(|it| track(it, context)).collect(),
        caption: Vec::new(),
    })
}

fn is_mime(text: &str) -> bool {
    let usable = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'+' | b'.');
    text.contains('/') && text.len() <= 40 && text.bytes().all(usable)
}

fn track(element: &Element, context: &Context) -> Option<Track> {
    let kind = element.attribute("kind").unwrap_or("subtitles").trim().to_ascii_lowercase();
    let known = ["captions", "subtitles", "descriptions", "chapters"];
    Some(Track {
        url: url::http(element.attribute("src")?, context.base)?,
        kind: known.into_iter().find(|known| *known == kind)?,
        language: element.attribute("srclang").and_then(LanguageTag::new),
        label: collapse(element.attribute("label").unwrap_or_default()),
    })
}

/// What a frame shows, as something to open.
pub(super) fn frame(element: &Element, context: &Context) -> Option<Embed> {
    let names = ["data-lazy-src", "data-src", "src"];
    let url = names.iter().find_map(|name| url::http(element.attribute(name)?, context.base))?;
    let title = element.attribute("title").map(collapse).filter(|title| !title.is_empty());
    Some(embed(&url, title))
}

/// Something at `url` that another site shows.
pub(super) fn embed(url: &HttpUrl, title: Option<String>) -> Embed {
    match provider::recognise(url) {
        Some(Recognised { provider, id, page }) => {
            Embed { url: page, provider: Some(provider), id, title, caption: Vec::new() }
        }
        None => Embed { url: url.clone(), provider: None, id: None, title, caption: Vec::new() },
    }
}

/// What a provider's script would put in a quotation's place: the last page of the provider's that
/// is linked in it, or that it names itself.
pub(super) fn quoted_embed(element: &Element, context: &Context) -> Option<Embed> {
    fn links<'a>(element: &'a Element, found: &mut Vec<&'a str>) {
        found.extend(element.attribute("href").filter(|_| element.name == "a"));
        element.children.iter().filter_map(Node::element).for_each(|child| links(child, found));
    }
    let scripted = |class: &str| {
        matches!(
            class,
            "twitter-tweet" | "twitter-video" | "instagram-media" | "tiktok-embed" | "fb-xfbml-parse-ignore"
        )
    };
    if !element.classes().any(scripted) {
        return None;
    }
    let mut found: Vec<&str> =
        ["cite", "data-instgrm-permalink"].iter().filter_map(|name| element.attribute(name)).collect();
    links(element, &mut found);
    let pages = found.into_iter().rev().filter_map(|href| url::http(href, context.base));
    pages.map(|page| embed(&page, None)).find(|embed| embed.provider.is_some())
}
