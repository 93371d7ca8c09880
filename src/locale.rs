//! The words of the user interface: messages, plurals, numbers and dates.
//!
//! What the words are, and in which form, is decided here, purely; what else CLDR knows (the names of months,
//! calendars) is asked of the browser's `Intl` (`intl.rs`), so that no table of any language is in the
//! WebAssembly, and of ICU4X where there is no browser (`icu.rs`). Both say the same.

mod calendar;
mod digits;
pub mod errors;
mod files;
#[cfg(not(target_arch = "wasm32"))]
pub mod icu;
#[cfg(target_arch = "wasm32")]
pub mod intl;
// What knows CLDR here, by one name.
#[cfg(not(target_arch = "wasm32"))]
pub use icu as cldr;
#[cfg(target_arch = "wasm32")]
pub use intl as cldr;
mod language;
mod message;
mod messages;
pub mod plural;
mod when;

pub use calendar::{Calendar, Day};
pub use digits::Digits;
pub use language::Language;
pub use messages::{Fault, Messages, Notices, Reading, Talk};
pub use when::When;

use crate::domain::Direction;

/// All that turns values into words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locale {
    pub language: Language,
    pub digits: Digits,
    pub calendar: Calendar,
    /// Whether dates are told by the Islamic calendar as well.
    pub islamic_date: bool,
    /// The region that a publisher names with the language, as in `ar-EG`.
    region: Option<String>,
    /// Which way the interface runs, where that is not its language's way.
    pub turned: Option<Direction>,
}

impl Locale {
    /// Reads a language tag such as `ar` or `ar-EG`; `None` for a language that has no messages.
    /// Digits and calendar are those of the newspapers there.
    pub fn new(tag: &str) -> Option<Self> {
        let mut subtags = tag.split('-');
        let language = Language::from_tag(subtags.next()?)?;
        let is_region = |subtag: &&str| subtag.len() == 2 && subtag.bytes().all(|b| b.is_ascii_alphabetic());
        let region = subtags.find(is_region).map(str::to_ascii_uppercase);
        Some(Self { region, ..Self::of(language) })
            .map(|locale| Self { digits: language.digits(locale.region()), ..locale })
    }

    /// A language as its newspapers at home write it.
    pub fn of(language: Language) -> Self {
        let digits = language.digits(language.default_region());
        let (calendar, region, turned) = (language.calendar(), None, None);
        Self { language, digits, calendar, islamic_date: false, region, turned }
    }

    /// As a reader has chosen: another language is written as at home, unless its digits are chosen too.
    pub fn chosen(&self, language: Option<Language>, digits: Option<Digits>) -> Self {
        let language = language.filter(|language| *language != self.language);
        let mut locale = language.map_or_else(|| self.clone(), Self::of);
        locale.islamic_date = self.islamic_date;
        locale.digits = digits.unwrap_or(locale.digits);
        locale
    }

    /// Which way the interface runs.
    pub fn direction(&self) -> Direction {
        self.turned.unwrap_or_else(|| self.language.direction())
    }

    /// The messages in this locale's language.
    pub fn messages(&self) -> &'static Messages {
        self.language.messages()
    }

    /// What `Intl` is asked for, such as `ar-MA-u-nu-latn`.
    pub fn tag(&self) -> String {
        format!("{}-u-nu-{}", self.language_and_region(), self.digits.numbering_system())
    }

    /// Such as `ar-MA`.
    pub fn language_and_region(&self) -> String {
        format!("{}-{}", self.language.tag(), self.region())
    }

    fn region(&self) -> &str {
        self.region.as_deref().unwrap_or(self.language.default_region())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_chooses_language_and_digits_apart() {
        let lebanese = Locale::new("ar-LB").unwrap();
        let chosen = |language, digits| lebanese.chosen(language, digits).tag();
        assert_eq!(chosen(None, None), "ar-LB-u-nu-arab");
        assert_eq!(chosen(None, Some(Digits::Latin)), "ar-LB-u-nu-latn");
        assert_eq!(chosen(Some(Language::Arabic), None), "ar-LB-u-nu-arab");
        assert_eq!(chosen(Some(Language::Persian), None), "fa-IR-u-nu-arabext");
        assert_eq!(chosen(Some(Language::French), Some(Digits::ArabicIndic)), "fr-FR-u-nu-arab");
    }

    #[test]
    fn region_decides_digits_and_month_names() {
        let table = [
            ("ar", "ar-MA-u-nu-latn"),
            ("ar-DZ", "ar-DZ-u-nu-latn"),
            ("AR-eg", "ar-EG-u-nu-arab"),
            ("ar-Arab-LB", "ar-LB-u-nu-arab"),
            ("fa", "fa-IR-u-nu-arabext"),
            ("ur", "ur-PK-u-nu-arabext"),
            ("he", "he-IL-u-nu-latn"),
            ("fr-MA", "fr-MA-u-nu-latn"),
        ];
        for (tag, asked) in table {
            assert_eq!(Locale::new(tag).unwrap().tag(), asked);
        }
        assert_eq!(Locale::new("xx"), None);
        assert_eq!(Locale::new("fa").unwrap().calendar, Calendar::Persian);
    }
}
