//! What stands around a page, and what stands in for it: the site's header and footer, an article on
//! its way, an error with a way on.

use super::{Pen, part};
use crate::domain::{Archive, HttpUrl};
use crate::locale::{Fault, Notices};
use crate::routes::Route;

/// The button that tries again.
pub const RETRY: &str = "fault__retry";

/// The classes of the comments' section, and while the first of them are on their way: `places.js` waits for them.
pub const COMMENTS: &str = "comments";
pub const COMMENTS_LOADING: &str = "comments comments--loading";

/// Where an error leads on to.
#[derive(Clone, Debug, Default)]
pub struct Ways {
    /// Whether trying again can help.
    pub retry: bool,
    /// Where the article may be read all the same.
    pub original: Option<HttpUrl>,
    /// Link to the front page.
    pub home: Option<String>,
}

impl Pen<'_> {
    /// The places of the masthead, a page and the footer.
    pub fn places(&mut self) {
        self.place();
        self.element("main", &[("class", Some("page")), ("id", Some("content")), ("tabindex", Some("-1"))], |_| ());
        self.place();
    }

    /// A place to draw in.
    pub fn place(&mut self) {
        self.element("div", &[], |_| ());
    }

    /// The first stop of the Tab key, and the site's name. "external" leaves the jump to the browser,
    /// which moves the focus.
    pub fn masthead(&mut self, name: &str, home: &str) {
        let skip = [("class", Some("skip-link")), ("href", Some("#content")), ("rel", Some("external"))];
        self.element("a", &skip, |pen| pen.canvas.text(pen.messages.skip_to_content));
        self.element("header", &[("class", Some("masthead"))], |pen| {
            let name = if name.is_empty() { pen.messages.home } else { name };
            let link = [("class", Some("masthead__name")), ("href", Some(home))];
            if let Some(addresses) = pen.addresses() {
                let href = addresses.href(&Route::List(Archive::Search(String::new()), 1));
                let href = href.split('?').next();
                let search = [
                    ("class", Some("masthead__search")),
                    ("href", href),
                    ("aria-label", Some(pen.messages.lists.search)),
                    ("title", Some(pen.messages.lists.search)),
                ];
                pen.element("a", &search, |_| ());
            }
            pen.element("a", &link, |pen| pen.isolated(name, None));
            pen.reading_options_button();
        });
    }

    /// Whose articles these are, the form of the reading options, and the place where `offline.js` says what is new, in
    /// these words.
    pub fn footer(&mut self, site: &HttpUrl) {
        self.element("footer", &[("class", Some("footer"))], |pen| {
            if let Some(addresses) = pen.addresses() {
                let href = addresses.href(&Route::List(Archive::Saved, 1));
                pen.element("a", &[("href", Some(href.as_str()))], |pen| pen.canvas.text(pen.messages.saved.title));
            }
            pen.element("a", &[("href", Some(site.as_str())), ("rel", Some("external"))], |pen| {
                pen.element("bdi", &[("dir", Some("ltr"))], |pen| pen.canvas.text(site.host()));
            });
        });
        self.reading_options();
        let Notices { update, reload, offline, online, dismiss } = self.messages.notices;
        let notices = [
            ("class", Some("notices")),
            ("role", Some("status")),
            ("data-update", Some(update)),
            ("data-reload", Some(reload)),
            ("data-offline", Some(offline)),
            ("data-online", Some(online)),
            ("data-dismiss", Some(dismiss)),
        ];
        self.element("div", &notices, |_| ());
    }

    /// Grey shapes where headline, picture and text will be, and a word for those who don't see them.
    /// `index.html` holds the same shapes for the time before the app has arrived.
    pub fn skeleton(&mut self) {
        self.element("div", &[("class", Some("skeleton"))], |pen| {
            let heard = [("class", Some("visually-hidden")), ("role", Some("status"))];
            pen.element("div", &heard, |pen| pen.element("h1", &[], |pen| pen.canvas.text(pen.messages.loading)));
            for shape in ["crumbs", "title", "title", "byline", "picture", "line", "line", "line"] {
                pen.element("div", &[("class", Some(&format!("skeleton__{shape}")))], |_| ());
            }
        });
    }

    /// The section of an article's comments.
    pub(super) fn comments(&mut self, class: &str, draw: impl FnOnce(&mut Self)) {
        let section = [
            ("class", Some(class)),
            part("comments"),
            ("id", Some("comments")),
            ("aria-labelledby", Some("comments-title")),
        ];
        self.element("section", &section, draw);
    }

    /// While the comments are on their way.
    pub fn comments_loading(&mut self) {
        self.comments(COMMENTS_LOADING, |pen| pen.comments_note(pen.messages.talk.loading));
    }

    /// When they could not be had.
    pub fn comments_failed(&mut self) {
        self.comments(COMMENTS, |pen| {
            pen.comments_note(pen.messages.talk.failed);
            pen.ways(&Ways { retry: true, ..Ways::default() });
        });
    }

    fn comments_note(&mut self, note: &str) {
        let title = [("class", Some("comments__title")), ("id", Some("comments-title")), ("tabindex", Some("-1"))];
        self.element("h2", &title, |pen| pen.canvas.text(pen.messages.talk.title));
        self.element("p", &[("class", Some("comments__note")), ("role", Some("status"))], |pen| pen.canvas.text(note));
    }

    /// Grey shapes where a list's articles will be.
    pub fn list_skeleton(&mut self) {
        self.element("div", &[("class", Some("teasers skeleton"))], |pen| {
            let heard = [("class", Some("visually-hidden")), ("role", Some("status"))];
            pen.element("div", &heard, |pen| pen.element("h1", &[], |pen| pen.canvas.text(pen.messages.lists.loading)));
            for _ in 0..6 {
                pen.element("div", &[("class", Some("skeleton__teaser"))], |_| ());
            }
        });
    }

    /// When a part of the app could not be had.
    pub fn part_failed(&mut self) {
        let words = &self.messages.unreachable;
        self.fault(words, None, &Ways { retry: true, ..Ways::default() });
    }

    /// What went wrong and what to do about it. Announced when it appears.
    pub fn fault(&mut self, words: &Fault, detail: Option<&str>, ways: &Ways) {
        self.element("section", &[("class", Some("fault"))], |pen| {
            pen.element("div", &[("role", Some("alert"))], |pen| {
                pen.element("h1", &[("class", Some("fault__title"))], |pen| pen.canvas.text(words.title));
                let advice = [("class", Some("fault__advice"))];
                pen.element("p", &advice, |pen| pen.canvas.text(words.advice));
                if let Some(detail) = detail {
                    pen.element("p", &advice, |pen| {
                        pen.element("code", &[("dir", Some("ltr"))], |pen| pen.canvas.text(detail));
                    });
                }
            });
            pen.element("div", &[("class", Some("fault__ways"))], |pen| pen.ways(ways));
        });
    }

    fn ways(&mut self, Ways { retry, original, home }: &Ways) {
        if *retry {
            let class = format!("button button--primary {RETRY}");
            let button = [("class", Some(class.as_str())), part("button"), ("type", Some("button"))];
            self.element("button", &button, |pen| pen.canvas.text(pen.messages.retry));
        }
        let links = [
            (original.as_ref().map(HttpUrl::as_str), Some("external"), self.messages.open_original),
            (home.as_deref(), None, self.messages.back_home),
        ];
        for (href, rel, label) in links.into_iter().filter(|(href, ..)| href.is_some()) {
            let link = [("class", Some("button")), ("href", href), ("rel", rel)];
            self.element("a", &link, |pen| pen.canvas.text(label));
        }
    }
}
