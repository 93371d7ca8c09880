//! All that a site has, for whoever makes files of it. A browser asks for one article at a time.
//!
//! What is asked for in bulk is given out as the answers to what [`Source::article`] asks for one article, so that
//! there is one way from an answer to an article.

use std::collections::{BTreeMap, HashSet};

use serde_json::{Map, Value};

use super::http::{Answer, Http};
use super::json::Document;
use super::{Source, SourceError};
use crate::domain::{ArticleId, HttpUrl, Slug};

/// An article in the list of all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub id: ArticleId,
    pub slug: Slug,
    /// Another one whenever the article is another: when WordPress changed it last, or what a feed says of it.
    pub edition: String,
    /// Whether it is one of WordPress's pages, which are asked for apart.
    pub is_page: bool,
}

/// What a site says that it has.
#[derive(Clone, Debug, Default)]
pub struct Inventory {
    /// No two by one name: the first one is it, as for [`Source::article`].
    pub entries: Vec<Entry>,
    /// Whether no article was left out: those that are not listed are gone.
    pub has_all_articles: bool,
    /// The same of WordPress's pages.
    pub has_all_pages: bool,
}

impl Inventory {
    /// From what was listed. Nothing at all is no answer to go by.
    pub(super) fn of(posts: (Vec<Entry>, bool), pages: (Vec<Entry>, bool)) -> Self {
        let has_all = |(entries, is_whole): &(Vec<Entry>, bool)| *is_whole && !entries.is_empty();
        let (has_all_articles, has_all_pages) = (has_all(&posts), has_all(&pages));
        let (mut entries, mut names) = (posts.0, HashSet::new());
        entries.extend(pages.0);
        entries.retain(|entry| names.insert(entry.slug.clone()));
        Self { entries, has_all_articles, has_all_pages }
    }
}

/// Answers by the addresses that they were asked at.
pub type Answers = BTreeMap<String, Answer>;

/// How many articles are asked for at once.
pub const BATCH: usize = 50;

impl Source {
    /// All articles and pages that anybody may read.
    ///
    /// # Errors
    /// Whatever can go wrong on the way.
    pub async fn entries(&self, http: &impl Http) -> Result<Inventory, SourceError> {
        match self {
            Self::WordPress(source) => source.entries(http).await,
            Self::JsonFeed(source) => source.entries(http).await,
        }
    }

    /// What each of these articles would be answered with, at most [`BATCH`] of one kind. One that is gone is missing.
    ///
    /// # Errors
    /// Whatever can go wrong on the way.
    pub async fn answers(&self, http: &impl Http, entries: &[Entry]) -> Result<Vec<(Entry, Answers)>, SourceError> {
        match self {
            Self::WordPress(source) => source.answers(http, entries).await,
            Self::JsonFeed(source) => source.answers(http, entries).await,
        }
    }

    /// All sections that have articles, by their addresses' last steps.
    ///
    /// # Errors
    /// Whatever can go wrong on the way.
    pub async fn sections(&self, http: &impl Http) -> Result<Vec<Slug>, SourceError> {
        match self {
            Self::WordPress(source) => source.sections(http).await,
            Self::JsonFeed(source) => source.sections(http).await,
        }
    }

    /// An answer to what an article's page asks for, without what stands on the page already: its text and its pictures.
    pub fn of_article(&self, answer: &str) -> Value {
        match self {
            Self::WordPress(_) => {
                let mut json = parsed(answer, &WORDPRESS_ARTICLE);
                for post in json.as_array_mut().into_iter().flatten().filter(|post| post.get("content").is_some()) {
                    for name in ["content", "excerpt"] {
                        if let Some(text) = post.get_mut(name).and_then(|text| text.get_mut("rendered")) {
                            *text = Value::String(String::new());
                        }
                    }
                }
                json
            }
            Self::JsonFeed(_) => parsed(answer, &FEED_ARTICLE),
        }
    }

    /// An answer to what a list's page asks for. Of a feed, which has all lists in one, nothing.
    pub fn of_list(&self, answer: &str) -> Option<Value> {
        match self {
            Self::WordPress(_) => Some(parsed(answer, &WORDPRESS_LIST)),
            Self::JsonFeed(_) => None,
        }
    }
}

/// What of an answer a page needs: the members that stay, by their paths. One that ends in `*` stays whole.
const WORDPRESS_ARTICLE: [&str; 20] = [
    ".id",
    ".slug",
    ".link",
    ".parent",
    ".name",
    ".date",
    ".date_gmt",
    ".title.rendered",
    ".excerpt.rendered",
    ".content.rendered",
    ".comment_status",
    ".categories",
    "._embedded.author.id",
    "._embedded.author.name",
    "._embedded.author.link",
    "._embedded.wp:term.id",
    "._embedded.wp:term.name",
    "._embedded.wp:term.slug",
    "._embedded.wp:term.link",
    "._embedded.wp:term.taxonomy",
];

const WORDPRESS_LIST: [&str; 19] = [
    ".id",
    ".slug",
    ".link",
    ".parent",
    ".name",
    ".count",
    ".description",
    ".date",
    ".date_gmt",
    ".title.rendered",
    ".excerpt*",
    ".categories",
    "._embedded.wp:featuredmedia.source_url",
    "._embedded.wp:featuredmedia.alt_text",
    "._embedded.wp:featuredmedia.media_type",
    "._embedded.wp:featuredmedia.media_details.width",
    "._embedded.wp:featuredmedia.media_details.height",
    "._embedded.wp:featuredmedia.media_details.sizes*",
    "._embedded.wp:featuredmedia.id",
];

const FEED_ARTICLE: [&str; 12] = [
    ".version",
    ".language",
    ".authors*",
    ".items.id",
    ".items.url",
    ".items.title",
    ".items.language",
    ".items.date_published",
    ".items.date_modified",
    ".items.authors*",
    ".items.tags*",
    ".items._maqal*",
];

fn parsed(answer: &str, keep: &[&str]) -> Value {
    let mut json = Document::parsed(answer.trim_start_matches('\u{feff}')).unwrap_or_default();
    prune(&mut json, "", keep);
    json
}

fn prune(json: &mut Value, path: &str, keep: &[&str]) {
    match json {
        Value::Array(items) => items.iter_mut().for_each(|item| prune(item, path, keep)),
        Value::Object(members) => members.retain(|name, value| {
            let own = format!("{path}.{name}");
            let is_whole = keep.iter().any(|kept| kept.strip_suffix('*') == Some(&own));
            let is_kept = keep.iter().any(|kept| {
                kept.strip_prefix(own.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            });
            if is_kept && !is_whole {
                prune(value, &own, keep);
            }
            is_whole || is_kept
        }),
        _ => {}
    }
}

/// The items of a list that was answered, as they came.
pub(super) fn items(answer: &Answer, url: &HttpUrl) -> Result<Vec<Map<String, Value>>, SourceError> {
    // Refusals are told by their own names.
    answer.read(url, |json| json.items().map(|_| ()))?;
    let Value::Array(items) = whole(answer, url)? else { return Ok(Vec::new()) };
    Ok(items.into_iter().filter_map(|item| if let Value::Object(item) = item { Some(item) } else { None }).collect())
}

/// All that an answer says.
pub(super) fn whole(answer: &Answer, url: &HttpUrl) -> Result<Value, SourceError> {
    Document::parsed(answer.body.trim_start_matches('\u{feff}'))
        .map_err(|detail| SourceError::NotJson { url: url.clone(), detail })
}

/// An answer that says this.
pub(super) fn saying(json: &Value) -> Answer {
    Answer { status: 200, body: json.to_string(), ..Answer::default() }
}
