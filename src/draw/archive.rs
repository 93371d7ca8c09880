//! Lists of articles: the front page, sections, tags, authors, days, what was found.

use super::Pen;
use super::people::dir;
use super::pictures::Priority;
use crate::domain::archive::{About, Onward};
use crate::domain::section::Crumb;
use crate::domain::{Archive, Direction, LanguageTag, Summary};
use crate::locale::{Locale, When, cldr};
use crate::routes::{Addresses, Route};

/// How many pictures are fetched at once: those that a tall screen shows.
const EAGER: usize = 2;

/// What stands over a list.
#[derive(Clone, Debug, Default)]
pub struct Heading<'a> {
    pub title: &'a str,
    /// What it is of, where the title does not say so: over the name of a tag or an author.
    pub kind: &'a str,
    pub description: &'a str,
    pub ancestors: &'a [Crumb],
    pub children: &'a [Crumb],
    /// When it was kept, if it is a copy, and where there is a newer one.
    pub saved: Option<(When, String)>,
    /// What is looked for, in a list of what was found.
    pub search: Option<&'a str>,
    /// Whether the title is for those only who do not see that this is the front page.
    pub is_front: bool,
}

/// What the drawing of a summary needs to know besides it.
#[derive(Clone, Debug, Default)]
pub struct Teaser {
    pub published: Option<When>,
    /// How many comments there are, in words.
    pub comments: String,
    /// Which one of the list it is.
    pub index: usize,
    /// The language of the text, where it is not the interface's and the article does not say.
    pub language: Option<&'static str>,
}

/// What a list is called.
pub fn title(archive: &Archive, about: &About, locale: &Locale) -> String {
    let lists = &locale.messages().lists;
    match archive {
        Archive::Front => lists.latest.to_owned(),
        Archive::Search(_) => lists.search.to_owned(),
        Archive::Saved => locale.messages().saved.title.to_owned(),
        Archive::Date(period) => cldr::period(locale, *period),
        _ => about.name.clone(),
    }
}

impl<'a> Heading<'a> {
    /// What stands over a list of this `title`.
    pub fn of(archive: &'a Archive, about: &'a About, title: &'a str, locale: &Locale) -> Self {
        let lists = &locale.messages().lists;
        Self {
            title,
            kind: match archive {
                Archive::Tag(_) => lists.tag,
                Archive::Author(_) => lists.author,
                _ => "",
            },
            description: &about.description,
            ancestors: &about.ancestors,
            children: &about.children,
            saved: None,
            search: match archive {
                Archive::Search(words) => Some(words.as_str()),
                _ => None,
            },
            is_front: *archive == Archive::Front,
        }
    }
}

/// The ways to a list's other pages.
#[derive(Clone, Debug, Default)]
pub struct Pages {
    pub links: Vec<PageLink>,
    pub before: Option<String>,
    pub after: Option<String>,
}

impl Pages {
    /// The ways from what is shown, `first` to `last` (which is less where nothing is), to all of `count` pages, or of
    /// nobody knows how many ([`u32::MAX`]).
    pub fn of(archive: &Archive, (first, last): (u32, u32), count: u32, locale: &Locale) -> Self {
        let Some(addresses) = Addresses::of_app() else { return Self::default() };
        let href = |page| addresses.href(&Route::List(archive.clone(), page));
        // Where nobody says how many there are, there is no last one to lead to.
        let known = if count == u32::MAX { last + 1 } else { count };
        let near = |page: &u32| *page == 1 || *page == known || page.abs_diff(first) <= 1 || page.abs_diff(last) <= 1;
        let end = known.min(10_000);
        let mut before = 0;
        let links = (1..=end)
            .filter(|page| end > 1 && near(page))
            .map(|page| {
                let is_next = page == before + 1;
                before = page;
                PageLink { label: cldr::number(locale, page), href: href(page), is_this: page == first, is_next }
            })
            .collect();
        Self {
            links,
            before: (first > 1).then(|| href(first - 1)),
            after: (last >= first && last < known).then(|| href(last + 1)),
        }
    }
}

/// A link to a page of a list.
#[derive(Clone, Debug)]
pub struct PageLink {
    /// The page's number in the reader's digits.
    pub label: String,
    pub href: String,
    /// Whether this is the page that is shown.
    pub is_this: bool,
    /// Whether it follows the one before without a gap.
    pub is_next: bool,
}

impl Pen<'_> {
    /// A list with the articles that `items` draws and the ways to its other pages that `pages` draws: what changes has
    /// a class to be found by.
    pub fn archive(&mut self, heading: &Heading, items: impl FnOnce(&mut Self), pages: impl FnOnce(&mut Self)) {
        let class = if heading.search.is_some() { "list list--search" } else { "list" };
        self.element("div", &[("class", Some(class))], |pen| {
            if !heading.is_front {
                let home = pen.addresses().map(|addresses| addresses.href(&Route::HOME));
                pen.breadcrumbs(heading.ancestors, home.as_deref(), heading.title);
            }
            pen.list_heading(heading);
            if let Some(words) = heading.search {
                pen.search_form(words);
            }
            if let Some((when, href)) = &heading.saved {
                pen.saved_copy(when, Some(href));
            }
            pen.subsections(heading.children);
            let list = [("class", Some("teasers")), ("aria-labelledby", Some("list-title"))];
            pen.element("ol", &list, items);
            pen.element("p", &[("class", Some("list__note")), ("role", Some("status"))], |_| ());
            let more = [("class", Some("list__more button")), ("type", Some("button")), ("hidden", Some(""))];
            pen.element("button", &more, |_| ());
            pen.element("nav", &[("class", Some("pages")), ("aria-label", Some(pen.messages.lists.pages))], pages);
        });
    }

    fn list_heading(&mut self, heading: &Heading) {
        let class = if heading.is_front { "visually-hidden" } else { "list__title" };
        let direction = Direction::of_text(heading.title);
        let title = [("class", Some(class)), ("id", Some("list-title")), ("tabindex", Some("-1"))];
        self.element("h1", &title, |pen| {
            if !heading.kind.is_empty() {
                pen.element("span", &[("class", Some("list__kind"))], |pen| pen.canvas.text(heading.kind));
                pen.canvas.text(" ");
            }
            let name = [("dir", direction.map(Direction::as_str))];
            pen.element("bdi", &name, |pen| pen.inside(direction, |pen| pen.words(heading.title)));
        });
        if !heading.description.is_empty() {
            let about = [("class", Some("list__about")), ("dir", dir(heading.description))];
            let direction = Direction::of_text(heading.description);
            self.element("p", &about, |pen| pen.inside(direction, |pen| pen.words(heading.description)));
        }
    }

    /// A form that works as HTML forms do: the address says what is looked for.
    fn search_form(&mut self, words: &str) {
        let action = self.addresses().map(|addresses| addresses.href(&Route::List(Archive::Search(String::new()), 1)));
        let action = action.as_deref().map(|href| href.split('?').next().unwrap_or_default());
        let form = [("class", Some("search")), ("role", Some("search")), ("action", action)];
        let lists = &self.messages.lists;
        self.element("form", &form, |pen| {
            let field = [
                ("class", Some("search__field")),
                ("type", Some("search")),
                ("name", Some("q")),
                ("id", Some("search-field")),
                ("dir", Some("auto")),
                ("autocomplete", Some("off")),
                ("enterkeyhint", Some("search")),
                ("value", Some(words)),
                ("aria-label", Some(lists.search_label)),
                ("placeholder", Some(lists.search_label)),
            ];
            pen.element("input", &field, |_| ());
            pen.element("button", &[("class", Some("button button--primary"))], |pen| pen.canvas.text(lists.search));
        });
    }

    fn subsections(&mut self, children: &[Crumb]) {
        if children.is_empty() {
            return;
        }
        let nav = [("class", Some("subsections")), ("aria-label", Some(self.messages.sections))];
        self.element("nav", &nav, |pen| {
            pen.element("ul", &[("class", Some("sections__list"))], |pen| {
                for child in children {
                    pen.element("li", &[], |pen| pen.section(child, "", Some("sections__link")));
                }
            });
        });
    }

    /// An article as an item of the list. Its headline's link covers all of it.
    pub fn teaser(&mut self, summary: &Summary, teaser: &Teaser) {
        let title = if summary.title.is_empty() { self.messages.untitled } else { &summary.title };
        let direction = Direction::of_texts([title, &summary.excerpt]);
        let here = self.addresses().map(|addresses| addresses.href(&Route::Article(summary.slug.clone())));
        let href = here.as_deref().or(summary.original.as_ref().map(|url| url.as_str()));
        let item = [("class", Some("teaser")), ("dir", self.dir(direction))];
        let language = summary.language.as_ref().map(LanguageTag::as_str).or(teaser.language);
        self.element("li", &item, |pen| {
            pen.inside(direction, |pen| {
                if let Some(image) = &summary.image {
                    let columns = std::mem::replace(&mut pen.columns, 3);
                    let priority = if teaser.index < EAGER { Priority::First } else { Priority::Lazy };
                    pen.element("div", &[("class", Some("teaser__picture"))], |pen| {
                        pen.image(image, "picture", priority)
                    });
                    pen.columns = columns;
                }
                pen.element("div", &[("class", Some("teaser__words"))], |pen| {
                    if let Some(section) = &summary.section {
                        pen.element("p", &[("class", Some("teaser__section"))], |pen| pen.section(section, "", None));
                    }
                    let headline = Direction::of_text(title);
                    let heading = [
                        ("class", Some("teaser__title")),
                        ("dir", headline.map(Direction::as_str)),
                        ("lang", language),
                    ];
                    pen.element("h2", &heading, |pen| {
                        let link = [("class", Some("teaser__link")), ("href", href)];
                        pen.element("a", &link, |pen| pen.inside(headline, |pen| pen.words(title)));
                    });
                    if !summary.excerpt.is_empty() {
                        let own = Direction::of_text(&summary.excerpt);
                        let excerpt = [("class", Some("teaser__excerpt")), ("dir", pen.dir(own)), ("lang", language)];
                        pen.element("p", &excerpt, |pen| pen.inside(own, |pen| pen.words(&summary.excerpt)));
                    }
                    pen.teaser_meta(teaser);
                });
            });
        });
    }

    /// What may be read after an article. Its items are drawn by [`Pen::teaser`] into `.onward__list`.
    pub fn onward(&mut self, onward: &Onward) {
        let lists = &self.messages.lists;
        let label = if onward.related.is_empty() {
            ("aria-label", Some(lists.related))
        } else {
            ("aria-labelledby", Some("onward-title"))
        };
        self.element("aside", &[("class", Some("onward")), label], |pen| {
            if !onward.related.is_empty() {
                let title = [("class", Some("onward__title")), ("id", Some("onward-title"))];
                pen.element("h2", &title, |pen| pen.canvas.text(lists.related));
                pen.element("ul", &[("class", Some("teasers onward__list"))], |_| ());
            }
            if onward.previous.is_none() && onward.next.is_none() {
                return;
            }
            pen.element("nav", &[("class", Some("onward__ways")), ("aria-label", Some(lists.pages))], |pen| {
                for (neighbour, rel, label) in
                    [(&onward.previous, "prev", lists.previous_article), (&onward.next, "next", lists.next_article)]
                {
                    neighbour.iter().for_each(|summary| pen.neighbour(summary, rel, label));
                }
            });
        });
    }

    fn neighbour(&mut self, summary: &Summary, rel: &'static str, label: &str) {
        let here = self.addresses().map(|addresses| addresses.href(&Route::Article(summary.slug.clone())));
        let href = here.as_deref().or(summary.original.as_ref().map(|url| url.as_str()));
        let class = format!("onward__way onward__way--{rel}");
        self.element("a", &[("class", Some(class.as_str())), ("href", href), ("rel", Some(rel))], |pen| {
            pen.element("span", &[("class", Some("onward__label"))], |pen| pen.canvas.text(label));
            pen.canvas.text(" ");
            let title = if summary.title.is_empty() { pen.messages.untitled } else { &summary.title };
            pen.isolated(title, None);
        });
    }

    fn teaser_meta(&mut self, teaser: &Teaser) {
        self.element("p", &[("class", Some("teaser__meta"))], |pen| {
            if let Some(when) = &teaser.published {
                let time = [
                    ("datetime", Some(when.datetime.as_str())),
                    ("title", Some(when.exact.as_str())),
                    ("dir", dir(&when.relative)),
                ];
                pen.element("time", &time, |pen| pen.canvas.text(&when.relative));
            }
            let comments = [("class", Some("teaser__comments")), ("dir", dir(&teaser.comments))];
            pen.element("span", &comments, |pen| pen.canvas.text(&teaser.comments));
        });
    }

    /// Links to the other pages of a list.
    pub fn pages(&mut self, Pages { links, before, after }: &Pages) {
        let lists = &self.messages.lists;
        let step = |pen: &mut Self, href: Option<&str>, rel: &'static str, words: &str| {
            if href.is_some() {
                let link = [("class", Some("pages__step")), ("href", href), ("rel", Some(rel))];
                pen.element("a", &link, |pen| pen.canvas.text(words));
            }
        };
        step(self, before.as_deref(), "prev", lists.page_before);
        for PageLink { label, href, is_this, is_next } in links {
            if !is_next {
                let gap = [("class", Some("pages__gap")), ("aria-hidden", Some("true"))];
                self.element("span", &gap, |pen| pen.canvas.text("…"));
            }
            let label_of = lists.page.replace("{n}", label);
            let link = [
                ("class", Some("pages__page")),
                ("href", Some(href.as_str())),
                ("aria-label", Some(label_of.as_str())),
                ("aria-current", is_this.then_some("page")),
            ];
            self.element("a", &link, |pen| pen.canvas.text(label));
        }
        step(self, after.as_deref(), "next", lists.page_after);
    }
}
