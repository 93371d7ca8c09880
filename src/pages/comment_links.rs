//! Links to single comments: `#comment-7`, as WordPress writes them.

use leptos::ev;
use leptos::prelude::*;

use crate::components::dom::focus_by_id;
use crate::domain::CommentId;
use crate::state::comments::Comments;

/// Goes to the comment that the address names, now and whenever it names another one. It may stand
/// on a page that is not loaded.
pub(super) fn follow_comment_links(comments: Comments) {
    let follow = move || {
        let fragment = location().hash().unwrap_or_default();
        let Some(id) = fragment.strip_prefix("#comment-").map(str::to_owned) else { return };
        let element = format!("comment-{id}");
        comments.reveal(CommentId(id), move || focus_by_id(&element));
    };
    follow();
    let following = window_event_listener(ev::hashchange, move |_| follow());
    on_cleanup(move || following.remove());
}
