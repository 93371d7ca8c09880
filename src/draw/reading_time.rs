//! How long an article takes to read.

use super::{Canvas, Pen};
use crate::domain::{Article, Direction};
use crate::locale::Locale;

/// Words a minute of grown-up readers, by their script: the means for Arabic, for Hebrew, and the
/// lower one of French (195) and English (228), from Trauzettel-Klosinski and Dietz, "Standardized
/// Assessment of Reading Performance: The New International Reading Speed Texts IReST", Investigative
/// Ophthalmology & Visual Science 53(9), 2012. Persian and Urdu are not among its languages; they are
/// counted as Arabic, whose script they share.
const ARABIC: f64 = 138.0;
const HEBREW: f64 = 187.0;
const LATIN: f64 = 195.0;

/// Draws nothing, and counts.
#[derive(Default)]
struct Reader {
    minutes: f64,
}

impl Canvas for Reader {
    fn open(&mut self, _: &str, _: &[(&str, Option<&str>)]) {}

    fn text(&mut self, text: &str) {
        for word in text.split_whitespace() {
            let letter = word.chars().find(|c| Direction::of_letter(*c).is_some());
            self.minutes += match letter {
                // A number or a sign is read with the word beside it.
                None => 0.0,
                Some('\u{590}'..='\u{5ff}' | '\u{fb1d}'..='\u{fb4f}') => 1.0 / HEBREW,
                Some(letter) if Direction::of_letter(letter) == Some(Direction::Rtl) => 1.0 / ARABIC,
                Some(_) => 1.0 / LATIN,
            };
        }
    }

    fn close(&mut self) {}

    fn weight(&self) -> usize {
        0
    }
}

/// Whole minutes; none for less than half of one.
pub fn minutes(article: &Article, locale: &Locale) -> u32 {
    let mut reader = Reader::default();
    let mut pen = Pen::new(&mut reader, locale.messages(), true, Direction::Rtl);
    // What is only counted needs nothing kept apart.
    pen.is_code = true;
    pen.blocks(&article.body.blocks);
    reader.minutes.round() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_script_has_its_speed() {
        let minutes = |text: &str| {
            let mut reader = Reader::default();
            reader.text(text);
            reader.minutes.round() as u32
        };
        assert_eq!(minutes(&"كلمة ".repeat(1380)), 10);
        assert_eq!(minutes(&"מילה ".repeat(1870)), 10);
        assert_eq!(minutes(&"mot ".repeat(1950)), 10);
        assert_eq!(minutes(&"2007 – ".repeat(5000)), 0);
    }
}
