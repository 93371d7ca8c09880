//! All that a feed has.

use serde_json::{Value, json};

use super::{JsonFeed, mapping};
use crate::domain::{ArticleId, Slug};
use crate::sources::SourceError;
use crate::sources::all::{Answers, Entry, Inventory, saying, whole};
use crate::sources::http::Http;
use crate::sources::json::Json;

impl JsonFeed {
    pub(in crate::sources) async fn entries(&self, http: &impl Http) -> Result<Inventory, SourceError> {
        let answer = http.get(&self.url).await?;
        let entry = |item: &Json| {
            let id = ArticleId(item.get("id").id().ok()?);
            // A feed's dates do not change with everything else that does: the page is made anew, and written
            // where it is another.
            Some(Entry { id, slug: mapping::slug(item, &self.url)?, edition: String::new(), is_page: false })
        };
        let (count, entries) = answer.read(&self.url, |feed| {
            let items = mapping::items(feed)?;
            Ok((items.len(), items.iter().filter_map(entry).collect::<Vec<_>>()))
        })?;
        let is_whole = count == entries.len();
        Ok(Inventory::of((entries, is_whole), (Vec::new(), false)))
    }

    /// A feed with nothing but the article for each of them.
    pub(in crate::sources) async fn answers(
        &self,
        http: &impl Http,
        entries: &[Entry],
    ) -> Result<Vec<(Entry, Answers)>, SourceError> {
        let answer = http.get(&self.url).await?;
        answer.read(&self.url, |feed| mapping::items(feed).map(|_| ()))?;
        let mut feed = whole(&answer, &self.url)?;
        let items = feed.get_mut("items").map(Value::take).unwrap_or_default();
        let mut found = Vec::new();
        for item in items.as_array().into_iter().flatten() {
            let id = item.get("id").map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned));
            let Some(entry) = entries.iter().find(|entry| Some(&entry.id.0) == id.as_ref()) else { continue };
            let mut one = feed.clone();
            if let Some(members) = one.as_object_mut() {
                members.insert("items".to_owned(), json!([item]));
            }
            found.push((entry.clone(), Answers::from([(self.url.to_string(), saying(&one))])));
        }
        Ok(found)
    }

    pub(in crate::sources) async fn sections(&self, http: &impl Http) -> Result<Vec<Slug>, SourceError> {
        let answer = http.get(&self.url).await?;
        let mut slugs = Vec::new();
        let items = answer.read(&self.url, |feed| {
            let items = mapping::items(feed)?;
            Ok(items.iter().flat_map(|item| mapping::sections(item, &self.url)).collect::<Vec<_>>())
        })?;
        for slug in items.iter().flat_map(|section| section.trail()).filter_map(|crumb| crumb.slug) {
            if !slugs.contains(&slug) {
                slugs.push(slug);
            }
        }
        Ok(slugs)
    }
}
