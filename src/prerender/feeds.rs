//! What tells other programs of the articles: sitemaps, RSS, a JSON Feed, and how one may be embedded.
//!
//! <https://www.sitemaps.org/protocol.html>,
//! <https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap>,
//! <https://www.rssboard.org/rss-specification>, <https://www.jsonfeed.org/version/1.1/>, <https://oembed.com/>

use std::fmt::Write;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::json;

use super::site::Site;
use super::template::escaped;
use crate::domain::{Archive, Article, Slug, Summary, Timestamp};
use crate::routes::Route;
use crate::sources::all::Entry;

/// How many articles RSS and the JSON Feed have.
pub const LATEST: usize = 50;

/// How many addresses a sitemap may have.
const MOST_ADDRESSES: usize = 50_000;

/// The names of those of [`of_latest`].
pub const OF_LATEST: [&str; 3] = ["sitemap-news.xml", "feed.xml", "feed.json"];

/// How old an article in a news sitemap may be, in milliseconds.
const NEWS: f64 = 48.0 * 3_600_000.0;

/// The frame's size that is offered to whoever embeds an article, in pixels. It grows by itself.
const FRAME: (u32, u32) = (600, 800);

/// The files that say what is new.
pub fn of_latest(site: &Site, latest: &[Summary]) -> [(&'static str, String); 3] {
    let latest = latest.get(..LATEST.min(latest.len())).unwrap_or_default();
    let [sitemap, rss_file, json_file] = OF_LATEST;
    [(sitemap, news(site, latest)), (rss_file, rss(site, latest)), (json_file, json_feed(site, latest))]
}

/// The sitemaps' addresses, for `robots.txt`.
pub fn sitemap_addresses(site: &Site) -> [String; 2] {
    ["sitemap.xml", "sitemap-news.xml"].map(|file| at(site, file))
}

fn at(site: &Site, file: &str) -> String {
    format!("{}/{file}", site.whole().as_str())
}

/// One sitemap, or as many as are needed and one of them.
pub fn sitemaps(site: &Site, entries: &[Entry]) -> Vec<(String, String)> {
    let front = Route::List(Archive::Front, 1).href(&site.whole());
    let mut addresses = vec![(front, None)];
    addresses.extend(entries.iter().map(|entry| {
        let changed = Timestamp::from_wordpress(&entry.edition, None).map(Timestamp::to_rfc3339);
        (Route::Article(entry.slug.clone()).href(&site.whole()), changed)
    }));
    let urls = |addresses: &[(String, Option<String>)]| {
        let mut xml = begun("urlset", "");
        for (address, changed) in addresses {
            let changed = changed.as_ref().map(|date| format!("<lastmod>{date}</lastmod>")).unwrap_or_default();
            // Writing to memory cannot fail, here and below.
            let _ = writeln!(xml, "<url><loc>{}</loc>{changed}</url>", text(address));
        }
        xml + "</urlset>\n"
    };
    let parts: Vec<_> = addresses.chunks(MOST_ADDRESSES).collect();
    if let [one] = parts.as_slice() {
        return vec![("sitemap.xml".to_owned(), urls(one))];
    }
    let name = |part: usize| format!("sitemap-{part}.xml");
    let mut index = begun("sitemapindex", "");
    for part in 1..=parts.len() {
        let _ = writeln!(index, "<sitemap><loc>{}</loc></sitemap>", text(&at(site, &name(part))));
    }
    let mut files: Vec<_> = parts.iter().enumerate().map(|(part, one)| (name(part + 1), urls(one))).collect();
    files.push(("sitemap.xml".to_owned(), index + "</sitemapindex>\n"));
    files
}

fn begun(root: &str, more: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{root} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"{more}>\n"
    )
}

/// The articles of the last two days.
fn news(site: &Site, latest: &[Summary]) -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |now| now.as_secs_f64() * 1000.0);
    let config = &site.template.config;
    let mut xml = begun("urlset", " xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\"");
    for item in latest {
        let Some(published) = item.published.filter(|date| now - date.unix_millis() < NEWS) else { continue };
        let _ = writeln!(
            xml,
            "<url><loc>{}</loc><news:news><news:publication><news:name>{}</news:name><news:language>{}</news:language>\
             </news:publication><news:publication_date>{}</news:publication_date><news:title>{}</news:title></news:news></url>",
            text(&address(site, &item.slug)),
            text(&config.site_name),
            config.language.tag(),
            published.to_rfc3339(),
            text(&item.title),
        );
    }
    xml + "</urlset>\n"
}

fn rss(site: &Site, latest: &[Summary]) -> String {
    let config = &site.template.config;
    let home = Route::HOME.href(&site.whole());
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\">\n\
         <channel>\n<title>{name}</title>\n<link>{home}</link>\n<description>{name}</description>\n\
         <language>{}</language>\n<atom:link href=\"{}\" rel=\"self\" type=\"application/rss+xml\"/>\n",
        config.language.tag(),
        text(&at(site, "feed.xml")),
        name = text(&config.site_name),
        home = text(&home),
    );
    for item in latest {
        let link = text(&address(site, &item.slug));
        let date =
            item.published.and_then(rfc_822).map(|date| format!("<pubDate>{date}</pubDate>")).unwrap_or_default();
        let section = item.section.as_ref().map(|crumb| format!("<category>{}</category>", text(&crumb.name)));
        let _ = writeln!(
            xml,
            "<item><title>{}</title><link>{link}</link><guid>{link}</guid>{date}{}<description>{}</description></item>",
            text(&item.title),
            section.unwrap_or_default(),
            // Readers of feeds take it for HTML.
            text(&escaped(&item.excerpt)),
        );
    }
    xml + "</channel>\n</rss>\n"
}

fn json_feed(site: &Site, latest: &[Summary]) -> String {
    let config = &site.template.config;
    let items: Vec<_> = latest
        .iter()
        .map(|item| {
            let address = address(site, &item.slug);
            let mut json = json!({"id": address, "url": address, "title": item.title, "content_text": item.excerpt});
            let optional = [
                ("date_published", item.published.map(Timestamp::to_rfc3339)),
                ("image", item.image.as_ref().map(|image| image.url.to_string())),
                ("language", item.language.as_ref().map(|tag| tag.as_str().to_owned())),
            ];
            for (name, value) in optional {
                if let (Some(value), Some(members)) = (value, json.as_object_mut()) {
                    members.insert(name.to_owned(), value.into());
                }
            }
            json
        })
        .collect();
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": config.site_name,
        "home_page_url": Route::HOME.href(&site.whole()),
        "feed_url": at(site, "feed.json"),
        "language": config.language.tag(),
        "items": items,
    });
    feed.to_string() + "\n"
}

/// How an article may be embedded, where it is one that has a frame.
pub fn oembed(site: &Site, article: &Article) -> Option<String> {
    let config = &site.template.config;
    let (width, height) = FRAME;
    let frame = format!("{}/embed/frame.html?post={}", site.whole().as_str(), article.slug.encoded());
    let title = if article.title.is_empty() { config.locale.messages().untitled } else { &article.title };
    let html = format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"{width}\" height=\"{height}\" \
         sandbox=\"allow-scripts allow-same-origin allow-forms allow-popups\" loading=\"lazy\"></iframe>",
        escaped(&frame),
        escaped(title),
    );
    let mut json = json!({
        "version": "1.0",
        "type": "rich",
        "provider_name": config.site_name,
        "provider_url": config.site_url.as_str(),
        "title": title,
        "html": html,
        "width": width,
        "height": height,
    });
    if let (Some(author), Some(members)) = (article.authors.first(), json.as_object_mut()) {
        members.insert("author_name".to_owned(), author.name.clone().into());
    }
    Some(json.to_string() + "\n")
}

/// Where that lies.
pub fn oembed_file(slug: &Slug) -> String {
    format!("oembed/{}.json", slug.as_str())
}

/// The element of a page's head that names it.
pub fn oembed_link(site: &Site, article: &Article) -> String {
    let href = format!("{}/oembed/{}.json", site.whole().as_str(), article.slug.encoded());
    format!("<link data-head rel=\"alternate\" type=\"application/json+oembed\" href=\"{}\">", escaped(&href))
}

fn address(site: &Site, slug: &Slug) -> String {
    Route::Article(slug.clone()).href(&site.whole())
}

/// A date as RSS writes it; of one before 1970, nothing.
fn rfc_822(date: Timestamp) -> Option<String> {
    let since = Duration::try_from_secs_f64(date.unix_millis() / 1000.0).ok()?;
    Some(httpdate::fmt_http_date(UNIX_EPOCH.checked_add(since)?))
}

/// A text in XML, which knows not all characters. <https://www.w3.org/TR/xml/#charsets>
fn text(text: &str) -> String {
    let is_known = |c| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{FFFD}' | '\u{10000}'..);
    escaped(&text.replace(|c| !is_known(c), "\u{FFFD}"))
}
