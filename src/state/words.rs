//! The words of a language, fetched when they are needed: `lang/ar.json` in a folder.

use crate::domain::HttpUrl;
use crate::html::url;
use crate::locale::Locale;
use crate::sources::http::{Fetch, Http};
use crate::sources::json::Document;

/// Fetches the words of a language, if they are not there. `false` when they cannot be had now. `version` is what
/// changes with them: a cache must not give those of another build.
pub(crate) async fn speak(locale: &Locale, folder: Option<&HttpUrl>, version: &str) -> bool {
    let language = locale.language;
    if language.is_installed() {
        return true;
    }
    let address = format!("lang/{}.json?{version}", language.tag());
    let Some(file) = folder.and_then(|folder| url::http(&address, folder)) else { return false };
    match Fetch::Regardless.get(&file).await {
        Ok(answer) if answer.status == 200 => {
            Document::parse(&answer.body).is_ok_and(|document| language.install(&document.root()))
        }
        _ => false,
    }
}
