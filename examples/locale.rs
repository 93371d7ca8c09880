//! Prints dates in full, as the native side writes them, as JSON: for the browser tests, which hold a
//! browser to it. Reads the `ui` settings and the dates.
//!
//!     echo '{"ui": [{"lang": "ar"}], "dates": ["2026-08-20T09:15:00Z"]}' | cargo run --example locale

#![allow(clippy::print_stdout, reason = "printing is what it is for")]

use std::io;

use maqal::config::Config;
use maqal::domain::{HttpUrl, Timestamp};
use maqal::locale::{Language, Locale, icu};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let input: Value = serde_json::from_reader(io::stdin())?;
    let list = |key: &str| input.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    let dates: Vec<_> = list("dates").iter().filter_map(|date| Timestamp::from_rfc3339(date.as_str()?)).collect();
    let folder = HttpUrl::new("https://news.example/").ok_or("no URL")?;
    let mut written = Vec::new();
    for ui in list("ui") {
        let config = json!({ "source": { "kind": "wordpress", "url": "/" }, "ui": ui }).to_string();
        let Config { locale, .. } = Config::read(&config, &folder, &Locale::of(Language::default()))?;
        written.push(dates.iter().map(|date| icu::when(&locale, *date).exact).collect::<Vec<_>>());
    }
    println!("{}", serde_json::to_string(&written)?);
    Ok(())
}
