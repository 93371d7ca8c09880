//! The only network code: a GET, a form's POST, and how to read what came back. How a browser does it
//! is in `http/fetch.js`.
//!
//! Sources are written against [`Http`], so that their logic is tested natively on recorded answers.

use super::SourceError;
use super::json::{Document, Json, WrongShape};
use crate::domain::{HttpUrl, Timestamp};

/// Something that fetches.
pub trait Http {
    /// GETs `url` without credentials and reads the whole body as text.
    ///
    /// # Errors
    /// Only when there is no answer at all; an answer of any status is one.
    fn get(&self, url: &HttpUrl) -> impl Future<Output = Result<Answer, SourceError>>;

    /// POSTs a form (`application/x-www-form-urlencoded`, which needs no preflight) without
    /// credentials and reads the whole answer as text.
    ///
    /// # Errors
    /// Only when there is no answer at all; what was sent may have arrived even so.
    fn post(&self, url: &HttpUrl, form: &[(&str, &str)]) -> impl Future<Output = Result<Answer, SourceError>>;

    /// Lets a page do something else between two pieces of work. Where there is no page, nothing.
    fn pause(&self) -> impl Future<Output = ()> {
        async {}
    }
}

/// An HTTP answer.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    pub status: u16,
    /// WordPress's `X-WP-Total`: how many items there are beyond this page.
    pub total: Option<u32>,
    /// WordPress's `X-WP-TotalPages`.
    pub pages: Option<u32>,
    /// When a service worker kept this copy; of a new answer, nothing.
    pub saved: Option<Timestamp>,
    pub body: String,
}

impl Answer {
    /// Reads the body as JSON, and the JSON with `read`.
    ///
    /// # Errors
    /// By status and WordPress's error code when it was no success, else by what is wrong with
    /// the JSON and where.
    pub fn read<T>(&self, url: &HttpUrl, read: impl FnOnce(&Json) -> Result<T, WrongShape>) -> Result<T, SourceError> {
        read(&self.document(url)?.root()).map_err(|wrong| wrong.at(url))
    }

    /// The body as JSON.
    ///
    /// # Errors
    /// By status and WordPress's error code when it was no success, else by what is wrong with the JSON.
    pub(super) fn document(&self, url: &HttpUrl) -> Result<Document, SourceError> {
        if !(200..300).contains(&self.status) {
            return Err(self.refusal(url));
        }
        self.json().map_err(|detail| SourceError::NotJson { url: url.clone(), detail })
    }

    /// Whether this is not the API's own voice: a page where JSON was asked for. Some sites send
    /// one with status 200 whatever the address.
    pub fn is_page(&self) -> bool {
        self.body.trim_start().starts_with('<') || (self.status >= 400 && self.error_code().is_none())
    }

    /// Some servers send a byte order mark, which JSON does not have.
    pub(super) fn json(&self) -> Result<Document, String> {
        Document::parse(self.body.trim_start_matches('\u{feff}'))
    }

    /// The `code` of an error object of WordPress's REST API.
    pub(super) fn error_code(&self) -> Option<String> {
        self.json().ok()?.root().get("code").text_or_none()
    }

    /// What an answer that was no success says.
    pub(super) fn refusal(&self, url: &HttpUrl) -> SourceError {
        let code = self.error_code().unwrap_or_default();
        let (url, status) = (url.clone(), self.status);
        match (status, code.as_str()) {
            // WordPress's filter `rest_authentication_errors`, by which plugins close the API, and
            // core's own answer for an API or a route that is not there.
            (
                _,
                "rest_disabled"
                | "rest_no_route"
                | "rest_login_required"
                | "rest_cannot_access"
                | "rest_api_disabled"
                | "rest_not_logged_in",
            ) => SourceError::RestDisabled { url, status, code },
            (404 | 410, _) => SourceError::NotFound { url },
            (401 | 403, _) => SourceError::Forbidden { url, status, code },
            (429, _) => SourceError::TooManyRequests { url },
            (500.., _) => SourceError::Server { url, status },
            _ => SourceError::Unexpected { url, status, code },
        }
    }
}

impl WrongShape {
    /// The same of what was at `url`.
    pub(super) fn at(self, url: &HttpUrl) -> SourceError {
        let Self { path, detail } = self;
        SourceError::WrongShape { url: url.clone(), path, detail }
    }
}

#[cfg(target_arch = "wasm32")]
pub use browser::{Fetch, leave};

#[cfg(target_arch = "wasm32")]
mod browser {
    use futures_util::future::LocalBoxFuture;
    use js_sys::{Array, Promise};
    use wasm_bindgen::JsCast;
    use wasm_bindgen::prelude::*;
    use wasm_bindgen_futures::JsFuture;

    use super::{Answer, Http};
    use crate::domain::{HttpUrl, Timestamp};
    use crate::sources::SourceError;

    #[wasm_bindgen(module = "/src/sources/http/fetch.js")]
    extern "C" {
        #[wasm_bindgen(js_namespace = network)]
        fn get(url: &str, recency: u32) -> Promise;
        #[wasm_bindgen(js_namespace = network)]
        fn post(url: &str, fields: &Array) -> Promise;
        #[wasm_bindgen(js_namespace = network)]
        fn pause() -> Promise;

        /// The reader goes on to another page: what that one does not ask for at once is given up, and
        /// fails with [`SourceError::Left`].
        #[wasm_bindgen(js_namespace = network)]
        pub fn leave();

        /// An answer. Numbers that are missing are none (NaN).
        type Reply;
        #[wasm_bindgen(method, getter)]
        fn status(this: &Reply) -> u16;
        #[wasm_bindgen(method, getter)]
        fn total(this: &Reply) -> f64;
        #[wasm_bindgen(method, getter)]
        fn pages(this: &Reply) -> f64;
        #[wasm_bindgen(method, getter)]
        fn saved(this: &Reply) -> f64;
        #[wasm_bindgen(method, getter)]
        fn body(this: &Reply) -> String;
    }

    /// The browser's `fetch`, and how recent what it gives has to be.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Fetch {
        /// What has come within a minute will do.
        Recent,
        /// As it is now.
        Anew,
        /// As it is now, wherever the reader goes meanwhile.
        Regardless,
        /// As [`Self::Recent`], for what may be asked for next: everything else goes first.
        Ahead,
    }

    impl Http for Fetch {
        async fn get(&self, url: &HttpUrl) -> Result<Answer, SourceError> {
            answer(url, get(url.as_str(), *self as u32)).await
        }

        async fn post(&self, url: &HttpUrl, form: &[(&str, &str)]) -> Result<Answer, SourceError> {
            let fields: Array =
                form.iter().map(|(name, value)| Array::of2(&(*name).into(), &(*value).into())).collect();
            answer(url, post(url.as_str(), &fields)).await
        }

        async fn pause(&self) {
            // It does not fail.
            let _ = JsFuture::from(pause()).await;
        }
    }

    /// Boxed, so that it is compiled once and not into everything that waits for it.
    fn answer(url: &HttpUrl, promise: Promise) -> LocalBoxFuture<'_, Result<Answer, SourceError>> {
        Box::pin(async move {
            let reply = JsFuture::from(promise).await.map_err(|fault| explain(url.clone(), fault.as_f64()))?;
            let reply: Reply = reply.unchecked_into();
            let some = |number: f64| (!number.is_nan()).then_some(number);
            Ok(Answer {
                status: reply.status(),
                total: some(reply.total()).map(|total| total as u32),
                pages: some(reply.pages()).map(|pages| pages as u32),
                saved: some(reply.saved()).and_then(Timestamp::from_unix),
                body: reply.body(),
            })
        })
    }

    /// The numbers at the head of `fetch.js`.
    fn explain(url: HttpUrl, fault: Option<f64>) -> SourceError {
        match fault.map(|fault| fault as u32) {
            Some(0) => SourceError::Offline { url },
            Some(1) => SourceError::Timeout { url },
            Some(3) => SourceError::CrossOrigin { url },
            Some(4) => SourceError::Left { url },
            _ => SourceError::Unreachable { url },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(status: u16, body: &str) -> Result<Vec<u64>, SourceError> {
        let url = HttpUrl::new("https://news.example/wp-json/").unwrap();
        let answer = Answer { status, body: body.to_owned(), ..Answer::default() };
        answer.read(&url, |json| json.items()?.iter().map(Json::number).collect())
    }

    #[test]
    fn an_answer_is_read_by_its_status_before_its_shape() {
        use SourceError as E;
        assert_eq!(read(200, "\u{feff}[1]"), Ok(vec![1]));
        assert!(matches!(read(404, "<html>"), Err(E::NotFound { .. })));
        assert!(matches!(read(404, r#"{"code":"rest_no_route"}"#), Err(E::RestDisabled { .. })));
        assert!(matches!(read(401, r#"{"code":"rest_forbidden"}"#), Err(E::Forbidden { status: 401, .. })));
        assert!(matches!(read(401, r#"{"code":"rest_not_logged_in"}"#), Err(E::RestDisabled { .. })));
        assert!(matches!(read(429, ""), Err(E::TooManyRequests { .. })));
        assert!(matches!(read(503, "<html>"), Err(E::Server { status: 503, .. })));
        assert!(matches!(read(418, ""), Err(E::Unexpected { .. })));
    }

    #[test]
    fn broken_json_and_wrong_json_are_two_things() {
        assert!(matches!(read(200, "<!doctype html>"), Err(SourceError::NotJson { .. })));
        assert!(matches!(read(200, "[1, 2"), Err(SourceError::NotJson { .. })));
        let Err(SourceError::WrongShape { path, .. }) = read(200, r#"[1, "two"]"#) else { panic!() };
        assert_eq!(path, "[1]");
    }
}
