//! Prints how the lines of `tests/fixtures/bidi/lines.txt` stand before the eye, as JSON: for the
//! browser tests, which hold a browser's layout to it. What is isolated is decided by this crate, the
//! order by the crate `unicode-bidi`.
//!
//!     cargo run --example bidi

#![allow(clippy::print_stdout, reason = "printing is what it is for")]

use maqal::domain::Direction;
use maqal::domain::isolation::pieces;
use unicode_bidi::{BidiInfo, Level};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let lines = include_str!("../tests/fixtures/bidi/lines.txt");
    let texts = lines.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.rsplit_once('\t'));
    let shown: Vec<_> = texts
        .map(|(_, marked)| {
            let text = marked.replace(['⟦', '⟧'], "");
            serde_json::json!({ "text": text, "visual": visual(&text) })
        })
        .collect();
    println!("{}", serde_json::to_string(&shown)?);
    Ok(())
}

/// The characters from left to right. A line without letters stands in an article that runs from the
/// right.
fn visual(text: &str) -> String {
    let direction = Direction::of_text(text).unwrap_or(Direction::Rtl);
    let mut controlled = String::new();
    for piece in pieces(text, direction) {
        let [before, after] = match (piece.isolated, piece.needs_override()) {
            (None, _) => ["", ""],
            (Some(Direction::Ltr), true) => ["\u{2066}\u{202d}", "\u{202c}\u{2069}"],
            (Some(Direction::Ltr), false) => ["\u{2066}", "\u{2069}"],
            (Some(Direction::Rtl), _) => ["\u{2067}", "\u{2069}"],
        };
        controlled.extend([before, piece.text, after]);
    }
    let level = if direction == Direction::Rtl { Level::rtl() } else { Level::ltr() };
    let info = BidiInfo::new(&controlled, Some(level));
    let mut visual = String::new();
    for paragraph in &info.paragraphs {
        let (levels, runs) = info.visual_runs(paragraph, paragraph.range.clone());
        for run in runs {
            let is_rtl = levels.get(run.start).is_some_and(Level::is_rtl);
            let text = controlled.get(run).unwrap_or_default();
            if is_rtl {
                visual.extend(text.chars().rev());
            } else {
                visual.push_str(text);
            }
        }
    }
    visual
}
