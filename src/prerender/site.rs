//! What all pages have in common.

use super::template::Template;
use crate::config::Config;
use crate::locale::Locale;
use crate::routes::Base;

/// What stands around all pages.
pub struct Site<'a> {
    pub template: &'a Template,
    /// The host, such as `https://reader.example`.
    pub origin: String,
    /// The rules that an article's first view needs, and a list's.
    pub article_style: String,
    pub list_style: String,
    /// And those of comments, which stand behind the article's words.
    pub comments_style: String,
}

impl Site<'_> {
    pub fn config(&self) -> &Config {
        &self.template.config
    }

    pub fn locale(&self) -> &Locale {
        &self.config().locale
    }

    /// The app's folder together with its host.
    pub fn whole(&self) -> Base {
        self.template.base.at(&self.origin)
    }

    pub fn is_encrypted(&self) -> bool {
        self.origin.starts_with("https:")
    }
}
