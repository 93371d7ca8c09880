//! What an article is, apart from where it comes from and how it is shown.
//!
//! Plain values and pure functions: no I/O, no Leptos, no browser. Whatever is wrong about the
//! outside world has been sorted out before one of these values exists.

pub mod archive;
pub mod article;
pub mod body;
pub mod comment;
pub mod comment_form;
pub mod direction;
pub mod folding;
pub mod ids;
pub mod image;
pub mod isolation;
pub mod provider;
pub mod section;
pub mod text;
pub mod timestamp;
pub mod url;

pub use archive::{Archive, Listed, Summary};
pub use article::{Article, Author, Tag};
pub use body::Body;
pub use comment::{Comment, CommentPage, Commenter, Discussion};
pub use comment_form::{Draft, NewComment};
pub use direction::Direction;
pub use ids::{ArticleId, AuthorId, CommentId, LanguageTag, Slug};
pub use image::{Image, Size};
pub use provider::Provider;
pub use section::Section;
pub use timestamp::Timestamp;
pub use url::HttpUrl;
