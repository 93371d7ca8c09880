//! For the tests: recorded answers in place of the network.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that panics has failed")]

use std::cell::RefCell;
use std::path::Path;

use super::SourceError;
use super::http::{Answer, Http};
use crate::domain::HttpUrl;

/// Answers by the first rule whose text is a part of the URL, and notes what was asked.
#[derive(Default)]
pub(super) struct Recorded {
    rules: Vec<(String, Answer)>,
    asked: RefCell<Vec<String>>,
    sent: RefCell<Vec<(String, String)>>,
}

impl Recorded {
    /// A recorded answer from `tests/fixtures`: status line, headers, body.
    pub(super) fn file(self, part: &str, name: &str) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
        let text = std::fs::read_to_string(path).unwrap().replace("\r\n", "\n");
        let (head, body) = text.split_once("\n\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        let number = |name: &str| head.lines().find_map(|line| line.strip_prefix(name)?.parse().ok());
        let (total, pages) = (number("X-WP-Total: "), number("X-WP-TotalPages: "));
        self.answer(part, Answer { status, total, pages, body: body.to_owned(), ..Answer::default() })
    }

    pub(super) fn text(self, part: &str, status: u16, body: &str) -> Self {
        self.answer(part, Answer { status, body: body.to_owned(), ..Answer::default() })
    }

    fn answer(mut self, part: &str, answer: Answer) -> Self {
        self.rules.push((part.to_owned(), answer));
        self
    }

    pub(super) fn asked(&self) -> Vec<String> {
        self.asked.borrow().clone()
    }

    /// The value of a field of the forms that were sent.
    pub(super) fn sent(&self, name: &str) -> Option<String> {
        self.sent.borrow().iter().find(|(field, _)| field == name).map(|(_, value)| value.clone())
    }
}

impl Http for Recorded {
    async fn get(&self, url: &HttpUrl) -> Result<Answer, SourceError> {
        self.asked.borrow_mut().push(url.as_str().to_owned());
        let rule = self.rules.iter().find(|(part, _)| url.as_str().contains(part));
        rule.map(|(_, answer)| answer.clone()).ok_or_else(|| SourceError::Unreachable { url: url.clone() })
    }

    async fn post(&self, url: &HttpUrl, form: &[(&str, &str)]) -> Result<Answer, SourceError> {
        let fields = form.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        self.sent.borrow_mut().extend(fields);
        self.get(url).await
    }
}
