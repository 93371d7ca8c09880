//! How a reader wants to read. `reading.js` keeps it in the browser and writes it on the page's root,
//! `index.html` does so before the first paint. Language and digits are the app's to change.

use leptos::prelude::document;

use crate::locale::{Digits, Language, Locale};

/// The publisher's locale with the reader's language and digits.
pub(crate) fn preferred(publishers: &Locale) -> Locale {
    let root = document().document_element();
    let chosen = |name: &str| root.as_ref().and_then(|root| root.get_attribute(name)).unwrap_or_default();
    let digits = Digits::from_numbering_system(&chosen("data-digits"));
    publishers.chosen(Language::from_tag(&chosen("data-language")), digits)
}
