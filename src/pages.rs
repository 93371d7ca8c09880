//! The app's pages: what is loaded for a route, and what is shown meanwhile and instead.

pub(crate) mod archive;
pub(crate) mod article;
pub(crate) mod bad_config;
pub(crate) mod focus;
mod head;
pub(crate) mod not_found;
