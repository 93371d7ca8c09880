//! The only network code: a GET, a form's POST, and how to read what came back.
//!
//! Sources are written against [`Http`], so that their logic is tested natively on recorded answers.

use super::SourceError;
use super::json::{Document, Json, WrongShape};
use crate::domain::HttpUrl;

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
}

/// An HTTP answer.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    pub status: u16,
    /// WordPress's `X-WP-Total`: how many items there are beyond this page.
    pub total: Option<u32>,
    /// WordPress's `X-WP-TotalPages`.
    pub pages: Option<u32>,
    pub body: String,
}

impl Answer {
    /// Reads the body as JSON, and the JSON with `read`.
    ///
    /// # Errors
    /// By status and WordPress's error code when it was no success, else by what is wrong with
    /// the JSON and where.
    pub fn read<T>(&self, url: &HttpUrl, read: impl FnOnce(&Json) -> Result<T, WrongShape>) -> Result<T, SourceError> {
        if !(200..300).contains(&self.status) {
            return Err(self.refusal(url));
        }
        let document = self.json().map_err(|detail| SourceError::NotJson { url: url.clone(), detail })?;
        read(&document.root()).map_err(|WrongShape { path, detail }| SourceError::WrongShape {
            url: url.clone(),
            path,
            detail,
        })
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

#[cfg(target_arch = "wasm32")]
pub use browser::Fetch;

#[cfg(target_arch = "wasm32")]
mod browser {
    use futures_util::future::{Either, select};
    use js_sys::Promise;
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{AbortSignal, DomException, RequestCredentials, RequestInit, RequestMode, Response, UrlSearchParams};

    use super::{Answer, Http};
    use crate::domain::HttpUrl;
    use crate::sources::SourceError;

    /// After this long without an answer's beginning a reader wants a word.
    const SILENCE_MS: i32 = 15_000;

    /// What is sent may be looked over before it is answered.
    const SILENCE_AFTER_POST_MS: i32 = 30_000;

    /// Slow lines are slow, but an article that takes longer does not come.
    const TIMEOUT_MS: u32 = 90_000;

    /// The browser's `fetch`.
    #[derive(Clone, Copy, Debug)]
    pub struct Fetch;

    impl Http for Fetch {
        async fn get(&self, url: &HttpUrl) -> Result<Answer, SourceError> {
            answer(url, RequestInit::new(), SILENCE_MS).await
        }

        async fn post(&self, url: &HttpUrl, form: &[(&str, &str)]) -> Result<Answer, SourceError> {
            let init = RequestInit::new();
            init.set_method("POST");
            if let Ok(fields) = UrlSearchParams::new() {
                form.iter().for_each(|(name, value)| fields.append(name, value));
                init.set_body(&fields);
            }
            answer(url, init, SILENCE_AFTER_POST_MS).await
        }
    }

    async fn answer(url: &HttpUrl, init: RequestInit, silence: i32) -> Result<Answer, SourceError> {
        let read = async {
            let response = request(url, RequestMode::Cors, init, silence).await?;
            let headers = response.headers();
            let number = |name| headers.get(name).ok().flatten().and_then(|number| number.parse().ok());
            let (total, pages) = (number("X-WP-Total"), number("X-WP-TotalPages"));
            let body = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
            Ok::<_, JsValue>(Answer { status: response.status(), total, pages, body })
        };
        match read.await {
            Ok(answer) => Ok(answer),
            Err(reason) => Err(explain(url, &reason).await),
        }
    }

    /// A request that needs no preflight, because many sites refuse one.
    async fn request(url: &HttpUrl, mode: RequestMode, init: RequestInit, silence: i32) -> Result<Response, JsValue> {
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        init.set_mode(mode);
        init.set_credentials(RequestCredentials::Omit);
        init.set_signal(Some(&AbortSignal::timeout_with_u32(TIMEOUT_MS)));
        let answer = JsFuture::from(window.fetch_with_str_and_init(url.as_str(), &init));
        let silent = JsFuture::from(Promise::new(&mut |_, reject| {
            // As `AbortSignal.timeout` would say it. Without a timer, that one is what remains.
            if let Ok(error) = DomException::new_with_message_and_name("", "TimeoutError") {
                let _ = window.set_timeout_with_callback_and_timeout_and_arguments_1(&reject, silence, &error);
            }
        }));
        match select(answer, silent).await {
            Either::Left((answer, _)) => answer?.dyn_into(),
            Either::Right((silent, _)) => Err(silent.err().unwrap_or(JsValue::NULL)),
        }
    }

    /// `fetch` says "failed" for everything; what it was is found out by asking around.
    async fn explain(url: &HttpUrl, reason: &JsValue) -> SourceError {
        let url = url.clone();
        let timed_out = reason.dyn_ref::<DomException>().is_some_and(|error| error.name() == "TimeoutError");
        let online = web_sys::window().is_none_or(|window| window.navigator().on_line());
        if timed_out {
            SourceError::Timeout { url }
        } else if !online {
            SourceError::Offline { url }
        } else if request(&url, RequestMode::Cors, RequestInit::new(), SILENCE_MS).await.is_ok() {
            // It was this one request that broke.
            SourceError::Unreachable { url }
        } else if request(&url, RequestMode::NoCors, RequestInit::new(), SILENCE_MS).await.is_ok() {
            // A request whose answer nobody may read arrives: the server is there.
            SourceError::CrossOrigin { url }
        } else {
            SourceError::Unreachable { url }
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
