//! What stands in a document's `<head>` for a page: for search engines, and for the previews that
//! messengers make of a link. Pure: `pages/head.rs` writes it into a browser's document.
//!
//! Which names there are, and who asks for them: `docs/head.md`.

mod json;
#[cfg(test)]
mod tests;

use crate::config::Config;
use crate::domain::comment::Status;
use crate::domain::section::{Crumb, breadcrumbs, innermost};
use crate::domain::text::shortened;
use crate::domain::{Article, Author, Comment, HttpUrl, Image, LanguageTag, Tag, Timestamp};
use crate::locale::Locale;
use crate::routes::{Base, Route};
use json::Json;

/// A page's head. What is empty is left out.
#[derive(Debug, Default, PartialEq)]
pub struct Head<'a> {
    /// The page's own title.
    pub title: &'a str,
    pub site_name: &'a str,
    pub description: String,
    /// The page's one address for search engines, whole.
    pub canonical: String,
    /// BCP 47.
    pub language: String,
    /// Language and region as Open Graph writes them: `ar_MA`.
    pub locale: String,
    pub kind: Kind,
    pub picture: Picture<'a>,
    /// RFC 3339, like the other one.
    pub published: String,
    /// When it was last changed since it was published.
    pub modified: String,
    /// The outermost of the sections that it stands in.
    pub section: String,
    pub authors: &'a [Author],
    pub tags: &'a [Tag],
    /// Structured data (schema.org) as JSON-LD, which may stand inside `<script>` as it is.
    pub json_ld: String,
}

/// What a page is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    Article,
    /// Any other page that is worth finding.
    List,
    /// One that is still on its way.
    #[default]
    Loading,
    /// Nothing that should be found.
    Fault,
}

/// The picture that previews get.
#[derive(Debug, Default, PartialEq)]
pub struct Picture<'a> {
    pub url: &'a str,
    pub width: String,
    pub height: String,
    pub alt: &'a str,
    /// Whether it is too small to be shown large.
    pub small: bool,
}

/// An element of the head: which it is, and what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Element<'a> {
    pub which: &'static str,
    pub says: &'a str,
}

/// Keeps a page out of search engines.
pub const NOINDEX: Element<'static> = Element { which: "robots", says: "noindex" };

/// Letters of a headline in structured data.
const HEADLINE: usize = 110;

/// Letters of a comment in structured data.
const COMMENT: usize = 300;

/// The width of the picture in pixels: wide enough for large previews, and no file of several megabytes.
const PREVIEW: u32 = 1200;

impl<'a> Head<'a> {
    /// The head of an article's page. `base` is the app's folder together with its host.
    ///
    /// `comments` are those that are on the page, and `count` says how many there are in all. In a browser
    /// they come later than the article.
    pub fn of_article<'c>(
        article: &'a Article,
        config: &'a Config,
        base: &Base,
        count: Option<u32>,
        comments: impl Iterator<Item = &'c Comment>,
    ) -> Self {
        let trail = breadcrumbs(&article.sections);
        let since = article.modified.filter(|modified| article.published.is_none_or(|first| first < *modified));
        let mut head = Self {
            description: article.description(),
            canonical: canonical(article, config, base),
            kind: Kind::Article,
            picture: article.picture().map(Picture::of).unwrap_or_default(),
            published: article.published.map(Timestamp::to_rfc3339).unwrap_or_default(),
            modified: since.map(Timestamp::to_rfc3339).unwrap_or_default(),
            section: trail.first().map(|crumb| crumb.name.clone()).unwrap_or_default(),
            authors: &article.authors,
            tags: &article.tags,
            ..Self::plain(&article.title, Kind::Article, config)
        };
        head.speak(&language(article, config), config);
        let title = if article.title.is_empty() { config.locale.messages().untitled } else { &article.title };
        let mut json = Json::graph();
        json.begin("NewsArticle");
        json.members(&[("headline", &shortened(title, HEADLINE)), ("mainEntityOfPage", &head.canonical)]);
        head.describe(&mut json, config);
        json.list("articleSection", innermost(&article.sections).iter().map(|section| section.name.as_str()));
        json.list("keywords", article.tags.iter().map(|tag| tag.name.as_str()));
        json.members(&[("correction", &article.correction)]);
        json.plain("isAccessibleForFree", "true");
        if let Some(count) = count {
            json.plain("commentCount", &count.to_string());
        }
        comments_of(&mut json, comments);
        json.end();
        head.json_ld = finished(json, &trail, title, config);
        head
    }

    /// The head of a page that lists articles, such as a section's. `trail` leads to it from the front
    /// page, without either.
    pub fn of_list(title: &'a str, description: &str, canonical: String, trail: &[Crumb], config: &'a Config) -> Self {
        let description = shortened(description, 160);
        let mut head = Self { description, canonical, ..Self::plain(title, Kind::List, config) };
        head.speak(config.language.tag(), config);
        let mut json = Json::graph();
        json.begin("CollectionPage");
        json.members(&[("name", title)]);
        head.describe(&mut json, config);
        json.end();
        head.json_ld = finished(json, trail, title, config);
        head
    }

    /// The head of a page that says nothing about itself but a title.
    pub fn plain(title: &'a str, kind: Kind, config: &'a Config) -> Self {
        Self { title, site_name: &config.site_name, kind, ..Self::default() }
    }

    /// What the window is called: the page's own title, then the site's name.
    pub fn window_title(&self) -> String {
        match (self.title, self.site_name) {
            ("", name) => name.to_owned(),
            (title, "") => title.to_owned(),
            (title, name) => [title, name].join(" – "),
        }
    }

    /// The elements of the head, title and structured data aside.
    pub fn elements(&'a self) -> Vec<Element<'a>> {
        let (robots, kind) = match self.kind {
            // Search engines show large pictures only where they are told that they may.
            Kind::Article => ("max-image-preview:large", "article"),
            Kind::List => ("max-image-preview:large", "website"),
            Kind::Fault => return vec![NOINDEX],
            Kind::Loading => return Vec::new(),
        };
        let picture = &self.picture;
        let large = !picture.url.is_empty() && !picture.small;
        let once = [
            ("robots", robots),
            ("description", &self.description),
            ("canonical", &self.canonical),
            ("og:url", &self.canonical),
            ("og:type", kind),
            ("og:title", if self.title.is_empty() { self.site_name } else { self.title }),
            ("og:description", &self.description),
            ("og:site_name", self.site_name),
            ("og:locale", &self.locale),
            ("og:image", picture.url),
            ("og:image:width", &picture.width),
            ("og:image:height", &picture.height),
            ("og:image:alt", picture.alt),
            ("twitter:card", if large { "summary_large_image" } else { "summary" }),
            ("twitter:image:alt", picture.alt),
            ("article:published_time", &self.published),
            ("article:modified_time", &self.modified),
            ("article:section", &self.section),
        ];
        let mut elements = Vec::new();
        let mut add = |which, says: &'a str| {
            if !says.is_empty() {
                elements.push(Element { which, says });
            }
        };
        for (which, says) in once {
            add(which, says);
        }
        for author in self.authors {
            add("author", &author.name);
            // Open Graph knows people by their pages.
            add("article:author", shown(&author.url));
        }
        for tag in self.tags {
            add("article:tag", &tag.name);
        }
        elements
    }

    /// Sets the language.
    fn speak(&mut self, tag: &str, config: &Config) {
        tag.clone_into(&mut self.language);
        let locale = match &config.locale {
            // The region that the publisher has named.
            own if own.language.tag() == tag => Some(own.clone()),
            _ => Locale::new(tag),
        };
        self.locale = locale.map(|locale| locale.language_and_region().replace('-', "_")).unwrap_or_default();
    }

    /// What structured data says about every page.
    fn describe(&self, json: &mut Json, config: &Config) {
        let modified = if self.modified.is_empty() { &self.published } else { &self.modified };
        json.members(&[
            ("url", &self.canonical),
            ("description", &self.description),
            ("inLanguage", &self.language),
            ("datePublished", &self.published),
            ("dateModified", modified),
        ]);
        let Picture { url, width, height, alt, .. } = &self.picture;
        if !url.is_empty() {
            json.begin_list("image");
            json.begin("ImageObject");
            // To schema.org a width is a distance, and that is a text.
            json.members(&[("url", url), ("width", width), ("height", height), ("caption", alt)]);
            json.end();
            json.end_list();
        }
        if !self.authors.is_empty() {
            json.begin_list("author");
            for Author { name, url, picture, about, .. } in self.authors {
                json.begin("Person");
                json.members(&[("name", name), ("url", shown(url)), ("image", shown(picture)), ("description", about)]);
                json.end();
            }
            json.end_list();
        }
        if !self.site_name.is_empty() {
            json.name("publisher");
            json.begin("NewsMediaOrganization");
            json.members(&[("name", self.site_name), ("url", config.site_url.as_str())]);
            json.end();
        }
    }
}

impl<'a> Picture<'a> {
    fn of(image: &'a Image) -> Self {
        let (url, size) = image.at_least(PREVIEW);
        let side = |side: Option<u32>| side.map(|side| side.to_string()).unwrap_or_default();
        Self {
            url: url.as_str(),
            width: side(size.map(|size| size.width)),
            height: side(size.map(|size| size.height)),
            alt: image.alt.as_deref().unwrap_or_default(),
            // What X asks for.
            small: size.is_some_and(|size| size.width < 300 || size.height < 157),
        }
    }
}

impl<'a> Element<'a> {
    /// Its name and its attributes, first the one that says which it is.
    pub fn parts(&self) -> (&'static str, [(&'static str, &'a str); 2]) {
        let Self { which, says } = *self;
        match which.split(':').next() {
            Some("canonical") => ("link", [("rel", which), ("href", says)]),
            Some("og" | "article") => ("meta", [("property", which), ("content", says)]),
            _ => ("meta", [("name", which), ("content", says)]),
        }
    }
}

/// The address that search engines are to know an article by: the one at its publisher's, where it was
/// published. Here is that place only if the settings say that the publisher's own front page is the
/// app's.
fn canonical(article: &Article, config: &Config, base: &Base) -> String {
    match &article.original {
        Some(original) if config.site_url.as_str().trim_end_matches('/') != base.as_str() => original.to_string(),
        _ => Route::Article(article.slug.clone()).href(base),
    }
}

/// The language that is declared, else the publisher's own, unless the article runs the other way.
fn language(article: &Article, config: &Config) -> String {
    let runs_its_way = article.direction().is_none_or(|direction| direction == config.language.direction());
    let publishers = runs_its_way.then_some(config.language.tag());
    article.language.as_ref().map(LanguageTag::as_str).or(publishers).unwrap_or_default().to_owned()
}

/// The comments that everybody can see.
fn comments_of<'c>(json: &mut Json, comments: impl Iterator<Item = &'c Comment>) {
    let mut published = comments.filter(|comment| comment.status == Status::Approved).peekable();
    if published.peek().is_none() {
        return;
    }
    json.begin_list("comment");
    for comment in published {
        json.begin("Comment");
        if !comment.author.name.is_empty() {
            json.name("author");
            json.begin("Person");
            json.members(&[("name", &comment.author.name)]);
            json.end();
        }
        let created = comment.published.map(Timestamp::to_rfc3339).unwrap_or_default();
        json.members(&[("dateCreated", &created), ("text", &comment.body.beginning(COMMENT))]);
        json.end();
    }
    json.end_list();
}

/// Adds the way from the publisher's front page. A step without an address is left out: Google takes none.
fn finished(mut json: Json, trail: &[Crumb], title: &str, config: &Config) -> String {
    json.begin("BreadcrumbList");
    json.begin_list("itemListElement");
    let mut position = 0_u32;
    let mut step = |name: &str, url: &str| {
        position += 1;
        json.begin("ListItem");
        json.members(&[("name", name), ("item", url)]);
        json.plain("position", &position.to_string());
        json.end();
    };
    step(config.locale.messages().home, config.site_url.as_str());
    for Crumb { name, url, .. } in trail {
        if let Some(url) = url {
            step(name, url.as_str());
        }
    }
    // The page itself needs none.
    step(title, "");
    json.end_list();
    json.end();
    json.finish()
}

fn shown(url: &Option<HttpUrl>) -> &str {
    url.as_ref().map_or("", HttpUrl::as_str)
}
