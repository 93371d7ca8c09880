//! Reading JSON that somebody else wrote: every value knows its path, so that an error can name it.
//!
//! Derived `serde` types would do the same for 35 KB more of compressed WebAssembly (measured: a
//! monomorphic reader for each type, twice with paths), a quarter of the app. One walk over
//! `serde_json::Value` costs next to nothing.

use serde_json::Value;

/// A place in a JSON document and what stands there, if anything does.
#[derive(Clone, Debug)]
pub struct Json<'a> {
    value: Option<&'a Value>,
    path: String,
}

/// A value that is not what was promised. `path` names it, such as `[0].title.rendered`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {detail}")]
pub struct WrongShape {
    pub path: String,
    pub detail: String,
}

impl<'a> Json<'a> {
    /// The whole document.
    pub fn new(value: &'a Value) -> Self {
        Self { value: Some(value), path: String::new() }
    }

    /// The member `key`; of anything but an object it is missing.
    pub fn get(&self, key: &str) -> Self {
        let dot = if self.path.is_empty() { "" } else { "." };
        Self { value: self.value.and_then(|value| value.get(key)), path: format!("{}{dot}{key}", self.path) }
    }

    /// Whether there is nothing, or `null`.
    pub fn is_missing(&self) -> bool {
        matches!(self.value, None | Some(Value::Null))
    }

    /// Whether this is an object.
    pub fn is_object(&self) -> bool {
        matches!(self.value, Some(Value::Object(_)))
    }

    /// A list's items.
    ///
    /// # Errors
    /// When this is no list.
    pub fn items(&self) -> Result<Vec<Self>, WrongShape> {
        match self.value {
            Some(Value::Array(items)) => Ok(self.each(items)),
            _ => Err(self.expected("a list")),
        }
    }

    /// A list's items; none of anything else, because PHP writes an absent list in many ways.
    pub fn items_or_none(&self) -> Vec<Self> {
        self.items().unwrap_or_default()
    }

    /// An object's values; none of anything else (PHP writes an empty object as a list).
    pub fn values(&self) -> Vec<Self> {
        match self.value {
            Some(Value::Object(members)) => members.keys().map(|key| self.get(key)).collect(),
            _ => Vec::new(),
        }
    }

    /// A string.
    ///
    /// # Errors
    /// When this is none.
    pub fn text(&self) -> Result<&'a str, WrongShape> {
        self.text_or_none().ok_or_else(|| self.expected("a string"))
    }

    /// A string, or nothing.
    pub fn text_or_none(&self) -> Option<&'a str> {
        self.value.and_then(Value::as_str)
    }

    /// A string, empty when there is none.
    pub fn text_or_empty(&self) -> &'a str {
        self.text_or_none().unwrap_or_default()
    }

    /// A whole number that is not negative.
    ///
    /// # Errors
    /// When this is none.
    pub fn number(&self) -> Result<u64, WrongShape> {
        self.value.and_then(Value::as_u64).ok_or_else(|| self.expected("a whole number"))
    }

    /// As [`Json::number`], when it is there and fits.
    pub fn small_number(&self) -> Option<u32> {
        self.number().ok().and_then(|number| u32::try_from(number).ok())
    }

    /// An identifier: a string, or a number as a string.
    ///
    /// # Errors
    /// When this is neither.
    pub fn id(&self) -> Result<String, WrongShape> {
        match self.value {
            Some(Value::String(id)) => Ok(id.clone()),
            _ => self.number().map(|id| id.to_string()).map_err(|_| self.expected("a string or a whole number")),
        }
    }

    /// Whether this is `true`.
    pub fn is_true(&self) -> bool {
        matches!(self.value, Some(Value::Bool(true)))
    }

    /// The error that names this place.
    pub fn expected(&self, what: &str) -> WrongShape {
        let found = match self.value {
            None => "nothing",
            Some(Value::Null) => "null",
            Some(Value::Bool(_)) => "true or false",
            Some(Value::Number(_)) => "a number",
            Some(Value::String(_)) => "a string",
            Some(Value::Array(_)) => "a list",
            Some(Value::Object(_)) => "an object",
        };
        WrongShape { path: self.path.clone(), detail: format!("expected {what}, found {found}") }
    }

    fn each(&self, items: &'a [Value]) -> Vec<Self> {
        let item = |(index, value)| Self { value: Some(value), path: format!("{}[{index}]", self.path) };
        items.iter().enumerate().map(item).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_names_its_place() {
        let value = serde_json::json!([{"title": {"rendered": 7}}]);
        let items = Json::new(&value).items().unwrap();
        let error = items[0].get("title").get("rendered").text().unwrap_err();
        assert_eq!(error.to_string(), "[0].title.rendered: expected a string, found a number");
        let error = items[0].get("nothing").get("at all").number().unwrap_err();
        assert_eq!(error.to_string(), "[0].nothing.at all: expected a whole number, found nothing");
    }

    #[test]
    fn identifiers_may_be_numbers() {
        let value = serde_json::json!([7, "a", -1, 1.5]);
        let items = Json::new(&value).items().unwrap();
        assert_eq!(items[0].id().unwrap(), "7");
        assert_eq!(items[1].id().unwrap(), "a");
        assert!(items[2].id().is_err());
        assert!(items[3].id().is_err());
    }
}
