//! What is on the page, one component a file. Components get values and show them; they neither
//! load nor route, so that the widget can use the same ones.

mod ahead;
pub(crate) mod archive;
pub(crate) mod article;
mod body;
mod broken_picture;
pub(crate) mod comment_form;
mod comment_links;
pub(crate) mod comments;
pub(crate) mod dom;
pub(crate) mod drawn;
pub(crate) mod fault;
pub(crate) mod onward;

use std::sync::Arc;

use leptos::prelude::*;

use crate::config::Config;
use crate::locale::Messages;

/// The page's settings, the one thing that comes by context.
pub(crate) fn use_config() -> Arc<Config> {
    expect_context::<Arc<Config>>()
}

/// The messages in the interface's language.
pub(crate) fn use_messages() -> &'static Messages {
    use_config().locale.messages()
}
