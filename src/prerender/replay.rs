//! What an article's page is made of: answers that are there already, and the network for the rest.

use std::collections::BTreeMap;
use std::sync::Mutex;

use super::network::Network;
use crate::domain::HttpUrl;
use crate::sources::SourceError;
use crate::sources::all::Answers;
use crate::sources::http::{Answer, Http};

/// Answers from what is known, and notes what was asked for: a browser would ask for the same.
pub struct Replay<'a> {
    known: Answers,
    network: &'a Network,
    asked: Mutex<Answers>,
}

impl<'a> Replay<'a> {
    pub fn new(known: Answers, network: &'a Network) -> Self {
        Self { known, network, asked: Mutex::default() }
    }

    /// What was asked for, and what the answers were.
    pub fn asked(self) -> Answers {
        self.asked.into_inner().unwrap_or_else(|_| BTreeMap::new())
    }
}

impl Http for Replay<'_> {
    async fn get(&self, url: &HttpUrl) -> Result<Answer, SourceError> {
        let answer = match self.known.get(url.as_str()) {
            Some(known) => known.clone(),
            // Such as a site's sections, which are the same for all articles.
            None => self.network.get_once(url)?,
        };
        if let Ok(mut asked) = self.asked.lock() {
            asked.insert(url.to_string(), answer.clone());
        }
        Ok(answer)
    }

    async fn post(&self, url: &HttpUrl, form: &[(&str, &str)]) -> Result<Answer, SourceError> {
        self.network.post(url, form).await
    }
}
