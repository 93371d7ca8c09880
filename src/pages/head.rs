//! What stands in the document's `<head>` for a page.

use leptos::prelude::document;

use crate::config::Config;

/// The window's title: the page's own, then the site's name.
pub(super) fn set_title(title: &str, config: &Config) {
    let title = match (title, config.site_name.as_str()) {
        ("", name) => name.to_owned(),
        (title, "") => title.to_owned(),
        (title, name) => format!("{title} – {name}"),
    };
    document().set_title(&title);
}
