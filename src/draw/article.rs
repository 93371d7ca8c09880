//! What stands around an article's body: breadcrumbs, headline, byline, lead picture, sections.

use super::Pen;
use super::people::{beginning, dir};
use super::pictures::Priority;
use crate::domain::section::{breadcrumbs, innermost};
use crate::domain::{Article, Direction, Section};
use crate::locale::When;

/// What `offline.js` needs to know to save an article for later.
#[derive(Clone, Debug)]
pub struct Keeping {
    /// The article's own address.
    pub url: String,
    /// The addresses that it was fetched from, with spaces between them.
    pub requests: String,
    pub is_saved: bool,
}

impl Pen<'_> {
    /// The article without its body, for which an empty element `.body` is left. The number of
    /// comments has an empty place as well, `.comment-count`: it comes later than the article.
    pub fn article(
        &mut self,
        article: &Article,
        // Link to the front page.
        home: &str,
        published: Option<&When>,
        // How long it takes to read, in words.
        reading_time: &str,
        keeping: Option<&Keeping>,
    ) {
        let title = if article.title.is_empty() { self.messages.untitled } else { &article.title };
        self.breadcrumbs(article, home, title);
        let direction = Direction::of_text(title);
        let heading =
            [("class", Some("article__title")), ("dir", direction.map(Direction::as_str)), ("tabindex", Some("-1"))];
        self.element("h1", &heading, |pen| pen.inside(direction, |pen| pen.words(title)));
        self.byline(&article.authors);
        self.element("div", &[("class", Some("article__meta"))], |pen| {
            published.into_iter().for_each(|when| pen.date(when));
            let count = [
                ("class", Some("comment-count")),
                ("href", Some("#comments")),
                ("rel", Some("external")),
                ("hidden", Some("")),
            ];
            pen.element("a", &count, |_| ());
        });
        self.tools(reading_time, keeping);
        if let Some(figure) = &article.lead {
            self.element("div", &[("class", Some("article__lead"))], |pen| {
                pen.element("figure", &[("class", Some("figure"))], |pen| {
                    pen.captioned_picture(figure, Priority::First)
                });
            });
        }
        self.element("div", &[("class", Some("body"))], |_| ());
        self.body_note(article);
        self.sections(&article.sections);
    }

    /// What helps in reading. `reading.js` makes the buttons work and says in words of theirs what came of
    /// it; the style sheet shows those that the browser can serve. The words of `lightbox.js` and of
    /// `facades.js` stand here as well.
    fn tools(&mut self, reading_time: &str, keeping: Option<&Keeping>) {
        let messages = self.messages;
        let row = [
            ("class", Some("tools")),
            ("data-copied", Some(messages.copied)),
            ("data-not-copied", Some(messages.not_copied)),
            ("data-stop", Some(messages.stop_listening)),
            ("data-saved", Some(messages.saved.saved)),
            ("data-unsaved", Some(messages.saved.unsaved)),
            ("data-not-saved", Some(messages.saved.not_saved)),
            ("data-full", Some(messages.saved.full)),
            ("data-pictures", Some(messages.lightbox.title)),
            ("data-count", Some(messages.lightbox.count)),
            ("data-previous", Some(messages.lightbox.previous)),
            ("data-next", Some(messages.lightbox.next)),
            ("data-zoom", Some(messages.lightbox.zoom)),
            ("data-loading", Some(messages.lightbox.loading)),
            ("data-missing", Some(messages.picture_missing)),
            ("data-close", Some(messages.reading.close)),
        ];
        let tools = [
            ("share", messages.share),
            ("copy", messages.copy_link),
            ("listen", messages.listen),
            ("print", messages.print),
        ];
        self.element("div", &row, |pen| {
            pen.element("span", &[("class", Some("tools__time"))], |pen| pen.isolated(reading_time, None));
            for (name, label) in tools {
                let class = format!("tools__tool tools__{name}");
                let button = [
                    ("class", Some(class.as_str())),
                    ("type", Some("button")),
                    ("aria-label", Some(label)),
                    ("title", Some(label)),
                ];
                pen.element("button", &button, |_| ());
            }
            if let Some(Keeping { url, requests, is_saved }) = keeping {
                let button = [
                    ("class", Some("tools__tool tools__save")),
                    ("type", Some("button")),
                    ("aria-label", Some(messages.saved.save)),
                    ("title", Some(messages.saved.save)),
                    ("aria-pressed", Some(if *is_saved { "true" } else { "false" })),
                    ("data-url", Some(url.as_str())),
                    ("data-requests", Some(requests.as_str())),
                ];
                pen.element("button", &button, |_| ());
            }
            pen.element("span", &[("class", Some("tools__note")), ("role", Some("status"))], |_| ());
        });
    }

    /// Breadcrumbs: an ordered list of links, the page itself last (ARIA Authoring Practices).
    fn breadcrumbs(&mut self, article: &Article, home: &str, title: &str) {
        let step = [("class", Some("breadcrumbs__step"))];
        let label = [("class", Some("breadcrumbs")), ("aria-label", Some(self.messages.breadcrumbs))];
        self.element("nav", &label, |pen| {
            pen.element("ol", &[("class", Some("breadcrumbs__list"))], |pen| {
                pen.element("li", &step, |pen| {
                    pen.element("a", &[("href", Some(home))], |pen| pen.canvas.text(pen.messages.home));
                });
                for crumb in breadcrumbs(&article.sections) {
                    pen.element("li", &step, |pen| pen.section(&crumb, "", None));
                }
                let last = [("class", Some("breadcrumbs__step breadcrumbs__step--current"))];
                pen.element("li", &last, |pen| {
                    let direction = Direction::of_text(title);
                    let attributes = [
                        ("class", Some("breadcrumbs__current")),
                        ("aria-current", Some("page")),
                        ("dir", direction.map(Direction::as_str)),
                    ];
                    pen.element("bdi", &attributes, |pen| pen.inside(direction, |pen| pen.words(beginning(title))));
                });
            });
        });
    }

    /// What there is to say about a body that is cut or empty.
    fn body_note(&mut self, article: &Article) {
        let note = match (article.body.cut, article.body.blocks.is_empty()) {
            (true, _) => self.messages.body_cut,
            (false, true) => self.messages.body_missing,
            (false, false) => return,
        };
        self.element("div", &[("class", Some("body__note")), ("role", Some("note"))], |pen| {
            pen.element("p", &[("dir", dir(note))], |pen| pen.canvas.text(note));
            if let Some(url) = &article.original {
                let link = [("class", Some("button")), ("href", Some(url.as_str())), ("rel", Some("external"))];
                pen.element("a", &link, |pen| pen.canvas.text(pen.messages.open_original));
            }
        });
    }

    /// A labelled list of links to the article's sections.
    fn sections(&mut self, sections: &[Section]) {
        if sections.is_empty() {
            return;
        }
        self.element("div", &[("class", Some("sections"))], |pen| {
            let title = [("class", Some("sections__title")), ("id", Some("sections-title"))];
            pen.element("h2", &title, |pen| pen.canvas.text(pen.messages.sections));
            let list = [("class", Some("sections__list")), ("aria-labelledby", Some("sections-title"))];
            pen.element("ul", &list, |pen| {
                for section in innermost(sections) {
                    pen.element("li", &[], |pen| pen.section(&section.crumb(), "tag", Some("sections__link")));
                }
            });
        });
    }
}
