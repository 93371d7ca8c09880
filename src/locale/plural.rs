//! Sentences that hold a number.

use std::vec::IntoIter;

use super::language::Language;
use super::message::{Message, Shape, messages};

/// CLDR's plural categories.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

impl Category {
    /// A whole number's. `Intl.PluralRules` knows it too, but a slow phone takes 50 ms to make one.
    /// <https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html>
    pub const fn of(language: Language, count: u32) -> Self {
        match (language, count) {
            (Language::Arabic, 0) => Self::Zero,
            (Language::Persian | Language::French, 0) | (_, 1) => Self::One,
            (Language::Arabic | Language::Hebrew, 2) => Self::Two,
            (Language::Arabic, _) if matches!(count % 100, 3..=10) => Self::Few,
            (Language::Arabic, _) if count % 100 > 10 => Self::Many,
            (Language::French, _) if count.is_multiple_of(1_000_000) => Self::Many,
            _ => Self::Other,
        }
    }
}

messages! {
    /// A sentence in all its forms. `{n}` stands for the number; a form that says it in words has none.
    Plural {
        /// For none at all, which every language here says without a number.
        zero: &'static str,
        one: &'static str,
        two: &'static str,
        few: &'static str,
        many: &'static str,
        other: &'static str,
    }
}

impl Plural {
    /// The sentence for `count`, whose spelling the caller knows.
    pub fn sentence(&self, language: Language, count: u32, spelt: &str) -> String {
        let form = match (count, Category::of(language, count)) {
            (0, _) | (_, Category::Zero) => self.zero,
            (_, Category::One) => self.one,
            (_, Category::Two) => self.two,
            (_, Category::Few) => self.few,
            (_, Category::Many) => self.many,
            (_, Category::Other) => self.other,
        };
        form.replace("{n}", spelt)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_has_six_forms_for_comments() {
        let table = [
            (0, "لا تعليقات"),
            (1, "تعليق واحد"),
            (2, "تعليقان"),
            (3, "3 تعليقات"),
            (11, "11 تعليقًا"),
            (100, "100 تعليق"),
        ];
        for (count, sentence) in table {
            let comments = Language::Arabic.messages().comments;
            assert_eq!(comments.sentence(Language::Arabic, count, &count.to_string()), sentence);
        }
    }

    #[test]
    fn english_has_no_zero_category_yet_says_none() {
        let sentence =
            |count: u32| Language::English.messages().comments.sentence(Language::English, count, &count.to_string());
        assert_eq!([0, 1, 12].map(sentence), ["No comments", "1 comment", "12 comments"]);
    }
}
