//! All that a WordPress site has.

use serde_json::Value;

use super::{CATEGORY_FIELDS, Permalinks, WordPress, mapping, query};
use crate::domain::{ArticleId, Slug};
use crate::sources::all::{Answers, Entry, items, saying};
use crate::sources::http::Http;
use crate::sources::json::{Json, WrongShape};
use crate::sources::{ArticleRef, SourceError};

/// By number: what is published meanwhile comes behind the others, and pushes none to another page.
const LISTED: &str = "_fields=id,slug,modified_gmt,content.protected&orderby=id&order=asc&per_page=100";

impl WordPress {
    pub(in crate::sources) async fn entries(&self, http: &impl Http) -> Result<Vec<Entry>, SourceError> {
        let mut entries = self.entries_of(http, "posts").await?;
        match self.entries_of(http, "pages").await {
            Ok(pages) => entries.extend(pages),
            // Some sites keep them to themselves.
            Err(SourceError::NotFound { .. } | SourceError::RestDisabled { .. } | SourceError::Forbidden { .. }) => {}
            Err(error) => return Err(error),
        }
        Ok(entries)
    }

    async fn entries_of(&self, http: &impl Http, kind: &str) -> Result<Vec<Entry>, SourceError> {
        let mut entries = Vec::new();
        for page in 1.. {
            let (url, answer) = self.get(http, kind, &format!("page={page}&{LISTED}")).await?;
            let entry = |json: &Json| -> Result<Option<Entry>, WrongShape> {
                // Behind a password nobody may read it.
                let is_open = !json.get("content").get("protected").is_true();
                let id = ArticleId(json.get("id").number()?.to_string());
                let edition = json.get("modified_gmt").text_or_empty();
                let entry = |slug| Entry { id, slug, edition, is_page: kind == "pages" };
                Ok(Slug::new(&json.get("slug").text()?).filter(|_| is_open).map(entry))
            };
            let found = answer.read(&url, |json| json.readable_items(entry))?;
            let is_last = answer.pages.map_or(found.len() < 100, |pages| page >= pages);
            entries.extend(found.into_iter().flatten());
            if is_last {
                break;
            }
        }
        Ok(entries)
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
