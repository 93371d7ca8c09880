//! Text with what stands in a line of it.

use super::Pen;
use super::pictures::Priority;
use crate::domain::body::{Inline, Mark};
use crate::domain::isolation::pieces;
use crate::domain::url::Href;
use crate::domain::{Direction, LanguageTag};

impl Pen<'_> {
    /// Inline content in its order.
    pub fn inlines(&mut self, content: &[Inline]) {
        content.iter().for_each(|inline| self.inline(inline));
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) => self.words(text),
            Inline::LineBreak => self.element("br", &[], |_| ()),
            Inline::Marked { mark: mark @ (Mark::Code | Mark::Keyboard | Mark::Sample), content } => {
                self.element(mark.tag(), &[("dir", Some("ltr"))], |pen| pen.code(content));
            }
            Inline::Marked { mark, content } => self.element(mark.tag(), &[], |pen| pen.inlines(content)),
            Inline::Link { href, content } => self.link(href, None, |pen| pen.inlines(content)),
            Inline::NoteReference { id, note, content } => self.element("sup", &[], |pen| {
                let href = format!("#{note}");
                let attributes = [
                    ("href", Some(href.as_str())),
                    ("rel", Some("external")),
                    ("role", Some("doc-noteref")),
                    ("id", id.as_deref()),
                ];
                pen.element("a", &attributes, |pen| pen.inlines(content));
            }),
            Inline::NoteReturn { place } => {
                let (href, label) = (format!("#{place}"), self.messages.back_to_text);
                let attributes = [
                    ("href", Some(href.as_str())),
                    ("rel", Some("external")),
                    ("role", Some("doc-backlink")),
                    ("aria-label", Some(label)),
                ];
                self.element("a", &attributes, |pen| pen.canvas.text("↩\u{FE0E}"));
            }
            Inline::Target(id) => self.element("span", &[("id", Some(id))], |_| ()),
            Inline::Isolate { direction, overrides, language, content } => {
                let attributes =
                    [("dir", direction.map(Direction::as_str)), ("lang", language.as_ref().map(LanguageTag::as_str))];
                self.element(if *overrides { "bdo" } else { "bdi" }, &attributes, |pen| {
                    pen.inside(*direction, |pen| if *overrides { pen.code(content) } else { pen.inlines(content) })
                });
            }
            Inline::Image { image, .. } => self.image(image, "picture picture--inline", Priority::Lazy),
        }
    }

    /// What people wrote. Pieces that the words around them would tear apart are isolated.
    pub(super) fn words(&mut self, text: &str) {
        if self.is_code {
            return self.canvas.text(text);
        }
        for piece in pieces(text, self.around) {
            match piece.isolated {
                None => self.canvas.text(piece.text),
                Some(direction) => {
                    // By its `dir` alone an element is isolated (HTML, 15.3.5); `bdi` is for what authors isolate.
                    let class = piece.needs_override().then_some("digit-groups");
                    let attributes = [("dir", Some(direction.as_str())), ("class", class)];
                    self.element("span", &attributes, |pen| pen.canvas.text(piece.text));
                }
            }
        }
    }

    /// Content whose every sign stands where it was put.
    pub(super) fn code(&mut self, content: &[Inline]) {
        let was = std::mem::replace(&mut self.is_code, true);
        self.inlines(content);
        self.is_code = was;
    }

    /// A link. "external" also keeps the app's router from following it: a jump within the page is the
    /// browser's, which moves the focus as well.
    pub(super) fn link(&mut self, href: &Href, label: Option<&str>, draw: impl FnOnce(&mut Self)) {
        let fragment;
        // What the publisher's site has is here as well.
        let here = match (href, self.addresses()) {
            (Href::Page(url), Some(addresses)) => addresses.inside(url),
            _ => None,
        };
        if let Some(here) = here {
            let rel = self.by_reader.then_some("nofollow ugc");
            return self.element("a", &[("href", Some(here.as_str())), ("rel", rel), ("aria-label", label)], draw);
        }
        let (href, rel) = match href {
            Href::Page(url) if self.by_reader => (url.as_str(), "external noopener nofollow ugc"),
            Href::Page(url) => (url.as_str(), "external noopener"),
            Href::Contact(url) => (url.as_str(), "external"),
            Href::Fragment(id) => {
                fragment = format!("#{id}");
                (fragment.as_str(), "external")
            }
        };
        self.element("a", &[("href", Some(href)), ("rel", Some(rel)), ("aria-label", label)], draw);
    }
}
