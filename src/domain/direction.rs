//! Which way a piece of text runs.
//!
//! The first strong character, which is all that `dir="auto"` looks at, turns an Arabic headline
//! that begins with a Latin name. The majority of strong characters does not.

/// The value of a `dir` attribute, `auto` aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Ltr,
    Rtl,
}

impl Direction {
    /// Reads a `dir` attribute. `auto` is no answer: the majority decides then.
    pub fn from_attribute(value: &str) -> Option<Self> {
        let value = value.trim();
        if value.eq_ignore_ascii_case("rtl") {
            Some(Self::Rtl)
        } else if value.eq_ignore_ascii_case("ltr") {
            Some(Self::Ltr)
        } else {
            None
        }
    }

    /// The attribute's value.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }

    /// The other one.
    pub const fn other(self) -> Self {
        match self {
            Self::Ltr => Self::Rtl,
            Self::Rtl => Self::Ltr,
        }
    }

    /// The direction of a letter; other characters have none of their own. Bidi classes R and AL by
    /// their blocks (Unicode's `DerivedBidiClass.txt` gives unassigned code points there the same
    /// class), L by being a letter anywhere else. Digits are weak.
    pub fn of_letter(character: char) -> Option<Self> {
        let is_rtl = matches!(character, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}');
        // Letters all of them, of which Unicode's whole table need not be asked.
        let is_usual = matches!(character, '\u{05D0}'..='\u{05EA}' | '\u{0620}'..='\u{064A}' | '\u{0671}'..='\u{06D3}');
        (is_usual || character.is_alphabetic()).then_some(if is_rtl { Self::Rtl } else { Self::Ltr })
    }

    /// The direction of most strong characters; of the first one, should they be equally many.
    /// Text without any (digits, signs) has none and takes its surroundings'.
    pub fn of_text(text: &str) -> Option<Self> {
        Self::of_texts([text])
    }

    /// As [`Direction::of_text`], for a text in several pieces. Addresses have letters, but no say:
    /// one link turned many an Arabic sentence.
    pub fn of_texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let (mut ltr, mut rtl, mut first) = (0_usize, 0_usize, None);
        let speaks = |word: &&str| !word.contains("://") && !word.contains('@') && !word.starts_with("www.");
        let words = texts.into_iter().flat_map(str::split_ascii_whitespace).filter(speaks);
        for character in words.flat_map(str::chars) {
            let Some(strong) = Self::of_letter(character) else { continue };
            first.get_or_insert(strong);
            match strong {
                Self::Ltr => ltr += 1,
                Self::Rtl => rtl += 1,
            }
        }
        match ltr.cmp(&rtl) {
            std::cmp::Ordering::Less => Some(Self::Rtl),
            std::cmp::Ordering::Greater => Some(Self::Ltr),
            std::cmp::Ordering::Equal => first,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Direction::{Ltr, Rtl};

    #[test]
    fn the_majority_of_letters_decides() {
        let table = [
            ("مشروع قانون المالية (EDA) لسنة 2007", Some(Rtl)),
            ("EDA: وكالة التنمية الاقتصادية", Some(Rtl)),
            ("WhatsApp تطلق ميزة جديدة", Some(Rtl)),
            ("The word كتاب means book", Some(Ltr)),
            ("שלום עולם", Some(Rtl)),
            ("2007 (30 500)", None),
            ("۱۲۳ ١٢٣", None),
            ("", None),
            ("ab كت", Some(Ltr)),
            ("كت ab", Some(Rtl)),
            ("Ça va", Some(Ltr)),
            ("انظر https://news.example/a-very-long-path و @maqal_news", Some(Rtl)),
            ("https://news.example/", None),
        ];
        for (text, direction) in table {
            assert_eq!(Direction::of_text(text), direction, "{text}");
        }
    }

    #[test]
    fn a_declared_direction_is_read_as_html_does() {
        assert_eq!(Direction::from_attribute(" RTL "), Some(Rtl));
        assert_eq!(Direction::from_attribute("auto"), None);
        assert_eq!(Direction::from_attribute("x"), None);
    }
}
