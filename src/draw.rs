//! Draws an article and its comments: types become elements on a [`Canvas`], which is a browser's
//! document or text.
//!
//! They are drawn by hand and not as Leptos views. Next to nothing in them changes, a long read and a
//! long thread have thousands of elements, and a view would keep every one of them in memory twice and
//! bring its own code for every kind (measured: comments, their form and the article's head were 41 KB
//! more of compressed WebAssembly as views). The types decide what can be on the page; nothing here
//! takes markup as a string.

#[cfg(all(target_arch = "wasm32", feature = "browser"))]
mod document;
#[cfg(any(test, all(target_arch = "wasm32", feature = "browser")))]
pub(crate) mod steps;

pub mod article;
mod blocks;
pub mod comment;
pub mod form;
pub mod frame;
mod inlines;
#[cfg(not(target_arch = "wasm32"))]
pub mod markup;
pub mod archive;
mod people;
mod pictures;
mod plays;
pub mod reading_options;
pub mod reading_time;
mod tables;

#[cfg(test)]
mod tests;

use crate::domain::body::Align;
use crate::domain::{Direction, HttpUrl};
use crate::locale::Messages;
use crate::routes::{Addresses, IS_GUEST};

/// What can be drawn on.
pub trait Canvas {
    /// Opens an element. An attribute without a value is left out.
    fn open(&mut self, tag: &str, attributes: &[(&str, Option<&str>)]);
    fn text(&mut self, text: &str);
    /// Closes the element opened last, which may be one that has no content.
    fn close(&mut self);
    /// How much has been drawn, in bytes.
    fn weight(&self) -> usize;
}

/// What a button does, and to what, should that have a name.
fn labelled(action: &str, what: &str) -> String {
    let apart = if what.is_empty() { "" } else { ": " };
    format!("{action}{apart}{what}")
}

/// The name by which a page of somebody else's styles an element of the widget: its attribute `part`.
const fn part(name: &'static str) -> (&'static str, Option<&'static str>) {
    ("part", if IS_GUEST { Some(name) } else { None })
}

/// Draws on a canvas.
pub struct Pen<'a> {
    pub canvas: &'a mut dyn Canvas,
    pub messages: &'static Messages,
    /// Whether the page came over an encrypted line, where browsers refuse what did not.
    pub encrypted: bool,
    /// The direction of the element around. Blocks say theirs only where it differs.
    pub around: Direction,
    /// Whether it is a program's text, which is left as it is.
    pub is_code: bool,
    /// Whether a reader wrote it, and its links are nothing that the publisher recommends.
    pub by_reader: bool,
    /// Into how many parts the measure is divided where the pen is.
    pub columns: u8,
}

impl<'a> Pen<'a> {
    /// A pen for an element of the direction `around`, as wide as the measure.
    pub fn new(canvas: &'a mut dyn Canvas, messages: &'static Messages, encrypted: bool, around: Direction) -> Self {
        Self { canvas, messages, encrypted, around, is_code: false, by_reader: false, columns: 1 }
    }

    /// Where the app has what an article links to; nowhere on a page of somebody else's.
    fn addresses(&self) -> Option<&'static Addresses> {
        Addresses::of_app()
    }

    /// An element with what `draw` puts into it.
    fn element(&mut self, tag: &str, attributes: &[(&str, Option<&str>)], draw: impl FnOnce(&mut Self)) {
        self.canvas.open(tag, attributes);
        draw(self);
        self.canvas.close();
    }

    /// What `draw` draws inside an element of another direction.
    fn inside(&mut self, direction: Option<Direction>, draw: impl FnOnce(&mut Self)) {
        let around = self.around;
        self.around = direction.unwrap_or(around);
        draw(self);
        self.around = around;
    }

    /// Where something of `url` is to be fetched.
    fn fetched(&self, url: &HttpUrl) -> HttpUrl {
        url.encrypted().filter(|_| self.encrypted).unwrap_or_else(|| url.clone())
    }

    /// The class that puts a text of this direction where the author put it: left and right are the
    /// start or the end of it.
    fn align(&self, align: Align, direction: Option<Direction>) -> &'static str {
        match (align, direction.unwrap_or(self.around)) {
            (Align::Center, _) => "align-center",
            (Align::Left, Direction::Ltr) | (Align::Right, Direction::Rtl) => "align-start",
            (Align::Left, Direction::Rtl) | (Align::Right, Direction::Ltr) => "align-end",
        }
    }

    /// The value of `dir` for an element of this direction.
    fn dir(&self, direction: Option<Direction>) -> Option<&'static str> {
        direction.filter(|direction| *direction != self.around).map(Direction::as_str)
    }
}
