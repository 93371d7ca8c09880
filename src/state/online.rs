//! When the network is there again.

use leptos::ev;
use leptos::prelude::*;

/// Does something whenever the device gets online, as long as the owner is there that asked for it.
pub(crate) fn when_online(then: impl Fn() + 'static) {
    let then: Box<dyn Fn()> = Box::new(then);
    let listener = window_event_listener(ev::online, move |_| then());
    on_cleanup(move || listener.remove());
}
