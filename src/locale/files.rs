//! The languages' files, and where the messages of each are once they are there.

use std::sync::OnceLock;

use super::Language;
use super::messages::{Messages, complete};
use crate::sources::json::{Document, Json};

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
