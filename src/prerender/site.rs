//! What all pages have in common.

use super::styles::Styles;
use super::template::Template;
use crate::config::Config;
use crate::locale::Locale;
use crate::routes::Base;

/// What stands around all pages.
pub struct Site<'a> {
    pub template: &'a Template,
    /// The host, such as `https://reader.example`.
    pub origin: String,
    pub styles: Styles,
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
