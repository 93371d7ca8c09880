//! Sentences that hold a number.

use std::vec::IntoIter;

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
    /// Reads what `Intl.PluralRules.select()` gives.
    pub fn from_name(name: &str) -> Self {
        match name {
            "zero" => Self::Zero,
            "one" => Self::One,
            "two" => Self::Two,
            "few" => Self::Few,
            "many" => Self::Many,
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
    /// The sentence for `count`, whose category and spelling the caller knows.
    pub fn sentence(&self, count: u32, category: Category, spelt: &str) -> String {
        let form = match (count, category) {
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
    use crate::locale::Language;

    #[test]
    fn arabic_has_six_forms_for_comments() {
        let table = [
            (0, "zero", "لا تعليقات"),
            (1, "one", "تعليق واحد"),
            (2, "two", "تعليقان"),
            (3, "few", "3 تعليقات"),
            (11, "many", "11 تعليقًا"),
            (100, "other", "100 تعليق"),
        ];
        for (count, category, sentence) in table {
            let category = Category::from_name(category);
            let comments = Language::Arabic.messages().comments;
            assert_eq!(comments.sentence(count, category, &count.to_string()), sentence);
        }
    }

    #[test]
    fn english_has_no_zero_category_yet_says_none() {
        let comments = Language::English.messages().comments;
        assert_eq!(comments.sentence(0, Category::Other, "0"), "No comments");
        assert_eq!(comments.sentence(1, Category::One, "1"), "1 comment");
        assert_eq!(comments.sentence(12, Category::Other, "12"), "12 comments");
    }
}
