//! What can go wrong between a reader and an article, for the log. `locale` has the reader's words.

use crate::domain::HttpUrl;

/// Why a source gave no answer that can be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SourceError {
    #[error("{url}: this device is offline")]
    Offline { url: HttpUrl },
    #[error("{url}: no answer in time")]
    Timeout { url: HttpUrl },
    /// Nobody answers: no such host, connection refused or cut.
    #[error("{url}: unreachable")]
    Unreachable { url: HttpUrl },
    /// The server answers, but the browser may not show this page the answer.
    #[error("{url}: the server does not allow this site to read it (CORS)")]
    CrossOrigin { url: HttpUrl },
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
