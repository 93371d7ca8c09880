//! Maqal, a reader for news articles, right to left first.
//!
//! A module may use those that are declared above it, and never one below it; `tests/layering.rs` holds
//! them to that. Data flows one way:
//!
//! ```text
//! sources (HTTP) → html → domain → locale → draw → state → components → pages, widget
//! ```
//!
//! Without features there is neither app nor widget in the crate: the domain, the body policy, the sources'
//! mappings, the words and the drawing of bodies build and test natively.

#![cfg_attr(not(any(test, feature = "prerender")), warn(unused_crate_dependencies))]
// The widget has no use for what only the app needs. Clippy sees both at once.
#![cfg_attr(all(feature = "widget", not(feature = "app")), allow(dead_code))]

pub mod domain;
pub mod html;
pub mod sources;
pub mod locale;
pub mod config;
pub mod routes;
pub mod head;

pub mod draw;

#[cfg(feature = "prerender")]
pub mod prerender;

#[cfg(feature = "browser")]
mod state;
#[cfg(feature = "browser")]
mod parts;
#[cfg(feature = "browser")]
mod components;
#[cfg(feature = "widget")]
mod widget;
#[cfg(feature = "app")]
mod history;
#[cfg(feature = "app")]
mod pages;
#[cfg(feature = "app")]
pub mod app;
