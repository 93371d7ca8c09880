//! Names and dates: who, where and when.

use super::{Pen, part};
use crate::domain::section::Crumb;
use crate::domain::{Archive, Author, Direction, HttpUrl};
use crate::locale::When;
use crate::routes::Route;

/// The value of `dir` for the interface's words inside an article, which may run the other way.
pub(super) fn dir(words: &str) -> Option<&'static str> {
    Direction::of_text(words).map(Direction::as_str)
}

/// The beginning of what stands on a line of its own, which is all of it unless it is absurdly long:
/// WebKit takes minutes over a line of thousands of letters without a space.
pub(super) fn beginning(text: &str) -> &str {
    let end = text.char_indices().nth(250).map_or(text.len(), |(end, _)| end);
    text.get(..end).unwrap_or(text)
}

impl Pen<'_> {
    /// A name that may lead somewhere, isolated from the text around it.
    pub(super) fn name(&mut self, name: &str, url: Option<&HttpUrl>, rel: &str, class: Option<&str>) {
        if let Some(here) = url.zip(self.addresses()).and_then(|(url, addresses)| addresses.inside(url)) {
            let attributes =
                [("class", class), ("href", Some(here.as_str())), ("rel", Some(rel).filter(|rel| !rel.is_empty()))];
            return self.element("a", &attributes, |pen| pen.isolated(name, None));
        }
        let rel = url.map(|_| format!("external {rel}"));
        let attributes =
            [("class", class), ("href", url.map(HttpUrl::as_str)), ("rel", rel.as_deref().map(str::trim_end))];
        // An `<a>` without a URL would do as well, but search engines take it for a link that is broken.
        let tag = if url.is_some() { "a" } else { "span" };
        self.element(tag, &attributes, |pen| pen.isolated(name, None));
    }

    /// A link to a section: in the app, where it has sections.
    pub(super) fn section(&mut self, crumb: &Crumb, rel: &str, class: Option<&str>) {
        let here = self.addresses().zip(crumb.slug.clone());
        let here = here.map(|(addresses, slug)| addresses.href(&Route::List(Archive::Section(slug), 1)));
        match here {
            Some(href) => {
                let attributes =
                    [("class", class), ("href", Some(href.as_str())), ("rel", Some(rel).filter(|rel| !rel.is_empty()))];
                self.element("a", &attributes, |pen| pen.isolated(&crumb.name, None));
            }
            None => self.name(&crumb.name, crumb.url.as_ref(), rel, class),
        }
    }

    /// Somebody's words inside a sentence.
    pub(super) fn isolated(&mut self, text: &str, class: Option<&str>) {
        let direction = Direction::of_text(text);
        self.element("bdi", &[("class", class), ("dir", direction.map(Direction::as_str))], |pen| {
            pen.inside(direction, |pen| pen.words(beginning(text)))
        });
    }

    /// A sentence whose `{name}` is a name.
    pub fn with_name(&mut self, sentence: &str, name: &str) {
        match sentence.split_once("{name}") {
            Some((before, after)) => {
                self.canvas.text(before);
                self.isolated(name, None);
                self.canvas.text(after);
            }
            None => self.canvas.text(sentence),
        }
    }

    /// Who wrote it: names apart from each other and from the words between them.
    pub(super) fn byline(&mut self, authors: &[Author]) {
        if authors.is_empty() {
            return;
        }
        // A sentence of the interface, wherever it stands.
        let direction = Direction::of_text(self.messages.by);
        let byline = [("class", Some("byline")), part("byline"), ("dir", self.dir(direction))];
        self.element("p", &byline, |pen| pen.inside(direction, |pen| pen.names(authors)));
    }

    fn names(&mut self, authors: &[Author]) {
        self.element("span", &[("class", Some("byline__by"))], |pen| pen.canvas.text(pen.messages.by));
        let last = authors.len() - 1;
        for (index, Author { name, url, .. }) in authors.iter().enumerate() {
            self.canvas.text(match index {
                0 => " ",
                _ if index == last => self.messages.and,
                _ => self.messages.list_separator,
            });
            self.name(name, url.as_ref(), "author", None);
        }
    }

    /// A date that opens, by mouse, touch or keyboard, to its exact form.
    pub(super) fn date(&mut self, when: &When) {
        self.element("details", &[("class", Some("date"))], |pen| {
            pen.element("summary", &[("class", Some("date__relative"))], |pen| {
                let datetime = ("datetime", Some(when.datetime.as_str()));
                pen.element("time", &[datetime, ("dir", dir(&when.relative))], |pen| pen.canvas.text(&when.relative));
            });
            let exact = [("class", Some("date__exact")), ("dir", dir(&when.exact))];
            pen.element("span", &exact, |pen| pen.canvas.text(&when.exact));
        });
    }
}
