//! What is loaded and when, as signals. Components show it; they load nothing themselves.

pub(crate) mod archive;
pub(crate) mod article;
pub(crate) mod comments;
mod drafts;
pub(crate) mod load;
pub(crate) mod online;
pub(crate) mod preferences;
mod storage;
pub(crate) mod words;
pub(crate) mod writing;
