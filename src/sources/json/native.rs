//! JSON as serde_json parses it.

use serde_json::Value as Parsed;

use super::Kind;

/// A parsed document.
#[derive(Clone, Debug)]
pub struct Document(Parsed);

impl Document {
    /// Parses JSON. Half of a surrogate pair, which browsers let pass, becomes U+FFFD as it does there.
    ///
    /// # Errors
    /// What is wrong with it, and where.
    pub fn parse(text: &str) -> Result<Self, String> {
        Self::parsed(text).map(Self)
    }

    /// The same as a value of its own.
    ///
    /// # Errors
    /// As [`Self::parse`].
    pub fn parsed(text: &str) -> Result<Parsed, String> {
        let parsed = serde_json::from_str(text).or_else(|error| serde_json::from_str(&whole(text).ok_or(error)?));
        parsed.map_err(|error: serde_json::Error| error.to_string())
    }

    pub(super) fn value(&self) -> Value<'_> {
        Value(&self.0)
    }
}

/// The text with every half of a surrogate pair replaced; `None` when there is none.
fn whole(text: &str) -> Option<String> {
    let unit = |at: usize| u16::from_str_radix(text.get(at..)?.strip_prefix("\\u")?.get(..4)?, 16).ok();
    let (mut repaired, mut at) = (String::with_capacity(text.len()), 0);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let plain = rest.find('\\').unwrap_or(rest.len());
        repaired.push_str(rest.get(..plain)?);
        at += plain;
        let length = match (unit(at), unit(at + 6)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => 12,
            (Some(0xD800..=0xDFFF), _) => {
                repaired.push('\u{FFFD}');
                at += 6;
                continue;
            }
            (Some(_), _) => 6,
            // A backslash and what it stands before.
            (None, _) => 1 + text.get(at + 1..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8),
        };
        let end = (at + length).min(text.len());
        repaired.push_str(text.get(at..end)?);
        at = end;
    }
    (repaired != text).then_some(repaired)
}

/// A value in a document.
#[derive(Clone, Debug)]
pub(super) struct Value<'a>(&'a Parsed);

impl<'a> Value<'a> {
    pub(super) fn kind(&self) -> Kind {
        match self.0 {
            Parsed::Null => Kind::Null,
            Parsed::Bool(_) => Kind::Boolean,
            Parsed::Number(_) => Kind::Number,
            Parsed::String(_) => Kind::String,
            Parsed::Array(_) => Kind::List,
            Parsed::Object(_) => Kind::Object,
        }
    }

    pub(super) fn member(&self, key: &str) -> Option<Self> {
        self.0.get(key).map(Self)
    }

    pub(super) fn items(&self) -> Vec<Self> {
        self.0.as_array().into_iter().flatten().map(Self).collect()
    }

    pub(super) fn keys(&self) -> Vec<String> {
        self.0.as_object().into_iter().flat_map(|members| members.keys().cloned()).collect()
    }

    pub(super) fn text(&self) -> Option<String> {
        self.0.as_str().map(str::to_owned)
    }

    pub(super) fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    pub(super) fn is_true(&self) -> bool {
        self.0.as_bool() == Some(true)
    }
}
