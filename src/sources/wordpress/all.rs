//! All that a WordPress site has.

use std::collections::HashSet;

use serde_json::Value;

use super::{CATEGORY_FIELDS, Permalinks, WordPress, mapping, query};
use crate::domain::{ArticleId, Slug};
use crate::sources::all::{Answers, Entry, Inventory, items, saying};
use crate::sources::http::{Answer, Http};
use crate::sources::json::{Json, WrongShape};
use crate::sources::{ArticleRef, SourceError};

/// By number: what is published meanwhile comes behind the others, and pushes none to another page.
const LISTED: &str = "_fields=id,slug,modified_gmt,content.protected&orderby=id&order=asc&per_page=100";

impl WordPress {
    pub(in crate::sources) async fn entries(&self, http: &impl Http) -> Result<Inventory, SourceError> {
        let posts = self.entries_of(http, "posts").await?;
        let pages = match self.entries_of(http, "pages").await {
            // Some sites keep them to themselves.
            Err(SourceError::NotFound { .. } | SourceError::RestDisabled { .. } | SourceError::Forbidden { .. }) => {
                (Vec::new(), false)
            }
            pages => pages?,
        };
        Ok(Inventory::of(posts, pages))
    }

    /// What is listed, and whether that is all there is.
    async fn entries_of(&self, http: &impl Http, kind: &str) -> Result<(Vec<Entry>, bool), SourceError> {
        let (mut entries, mut ids, mut count, mut is_whole) = (Vec::new(), HashSet::new(), 0, true);
        for page in 1.. {
            let (url, answer) = match self.get(http, kind, &format!("page={page}&{LISTED}")).await? {
                // There are fewer now than there were.
                (_, Answer { status: 400, .. }) if page > 1 => return Ok((entries, false)),
                answered => answered,
            };
            let entry = |json: &Json| -> Result<Option<Entry>, WrongShape> {
                // Behind a password nobody may read it.
                let is_open = !json.get("content").get("protected").is_true();
                let id = ArticleId(json.get("id").number()?.to_string());
                let edition = json.get("modified_gmt").text_or_empty();
                let entry = |slug| Entry { id, slug, edition, is_page: kind == "pages" };
                let slug = json.get("slug");
                let slug = Slug::new(&slug.text()?).ok_or_else(|| slug.expected("a slug"))?;
                Ok(Some(slug).filter(|_| is_open).map(entry))
            };
            let (all, found) = answer.read(&url, |json| Ok((json.items()?.len(), json.readable_items(entry)?)))?;
            is_whole &= found.len() == all;
            count += all;
            let before = entries.len();
            entries.extend(found.into_iter().flatten().filter(|entry| ids.insert(entry.id.clone())));
            // Some servers answer every page with the same.
            let is_last =
                answer.pages.map_or(all < 100, |pages| page >= pages) || (entries.len() == before && page > 1);
            if is_last {
                // What goes meanwhile pulls others to pages that were read.
                is_whole &= answer.total.is_none_or(|total| total as usize == count);
                break;
            }
        }
        Ok((entries, is_whole))
    }

    pub(in crate::sources) async fn answers(
        &self,
        http: &impl Http,
        entries: &[Entry],
    ) -> Result<Vec<(Entry, Answers)>, SourceError> {
        let is_page = entries.first().is_some_and(|entry| entry.is_page);
        let kind = if is_page { "pages" } else { "posts" };
        let ids = entries.iter().map(|entry| entry.id.0.as_str()).collect::<Vec<_>>().join(",");
        let (_, fields) = query(kind, &ArticleRef::Id(ArticleId(String::new())));
        let (url, answer) = self.get(http, kind, &format!("include={ids}&per_page=100&{fields}")).await?;
        let permalinks = self.permalinks.get().copied().unwrap_or(Permalinks::Pretty);
        let mut found = Vec::new();
        for post in items(&answer, &url)? {
            let id = post.get("id").and_then(Value::as_u64).unwrap_or_default().to_string();
            let Some(entry) = entries.iter().find(|entry| entry.id.0 == id) else { continue };
            let which = ArticleRef::Slug(entry.slug.clone());
            let at = |kind| {
                let (route, query) = query(kind, &which);
                self.route(permalinks, &route, &query).to_string()
            };
            let mut answers = Answers::new();
            if is_page {
                answers.insert(at("posts"), saying(&Value::Array(Vec::new())));
            }
            answers.insert(at(kind), saying(&Value::Array(vec![Value::Object(post)])));
            found.push((entry.clone(), answers));
        }
        Ok(found)
    }

    pub(in crate::sources) async fn sections(&self, http: &impl Http) -> Result<Vec<Slug>, SourceError> {
        let mut slugs = Vec::new();
        for page in 1.. {
            let (url, answer) =
                self.get(http, "categories", &format!("page={page}&hide_empty=true&{CATEGORY_FIELDS}")).await?;
            let found = answer.read(&url, |json| json.readable_items(|json| mapping::category(json, &self.site)))?;
            let is_last = answer.pages.map_or(found.len() < 100, |pages| page >= pages);
            slugs.extend(found.into_iter().filter_map(|category| category.slug));
            if is_last {
                break;
            }
        }
        Ok(slugs)
    }
}
