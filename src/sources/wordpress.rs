//! WordPress's REST API v2, as self-hosted sites have it: with pretty permalinks or with
//! `?rest_route=`, at the top of a host or in a folder.
//!
//! <https://developer.wordpress.org/rest-api/reference/>

#[cfg(not(target_arch = "wasm32"))]
mod all;
mod lists;
mod mapping;
mod spellings;

use std::sync::{Arc, OnceLock};

use super::http::{Answer, Http};
use super::json::{Json, WrongShape};
use super::posting::{self, Posted};
use super::{ArticleRef, Listing, PER_PAGE, PostError, SourceError};
use crate::domain::comment::Order;
use crate::domain::ids::encode_component;
use crate::domain::{Article, ArticleId, Comment, CommentId, CommentPage, HttpUrl, NewComment};
use futures_util::future::join;
use mapping::{Category, Found, Post};

/// Only what is shown is asked for. `_links` must be among the fields or `_embedded` vanishes.
const POST_FIELDS: &str = "_fields=id,slug,link,date,date_gmt,modified,modified_gmt,title,excerpt,content,comment_status,\
    categories,meta.correction,_links,_embedded&_embed=author,wp:featuredmedia,wp:term";
const CATEGORY_FIELDS: &str = "_fields=id,name,slug,link,parent,description,count&per_page=100";
const COMMENT_FIELDS: &str = "_fields=id,parent,author,author_name,author_url,date,date_gmt,content,status";

/// Sections nest this deep at most; a circle among them ends here too.
const MAX_SECTION_DEPTH: usize = 10;

/// A WordPress site.
#[derive(Clone, Debug)]
pub struct WordPress {
    /// The site's address, ending in a slash.
    site: HttpUrl,
    /// How the site's REST API is reached, once that is known.
    permalinks: Arc<OnceLock<Permalinks>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Permalinks {
    /// `/wp-json/wp/v2/…`
    Pretty,
    /// `/?rest_route=/wp/v2/…`
    Plain,
}

impl WordPress {
    /// A site by the address of its front page.
    pub fn new(site: &HttpUrl) -> Option<Self> {
        let address = site.as_str().split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
        let site = HttpUrl::new(format!("{address}/"))?;
        Some(Self { site, permalinks: Arc::default() })
    }

    pub(super) fn address(&self) -> &HttpUrl {
        &self.site
    }

    pub(super) async fn article(&self, http: &impl Http, which: &ArticleRef) -> Result<Article, SourceError> {
        // In parallel: most sites' categories fit into one page, and a reader waits for one answer.
        let (post, listed) = join(self.post(http, which), self.popular_categories(http)).await;
        let Post { mut article, sections } = post?;
        let categories = self.with_ancestors(http, &sections, listed).await;
        article.sections = mapping::sections(&sections, &categories);
        Ok(article)
    }

    pub(super) async fn comments(
        &self,
        http: &impl Http,
        article: &ArticleId,
        page: u32,
        listing: Listing,
    ) -> Result<CommentPage, SourceError> {
        let order = match listing.order {
            Order::OldestFirst => "asc",
            Order::NewestFirst => "desc",
        };
        let query = format!("page={page}&per_page={PER_PAGE}&order={order}&orderby=date_gmt");
        let (url, answer) = self.listed(http, article, &query, listing).await?;
        let comments = self.read_comments(http, &url, &answer).await?;
        let came = u32::try_from(comments.len()).unwrap_or(u32::MAX);
        // Where the server's headers may not be read, a full page is followed by another one.
        let follows = answer.pages.map_or(came >= PER_PAGE, |pages| page < pages);
        let total = answer.total.unwrap_or((page - 1).saturating_mul(PER_PAGE).saturating_add(came));
        Ok(CommentPage { comments, total, next: follows.then(|| page + 1) })
    }

    pub(super) async fn comments_by_id(
        &self,
        http: &impl Http,
        article: &ArticleId,
        ids: &[CommentId],
        listing: Listing,
    ) -> Result<Vec<Comment>, SourceError> {
        let ids = ids.iter().map(|id| encode_component(&id.0)).collect::<Vec<_>>().join(",");
        let query = format!("include={ids}&per_page={PER_PAGE}");
        let (url, answer) = self.listed(http, article, &query, listing).await?;
        self.read_comments(http, &url, &answer).await
    }

    /// `GET /wp/v2/comments`. A comment that a plugin broke is left out; a list of nothing else is an error.
    async fn read_comments(
        &self,
        http: &impl Http,
        url: &HttpUrl,
        answer: &Answer,
    ) -> Result<Vec<Comment>, SourceError> {
        let document = answer.document(url)?;
        let read = |json: &Json| mapping::comment(json, &self.site);
        let comments = document.root().readable_items_in_parts(read, async || http.pause().await).await;
        comments.map_err(|wrong| wrong.at(url))
    }

    async fn listed(
        &self,
        http: &impl Http,
        article: &ArticleId,
        query: &str,
        listing: Listing,
    ) -> Result<(HttpUrl, Answer), SourceError> {
        let avatars = if listing.avatars { ",author_avatar_urls" } else { "" };
        let query = format!("post={}&{query}&{COMMENT_FIELDS}{avatars}", encode_component(&article.0));
        self.get(http, "comments", &query).await
    }

    pub(super) async fn post_comment(
        &self,
        http: &impl Http,
        comment: &NewComment,
        extra: &[(&str, &str)],
    ) -> Result<Posted, PostError> {
        // The article came first, so how the API is reached is known by now.
        let permalinks = self.permalinks.get().copied().unwrap_or(Permalinks::Plain);
        let url = self.route(permalinks, "comments", COMMENT_FIELDS);
        posting::post(http, &url, comment, extra, |json| mapping::comment(json, &self.site)).await
    }

    /// WordPress finds a post by `?name=` and `?p=` whatever its permalinks look like.
    pub(super) fn original(&self, which: &ArticleRef) -> HttpUrl {
        let query = match which {
            ArticleRef::Slug(slug) => format!("?name={}", slug.encoded()),
            ArticleRef::Id(id) => format!("?p={}", encode_component(&id.0)),
        };
        HttpUrl::new(format!("{}{query}", self.site.as_str())).unwrap_or_else(|| self.site.clone())
    }

    /// An article, or a page, such as the one about the site: their names are of one kind.
    async fn post(&self, http: &impl Http, which: &ArticleRef) -> Result<Post, SourceError> {
        let found = self.post_of("posts", http, which).await;
        if !matches!(found, Err(SourceError::NotFound { .. })) {
            return found;
        }
        match self.post_of("pages", http, which).await {
            Ok(Post { article, sections }) => {
                // Whoever set the site up, whenever that was.
                let article = Article { is_page: true, authors: Vec::new(), published: None, ..article };
                Ok(Post { article, sections })
            }
            protected @ Err(SourceError::Protected { .. }) => protected,
            Err(_) => found,
        }
    }

    /// The article came, so how the API is reached is known.
    pub(super) fn requests(&self, article: &Article) -> Vec<HttpUrl> {
        let permalinks = self.permalinks.get().copied().unwrap_or(Permalinks::Pretty);
        let which = ArticleRef::Slug(article.slug.clone());
        // A page is looked for among the articles first.
        let kinds: &[&str] = if article.is_page { &["posts", "pages"] } else { &["posts"] };
        let mut requests = vec![self.route(permalinks, "categories", &popular())];
        requests.extend(
            kinds.iter().map(|kind| query(kind, &which)).map(|(route, query)| self.route(permalinks, &route, &query)),
        );
        requests
    }

    pub(super) async fn fetch_ahead(&self, http: &impl Http, which: &ArticleRef) {
        let (route, query) = query("posts", which);
        // Whoever wants it will hear of a failure.
        let _ = self.get(http, &route, &query).await;
    }

    async fn post_of(&self, kind: &str, http: &impl Http, which: &ArticleRef) -> Result<Post, SourceError> {
        let (route, query) = query(kind, which);
        let (url, answer) = self.get(http, &route, &query).await?;
        let found = answer.read(&url, |json| match which {
            ArticleRef::Id(_) => mapping::post(json, &self.site).map(Some),
            // An unknown slug is a success with nothing in it.
            _ => json.items()?.first().map(|post| mapping::post(post, &self.site)).transpose(),
        })?;
        match found {
            None => Err(SourceError::NotFound { url }),
            Some(Found::Protected { original }) => Err(SourceError::Protected { url, original }),
            Some(Found::Post(mut post)) => {
                post.article.saved = answer.saved;
                Ok(*post)
            }
        }
    }

    /// The hundred categories with the most articles. Embedded terms do not name their parents, so
    /// breadcrumbs need the categories themselves. An article without breadcrumbs is better than
    /// none: failure leaves fewer.
    async fn popular_categories(&self, http: &impl Http) -> Vec<Category> {
        self.categories(http, &popular()).await.unwrap_or_default()
    }

    /// Adds what is missing of the categories `ids` and all their ancestors, a request a level.
    async fn with_ancestors(&self, http: &impl Http, filed: &[Category], mut listed: Vec<Category>) -> Vec<Category> {
        for _ in 0..MAX_SECTION_DEPTH {
            let wanted = mapping::missing_categories(filed, &listed);
            if wanted.is_empty() {
                break;
            }
            let list = wanted.iter().map(u64::to_string).collect::<Vec<_>>().join(",");
            let query = format!("include={list}&{CATEGORY_FIELDS}");
            match self.categories(http, &query).await {
                Ok(level) if !level.is_empty() => listed.extend(level),
                _ => break,
            }
        }
        listed
    }

    async fn categories(&self, http: &impl Http, query: &str) -> Result<Vec<Category>, SourceError> {
        let (url, answer) = self.get(http, "categories", query).await?;
        let read = |json: &Json| -> Result<Vec<Category>, WrongShape> {
            json.items()?.iter().map(|category| mapping::category(category, &self.site)).collect()
        };
        answer.read(&url, read)
    }

    /// Asks the pretty way first. A site without pretty permalinks answers that with an HTML page;
    /// the plain way works everywhere.
    async fn get(&self, http: &impl Http, route: &str, query: &str) -> Result<(HttpUrl, Answer), SourceError> {
        let known = self.permalinks.get().copied();
        let url = self.route(known.unwrap_or(Permalinks::Pretty), route, query);
        let answer = http.get(&url).await?;
        if known.is_some() || answer.status == 429 || answer.status >= 500 {
            return Ok((url, answer));
        }
        if !answer.is_page() {
            self.permalinks.get_or_init(|| Permalinks::Pretty);
            return Ok((url, answer));
        }
        let url = self.route(Permalinks::Plain, route, query);
        let answer = http.get(&url).await?;
        if !answer.is_page() {
            self.permalinks.get_or_init(|| Permalinks::Plain);
        }
        Ok((url, answer))
    }

    fn route(&self, permalinks: Permalinks, route: &str, query: &str) -> HttpUrl {
        let site = self.site.as_str();
        let url = match permalinks {
            Permalinks::Plain => format!("{site}?rest_route=/wp/v2/{route}&{query}"),
            Permalinks::Pretty => format!("{site}wp-json/wp/v2/{route}?{query}"),
        };
        // Routes and queries are made of encoded parts above, so this cannot fail.
        HttpUrl::new(url).unwrap_or_else(|| self.site.clone())
    }
}

/// The categories that most articles are filed under.
fn popular() -> String {
    format!("orderby=count&order=desc&{CATEGORY_FIELDS}")
}

/// What is asked for of a kind of posts.
fn query(kind: &str, which: &ArticleRef) -> (String, String) {
    match which {
        ArticleRef::Id(id) => (format!("{kind}/{}", encode_component(&id.0)), POST_FIELDS.to_owned()),
        ArticleRef::Slug(slug) => (kind.to_owned(), format!("slug={}&{POST_FIELDS}", slug.encoded())),
    }
}

#[cfg(test)]
mod tests;
