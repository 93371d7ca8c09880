//! The languages of the user interface.

use super::{Calendar, Digits};
use crate::domain::Direction;

/// A language of the user interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    Arabic,
    Persian,
    Hebrew,
    Urdu,
    English,
    French,
}

impl Language {
    /// All of them, in the order in which a reader is offered them.
    pub const ALL: [Self; 6] = [Self::Arabic, Self::Persian, Self::Hebrew, Self::Urdu, Self::English, Self::French];

    /// Reads a language's subtag (BCP 47).
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(tag))
    }

    /// The language's subtag (BCP 47), which its file is named after.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Arabic => "ar",
            Self::Persian => "fa",
            Self::Hebrew => "he",
            Self::Urdu => "ur",
            Self::English => "en",
            Self::French => "fr",
        }
    }

    /// The language's name in the language itself.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Arabic => "العربية",
            Self::Persian => "فارسی",
            Self::Hebrew => "עברית",
            Self::Urdu => "اردو",
            Self::English => "English",
            Self::French => "Français",
        }
    }

    /// Which way its script runs.
    pub const fn direction(self) -> Direction {
        match self {
            Self::Arabic | Self::Persian | Self::Hebrew | Self::Urdu => Direction::Rtl,
            Self::English | Self::French => Direction::Ltr,
        }
    }

    /// Where its newspaper is printed unless the publisher says otherwise: it decides the names of
    /// the months (أبريل and غشت in Morocco).
    pub(super) const fn default_region(self) -> &'static str {
        match self {
            Self::Arabic => "MA",
            Self::Persian => "IR",
            Self::Hebrew => "IL",
            Self::Urdu => "PK",
            Self::English => "GB",
            Self::French => "FR",
        }
    }

    /// The digits of its newspapers: 0–9 from Morocco to Libya, ٠–٩ east of there.
    pub fn digits(self, region: &str) -> Digits {
        match (self, region) {
            (Self::Arabic, "MA" | "DZ" | "TN" | "LY" | "EH" | "MR") => Digits::Latin,
            (Self::Arabic, _) => Digits::ArabicIndic,
            (Self::Persian | Self::Urdu, _) => Digits::ExtendedArabicIndic,
            (Self::Hebrew | Self::English | Self::French, _) => Digits::Latin,
        }
    }

    /// The calendar of its newspapers.
    pub const fn calendar(self) -> Calendar {
        match self {
            Self::Persian => Calendar::Persian,
            _ => Calendar::Gregorian,
        }
    }
}
