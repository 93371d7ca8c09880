//! What can go wrong between a reader and an article, for the log. `locale` has the reader's words.

use crate::domain::HttpUrl;
use crate::domain::comment_form::{Field, Problem};

/// Why a source gave no answer that can be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SourceError {
    #[error("{url}: offline")]
    Offline { url: HttpUrl },
    #[error("{url}: no answer in time")]
    Timeout { url: HttpUrl },
    /// Nobody answers: no such host, connection refused or cut.
    #[error("{url}: unreachable")]
    Unreachable { url: HttpUrl },
    /// The server answers, but the browser may not show this page the answer.
    #[error("{url}: kept back by CORS")]
    CrossOrigin { url: HttpUrl },
    /// The reader has gone on to another page before there was an answer, and gets to hear nothing of it.
    #[error("{url}: given up")]
    Left { url: HttpUrl },
    #[error("{url}: not found")]
    NotFound { url: HttpUrl },
    /// The article is behind a password.
    #[error("{url}: protected by a password")]
    Protected { url: HttpUrl, original: Option<HttpUrl> },
    #[error("{url}: not allowed (HTTP {status}, {code})")]
    Forbidden { url: HttpUrl, status: u16, code: String },
    #[error("{url}: too many requests (HTTP 429)")]
    TooManyRequests { url: HttpUrl },
    /// The site answers without its REST API: switched off, or blocked by a security plugin.
    #[error("{url}: the REST API is switched off (HTTP {status}, {code})")]
    RestDisabled { url: HttpUrl, status: u16, code: String },
    #[error("{url}: server error (HTTP {status})")]
    Server { url: HttpUrl, status: u16 },
    #[error("{url}: unexpected answer (HTTP {status}, {code})")]
    Unexpected { url: HttpUrl, status: u16, code: String },
    #[error("{url}: not JSON: {detail}")]
    NotJson { url: HttpUrl, detail: String },
    /// JSON, but not what the API promises; `path` names the place, such as `[0].title.rendered`.
    #[error("{url}: unexpected JSON at {path}: {detail}")]
    WrongShape { url: HttpUrl, path: String, detail: String },
}

impl SourceError {
    /// What it is in a word, for programs.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Offline { .. } => "offline",
            Self::Timeout { .. } => "timeout",
            Self::Unreachable { .. } | Self::Left { .. } => "unreachable",
            Self::CrossOrigin { .. } => "cross-origin",
            Self::NotFound { .. } => "not-found",
            Self::Protected { .. } => "protected",
            Self::Forbidden { .. } => "forbidden",
            Self::TooManyRequests { .. } => "too-many-requests",
            Self::RestDisabled { .. } => "rest-disabled",
            Self::Server { .. } => "server",
            Self::Unexpected { .. } => "unexpected",
            Self::NotJson { .. } => "not-json",
            Self::WrongShape { .. } => "wrong-shape",
        }
    }
}

/// Why a comment was not taken. Codes are WordPress's (`POST /wp/v2/comments`).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PostError {
    #[error("the server refuses a field ({code})")]
    Field { field: Field, problem: Problem, code: String },
    /// The same words by the same reader are there already.
    #[error("the server has this comment already (comment_duplicate)")]
    Duplicate,
    /// Too soon after the reader's last one.
    #[error("too soon after the last comment (comment_flood)")]
    Flood,
    #[error("comments are closed ({code})")]
    Closed { code: String },
    /// Guests may not comment.
    #[error(
        "guests may not comment (rest_comment_login_required): the site must have \
         add_filter('rest_allow_anonymous_comments', '__return_true') and registration must not be required"
    )]
    LoginRequired,
    /// The article is gone, or not public any more.
    #[error("the server knows no such article ({code})")]
    NoArticle { code: String },
    /// There is nowhere to send it to.
    #[error("this source takes no comments")]
    Nowhere,
    /// The server answered, and that was a no.
    #[error(transparent)]
    Refused(SourceError),
    /// No answer that tells whether the comment has arrived.
    #[error("no answer to a comment: {0}")]
    Lost(SourceError),
}

impl PostError {
    /// Whether the comment may have arrived all the same.
    pub fn is_lost(&self) -> bool {
        matches!(self, Self::Lost(_))
    }
}
