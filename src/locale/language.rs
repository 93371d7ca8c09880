//! The languages of the user interface.

use std::sync::OnceLock;

use super::messages::{Messages, complete};
use super::{Calendar, Digits};
use crate::domain::Direction;
use crate::sources::json::{Document, Json};

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

/// The languages' files, which compile only if nothing is missing in them. They are not in the
/// WebAssembly.
const FILES: [&str; 6] = [
    complete(include_str!("../../public/lang/ar.json")),
    complete(include_str!("../../public/lang/fa.json")),
    complete(include_str!("../../public/lang/he.json")),
    complete(include_str!("../../public/lang/ur.json")),
    complete(include_str!("../../public/lang/en.json")),
    complete(include_str!("../../public/lang/fr.json")),
];

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

    /// Its messages; in a browser without a word until [`Language::install`] has brought them.
    pub fn messages(self) -> &'static Messages {
        self.place().get_or_init(|| {
            let document = self.built_in().and_then(|file| Document::parse(file).ok());
            let messages = document.and_then(|document| Messages::of_file(&document.root()));
            Box::new(messages.unwrap_or_else(Messages::none))
        })
    }

    /// Whether its messages are there.
    pub fn is_installed(self) -> bool {
        self.place().get().is_some()
    }

    /// Takes the messages of its file, unless that is of another version.
    pub fn install(self, file: &Json) -> bool {
        let messages = Messages::of_file(file);
        // Nothing to do should they be there already: they are the same.
        messages.map(|messages| self.place().set(Box::new(messages)).is_ok()).is_some()
    }

    fn place(self) -> &'static OnceLock<Box<Messages>> {
        static PLACES: [OnceLock<Box<Messages>>; 6] = [const { OnceLock::new() }; 6];
        let [arabic, persian, hebrew, urdu, english, french] = &PLACES;
        match self {
            Self::Arabic => arabic,
            Self::Persian => persian,
            Self::Hebrew => hebrew,
            Self::Urdu => urdu,
            Self::English => english,
            Self::French => french,
        }
    }

    fn built_in(self) -> Option<&'static str> {
        let [arabic, persian, hebrew, urdu, english, french] = FILES;
        match self {
            _ if cfg!(target_arch = "wasm32") => None,
            Self::Arabic => Some(arabic),
            Self::Persian => Some(persian),
            Self::Hebrew => Some(hebrew),
            Self::Urdu => Some(urdu),
            Self::English => Some(english),
            Self::French => Some(french),
        }
    }
}
