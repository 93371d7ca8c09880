//! What stands around an article's body: breadcrumbs, headline, byline, lead picture, sections.

use super::people::{beginning, dir};
use super::pictures::Priority;
use super::reading_time::minutes;
use super::{Pen, part};
use crate::config::Config;
use crate::domain::section::{Crumb, breadcrumbs, innermost};
use crate::domain::{Archive, Article, Author, Direction, LanguageTag, Section, Slug, Tag};
use crate::locale::{When, cldr};
use crate::routes::{IS_GUEST, Route};

/// What stands in and around an article besides what is its own.
#[derive(Clone, Debug, Default)]
pub struct Surroundings<'a> {
    /// Link to the front page.
    pub home: &'a str,
    /// What it is written in, where that is not what stands around.
    pub language: Option<&'a str>,
    /// Which way it runs, should that be known.
    pub direction: Option<Direction>,
    pub published: Option<When>,
    /// Where it was changed since.
    pub updated: Option<When>,
    /// When it was kept, if it is a copy.
    pub saved: Option<When>,
    /// How long it takes to read, in words.
    pub reading_time: String,
    /// How many comments it has, in words. Empty while that is not known.
    pub comment_count: String,
    /// Where it can be saved for later.
    pub keeping: Option<Keeping>,
}

/// What `offline.js` needs to know to save an article for later.
#[derive(Clone, Debug)]
pub struct Keeping {
    /// The article's own address.
    pub url: String,
    /// The addresses that it was fetched from, with spaces between them.
    pub requests: String,
    pub is_saved: bool,
}

impl<'a> Surroundings<'a> {
    /// What the settings and the article say of them; `home` leads to the front page.
    pub fn of(article: &'a Article, config: &Config, home: &'a str) -> Self {
        let locale = &config.locale;
        let direction = article.direction().unwrap_or(locale.direction());
        // Not the interface's, unless the publisher writes in that; `lang=""` says that nobody knows.
        let is_publishers = direction == config.language.direction();
        let undeclared = if is_publishers { config.language.tag() } else { "" };
        let is_interface = undeclared == locale.language.tag();
        let declared = article.language.as_ref().map(LanguageTag::as_str);
        let when = |date| cldr::when(locale, date);
        Self {
            home,
            language: declared.or_else(|| (!is_interface).then_some(undeclared)),
            direction: Some(direction),
            published: article.published.map(when),
            updated: article.updated().map(when),
            saved: article.saved.map(when),
            reading_time: cldr::plural(locale, &locale.messages().reading_time, minutes(article, locale)),
            comment_count: String::new(),
            keeping: None,
        }
    }
}

impl Pen<'_> {
    /// The article with what `body` draws in its element `.body`. The number of comments has an empty place,
    /// `.comment-count`, where it comes later than the article.
    pub fn article(&mut self, article: &Article, around: &Surroundings, body: impl FnOnce(&mut Self)) {
        let direction = around.direction.map(Direction::as_str);
        let whole = [("class", Some("article")), part("article"), ("dir", direction), ("lang", around.language)];
        self.element("article", &whole, |pen| {
            pen.inside(around.direction, |pen| pen.parts_of_article(article, around, body));
        });
    }

    fn parts_of_article(&mut self, article: &Article, around: &Surroundings, body: impl FnOnce(&mut Self)) {
        let title = if article.title.is_empty() { self.messages.untitled } else { &article.title };
        self.breadcrumbs(&breadcrumbs(&article.sections), Some(around.home), title);
        let direction = Direction::of_text(title);
        let heading = [
            ("class", Some("article__title")),
            part("title"),
            ("dir", direction.map(Direction::as_str)),
            ("tabindex", Some("-1")),
        ];
        self.element("h1", &heading, |pen| pen.inside(direction, |pen| pen.words(title)));
        self.byline(&article.authors);
        self.element("div", &[("class", Some("article__meta")), part("meta")], |pen| {
            around.published.iter().for_each(|when| pen.date(when));
            around.updated.iter().for_each(|when| pen.updated(when));
            let count = [
                ("class", Some("comment-count")),
                ("href", Some("#comments")),
                ("rel", Some("external")),
                ("dir", dir(&around.comment_count)),
                ("hidden", around.comment_count.is_empty().then_some("")),
            ];
            if article.has_comments() {
                pen.element("a", &count, |pen| pen.canvas.text(&around.comment_count));
            }
            if IS_GUEST {
                pen.reading_time(&around.reading_time);
            }
        });
        if let Some(when) = &around.saved {
            self.saved_copy(when, around.keeping.as_ref().map(|keeping| keeping.url.as_str()));
        }
        if !IS_GUEST {
            self.tools(&around.reading_time, around.keeping.as_ref());
        }
        self.correction(&article.correction);
        if let Some(figure) = &article.lead {
            self.element("div", &[("class", Some("article__lead")), part("lead")], |pen| {
                pen.element("figure", &[("class", Some("figure"))], |pen| {
                    pen.captioned_picture(figure, Priority::First)
                });
            });
        }
        self.element("div", &[("class", Some("body")), part("body")], body);
        self.body_note(article);
        self.sections(&article.sections);
        self.tags(&article.tags);
        article.authors.iter().for_each(|author| self.about(author));
        if !IS_GUEST {
            self.tools_words();
        }
    }

    /// What helps in reading. `reading.js` makes the buttons work; the style sheet shows those that the browser can
    /// serve.
    fn tools(&mut self, reading_time: &str, keeping: Option<&Keeping>) {
        let messages = self.messages;
        let tools = [
            ("share", messages.share),
            ("copy", messages.copy_link),
            ("listen", messages.listen),
            ("print", messages.print),
        ];
        self.element("div", &[("class", Some("tools"))], |pen| {
            pen.reading_time(reading_time);
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

    /// What the scripts say of what came of it, and `lightbox.js` of pictures: behind the words of the article, which a
    /// slow line brings first.
    fn tools_words(&mut self) {
        let messages = self.messages;
        let words = [
            ("class", Some("tools__words")),
            ("hidden", Some("")),
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
        self.element("div", &words, |_| ());
    }

    fn reading_time(&mut self, words: &str) {
        self.element("span", &[("class", Some("tools__time"))], |pen| pen.isolated(words, None));
    }

    /// Breadcrumbs: an ordered list of links from the front page on, the page itself last (ARIA Authoring Practices).
    pub(super) fn breadcrumbs(&mut self, way: &[Crumb], home: Option<&str>, title: &str) {
        let step = [("class", Some("breadcrumbs__step"))];
        let label =
            [("class", Some("breadcrumbs")), part("breadcrumbs"), ("aria-label", Some(self.messages.breadcrumbs))];
        self.element("nav", &label, |pen| {
            pen.element("ol", &[("class", Some("breadcrumbs__list"))], |pen| {
                pen.element("li", &step, |pen| {
                    pen.element("a", &[("href", home)], |pen| pen.canvas.text(pen.messages.home));
                });
                for crumb in way {
                    pen.element("li", &step, |pen| pen.section(crumb, "", None));
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

    /// When it was changed last.
    fn updated(&mut self, when: &When) {
        let note = [("class", Some("article__updated")), ("dir", dir(&when.relative))];
        self.element("span", &note, |pen| pen.since(pen.messages.updated, when));
    }

    /// Says that this is not what the source has now, and leads to that.
    pub(super) fn saved_copy(&mut self, when: &When, href: Option<&str>) {
        self.element("p", &[("class", Some("saved-copy")), ("dir", dir(&when.relative))], |pen| {
            pen.element("span", &[], |pen| pen.since(pen.messages.saved_copy, when));
            // "external": the browser loads the page anew.
            let link = [("href", href), ("rel", Some("external"))];
            pen.element("a", &link, |pen| pen.canvas.text(pen.messages.notices.reload));
        });
    }

    fn since(&mut self, words: &str, when: &When) {
        self.canvas.text(words);
        self.canvas.text(" ");
        let time = [("datetime", Some(when.datetime.as_str())), ("title", Some(when.exact.as_str()))];
        self.element("time", &time, |pen| pen.canvas.text(&when.relative));
    }

    /// What the publisher says about a mistake that stood in the article.
    fn correction(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        let direction = Direction::of_text(words);
        let note = [("class", Some("correction")), ("role", Some("note")), ("dir", self.dir(direction))];
        self.element("p", &note, |pen| {
            pen.element("strong", &[], |pen| pen.isolated(pen.messages.correction, None));
            pen.canvas.text(" ");
            pen.inside(direction, |pen| pen.words(words));
        });
    }

    /// Links to the article's sections.
    fn sections(&mut self, sections: &[Section]) {
        let sections = innermost(sections);
        self.labelled("sections-title", self.messages.sections, &sections, |pen, section| {
            pen.section(&section.crumb(), "tag", Some("sections__link"));
        });
    }

    /// Links to the lists of what has the same tags.
    fn tags(&mut self, tags: &[Tag]) {
        self.labelled("tags-title", self.messages.tags, tags, |pen, tag| {
            // A feed knows no pages of tags.
            let own = tag.url.is_none().then(|| Slug::new(&tag.name)).flatten();
            let here =
                own.zip(pen.addresses()).map(|(slug, addresses)| addresses.href(&Route::List(Archive::Tag(slug), 1)));
            match here {
                Some(href) => {
                    let link = [("class", Some("sections__link")), ("href", Some(href.as_str())), ("rel", Some("tag"))];
                    pen.element("a", &link, |pen| pen.isolated(&tag.name, None));
                }
                None => pen.name(&tag.name, tag.url.as_ref(), "tag", Some("sections__link")),
            }
        });
    }

    /// A list under a heading.
    fn labelled<T>(&mut self, id: &str, title: &str, items: &[T], draw: fn(&mut Self, &T)) {
        if items.is_empty() {
            return;
        }
        self.element("div", &[("class", Some("sections")), part("sections")], |pen| {
            pen.element("h2", &[("class", Some("sections__title")), ("id", Some(id))], |pen| pen.canvas.text(title));
            pen.element("ul", &[("class", Some("sections__list")), ("aria-labelledby", Some(id))], |pen| {
                for item in items {
                    pen.element("li", &[], |pen| draw(pen, item));
                }
            });
        });
    }

    /// What the publisher says about an author.
    fn about(&mut self, author: &Author) {
        if author.about.is_empty() {
            return;
        }
        self.element(
            "aside",
            &[("class", Some("about")), ("dir", self.dir(Direction::of_text(&author.about)))],
            |pen| {
                pen.element("p", &[("class", Some("about__name"))], |pen| {
                    pen.name(&author.name, author.url.as_ref(), "author", None)
                });
                let direction = Direction::of_text(&author.about);
                let words = [("class", Some("about__words")), ("dir", direction.map(Direction::as_str))];
                pen.element("p", &words, |pen| pen.inside(direction, |pen| pen.words(&author.about)));
            },
        );
    }
}
