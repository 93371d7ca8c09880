//! JSON as the browser parses it.

use std::marker::PhantomData;

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::Kind;

/// A parsed document.
#[derive(Clone, Debug)]
pub struct Document(JsValue);

impl Document {
    /// Parses JSON.
    ///
    /// # Errors
    /// What the browser says about it.
    pub fn parse(text: &str) -> Result<Self, String> {
        JSON::parse(text)
            .map(Self)
            .map_err(|error| error.dyn_ref::<js_sys::Error>().map_or_else(String::new, |error| error.message().into()))
    }

    pub(super) fn value(&self) -> Value<'_> {
        Value::of(self.0.clone())
    }
}

/// A value in a document.
#[derive(Clone, Debug)]
pub(super) struct Value<'a>(JsValue, PhantomData<&'a ()>);

impl Value<'_> {
    fn of(value: JsValue) -> Self {
        Self(value, PhantomData)
    }

    pub(super) fn kind(&self) -> Kind {
        if self.0.is_string() {
            Kind::String
        } else if Array::is_array(&self.0) {
            Kind::List
        } else if self.0.is_object() {
            Kind::Object
        } else if self.0.is_null() {
            Kind::Null
        } else if self.0.as_f64().is_some() {
            Kind::Number
        } else {
            Kind::Boolean
        }
    }

    /// An object's member. What the page's other scripts added to every object is none.
    pub(super) fn member(&self, key: &str) -> Option<Self> {
        let key = key.into();
        let object: &Object = self.0.unchecked_ref();
        Object::has_own(object, &key).then(|| Reflect::get(object, &key).ok().map(Self::of)).flatten()
    }

    pub(super) fn items(&self) -> Vec<Self> {
        self.0.unchecked_ref::<Array>().iter().map(Self::of).collect()
    }

    pub(super) fn keys(&self) -> Vec<String> {
        Object::keys(self.0.unchecked_ref::<Object>()).iter().filter_map(|key| key.as_string()).collect()
    }

    pub(super) fn text(&self) -> Option<String> {
        self.0.as_string()
    }

    pub(super) fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    pub(super) fn is_true(&self) -> bool {
        self.0.is_truthy()
    }
}
