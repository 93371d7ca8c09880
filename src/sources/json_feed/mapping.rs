//! From a feed's JSON to the domain. Pure.

use crate::domain::body::Figure;
use crate::domain::comment::Status;
use crate::domain::image::{self, Candidate, Descriptor};
use crate::domain::section::Crumb;
use crate::domain::{
    Article, ArticleId, Author, AuthorId, Body, Comment, CommentId, Commenter, HttpUrl, Image, LanguageTag, Section,
    Size, Slug, Tag, Timestamp,
};
use crate::html::{self, collapse, url};
use crate::sources::ArticleRef;
use crate::sources::json::{Json, WrongShape};

/// The article that is asked for, if the feed has it.
pub(super) fn article(feed: &Json, which: &ArticleRef, base: &HttpUrl) -> Result<Option<Article>, WrongShape> {
    let items = items(feed)?;
    let item = match which {
        ArticleRef::Slug(wanted) => items.iter().find(|item| slug(item, base).as_ref() == Some(wanted)),
        ArticleRef::Id(wanted) => items.iter().find(|item| is(item, wanted)),
    };
    item.map(|item| one(item, feed, base)).transpose()
}

/// Where an article's comments are.
pub(super) enum Comments {
    /// In the feed itself.
    Here { comments: Vec<Comment>, total: u32 },
    /// In a file of their own.
    File { url: HttpUrl, total: u32 },
}

/// The comments of an article, if the feed has the article.
pub(super) fn comments(feed: &Json, wanted: &ArticleId, base: &HttpUrl) -> Result<Option<Comments>, WrongShape> {
    let items = items(feed)?;
    let Some(item) = items.iter().find(|item| is(item, wanted)) else { return Ok(None) };
    let extension = item.get("_maqal");
    let total = extension.get("comment_count").small_number().unwrap_or(0);
    let file = extension.get("comments_url");
    if let Some(url) = file.text_or_none() {
        // Nothing but the source's own host is ever asked.
        let url = url::http(&url, base).filter(|url| url.origin() == base.origin());
        return Ok(Some(Comments::File { url: url.ok_or_else(|| file.expected("a URL of the feed's host"))?, total }));
    }
    let listed = extension.get("comments");
    let comments = if listed.is_missing() { Vec::new() } else { list(&listed, base)? };
    Ok(Some(Comments::Here { comments, total }))
}

/// A file of comments: a list of the same objects as in the feed.
pub(super) fn list(json: &Json, base: &HttpUrl) -> Result<Vec<Comment>, WrongShape> {
    json.readable_items(|json| comment(json, base))
}

/// A feed's items. Its version tells a JSON Feed from any other JSON.
pub(super) fn items<'a>(feed: &Json<'a>) -> Result<Vec<Json<'a>>, WrongShape> {
    let version = feed.get("version");
    if !version.text()?.starts_with("https://jsonfeed.org/version/1") {
        return Err(version.expected("the version of a JSON Feed"));
    }
    feed.get("items").items()
}

fn one(item: &Json, feed: &Json, base: &HttpUrl) -> Result<Article, WrongShape> {
    let original = link(item, base);
    // What the author wrote stands at the article's address, what the feed adds at the feed's.
    let place = original.as_ref().unwrap_or(base);
    let extension = item.get("_maqal");
    let language = item.get("language").text_or_none().or_else(|| feed.get("language").text_or_none());
    Ok(Article {
        id: ArticleId(item.get("id").id()?),
        slug: slug(item, base).ok_or_else(|| item.get("id").expected("a name for the article"))?,
        title: collapse(&item.get("title").text_or_empty()),
        summary: collapse(&item.get("summary").text_or_empty()),
        tags: item.get("tags").items_or_none().iter().filter_map(tag).collect(),
        sections: sections(item, base),
        authors: authors(item, feed, base),
        published: published(item),
        modified: date(item, "date_modified"),
        lead: lead(&extension.get("image"), item.get("image").text_or_none().as_deref(), base),
        body: body(item, place),
        language: language.and_then(|tag| LanguageTag::new(&tag)),
        comments_open: extension.get("comments_open").is_true(),
        correction: collapse(&extension.get("correction").text_or_empty()),
        is_page: false,
        saved: None,
        original: original.clone(),
    })
}

/// An item's own authors, else the feed's.
pub(super) fn authors(item: &Json, feed: &Json, base: &HttpUrl) -> Vec<Author> {
    let authors = match item.get("authors").items_or_none() {
        own if own.is_empty() => feed.get("authors").items_or_none(),
        own => own,
    };
    authors.iter().filter_map(|json| byline(json, base)).collect()
}

/// The sections that an item is filed under.
pub(super) fn sections(item: &Json, base: &HttpUrl) -> Vec<Section> {
    let listed = item.get("_maqal").get("sections").items_or_none();
    listed.iter().filter_map(|json| section(json, base)).collect()
}

/// One comment, as in the feed or as an endpoint answers.
pub(super) fn comment(json: &Json, base: &HttpUrl) -> Result<Comment, WrongShape> {
    let parent = json.get("parent_id");
    let author = json.get("author");
    let url = link(&author, base);
    Ok(Comment {
        id: CommentId(json.get("id").id()?),
        parent: if parent.is_missing() { None } else { Some(CommentId(parent.id()?)) },
        author: Commenter {
            name: collapse(&author.get("name").text_or_empty()),
            avatar: address(&author, "avatar", base),
            id: identity(&url),
            url,
        },
        published: published(json),
        body: html::read_comment(&json.get("content_html").text_or_empty(), base),
        status: if json.get("status").text_or_empty() == "hold" { Status::Hold } else { Status::Approved },
    })
}

/// JSON Feed knows people by their address.
fn identity(url: &Option<HttpUrl>) -> Option<AuthorId> {
    url.as_ref().map(|url| AuthorId(url.as_str().to_owned()))
}

pub(super) fn published(item: &Json) -> Option<Timestamp> {
    date(item, "date_published")
}

fn date(item: &Json, key: &str) -> Option<Timestamp> {
    item.get(key).text_or_none().and_then(|date| Timestamp::from_rfc3339(&date))
}

/// A tag; the feed's format knows no pages of tags.
fn tag(json: &Json) -> Option<Tag> {
    let name = collapse(&json.text_or_empty());
    (!name.is_empty()).then_some(Tag { name, url: None })
}

/// The extension's slug, else the last part of the item's URL, else its `id`.
pub(super) fn slug(item: &Json, base: &HttpUrl) -> Option<Slug> {
    if let Some(slug) = item.get("_maqal").get("slug").text_or_none() {
        return Slug::new(&slug);
    }
    link(item, base).and_then(|url| Slug::new(url.last_segment())).or_else(|| Slug::new(&item.get("id").id().ok()?))
}

fn is(item: &Json, wanted: &ArticleId) -> bool {
    item.get("id").id().is_ok_and(|id| id == wanted.0)
}

fn byline(json: &Json, base: &HttpUrl) -> Option<Author> {
    let name = collapse(&json.get("name").text_or_empty());
    let url = link(json, base);
    let picture = address(json, "avatar", base);
    (!name.is_empty()).then(|| Author { name, id: identity(&url), url, picture, about: String::new() })
}

/// A section; one without a name is none.
fn section(json: &Json, base: &HttpUrl) -> Option<Section> {
    let crumb = |json: &Json| {
        let name = collapse(&json.get("name").text_or_empty());
        let url = link(json, base);
        // As at its publisher's, or by its name.
        let own = url.as_ref().map(HttpUrl::last_segment).filter(|segment| !segment.is_empty());
        let slug = Slug::new(own.unwrap_or(&name));
        (!name.is_empty()).then_some(Crumb { name, slug, url })
    };
    let Crumb { name, slug, url } = crumb(json)?;
    Some(Section {
        name,
        slug,
        url,
        ancestors: json.get("ancestors").items_or_none().iter().filter_map(crumb).collect(),
    })
}

fn link(json: &Json, base: &HttpUrl) -> Option<HttpUrl> {
    address(json, "url", base)
}

fn address(json: &Json, key: &str, base: &HttpUrl) -> Option<HttpUrl> {
    json.get(key).text_or_none().and_then(|raw| url::http(&raw, base))
}

/// HTML where there is some, else the plain text by its paragraphs.
fn body(item: &Json, place: &HttpUrl) -> Body {
    match item.get("content_html").text_or_none().filter(|markup| !markup.is_empty()) {
        Some(markup) => html::read_body(&markup, place),
        None => html::paragraphs(&item.get("content_text").text_or_empty()),
    }
}

/// The extension's picture, else the item's plain `image`.
pub(super) fn lead(full: &Json, plain: Option<&str>, base: &HttpUrl) -> Option<Figure> {
    if !full.is_object() {
        let image = Image { url: url::http(plain?, base)?, alt: None, size: None, candidates: Vec::new() };
        return Some(Figure { image, link: None, caption: Vec::new() });
    }
    let url = link(full, base)?;
    let side = |name| full.get(name).small_number();
    let candidate = |file: &Json| {
        let width = file.get("width").small_number().filter(|width| *width > 0)?;
        Some(Candidate { url: link(file, base)?, descriptor: Descriptor::Width(width) })
    };
    let image = Image {
        alt: image::meaningful_alt(&full.get("alt").text_or_empty(), &url),
        size: side("width").zip(side("height")).and_then(|(width, height)| Size::new(width, height)),
        candidates: full.get("sizes").items_or_none().iter().filter_map(candidate).collect(),
        url,
    };
    Some(Figure { image, link: None, caption: html::read_inlines(&full.get("caption_html").text_or_empty(), base) })
}
