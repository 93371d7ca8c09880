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
use crate::domain::comment::Order;
use crate::domain::comment_form::Required;
use crate::html::url;
use crate::locale::{Calendar, Digits, Language, Locale};
use crate::sources::json::{Document, Json, WrongShape};
use crate::sources::{JsonFeed, Listing, Source, WordPress};

/// The settings, checked.
#[derive(Clone, Debug)]
pub struct Config {
    /// The site's name, for the page's header. Empty when none is set.
    pub site_name: String,
    /// The publisher's own front page.
    pub site_url: HttpUrl,
    pub source: Source,
    /// What WordPress's permalink settings call categories and tags in addresses. Empty: as WordPress does by itself.
    pub category_base: String,
    pub tag_base: String,
    /// What the publisher writes in, where an article does not say.
    pub language: Language,
    /// How the interface speaks.
    pub locale: Locale,
    pub comments: Comments,
}

/// What a publisher decides about comments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comments {
    /// Whether readers may write any.
    pub post: bool,
    pub required: Required,
    pub listing: Listing,
    /// The name of a field that nobody sees: only a machine fills it in.
    pub honeypot: Option<String>,
    /// WordPress's `wp-comments-post.php`, which takes the comments of readers without scripts.
    pub action: Option<HttpUrl>,
    /// How many seconds nobody needs less than to write a comment.
    pub min_seconds: u32,
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
    /// `page_locale` holds where no language is set.
    ///
    /// # Errors
    /// Names the key that is wrong and what is wrong with it.
    pub fn read(json: &str, folder: &HttpUrl, page_locale: &Locale) -> Result<Self, ConfigError> {
        let document = Document::parse(json).map_err(|error| wrong("JSON", &error))?;
        let json = document.root();
        let source = json.get("source");
        let source_url = http_url(&source.get("url"), folder)?;
        let base = |name: &str| optional(&source, name).map(Option::unwrap_or_default);
        let (category_base, tag_base) = (base("category_base")?, base("tag_base")?);
        let kind = source.get("kind");
        // A feed's file is nothing for readers.
        let front = if kind.text()? == "json-feed" { "/" } else { "" };
        let (comments, endpoint) = comments(&json.get("comments"), folder)?;
        let source = match kind.text()?.as_str() {
            "wordpress" => WordPress::new(&source_url).map(Source::WordPress),
            "json-feed" => Some(Source::JsonFeed(JsonFeed::new(source_url.clone(), endpoint))),
            other => return Err(wrong("source.kind", &format!("“{other}” is none of wordpress, json-feed"))),
        };
        let locale = locale(&json.get("ui"), page_locale)?;
        let site = json.get("site");
        let site_url = site.get("url");
        Ok(Self {
            site_name: site.get("name").text_or_empty(),
            source: source.ok_or_else(|| wrong("source.url", "is no site's address"))?,
            site_url: match site_url.is_missing() {
                true => url::http(front, &source_url).unwrap_or(source_url),
                false => http_url(&site_url, folder)?,
            },
            language: locale.language,
            locale,
            category_base,
            tag_base,
            comments,
        })
    }
}

impl Config {
    /// The site whose addresses the app has as well, such as they stand in articles.
    pub fn source_site(&self) -> HttpUrl {
        match &self.source {
            Source::WordPress(_) => self.source.address().clone(),
            Source::JsonFeed(_) => self.site_url.clone(),
        }
    }
}

impl From<WrongShape> for ConfigError {
    fn from(WrongShape { path, detail }: WrongShape) -> Self {
        Self::Wrong { key: path, detail }
    }
}

fn http_url(json: &Json, folder: &HttpUrl) -> Result<HttpUrl, ConfigError> {
    let url = url::http(&json.text()?, folder);
    Ok(url.ok_or_else(|| json.expected("an http or https URL"))?)
}

/// The comments' settings, and where a feed's comments are sent to.
fn comments(json: &Json, folder: &HttpUrl) -> Result<(Comments, Option<HttpUrl>), ConfigError> {
    if !json.is_missing() && !json.is_object() {
        return Err(json.expected("an object").into());
    }
    let required = match json.get("require") {
        missing if missing.is_missing() => Required { name: true, email: true },
        list => {
            let named: Vec<String> = list.items()?.iter().map(Json::text).collect::<Result<_, _>>()?;
            if let Some(other) = named.iter().find(|field| !matches!(field.as_str(), "name" | "email")) {
                return Err(wrong("comments.require", &format!("“{other}” is none of name, email")));
            }
            Required { name: named.iter().any(|it| it == "name"), email: named.iter().any(|it| it == "email") }
        }
    };
    let order = json.get("order");
    let order = match if order.is_missing() { "oldest".to_owned() } else { order.text()? }.as_str() {
        "oldest" => Order::OldestFirst,
        "newest" => Order::NewestFirst,
        other => return Err(wrong("comments.order", &format!("“{other}” is none of oldest, newest"))),
    };
    let address = |json: Json| if json.is_missing() { Ok(None) } else { http_url(&json, folder).map(Some) };
    let (endpoint, action) = (address(json.get("endpoint"))?, address(json.get("action"))?);
    let (minimum, honeypot) = (json.get("min_seconds"), json.get("honeypot"));
    let honeypot = if honeypot.is_missing() { None } else { Some(honeypot.text()?) };
    let own = [
        "post",
        "parent",
        "content",
        "author_name",
        "author_email",
        "author_url",
        "comment",
        "author",
        "email",
        "url",
        "",
    ];
    if let Some(name) = honeypot.as_deref().filter(|name| own.contains(name)) {
        return Err(wrong("comments.honeypot", &format!("“{name}” is a field's own name")));
    }
    let settings = Comments {
        post: flag(&json.get("post"), true)?,
        required,
        listing: Listing { order, avatars: flag(&json.get("avatars"), false)? },
        honeypot,
        action,
        min_seconds: if minimum.is_missing() { 0 } else { u32::try_from(minimum.number()?.min(60)).unwrap_or(60) },
    };
    Ok((settings, endpoint))
}

fn flag(json: &Json, default: bool) -> Result<bool, ConfigError> {
    json.flag()
        .map_or_else(|| if json.is_missing() { Ok(default) } else { Err(json.expected("true or false").into()) }, Ok)
}

/// A text that may be left out.
fn optional(json: &Json, key: &str) -> Result<Option<String>, WrongShape> {
    let value = json.get(key);
    if value.is_missing() { Ok(None) } else { value.text().map(Some) }
}

/// Language, digits and calendar.
fn locale(ui: &Json, page_locale: &Locale) -> Result<Locale, ConfigError> {
    let mut locale = match optional(ui, "lang")? {
        None => page_locale.clone(),
        Some(tag) => {
            Locale::new(&tag).ok_or_else(|| wrong("ui.lang", &format!("“{tag}” is none of ar, fa, he, ur, en, fr")))?
        }
    };
    if let Some(name) = optional(ui, "digits")? {
        locale.digits = Digits::from_numbering_system(&name)
            .ok_or_else(|| wrong("ui.digits", &format!("“{name}” is none of latn, arab, arabext")))?;
    }
    if let Some(name) = optional(ui, "calendar")? {
        locale.calendar = Calendar::from_name(&name)
            .filter(|calendar| *calendar != Calendar::Islamic)
            .ok_or_else(|| wrong("ui.calendar", &format!("“{name}” is none of gregory, persian")))?;
    }
    locale.islamic_date = flag(&ui.get("islamic_date"), false)?;
    Ok(locale)
}

fn wrong(key: &str, detail: &str) -> ConfigError {
    ConfigError::Wrong { key: key.to_owned(), detail: detail.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<Config, ConfigError> {
        Config::read(json, &HttpUrl::new("https://reader.example/sub/").unwrap(), &Locale::new("ar").unwrap())
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
    fn comments_are_as_wordpress_has_them_unless_something_is_set() {
        let comments = |comments: &str| {
            let source = r#""source": {"kind": "json-feed", "url": "feed.json"}"#;
            read(&format!("{{{source}, \"comments\": {comments}}}")).unwrap().comments
        };
        let plain = comments("{}");
        assert!(plain.post && plain.required == Required { name: true, email: true } && !plain.listing.avatars);
        let set =
            comments(r#"{"post": false, "require": ["name"], "order": "newest", "avatars": true, "min_seconds": 3}"#);
        assert!(!set.post && set.required == Required { name: true, email: false } && set.listing.avatars);
        assert_eq!((set.listing.order, set.min_seconds), (Order::NewestFirst, 3));
    }

    #[test]
    fn what_is_wrong_is_named_by_its_key() {
        assert_eq!(wrong_key("{"), "JSON");
        assert_eq!(wrong_key("{}"), "source.url");
        assert_eq!(wrong_key(r#"{"source": {"kind": "drupal", "url": "/"}}"#), "source.kind");
        assert_eq!(wrong_key(r#"{"source": {"kind": "wordpress", "url": "javascript:1"}}"#), "source.url");
        assert_eq!(wrong_key(r#"{"source": {"kind": "wordpress", "url": "/", "tag_base": 5}}"#), "source.tag_base");
        assert_eq!(wrong_key(r#"{"source": {"kind": "wordpress", "url": "/"}, "ui": {"lang": "tlh"}}"#), "ui.lang");
        assert_eq!(
            wrong_key(r#"{"source": {"kind": "wordpress", "url": "/"}, "ui": {"digits": "roman"}}"#),
            "ui.digits"
        );
        let ui = |ui: &str| wrong_key(&format!(r#"{{"source": {{"kind": "wordpress", "url": "/"}}, "ui": {ui}}}"#));
        assert_eq!(ui(r#"{"lang": 5}"#), "ui.lang");
        assert_eq!(ui(r#"{"digits": 5}"#), "ui.digits");
        assert_eq!(ui(r#"{"calendar": "islamic-umalqura"}"#), "ui.calendar");
        assert_eq!(ui(r#"{"islamic_date": "yes"}"#), "ui.islamic_date");
        let comments = |comments: &str| {
            wrong_key(&format!(r#"{{"source": {{"kind": "wordpress", "url": "/"}}, "comments": {comments}}}"#))
        };
        assert_eq!(comments(r#"{"require": ["phone"]}"#), "comments.require");
        assert_eq!(comments(r#"{"require": "name"}"#), "comments.require");
        assert_eq!(comments(r#"{"order": "best"}"#), "comments.order");
        assert_eq!(comments(r#"{"endpoint": "javascript:1"}"#), "comments.endpoint");
        assert_eq!(comments(r#"{"action": 5}"#), "comments.action");
        assert_eq!(comments(r#"{"post": "true"}"#), "comments.post");
        assert_eq!(comments(r#"{"avatars": 1}"#), "comments.avatars");
        assert_eq!(comments(r#"{"order": 5}"#), "comments.order");
        assert_eq!(comments(r#"{"min_seconds": "5"}"#), "comments.min_seconds");
        assert_eq!(comments(r#"{"honeypot": "content"}"#), "comments.honeypot");
        assert_eq!(comments("[]"), "comments");
        assert_eq!(
            wrong_key(r#"{"source": {"kind": "wordpress", "url": "/"}, "site": {"url": "ftp://x"}}"#),
            "site.url"
        );
    }
}
