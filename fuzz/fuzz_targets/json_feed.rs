//! Any text as a JSON Feed.

#![no_main]

use libfuzzer_sys::fuzz_target;
use maqal::domain::HttpUrl;
use maqal::sources::{JsonFeed, Source};
use maqal_fuzz::ask;

fuzz_target!(|body: &str| {
    let feed = HttpUrl::new("https://news.example/feed.json").expect("a URL");
    ask(&Source::JsonFeed(JsonFeed::new(feed.clone(), Some(feed))), body);
});
