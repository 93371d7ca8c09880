//! The style sheets know no left and no right: what holds for one direction holds for the other.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that panics has failed")]

use std::fs;
use std::path::Path;

#[test]
fn style_sheets_have_no_physical_direction() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("style");
    let mut seen = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        for (number, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            let place = format!("{}:{}: {line}", path.display(), number + 1);
            seen += 1;
            let words: Vec<&str> = line.split(|c: char| !c.is_ascii_alphabetic()).collect();
            assert!(!words.iter().any(|word| matches!(*word, "left" | "right")), "{place}");
            assert!(!line.contains("!important"), "{place}");
            let property = line.trim().split(':').next().unwrap_or_default();
            let physical = [
                "width",
                "height",
                "min-width",
                "max-width",
                "min-height",
                "max-height",
                "top",
                "bottom",
                "margin-top",
                "margin-bottom",
                "padding-top",
                "padding-bottom",
                "border-top",
                "border-bottom",
            ];
            assert!(!physical.contains(&property), "{place}");
        }
    }
    assert!(seen > 100, "the style sheets were not found");
}
