//! Reading JSON that somebody else wrote: every value knows its path, so that an error can name it.
//!
//! The browser parses it with its own `JSON.parse`, natively serde_json does: a parser in the
//! WebAssembly would be one more to send. Derived `serde` types would cost another 35 KB of it,
//! compressed (measured: a monomorphic reader for each type, twice with paths).

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
mod native;

#[cfg(target_arch = "wasm32")]
use browser as engine;
#[cfg(not(target_arch = "wasm32"))]
use native as engine;

pub use engine::Document;
use engine::Value;

/// The largest whole number that JSON carries everywhere (RFC 8259, section 6).
const MAX_WHOLE: f64 = 9_007_199_254_740_991.0;

/// So many items of a list are read at a time: ten comments take a slow phone 20 ms.
const PART: usize = 10;

/// What kind of value stands in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Null,
    Boolean,
    Number,
    String,
    List,
    Object,
}

/// A place in a JSON document and what stands there, if anything does.
#[derive(Clone, Debug)]
pub struct Json<'a> {
    value: Option<Value<'a>>,
    path: String,
}

/// A value that is not what was promised. `path` names it, such as `[0].title.rendered`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {detail}")]
pub struct WrongShape {
    pub path: String,
    pub detail: String,
}

impl Document {
    /// The whole document.
    pub fn root(&self) -> Json<'_> {
        Json { value: Some(self.value()), path: String::new() }
    }
}

impl<'a> Json<'a> {
    /// The member `key`; of anything but an object it is missing.
    pub fn get(&self, key: &str) -> Self {
        let dot = if self.path.is_empty() { "" } else { "." };
        let value = self.value.as_ref().filter(|_| self.is_object()).and_then(|value| value.member(key));
        Self { value, path: format!("{}{dot}{key}", self.path) }
    }

    fn kind(&self) -> Option<Kind> {
        self.value.as_ref().map(Value::kind)
    }

    /// Whether there is nothing, or `null`.
    pub fn is_missing(&self) -> bool {
        matches!(self.kind(), None | Some(Kind::Null))
    }

    /// Whether this is an object.
    pub fn is_object(&self) -> bool {
        self.kind() == Some(Kind::Object)
    }

    /// A list's items.
    ///
    /// # Errors
    /// When this is no list.
    pub fn items(&self) -> Result<Vec<Self>, WrongShape> {
        let value = self.value.as_ref().filter(|value| value.kind() == Kind::List);
        let items = value.ok_or_else(|| self.expected("a list"))?.items();
        let item = |(index, value)| Self { value: Some(value), path: format!("{}[{index}]", self.path) };
        Ok(items.into_iter().enumerate().map(item).collect())
    }

    /// A list's items; none of anything else, because PHP writes an absent list in many ways.
    pub fn items_or_none(&self) -> Vec<Self> {
        self.items().unwrap_or_default()
    }

    /// Those of a list's items that `read` can read.
    ///
    /// # Errors
    /// When this is no list, or when there are items and none of them can be read.
    pub fn readable_items<T>(&self, read: impl Fn(&Self) -> Result<T, WrongShape>) -> Result<Vec<T>, WrongShape> {
        let mut items = Readable::default();
        self.items()?.iter().for_each(|item| items.add(read(item)));
        items.all()
    }

    /// The same, a few at a time: between them `pause` lets the page do something else.
    ///
    /// # Errors
    /// As [`Self::readable_items`].
    pub async fn readable_items_in_parts<T>(
        &self,
        read: impl Fn(&Self) -> Result<T, WrongShape>,
        pause: impl AsyncFn(),
    ) -> Result<Vec<T>, WrongShape> {
        let mut items = Readable::default();
        for (index, item) in self.items()?.iter().enumerate() {
            if index > 0 && index % PART == 0 {
                pause().await;
            }
            items.add(read(item));
        }
        items.all()
    }

    /// An object's values; none of anything else (PHP writes an empty object as a list).
    pub fn values(&self) -> Vec<Self> {
        let value = self.value.as_ref().filter(|_| self.is_object());
        value.map(Value::keys).unwrap_or_default().iter().map(|key| self.get(key)).collect()
    }

    /// A string.
    ///
    /// # Errors
    /// When this is none.
    pub fn text(&self) -> Result<String, WrongShape> {
        self.text_or_none().ok_or_else(|| self.expected("a string"))
    }

    /// A string, or nothing.
    pub fn text_or_none(&self) -> Option<String> {
        self.value.as_ref().and_then(Value::text)
    }

    /// A string, empty when there is none.
    pub fn text_or_empty(&self) -> String {
        self.text_or_none().unwrap_or_default()
    }

    /// A whole number that is not negative.
    ///
    /// # Errors
    /// When this is none.
    pub fn number(&self) -> Result<u64, WrongShape> {
        let number = self.value.as_ref().and_then(Value::number);
        let whole = number.filter(|number| number.trunc() == *number && (0.0..=MAX_WHOLE).contains(number));
        whole.map(|number| number as u64).ok_or_else(|| self.expected("a whole number"))
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
        let number = || self.number().map(|id| id.to_string());
        self.text_or_none().map_or_else(number, Ok).map_err(|_| self.expected("a string or a whole number"))
    }

    /// Whether this is `true`.
    pub fn is_true(&self) -> bool {
        self.flag() == Some(true)
    }

    /// `true` or `false`, if this is either.
    pub fn flag(&self) -> Option<bool> {
        self.value.as_ref().filter(|value| value.kind() == Kind::Boolean).map(Value::is_true)
    }

    /// The error that names this place.
    pub fn expected(&self, what: &str) -> WrongShape {
        let found = match self.kind() {
            None => "nothing",
            Some(Kind::Null) => "null",
            Some(Kind::Boolean) => "true or false",
            Some(Kind::Number) => "a number",
            Some(Kind::String) => "a string",
            Some(Kind::List) => "a list",
            Some(Kind::Object) => "an object",
        };
        WrongShape { path: self.path.clone(), detail: format!("expected {what}, found {found}") }
    }
}

/// The items of a list that could be read, and what was wrong with the first of the others.
struct Readable<T>(Vec<T>, Option<WrongShape>);

impl<T> Default for Readable<T> {
    fn default() -> Self {
        Self(Vec::new(), None)
    }
}

impl<T> Readable<T> {
    fn add(&mut self, item: Result<T, WrongShape>) {
        match item {
            Ok(item) => self.0.push(item),
            Err(error) => {
                self.1.get_or_insert(error);
            }
        }
    }

    fn all(self) -> Result<Vec<T>, WrongShape> {
        match self.1 {
            Some(error) if self.0.is_empty() => Err(error),
            _ => Ok(self.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_names_its_place() {
        let document = Document::parse(r#"[{"title": {"rendered": 7}}]"#).unwrap();
        let items = document.root().items().unwrap();
        let error = items[0].get("title").get("rendered").text().unwrap_err();
        assert_eq!(error.to_string(), "[0].title.rendered: expected a string, found a number");
        let error = items[0].get("nothing").get("at all").number().unwrap_err();
        assert_eq!(error.to_string(), "[0].nothing.at all: expected a whole number, found nothing");
    }

    #[test]
    fn identifiers_may_be_numbers() {
        let document = Document::parse(r#"[7, "a", -1, 1.5, 1e300, null]"#).unwrap();
        let items = document.root().items().unwrap();
        assert_eq!(items[0].id().unwrap(), "7");
        assert_eq!(items[1].id().unwrap(), "a");
        assert!(items[2..].iter().all(|item| item.id().is_err()));
    }

    #[test]
    fn one_broken_item_does_not_hide_the_others() {
        let read = |text| {
            Document::parse(text).unwrap().root().readable_items(|item| item.number()).map_err(|error| error.path)
        };
        assert_eq!(read(r#"[1, "two", 3]"#), Ok(vec![1, 3]));
        assert_eq!(read("[]"), Ok(vec![]));
        assert_eq!(read(r#"["one", "two"]"#), Err("[0]".to_owned()));
    }

    #[test]
    fn broken_text_is_an_error_and_half_a_letter_is_none() {
        assert!(Document::parse("[1, 2").is_err());
        let document = Document::parse(r#"{"a": "x\ud83d", "b": "\ud83d\ude00"}"#).unwrap();
        assert_eq!(document.root().get("a").text_or_empty(), "x\u{FFFD}");
        assert_eq!(document.root().get("b").text_or_empty(), "😀");
    }
}
