//! Any text as WordPress's answer.

#![no_main]

use libfuzzer_sys::fuzz_target;
use maqal::domain::HttpUrl;
use maqal::sources::{Source, WordPress};
use maqal_fuzz::ask;

fuzz_target!(|body: &str| {
    let site = HttpUrl::new("https://news.example/").expect("a URL");
    ask(&Source::WordPress(WordPress::new(&site).expect("a site")), body);
});
