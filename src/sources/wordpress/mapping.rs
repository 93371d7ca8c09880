//! From WordPress's JSON to the domain. Pure.
//!
//! What the API promises is an error when it is missing; what a plugin, a theme or an old version
//! may leave out is not.

use crate::domain::body::Figure;
use crate::domain::comment::Status;
use crate::domain::image::{self, Candidate, Descriptor};
use crate::domain::section::Crumb;
use crate::domain::{
    Article, ArticleId, Author, AuthorId, Comment, CommentId, Commenter, HttpUrl, Image, Section, Size, Slug, Summary,
    Tag, Timestamp,
};
use crate::html::{self, url};
use crate::sources::json::{Json, WrongShape};

/// What a post's JSON turned out to be.
pub(super) enum Found {
    Post(Box<Post>),
    /// Behind a password: title and date are public, the content is not sent.
    Protected {
        original: Option<HttpUrl>,
    },
}

/// An article whose sections still lack their ancestors.
pub(super) struct Post {
    pub article: Article,
    /// As embedded in the post, which does not tell their parents.
    pub sections: Vec<Category>,
}

/// A category by WordPress's own numbers.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Category {
    pub id: u64,
    /// 0 at the top, and where it is not known.
    pub parent: u64,
    pub name: String,
    pub slug: Option<Slug>,
    pub url: Option<HttpUrl>,
    pub description: String,
    /// How many articles are filed under it, without those of the categories in it.
    pub count: u64,
}

/// A tag or an author.
pub(super) struct Term {
    pub id: u64,
    pub name: String,
    pub description: String,
}

/// `GET /wp/v2/posts`, one item.
pub(super) fn post(json: &Json, site: &HttpUrl) -> Result<Found, WrongShape> {
    let original = url::http(&json.get("link").text()?, site);
    let content = json.get("content");
    if content.get("protected").is_true() {
        return Ok(Found::Protected { original });
    }
    // What the author wrote relative stands relative to the article's own page.
    let base = original.as_ref().unwrap_or(site);
    let embedded = json.get("_embedded");
    let slug = json.get("slug");
    let article = Article {
        id: ArticleId(json.get("id").number()?.to_string()),
        slug: Slug::new(&slug.text()?).ok_or_else(|| slug.expected("a slug"))?,
        title: html::read_text(&json.get("title").get("rendered").text()?),
        summary: summary(&json.get("excerpt").get("rendered").text_or_empty()),
        sections: Vec::new(),
        tags: terms(json, "post_tag", site).into_iter().map(|Category { name, url, .. }| Tag { name, url }).collect(),
        authors: embedded.get("author").items_or_none().iter().filter_map(|author| byline(author, site)).collect(),
        published: date(json, "date", "date_gmt"),
        modified: date(json, "modified", "modified_gmt"),
        lead: embedded.get("wp:featuredmedia").items_or_none().first().and_then(|media| figure(media, base)),
        body: html::read_body(&content.get("rendered").text()?, base),
        language: None,
        comments_open: json.get("comment_status").text_or_empty() == "open",
        // Not WordPress's own: a publisher registers it by `register_post_meta`.
        correction: html::read_text(&json.get("meta").get("correction").text_or_empty()),
        is_page: false,
        saved: None,
        original: original.clone(),
    };
    Ok(Found::Post(Box::new(Post { sections: filed_under(json, site), article })))
}

/// `GET /wp/v2/comments`, one item, and the answer to a `POST`.
pub(super) fn comment(json: &Json, site: &HttpUrl) -> Result<Comment, WrongShape> {
    let parent = json.get("parent").number().unwrap_or(0);
    // 0 for guests.
    let author = json.get("author").number().unwrap_or(0);
    Ok(Comment {
        id: CommentId(json.get("id").number()?.to_string()),
        parent: (parent != 0).then(|| CommentId(parent.to_string())),
        author: Commenter {
            name: html::read_text(&json.get("author_name").text_or_empty()),
            url: json
                .get("author_url")
                .text_or_none()
                .filter(|url| !url.is_empty())
                .and_then(|url| url::http(&url, site)),
            avatar: picture(&json.get("author_avatar_urls"), site),
            id: (author != 0).then(|| AuthorId(author.to_string())),
        },
        published: date(json, "date", "date_gmt"),
        body: html::read_comment(&json.get("content").get("rendered").text()?, site),
        status: if json.get("status").text_or_empty() == "hold" { Status::Hold } else { Status::Approved },
    })
}

/// The summary. Where nobody wrote one WordPress takes the first words, and "[…]" for the others.
fn summary(rendered: &str) -> String {
    html::read_text(rendered).trim_end_matches("[…]").trim_end().to_owned()
}

/// A person's picture at a service that keeps them, in the largest size that is named.
fn picture(sizes: &Json, site: &HttpUrl) -> Option<HttpUrl> {
    ["96", "48", "24"].iter().find_map(|size| url::http(&sizes.get(size).text_or_none()?, site))
}

/// `date` is the site's clock, `date_gmt` is UTC. Embedded items have the former only; without an
/// offset it must stand for UTC.
fn date(json: &Json, local: &str, gmt: &str) -> Option<Timestamp> {
    let local = json.get(local).text_or_none();
    let gmt = json.get(gmt).text_or_none();
    let moment = gmt.and_then(|gmt| Timestamp::from_wordpress(&gmt, local.as_deref()));
    // Imports leave a zero there.
    moment.or_else(|| Timestamp::from_wordpress(&local?, None))
}

/// An author without a name, or an error object in an author's place, is none.
fn byline(json: &Json, site: &HttpUrl) -> Option<Author> {
    let name = html::read_text(&json.get("name").text_or_none()?);
    (!name.is_empty()).then(|| Author {
        name,
        url: url::http(&json.get("link").text_or_empty(), site),
        id: json.get("id").number().ok().map(|id| AuthorId(id.to_string())),
        picture: picture(&json.get("avatar_urls"), site),
        about: html::read_text(&json.get("description").text_or_empty()),
    })
}

/// The post's embedded terms of a taxonomy.
fn terms(json: &Json, taxonomy: &str, site: &HttpUrl) -> Vec<Category> {
    let taxonomies = json.get("_embedded").get("wp:term").items_or_none();
    let terms = taxonomies.iter().flat_map(Json::items_or_none);
    let of_it = terms.filter(|term| term.get("taxonomy").text_or_empty() == taxonomy);
    of_it.filter_map(|term| category(&term, site).ok().filter(|term| !term.name.is_empty())).collect()
}

/// The post's categories in the order of its own list, among the embedded terms of all taxonomies.
fn filed_under(json: &Json, site: &HttpUrl) -> Vec<Category> {
    let terms = terms(json, "category", site);
    let ids = json.get("categories").items_or_none();
    let term = |id: u64| terms.iter().find(|term| term.id == id).cloned();
    ids.iter().filter_map(|id| term(id.number().ok()?)).collect()
}

/// `GET /wp/v2/categories`, one item, or an embedded term.
pub(super) fn category(json: &Json, site: &HttpUrl) -> Result<Category, WrongShape> {
    Ok(Category {
        id: json.get("id").number()?,
        parent: json.get("parent").number().unwrap_or(0),
        name: html::read_text(&json.get("name").text()?),
        slug: Slug::new(&json.get("slug").text_or_empty()),
        url: url::http(&json.get("link").text_or_empty(), site),
        description: html::read_text(&json.get("description").text_or_empty()),
        count: json.get("count").number().unwrap_or(0),
    })
}

/// `GET /wp/v2/tags` or `GET /wp/v2/users`, one item.
pub(super) fn term(json: &Json) -> Result<Term, WrongShape> {
    Ok(Term {
        id: json.get("id").number()?,
        name: html::read_text(&json.get("name").text()?),
        description: html::read_text(&json.get("description").text_or_empty()),
    })
}

/// `GET /wp/v2/posts`, one item of a list, and the categories that it is filed under.
pub(super) fn teaser(json: &Json, site: &HttpUrl) -> Result<(Summary, Vec<u64>), WrongShape> {
    let original = url::http(&json.get("link").text()?, site);
    let base = original.as_ref().unwrap_or(site);
    let slug = json.get("slug");
    let media = json.get("_embedded").get("wp:featuredmedia").items_or_none();
    let teaser = Summary {
        id: ArticleId(json.get("id").number()?.to_string()),
        slug: Slug::new(&slug.text()?).ok_or_else(|| slug.expected("a slug"))?,
        title: html::read_text(&json.get("title").get("rendered").text()?),
        excerpt: summary(&json.get("excerpt").get("rendered").text_or_empty()),
        published: date(json, "date", "date_gmt"),
        image: media.first().and_then(|media| figure(media, base)).map(|figure| figure.image),
        section: None,
        // Of what is behind a password nobody may count them, nor of the others in the same question.
        comments: json.get("excerpt").get("protected").is_true().then_some(0),
        original: original.clone(),
        language: None,
    };
    let filed = json.get("categories").items_or_none();
    Ok((teaser, filed.iter().filter_map(|id| id.number().ok()).collect()))
}

/// The categories in `parent`, 0 for those at the top, without those that have no articles.
pub(super) fn children(parent: u64, categories: &[Category]) -> Vec<Crumb> {
    // WordPress's own, for what is filed nowhere.
    let is_named = |category: &&Category| category.slug.as_ref().is_none_or(|slug| slug.as_str() != "uncategorized");
    let mut below: Vec<&Category> = categories.iter().filter(|it| it.count > 0).filter(is_named).collect();
    // What has articles further down is not empty.
    for category in categories {
        let holds = |inner: &Category| way_up(inner.id, categories).0.contains(&category);
        if category.count == 0 && categories.iter().any(|inner| inner.count > 0 && holds(inner)) {
            below.push(category);
        }
    }
    below.into_iter().filter(|category| category.parent == parent).map(crumb).collect()
}

fn crumb(category: &Category) -> Crumb {
    Crumb { name: category.name.clone(), slug: category.slug.clone(), url: category.url.clone() }
}

/// The sections that an article is filed under, with all their ancestors among `categories`. One
/// that could not be had stays without.
pub(super) fn sections(filed: &[Category], categories: &[Category]) -> Vec<Section> {
    let section = |own: &Category| {
        let mut way = way_up(own.id, categories).0;
        way.reverse();
        way.pop();
        let Crumb { name, slug, url } = crumb(own);
        Section { name, slug, url, ancestors: way.into_iter().map(crumb).collect() }
    };
    filed.iter().map(section).collect()
}

/// The categories that the ways to the top still need.
pub(super) fn missing_categories(filed: &[Category], categories: &[Category]) -> Vec<u64> {
    let mut missing: Vec<u64> = Vec::new();
    for id in filed.iter().filter_map(|own| way_up(own.id, categories).1) {
        if !missing.contains(&id) {
            missing.push(id);
        }
    }
    missing
}

/// The way from the category `id` to the top, and the parent at which it breaks off, if it does.
fn way_up(id: u64, categories: &[Category]) -> (Vec<&Category>, Option<u64>) {
    let mut way: Vec<&Category> = Vec::new();
    let mut next = id;
    while next != 0 {
        match categories.iter().find(|category| category.id == next) {
            // A circle: the way ends where it began.
            Some(category) if way.contains(&category) => break,
            Some(category) => {
                next = category.parent;
                way.push(category);
            }
            None => return (way, Some(next)),
        }
    }
    (way, None)
}

/// A featured picture; a film or a document set in its place is none, nor is an error object.
fn figure(json: &Json, base: &HttpUrl) -> Option<Figure> {
    if !matches!(json.get("media_type").text_or_empty().as_str(), "image" | "") {
        return None;
    }
    let url = url::http(&json.get("source_url").text_or_none()?, base)?;
    let details = json.get("media_details");
    let size = size(&details);
    let image = Image {
        alt: image::meaningful_alt(&json.get("alt_text").text_or_empty(), &url),
        candidates: candidates(&details.get("sizes"), size, base),
        size,
        url,
    };
    Some(Figure {
        image,
        link: None,
        caption: html::read_inlines(&json.get("caption").get("rendered").text_or_empty(), base),
    })
}

fn size(json: &Json) -> Option<Size> {
    Size::new(json.get("width").small_number()?, json.get("height").small_number()?)
}

/// The sizes of the same shape as the whole, one a width, smallest first. Others are cut-outs, such
/// as the square thumbnail. Which sizes there are depends on the theme and on the picture.
fn candidates(sizes: &Json, whole: Option<Size>, base: &HttpUrl) -> Vec<Candidate> {
    let Some(whole) = whole else { return Vec::new() };
    let same_shape = |size: Size| {
        let (width, height) = (u64::from(size.width), u64::from(size.height));
        let expected = width * u64::from(whole.height) / u64::from(whole.width);
        expected.abs_diff(height) <= 1
    };
    let mut files: Vec<(u32, HttpUrl)> = Vec::new();
    for file in sizes.values() {
        let Some(size) = size(&file).filter(|size| same_shape(*size)) else { continue };
        let Some(url) = url::http(&file.get("source_url").text_or_empty(), base) else { continue };
        let place = files.partition_point(|(width, _)| *width < size.width);
        if files.get(place).is_none_or(|(width, _)| *width != size.width) {
            files.insert(place, (size.width, url));
        }
    }
    files.into_iter().map(|(width, url)| Candidate { url, descriptor: Descriptor::Width(width) }).collect()
}
