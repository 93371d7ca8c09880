//! Prints what the native parser makes of each snippet of a corpus, as JSON: for the browser tests,
//! which hold the other parser to it.
//!
//!     cargo run --features writer --example bodies < snippets.json

#![allow(clippy::print_stdout, reason = "printing is what it is for")]

use std::io::{self, Read as _};

use maqal::domain::HttpUrl;
use maqal::html::{read_body, write};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    let snippets: Vec<String> = serde_json::from_str(&input)?;
    let base = HttpUrl::new("https://news.example/2024/a.html").ok_or("no URL")?;
    let written: Vec<String> = snippets.iter().map(|html| write::body(&read_body(html, &base))).collect();
    println!("{}", serde_json::to_string(&written)?);
    Ok(())
}
