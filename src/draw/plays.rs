//! What plays, what other sites show, and files: never fetched before the reader asks for it.

use super::people::dir;
use super::{Pen, labelled};
use crate::domain::body::{Embed, Inline, Media, Screen};
use crate::domain::url::Href;
use crate::domain::{HttpUrl, LanguageTag};

impl Pen<'_> {
    /// What plays, and its caption.
    pub(super) fn media(&mut self, media: &Media) {
        match &media.picture {
            Some(screen) => self.video(media, screen),
            None => {
                let attributes = [("class", Some("sound")), ("controls", Some("")), ("preload", Some("none"))];
                self.element("audio", &attributes, |pen| pen.files(media));
            }
        }
        self.caption(&media.caption);
    }

    fn video(&mut self, media: &Media, screen: &Screen) {
        let width = screen.size.map(|size| size.width.to_string());
        let height = screen.size.map(|size| size.height.to_string());
        let poster = screen.poster.as_ref().map(|poster| self.fetched(poster));
        let attributes = [
            ("class", Some(if screen.size.is_some() { "video" } else { "video video--unmeasured" })),
            ("controls", Some("")),
            ("preload", Some("none")),
            ("playsinline", Some("")),
            ("width", width.as_deref()),
            ("height", height.as_deref()),
            ("poster", poster.as_ref().map(HttpUrl::as_str)),
        ];
        self.element("video", &attributes, |pen| {
            pen.files(media);
            for track in &media.tracks {
                let url = pen.fetched(&track.url);
                let attributes = [
                    ("kind", Some(track.kind)),
                    ("srclang", track.language.as_ref().map(LanguageTag::as_str)),
                    ("label", Some(track.label.as_str()).filter(|label| !label.is_empty())),
                    ("src", Some(url.as_str())),
                ];
                pen.element("track", &attributes, |_| ());
            }
        });
    }

    fn files(&mut self, media: &Media) {
        for file in &media.files {
            let url = self.fetched(&file.url);
            let attributes = [("type", file.mime.as_deref()), ("src", Some(url.as_str()))];
            self.element("source", &attributes, |_| ());
        }
    }

    /// A card that says what it is and whose, and leads there; with it, what can be shown here as well.
    pub(super) fn embed(&mut self, embed: &Embed) {
        let source = embed.provider.map_or(embed.url.host(), |provider| provider.name());
        self.element("p", &[("class", Some("card"))], |pen| {
            let title = embed.title.as_deref().unwrap_or(pen.messages.embedded);

            pen.link(&Href::Page(embed.url.clone()), None, |pen| {
                pen.isolated(title, Some("card__title"));
                pen.canvas.text(" ");
                pen.source(source);
            });
        });
        let frame = embed.provider.and_then(|provider| provider.frame(embed.id.as_deref(), &embed.url));
        if let Some(frame) = frame {
            self.facade(&frame, embed.title.as_deref().unwrap_or(source), source);
        }
        self.caption(&embed.caption);
    }

    /// A button that shows it here, and what the other site learns by that. `facades.js` makes the frame.
    fn facade(&mut self, frame: &str, title: &str, source: &str) {
        let words = &self.messages.lightbox;
        let label = labelled(words.show, title);
        self.element("div", &[("class", Some("facade"))], |pen| {
            let button = [
                ("class", Some("button facade__load")),
                ("type", Some("button")),
                ("aria-label", Some(label.as_str())),
                ("data-frame", Some(frame)),
                ("data-close", Some(self.messages.reading.close)),
            ];
            pen.element("button", &button, |pen| pen.canvas.text(words.show));
            let note = [("class", Some("facade__note")), ("dir", dir(words.show_note))];
            pen.element("p", &note, |pen| pen.with_name(words.show_note, source));
        });
    }

    fn source(&mut self, source: &str) {
        let attributes = [("class", Some("card__source")), ("dir", Some("ltr"))];
        self.element("bdi", &attributes, |pen| pen.canvas.text(source));
    }

    /// A file by its name and kind.
    pub(super) fn file(&mut self, url: &HttpUrl, name: &[Inline]) {
        self.link(&Href::Page(url.clone()), None, |pen| {
            pen.element("bdi", &[("class", Some("card__title"))], |pen| pen.inlines(name));
            let extension = url.last_segment().rsplit_once('.').map(|(_, extension)| extension.to_ascii_uppercase());
            let is_kind = |kind: &String| kind.len() <= 5 && kind.bytes().all(|b| b.is_ascii_alphanumeric());
            if let Some(kind) = extension.filter(is_kind) {
                pen.canvas.text(" ");
                pen.element("bdi", &[("class", Some("card__source")), ("dir", Some("ltr"))], |pen| {
                    pen.canvas.text(&kind)
                });
            }
        });
    }
}
