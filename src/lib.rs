//! Maqal, a reader for news articles, right to left first.
//!
//! A module may use those that are declared above it, and never one below it; `tests/layering.rs` holds
//! them to that. Data flows one way:
//!
//! ```text
//! sources (HTTP) → html → domain → locale → draw → state → components → pages
//! ```
//!
//! Without the feature `csr` there is no app in the crate: the domain, the body policy, the sources'
//! mappings, the words and the drawing of bodies build and test natively.

#![cfg_attr(not(test), warn(unused_crate_dependencies))]

pub mod domain;
pub mod html;
pub mod sources;
pub mod locale;
pub mod config;
pub mod routes;
pub mod head;

pub mod draw;

#[cfg(feature = "csr")]
mod state;
#[cfg(feature = "csr")]
mod parts;
#[cfg(feature = "csr")]
mod components;
#[cfg(feature = "csr")]
mod history;
#[cfg(feature = "csr")]
mod pages;
#[cfg(feature = "csr")]
pub mod app;
