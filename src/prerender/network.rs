//! The network of a program that asks a site for all it has: patiently, and no more at once than it may.

use std::collections::HashMap;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Mutex;
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime};

use ureq::Agent;
use ureq::http::Response;

use crate::domain::HttpUrl;
use crate::sources::SourceError;
use crate::sources::http::{Answer, Http};

/// How often something is asked for that fails for reasons that pass.
const TRIES: u32 = 5;

/// After the first failure; twice as long after each further one.
const PAUSE: Duration = Duration::from_millis(500);

/// A server that wants more time than this is not waited for.
const LONGEST_WISH: Duration = Duration::from_secs(300);

/// How long one answer may take.
const LIMIT: Duration = Duration::from_secs(90);

/// No answer is larger, in bytes: a hundred long articles are a few million.
const LARGEST: u64 = 256 << 20;

/// What a busy server says, and what others say in its place.
const BUSY: [u16; 4] = [429, 502, 503, 504];

/// Asks by blocking: whoever wants several things at once has several threads, and they share this.
pub struct Network {
    agent: Agent,
    /// The site that is made, and the built app, which lies at its address: a feed may be among the files.
    site: HttpUrl,
    dist: PathBuf,
    /// A busy server has said how long it wants to be left alone.
    not_before: Mutex<Option<Instant>>,
    /// What is the same for all articles: answers by their addresses.
    kept: Mutex<HashMap<String, Answer>>,
    /// Why there was no answer, by the addresses.
    reasons: Mutex<HashMap<String, String>>,
}

impl Network {
    pub fn new(site: HttpUrl, dist: PathBuf) -> Self {
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(LIMIT))
            .user_agent(concat!("Maqal-prerender/", env!("CARGO_PKG_VERSION")))
            .build();
        Self {
            agent: agent.into(),
            site,
            dist,
            not_before: Mutex::default(),
            kept: Mutex::default(),
            reasons: Mutex::default(),
        }
    }

    /// As [`Http::get`], once for all that ask.
    pub fn get_once(&self, url: &HttpUrl) -> Result<Answer, SourceError> {
        if let Some(known) = self.kept.lock().ok().and_then(|kept| kept.get(url.as_str()).cloned()) {
            return Ok(known);
        }
        let answer = self.ask(url)?;
        if let (Ok(mut kept), 200) = (self.kept.lock(), answer.status) {
            kept.insert(url.to_string(), answer.clone());
        }
        Ok(answer)
    }

    /// What is wrong, for whoever can do something about it.
    pub fn explain(&self, error: &SourceError) -> String {
        let reason = match error {
            SourceError::Unreachable { url } => {
                self.reasons.lock().ok().and_then(|reasons| reasons.get(url.as_str()).cloned())
            }
            _ => None,
        };
        reason.map_or_else(|| error.to_string(), |reason| format!("{error}: {reason}"))
    }

    fn ask(&self, url: &HttpUrl) -> Result<Answer, SourceError> {
        if let Some(body) = self.file(url) {
            return Ok(Answer { status: 200, body, ..Answer::default() });
        }
        let mut pause = PAUSE;
        for left in (0..TRIES).rev() {
            self.wait();
            let answer = self.exchange(url);
            let wish = match &answer {
                Ok((answer, wish)) if BUSY.contains(&answer.status) => wish.unwrap_or_default(),
                Err(_) => Duration::ZERO,
                Ok(_) => return answer.map(|(answer, _)| answer),
            };
            if left == 0 || wish > LONGEST_WISH {
                return answer.map(|(answer, _)| answer);
            }
            if let Ok(mut not_before) = self.not_before.lock() {
                *not_before = (*not_before).max(Instant::now().checked_add(wish.max(pause)));
            }
            pause *= 2;
        }
        Err(SourceError::Unreachable { url: url.clone() })
    }

    /// What lies in the built app at this address.
    fn file(&self, url: &HttpUrl) -> Option<String> {
        let path = url.as_str().strip_prefix(self.site.as_str())?.split(['?', '#']).next()?;
        let path = percent_encoding::percent_decode_str(path).decode_utf8().ok()?;
        let is_inside = Path::new(&*path).components().all(|step| matches!(step, Component::Normal(_)));
        fs::read_to_string(self.dist.join(&*path)).ok().filter(|_| is_inside)
    }

    fn wait(&self) {
        let until = self.not_before.lock().ok().and_then(|until| *until);
        if let Some(left) = until.and_then(|until| until.checked_duration_since(Instant::now())) {
            sleep(left);
        }
    }

    /// An answer, and how long the server wants to be left alone.
    fn exchange(&self, url: &HttpUrl) -> Result<(Answer, Option<Duration>), SourceError> {
        let fault = |error: ureq::Error| match error {
            ureq::Error::Timeout(_) => SourceError::Timeout { url: url.clone() },
            error => {
                if let Ok(mut reasons) = self.reasons.lock() {
                    reasons.insert(url.to_string(), error.to_string());
                }
                SourceError::Unreachable { url: url.clone() }
            }
        };
        let mut response = self.agent.get(url.as_str()).call().map_err(fault)?;
        let (total, pages) = (number(&response, "X-WP-Total"), number(&response, "X-WP-TotalPages"));
        let (status, wish) = (response.status().as_u16(), wish(&response));
        let body = response.body_mut().with_config().limit(LARGEST).read_to_string().map_err(fault)?;
        Ok((Answer { status, total, pages, saved: None, body }, wish))
    }
}

impl Http for Network {
    async fn get(&self, url: &HttpUrl) -> Result<Answer, SourceError> {
        self.ask(url)
    }

    async fn post(&self, url: &HttpUrl, _: &[(&str, &str)]) -> Result<Answer, SourceError> {
        // Nobody sends anything from here.
        Err(SourceError::Unreachable { url: url.clone() })
    }
}

fn header<'a, T>(response: &'a Response<T>, name: &str) -> Option<&'a str> {
    response.headers().get(name)?.to_str().ok()
}

fn number<T>(response: &Response<T>, name: &str) -> Option<u32> {
    header(response, name)?.parse().ok()
}

/// `Retry-After`: a number of seconds, or a date (RFC 9110, section 10.2.3).
fn wish<T>(response: &Response<T>) -> Option<Duration> {
    let wish = header(response, "Retry-After")?;
    let until = || httpdate::parse_http_date(wish).ok()?.duration_since(SystemTime::now()).ok();
    wish.parse().ok().map(Duration::from_secs).or_else(until)
}
