//! What is loaded and when, as signals. Components show it; they load nothing themselves.

pub(crate) mod article;
pub(crate) mod load;
