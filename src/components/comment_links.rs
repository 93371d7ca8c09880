//! Links to the comments: `#comment-7`, `#comments` and `#respond`, as WordPress writes them.

use leptos::ev;
use leptos::prelude::*;
use percent_encoding::percent_decode_str;
use web_sys::Element;

use super::dom::{focus_by_id, is_returning, is_typing};
use crate::domain::CommentId;
use crate::routes::IS_GUEST;
use crate::state::comments::{Comments, Progress};

/// Goes to the comment that the address names, now and whenever it names another one. It may stand
/// on a page that is not loaded. On a page of somebody else's the address is theirs.
pub(super) fn follow_comment_links(place: &Element, comments: Comments) {
    if IS_GUEST {
        return;
    }
    let place = place.clone();
    let follow = move || {
        if is_returning() {
            return;
        }
        let fragment = location().hash().unwrap_or_default();
        let fragment = percent_decode_str(&fragment).decode_utf8_lossy();
        match fragment.strip_prefix("#comment-") {
            Some(id) if !id.is_empty() => {
                let (place, element) = (place.clone(), format!("comment-{id}"));
                comments.reveal(CommentId(id.to_owned()), move || {
                    // A slow answer takes nobody away from what is being typed.
                    if !is_typing(&place) {
                        focus_by_id(&place, &element);
                    }
                });
            }
            None if fragment == "#comments" => focus_by_id(&place, "comments-title"),
            None if fragment == "#respond" => focus_by_id(&place, "respond-content"),
            _ => {}
        }
    };
    let again = follow.clone();
    // Once the first comments have come, or not: they would push it out of sight.
    Effect::new(move |followed: Option<bool>| {
        let is_settled = comments.talk().with(|talk| talk.progress != Progress::Loading);
        if is_settled && followed != Some(true) {
            follow();
        }
        is_settled || followed == Some(true)
    });
    let following = window_event_listener(ev::hashchange, move |_| again());
    on_cleanup(move || following.remove());
}
