//! Links to the comments: `#comment-7`, `#comments` and `#respond`, as WordPress writes them.

use leptos::ev;
use leptos::prelude::*;
use percent_encoding::percent_decode_str;

use super::dom::{focus_by_id, is_returning, is_typing};
use crate::domain::CommentId;
use crate::state::comments::{Comments, Progress};

/// Goes to the comment that the address names, now and whenever it names another one. It may stand
/// on a page that is not loaded.
pub(super) fn follow_comment_links(comments: Comments) {
    let follow = move || {
        if is_returning() {
            return;
        }
        let fragment = location().hash().unwrap_or_default();
        let fragment = percent_decode_str(&fragment).decode_utf8_lossy();
        match fragment.strip_prefix("#comment-") {
            Some(id) if !id.is_empty() => {
                let element = format!("comment-{id}");
                comments.reveal(CommentId(id.to_owned()), move || {
                    // A slow answer takes nobody away from what is being typed.
                    if !is_typing() {
                        focus_by_id(&element);
                    }
                });
            }
            None if fragment == "#comments" => focus_by_id("comments-title"),
            None if fragment == "#respond" => focus_by_id("respond-content"),
            _ => {}
        }
    };
    // Once the first comments have come, or not: they would push it out of sight.
    Effect::new(move |followed: Option<bool>| {
        let is_settled = comments.talk().with(|talk| talk.progress != Progress::Loading);
        if is_settled && followed != Some(true) {
            follow();
        }
        is_settled || followed == Some(true)
    });
    let following = window_event_listener(ev::hashchange, move |_| follow());
    on_cleanup(move || following.remove());
}
