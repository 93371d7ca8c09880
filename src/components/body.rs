//! An article's body: the first screen at once, the rest in slices that leave the reader free to
//! scroll.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use web_sys::Element;

use super::dom::{draw_over, find};
use crate::domain::{Article, Direction};
use crate::locale::Messages;
use crate::routes::IS_GUEST;

/// Draws an article's body into its place in the article.
pub(super) fn draw_body(page: &Element, article: Arc<Article>, around: Direction, messages: &'static Messages) {
    if let Some(place) = find(page, ".body") {
        Slices { article, around, messages }.draw(place, 0, 0);
    }
}

/// As many blocks as fill a tall screen, in bytes: they are drawn before anything is shown.
const FIRST_SCREEN: usize = 6_000;

/// How long writing a slice down may take, in milliseconds: half of a frame.
const SLICE: f64 = 8.0;

/// How much a slice may be, in bytes: the browser takes about as long to draw it.
const MOST: usize = 12_000;

struct Slices {
    article: Arc<Article>,
    around: Direction,
    messages: &'static Messages,
}

impl Slices {
    /// Draws the blocks from `next` on, over what stands at `child` in the place, until the slice's time is over; the
    /// rest follows later.
    fn draw(self, place: Element, mut next: usize, child: u32) {
        let now = || window().performance().map_or(0.0, |performance| performance.now());
        let over = now() + SLICE;
        let first = next == 0;
        let blocks = &self.article.body.blocks;
        let child = draw_over(&place, child, self.around, self.messages, |pen| {
            while let Some(block) = blocks.get(next) {
                pen.block(block);
                next += 1;
                let weight = pen.canvas.weight();
                if (now() > over || weight > MOST) && !(first && weight < FIRST_SCREEN) {
                    break;
                }
            }
            next >= blocks.len()
        });
        if next >= blocks.len() {
            if !IS_GUEST {
                follow_fragment();
            }
        } else {
            set_timeout(
                move || {
                    // The page may be another one by then.
                    if place.is_connected() {
                        self.draw(place, next, child);
                    }
                },
                Duration::ZERO,
            );
        }
    }
}

/// Goes to the place that the address names, which was not there yet when the browser looked for it.
fn follow_fragment() {
    let location = location();
    let fragment = location.hash().unwrap_or_default();
    let name = percent_encoding::percent_decode_str(fragment.trim_start_matches('#')).decode_utf8_lossy();
    if !name.is_empty() && document().get_element_by_id(&name).is_some() {
        // No new entry in the history. Nothing to do about a failure.
        let _ = location.replace(&fragment);
    }
}
