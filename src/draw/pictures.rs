//! Pictures, alone and together: in the size that fits, in a place held free for them.

use super::{Pen, labelled};
use crate::domain::body::{self, Figure, Gallery, Inline};
use crate::domain::image::{self, Candidate};
use crate::domain::{Direction, Image};
use crate::routes::IS_GUEST;

/// The widest that a picture gets, in `rem`: the article's measure.
const MEASURE: u8 = 36;

/// When a picture is fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Priority {
    /// Above the fold: at once, before other pictures.
    First,
    /// When the reader comes near.
    Lazy,
}

/// How many pictures of a gallery stand side by side.
pub(super) fn columns(gallery: &Gallery) -> u8 {
    let fitting = match gallery.figures.len() {
        0 | 1 => 1,
        2 | 4 => 2,
        _ => 3,
    };
    gallery.columns.unwrap_or(fitting).min(6)
}

impl Pen<'_> {
    /// A figure's picture, which opens on its own, and its caption. `reading.js` hears of the press.
    pub(super) fn captioned_picture(&mut self, figure: &Figure, priority: Priority) {
        let class = if figure.image.size.is_some() { "picture" } else { "picture picture--unmeasured" };
        match &figure.link {
            // What the picture shows names the link; where nobody said, the link says what it does.
            Some(href) => {
                let label = figure.image.alt.is_none().then_some(self.messages.open_picture);
                self.link(href, label, |pen| pen.image(&figure.image, class, priority));
            }
            // There it would be larger than its page's owner likes.
            None if IS_GUEST => self.image(&figure.image, class, priority),
            None => {
                let label = labelled(self.messages.open_picture, figure.image.alt.as_deref().unwrap_or_default());
                let button =
                    [("class", Some("picture-button")), ("type", Some("button")), ("aria-label", Some(label.as_str()))];
                self.element("button", &button, |pen| pen.image(&figure.image, class, priority));
            }
        }
        self.caption(&figure.caption);
    }

    pub(super) fn gallery(&mut self, gallery: &Gallery, columns: u8) {
        let whole = std::mem::replace(&mut self.columns, columns);
        self.element("div", &[("class", Some("gallery__pictures"))], |pen| {
            for figure in &gallery.figures {
                let class = [("class", Some("figure"))];
                pen.element("figure", &class, |pen| pen.captioned_picture(figure, Priority::Lazy));
            }
        });
        self.columns = whole;
        self.caption(&gallery.caption);
    }

    /// The words under something.
    pub(super) fn caption(&mut self, caption: &[Inline]) {
        if caption.is_empty() {
            return;
        }
        let direction = body::direction_of(caption);
        let attributes = [("class", Some("figure__caption")), ("dir", self.dir(direction))];
        self.element("figcaption", &attributes, |pen| pen.inside(direction, |pen| pen.inlines(caption)));
    }

    pub(super) fn image(&mut self, image: &Image, class: &str, priority: Priority) {
        let src = self.fetched(&image.url);
        // Whoever replaces a broken picture by words knows from this what was tried.
        let refused = (src != image.url).then(|| image.url.as_str());
        let candidate = |it: &Candidate| Candidate { url: self.fetched(&it.url), descriptor: it.descriptor };
        let srcset = image::srcset(image.candidates.iter().map(candidate));
        let share = (MEASURE / self.columns.max(1), 100 / self.columns.max(1));
        let sizes = image.chooses_by_width().then(|| format!("(min-width: 38rem) {}rem, {}vw", share.0, share.1));
        let width = image.size.map(|size| size.width.to_string());
        let height = image.size.map(|size| size.height.to_string());
        let direction = image.alt.as_deref().and_then(Direction::of_text);
        let attributes = [
            ("class", Some(class)),
            // Before `src`: a browser starts to fetch as soon as it has one.
            ("loading", Some(if priority == Priority::First { "eager" } else { "lazy" })),
            ("fetchpriority", (priority == Priority::First).then_some("high")),
            ("decoding", Some("async")),
            ("width", width.as_deref()),
            ("height", height.as_deref()),
            ("alt", Some(image.alt.as_deref().unwrap_or_default())),
            ("dir", self.dir(direction)),
            ("data-refused", refused),
            ("sizes", sizes.as_deref()),
            ("srcset", srcset.as_deref()),
            ("src", Some(src.as_str())),
        ];
        self.element("img", &attributes, |_| ());
    }
}
