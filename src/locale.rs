//! The words of the user interface: messages, plurals, numbers and dates.
//!
//! What the words are is decided here, purely; how numbers and dates are spelt is asked of the
//! browser's `Intl` ([`intl`]), so that no table of any language is in the WebAssembly.

mod arabic;
mod english;
pub mod errors;
#[cfg(target_arch = "wasm32")]
pub mod intl;
mod messages;
pub mod plural;
mod when;

pub use messages::{Fault, Messages, Talk};
pub use when::When;

use crate::domain::Direction;

/// A language of the user interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    Arabic,
    English,
}

/// Which digits numbers are written with. A choice apart from the language: Morocco writes Arabic
/// with 0–9, Egypt with ٠–٩.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Digits {
    /// 0123456789
    #[default]
    Latin,
    /// ٠١٢٣٤٥٦٧٨٩
    ArabicIndic,
    /// ۰۱۲۳۴۵۶۷۸۹
    ExtendedArabicIndic,
}

/// Language and digits together: all that turns values into words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Locale {
    pub language: Language,
    pub digits: Digits,
    /// The region that a publisher names with the language, as in `ar-EG`.
    region: Option<String>,
}

impl Language {
    /// Its messages.
    pub fn messages(self) -> &'static Messages {
        match self {
            Self::Arabic => &arabic::MESSAGES,
            Self::English => &english::MESSAGES,
        }
    }

    /// The language's subtag (BCP 47).
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Arabic => "ar",
            Self::English => "en",
        }
    }

    /// Which way its script runs.
    pub const fn direction(self) -> Direction {
        match self {
            Self::Arabic => Direction::Rtl,
            Self::English => Direction::Ltr,
        }
    }

    /// Where its newspaper is printed unless the publisher says otherwise: it decides the names of
    /// the months (أبريل and غشت in Morocco).
    const fn default_region(self) -> &'static str {
        match self {
            Self::Arabic => "MA",
            Self::English => "GB",
        }
    }
}

impl Digits {
    /// Unicode's name for the numbering system (`u-nu`).
    pub const fn numbering_system(self) -> &'static str {
        match self {
            Self::Latin => "latn",
            Self::ArabicIndic => "arab",
            Self::ExtendedArabicIndic => "arabext",
        }
    }

    /// Reads a numbering system's name.
    pub fn from_numbering_system(name: &str) -> Option<Self> {
        [Self::Latin, Self::ArabicIndic, Self::ExtendedArabicIndic]
            .into_iter()
            .find(|digits| digits.numbering_system() == name)
    }
}

impl Locale {
    /// Reads a language tag such as `ar` or `ar-EG`; `None` for a language that has no messages.
    pub fn new(tag: &str, digits: Digits) -> Option<Self> {
        let mut subtags = tag.split('-');
        let language = subtags.next()?;
        let language = [Language::Arabic, Language::English]
            .into_iter()
            .find(|known| known.tag().eq_ignore_ascii_case(language))?;
        let is_region = |subtag: &&str| subtag.len() == 2 && subtag.bytes().all(|b| b.is_ascii_alphabetic());
        let region = subtags.find(is_region).map(str::to_ascii_uppercase);
        Some(Self { language, digits, region })
    }

    /// The messages in this locale's language.
    pub fn messages(&self) -> &'static Messages {
        self.language.messages()
    }

    /// What `Intl` is asked for, such as `ar-MA-u-nu-latn`.
    pub fn tag(&self) -> String {
        let region = self.region.as_deref().unwrap_or(self.language.default_region());
        format!("{}-{region}-u-nu-{}", self.language.tag(), self.digits.numbering_system())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_is_moroccan_unless_a_region_is_named() {
        assert_eq!(Locale::new("ar", Digits::Latin).unwrap().tag(), "ar-MA-u-nu-latn");
        assert_eq!(Locale::new("AR-eg", Digits::ArabicIndic).unwrap().tag(), "ar-EG-u-nu-arab");
        assert_eq!(Locale::new("xx", Digits::Latin), None);
    }
}
