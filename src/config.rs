//! What a publisher sets: `<script type="application/json" id="maqal-config">` in `index.html`.
//!
//! ```json
//! {"site": {"name": "…", "url": "…"},
//!  "source": {"kind": "wordpress", "url": "https://news.example/"},
//!  "ui": {"lang": "ar", "digits": "latn"}}
//! ```
//!
//! Every key but `source` has a default. Only the source named here is ever fetched.

use crate::domain::HttpUrl;
use crate::html::url;
use crate::locale::{Digits, Locale};
use crate::sources::json::{Json, WrongShape};
use crate::sources::{JsonFeed, Source, WordPress};

/// The settings, checked.
#[derive(Clone, Debug)]
pub struct Config {
    /// The site's name, for the page's header. Empty when none is set.
    pub site_name: String,
    /// The publisher's own front page.
    pub site_url: HttpUrl,
    pub source: Source,
    pub locale: Locale,
}

/// Why the settings cannot be used. `key` is written as a publisher would look for it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    #[error("<script id=\"maqal-config\"> is missing from the page")]
    Missing,
    #[error("{key}: {detail}")]
    Wrong { key: String, detail: String },
}

impl Config {
    /// Reads the settings; URLs in them may be relative to `folder`, the app's own on its host.
    ///
    /// # Errors
    /// Names the key that is wrong and what is wrong with it.
    pub fn read(json: &str, folder: &HttpUrl) -> Result<Self, ConfigError> {
        let value = serde_json::from_str(json).map_err(|error| wrong("JSON", &error.to_string()))?;
        let json = Json::new(&value);
        let source = json.get("source");
        let source_url = http_url(&source.get("url"), folder)?;
        let kind = source.get("kind");
        // A feed's file is nothing for readers.
        let front = if kind.text()? == "json-feed" { "/" } else { "" };
        let source = match kind.text()? {
            "wordpress" => WordPress::new(&source_url).map(Source::WordPress),
            "json-feed" => Some(Source::JsonFeed(JsonFeed::new(source_url.clone()))),
            other => return Err(wrong("source.kind", &format!("{other:?} is none of wordpress, json-feed"))),
        };
        let site = json.get("site");
        let site_url = site.get("url");
        Ok(Self {
            site_name: site.get("name").text_or_empty().to_owned(),
            source: source.ok_or_else(|| wrong("source.url", "is no site's address"))?,
            site_url: match site_url.is_missing() {
                true => url::http(front, &source_url).unwrap_or(source_url),
                false => http_url(&site_url, folder)?,
            },
            locale: locale(&json.get("ui"))?,
        })
    }
}

impl From<WrongShape> for ConfigError {
    fn from(WrongShape { path, detail }: WrongShape) -> Self {
        Self::Wrong { key: path, detail }
    }
}

fn http_url(json: &Json, folder: &HttpUrl) -> Result<HttpUrl, ConfigError> {
    let url = url::http(json.text()?, folder);
    Ok(url.ok_or_else(|| json.expected("an http or https URL"))?)
}

fn locale(ui: &Json) -> Result<Locale, ConfigError> {
    let digits = match ui.get("digits").text_or_none() {
        None => Digits::default(),
        Some(name) => Digits::from_numbering_system(name)
            .ok_or_else(|| wrong("ui.digits", &format!("{name:?} is none of latn, arab, arabext")))?,
    };
    let tag = ui.get("lang").text_or_none().unwrap_or("ar");
    Locale::new(tag, digits).ok_or_else(|| wrong("ui.lang", &format!("{tag:?} is none of ar, en")))
}

fn wrong(key: &str, detail: &str) -> ConfigError {
    ConfigError::Wrong { key: key.to_owned(), detail: detail.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<Config, ConfigError> {
        Config::read(json, &HttpUrl::new("https://reader.example/sub/").unwrap())
    }

    fn wrong_key(json: &str) -> String {
        match read(json).unwrap_err() {
            ConfigError::Wrong { key, .. } => key,
            ConfigError::Missing => panic!("not missing"),
        }
    }

    #[test]
    fn the_source_is_all_that_must_be_set() {
        let config = read(r#"{"source": {"kind": "wordpress", "url": "https://news.example/blog"}}"#).unwrap();
        assert_eq!(config.site_url.as_str(), "https://news.example/blog");
        assert_eq!(config.locale.tag(), "ar-MA-u-nu-latn");
    }

    #[test]
    fn a_feed_may_lie_beside_the_page() {
        let config =
            read(r#"{"source": {"kind": "json-feed", "url": "demo/feed.json"}, "ui": {"lang": "en"}}"#).unwrap();
        let Source::JsonFeed(feed) = config.source else { panic!("a feed") };
        assert!(format!("{feed:?}").contains("https://reader.example/sub/demo/feed.json"));
    }

    #[test]
    fn what_is_wrong_is_named_by_its_key() {
        assert_eq!(wrong_key("{"), "JSON");
        assert_eq!(wrong_key("{}"), "source.url");
        assert_eq!(wrong_key(r#"{"source": {"kind": "drupal", "url": "/"}}"#), "source.kind");
        assert_eq!(wrong_key(r#"{"source": {"kind": "wordpress", "url": "javascript:1"}}"#), "source.url");
        assert_eq!(wrong_key(r#"{"source": {"kind": "wordpress", "url": "/"}, "ui": {"lang": "tlh"}}"#), "ui.lang");
        assert_eq!(
            wrong_key(r#"{"source": {"kind": "wordpress", "url": "/"}, "ui": {"digits": "roman"}}"#),
            "ui.digits"
        );
        assert_eq!(
            wrong_key(r#"{"source": {"kind": "wordpress", "url": "/"}, "site": {"url": "ftp://x"}}"#),
            "site.url"
        );
    }
}
