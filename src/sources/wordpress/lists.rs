//! WordPress's archives: lists of posts by section, tag, author, date or words.
//!
//! <https://developer.wordpress.org/rest-api/reference/posts/#list-posts>

use futures_util::future::{join, join_all, join3};

use super::mapping::{self, Category, Term};
use super::spellings;
use super::{CATEGORY_FIELDS, WordPress};
use crate::domain::archive::{About, Onward};
use crate::domain::ids::encode_component;
use crate::domain::section::breadcrumbs;
use crate::domain::{Archive, Article, ArticleId, Listed, Slug, Summary};
use crate::sources::http::{Answer, Http};
use crate::sources::json::Json;
use crate::sources::{LIST_PAGE, RELATED, SourceError};

/// Without the content, which is most of a post. `_links` must be among the fields or `_embedded` vanishes.
const SUMMARY_FIELDS: &str = "_fields=id,slug,link,date,date_gmt,title,excerpt,categories,_links.wp:featuredmedia,_embedded\
    &_embed=wp:featuredmedia";
const TERM_FIELDS: &str = "_fields=id,name,slug,description";

/// A post, and the categories that it is filed under.
type Filed = (Summary, Vec<u64>);

/// What an archive's posts are asked for by, and what it is of.
struct Asked {
    /// One query a spelling of the words that are looked for.
    filters: Vec<String>,
    about: About,
}

impl WordPress {
    /// A page of an archive.
    pub(in crate::sources) async fn list(
        &self,
        http: &impl Http,
        archive: &Archive,
        page: u32,
    ) -> Result<Listed, SourceError> {
        let categories = self.popular_categories(http);
        let (asked, categories) = match archive {
            // Nothing needs to be known before these are asked for.
            Archive::Front | Archive::Date(_) | Archive::Search(_) | Archive::Saved => {
                let asked = plain(archive);
                let posts = self.posts(http, &asked.filters, page);
                let (answers, categories) = join(posts, categories).await;
                return Ok(listed(answers?, asked.about, *archive == Archive::Front, categories));
            }
            Archive::Section(slug) => {
                let (asked, categories) = self.section(http, slug, categories.await).await?;
                (asked, categories)
            }
            Archive::Tag(slug) => (self.term(http, "tags", slug).await?, categories.await),
            Archive::Author(slug) => (self.term(http, "users", slug).await?, categories.await),
        };
        let answers = self.posts(http, &asked.filters, page).await?;
        Ok(listed(answers, asked.about, *archive == Archive::Front, categories))
    }

    /// How many comments these articles have, for as many as that can be told of: WordPress counts
    /// them nowhere that guests may look, so they are counted here.
    pub(in crate::sources) async fn comment_counts(
        &self,
        http: &impl Http,
        articles: &[ArticleId],
    ) -> Result<Vec<u32>, SourceError> {
        let ids = articles.iter().map(|id| encode_component(&id.0)).collect::<Vec<_>>().join(",");
        let (url, answer) = self.get(http, "comments", &format!("post={ids}&per_page=100&_fields=post")).await?;
        let posts = answer.read(&url, |json| json.items()?.iter().map(|comment| comment.get("post").id()).collect())?;
        let posts: Vec<String> = posts;
        // What did not fit in belongs to nobody knows which.
        if answer.pages.is_some_and(|pages| pages > 1) || posts.len() >= 100 {
            return Ok(Vec::new());
        }
        let count = |id: &ArticleId| posts.iter().filter(|post| **post == id.0).count();
        Ok(articles.iter().map(|id| u32::try_from(count(id)).unwrap_or(u32::MAX)).collect())
    }

    /// The posts that fit any of the queries.
    async fn posts(
        &self,
        http: &impl Http,
        filters: &[String],
        page: u32,
    ) -> Result<Vec<(Vec<Filed>, Answer)>, SourceError> {
        let ask = |filter: &String| {
            let query = format!("{filter}page={page}&per_page={LIST_PAGE}");
            async move {
                match self.summaries(http, &query).await {
                    // Behind the last page there is nothing; of several lists, one may end before the others.
                    Err(SourceError::NotFound { .. }) if filters.len() > 1 => Ok((Vec::new(), Answer::default())),
                    found => found,
                }
            }
        };
        // The first one tells how the site's API is reached.
        let Some((first, others)) = filters.split_first() else { return Ok(Vec::new()) };
        let mut answers = vec![ask(first).await?];
        for answer in join_all(others.iter().map(ask)).await {
            answers.push(answer?);
        }
        Ok(answers)
    }

    async fn summaries(&self, http: &impl Http, query: &str) -> Result<(Vec<Filed>, Answer), SourceError> {
        let (url, answer) = self.get(http, "posts", &format!("{query}&{SUMMARY_FIELDS}")).await?;
        if answer.error_code().as_deref() == Some("rest_post_invalid_page_number") {
            return Err(SourceError::NotFound { url });
        }
        let read = |json: &Json| json.readable_items(|post| mapping::teaser(post, &self.site));
        Ok((answer.read(&url, read)?, answer))
    }

    /// What may be read after an article: the ones before and after it, and others of its section.
    pub(in crate::sources) async fn onward(&self, http: &impl Http, article: &Article) -> Result<Onward, SourceError> {
        let categories = self.popular_categories(http).await;
        let section = breadcrumbs(&article.sections).pop().and_then(|crumb| crumb.slug);
        let section = section.and_then(|slug| categories.iter().find(|it| it.slug.as_ref() == Some(&slug)));
        let section = section.map(|section| format!("categories={}&", section.id)).unwrap_or_default();
        let own = encode_component(&article.id.0);
        let related = format!("{section}exclude={own}&per_page={RELATED}");
        let date = article.published.map(|date| encode_component(&date.to_rfc3339()));
        let neighbour = |side: &str, order: &str| {
            let query = date.as_ref().map(|date| format!("{side}={date}&order={order}&exclude={own}&per_page=1"));
            async move {
                match query {
                    Some(query) => {
                        self.summaries(http, &query).await.ok().and_then(|(posts, _)| posts.into_iter().next())
                    }
                    None => None,
                }
            }
        };
        let (related, previous, next) =
            join3(self.summaries(http, &related), neighbour("before", "desc"), neighbour("after", "asc")).await;
        let (previous, next) = (previous.map(|(post, _)| post), next.map(|(post, _)| post));
        Ok(Onward { previous, next, related: listed(vec![related?], About::default(), false, categories).items })
    }

    /// A section with those around it and those in it.
    async fn section(
        &self,
        http: &impl Http,
        slug: &Slug,
        mut known: Vec<Category>,
    ) -> Result<(Asked, Vec<Category>), SourceError> {
        let is_it = |category: &Category| category.slug.as_ref() == Some(slug);
        if !known.iter().any(is_it) {
            known.extend(self.categories(http, &format!("slug={}&{CATEGORY_FIELDS}", slug.encoded())).await?);
        }
        let Some(own) = known.iter().find(|category| is_it(category)).cloned() else {
            return Err(SourceError::NotFound { url: self.site.clone() });
        };
        // The hundred most used were asked for: of more, some are missing.
        if known.len() >= 100 {
            let children = self.categories(http, &format!("parent={}&{CATEGORY_FIELDS}", own.id)).await;
            let missing = |child: &Category| !known.iter().any(|category| category.id == child.id);
            let missing: Vec<Category> = children.unwrap_or_default().into_iter().filter(missing).collect();
            known.extend(missing);
        }
        let known = self.with_ancestors(http, std::slice::from_ref(&own), known).await;
        let ancestors = mapping::sections(std::slice::from_ref(&own), &known).pop().map(|section| section.ancestors);
        let about = About {
            name: own.name.clone(),
            description: own.description.clone(),
            ancestors: ancestors.unwrap_or_default(),
            children: mapping::children(own.id, &known),
        };
        let filter = format!("categories[terms]={}&categories[include_children]=true&", own.id);
        Ok((Asked { filters: vec![filter], about }, known))
    }

    /// A tag or an author.
    async fn term(&self, http: &impl Http, kind: &str, slug: &Slug) -> Result<Asked, SourceError> {
        let (url, answer) = self.get(http, kind, &format!("slug={}&{TERM_FIELDS}", slug.encoded())).await?;
        let found = answer.read(&url, |json| json.items()?.first().map(mapping::term).transpose())?;
        let Term { id, name, description } = found.ok_or(SourceError::NotFound { url })?;
        let parameter = if kind == "users" { "author" } else { "tags" };
        let about = About { name, description, ..About::default() };
        Ok(Asked { filters: vec![format!("{parameter}={id}&")], about })
    }
}

/// A list that is of nothing that WordPress would have to be asked about first.
fn plain(archive: &Archive) -> Asked {
    let filters = match archive {
        Archive::Date(period) => {
            let (after, before) = period.bounds();
            vec![format!("after={}&before={}&", encode_component(&after), encode_component(&before))]
        }
        Archive::Search(words) => {
            let search = |words: &String| format!("search={}&orderby=relevance&", encode_component(words));
            spellings::of(words).iter().map(search).collect()
        }
        _ => vec![String::new()],
    };
    Asked { filters, about: About::default() }
}

/// The answers as one page: what is in several of them is there once.
fn listed(
    answers: Vec<(Vec<Filed>, Answer)>,
    mut about: About,
    // Whether the sections at the top belong to it.
    is_front: bool,
    categories: Vec<Category>,
) -> Listed {
    let (mut items, mut total, mut pages): (Vec<Summary>, u32, u32) = (Vec::new(), 0, 0);
    let mut saved = None;
    for (posts, answer) in answers {
        let came = u32::try_from(posts.len()).unwrap_or(u32::MAX);
        // Where the server's headers may not be read, a full page may be followed by another one.
        // Several spellings find much of the same.
        total = total.max(answer.total.unwrap_or(came));
        pages = pages.max(answer.pages.unwrap_or(if came >= LIST_PAGE { u32::MAX } else { 1 }));
        saved = saved.or(answer.saved);
        for (mut item, filed) in posts {
            if items.iter().any(|other| other.id == item.id) {
                continue;
            }
            let own: Vec<Category> =
                filed.iter().filter_map(|id| categories.iter().find(|category| category.id == *id).cloned()).collect();
            let sections = mapping::sections(&own, &categories);
            item.section = breadcrumbs(&sections).pop();
            items.push(item);
        }
    }
    if is_front {
        about.children = mapping::children(0, &categories);
    }
    Listed { about, items, total, pages, saved }
}
