//! The browser's `Intl`: plural categories, spelling of numbers and dates.
//!
//! Should a browser refuse what it is asked for, a plain spelling takes its place.

use std::cell::RefCell;

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::plural::{Category, Plural};
use super::{Locale, When};
use crate::domain::Timestamp;

/// A sentence with a number in it.
pub fn plural(locale: &Locale, forms: &Plural, count: u32) -> String {
    let category = call(locale, "PluralRules", &[], "select", &[count.into()]);
    forms.sentence(count, Category::from_name(&category.unwrap_or_default()), &number(locale, count))
}

/// A whole number in the locale's digits.
pub fn number(locale: &Locale, number: u32) -> String {
    call(locale, "NumberFormat", &[], "format", &[number.into()]).unwrap_or_else(|| number.to_string())
}

/// A date in all its forms.
pub fn when(locale: &Locale, date: Timestamp) -> When {
    When { datetime: date.to_rfc3339(), relative: relative_date(locale, date), exact: exact_date(locale, date) }
}

/// Day and time by the publisher's clock, in full: "الجمعة، 20 نوفمبر 2026، 09:15".
fn exact_date(locale: &Locale, date: Timestamp) -> String {
    let options = [("dateStyle", "full"), ("timeStyle", "short"), ("timeZone", "UTC")];
    formatted(locale, date, &options)
}

/// The day by the publisher's clock: "20 نوفمبر 2026".
fn day(locale: &Locale, date: Timestamp) -> String {
    formatted(locale, date, &[("dateStyle", "long"), ("timeZone", "UTC")])
}

/// How long ago, within the last week; the day beyond it: a reader of old news counts in dates.
fn relative_date(locale: &Locale, date: Timestamp) -> String {
    let minutes = (date.unix_millis() - js_sys::Date::now()) / 60_000.0;
    let (amount, unit) = match minutes.abs() {
        ..60.0 => (minutes, "minute"),
        60.0..1440.0 => (minutes / 60.0, "hour"),
        1440.0..10_080.0 => (minutes / 1440.0, "day"),
        _ => return day(locale, date),
    };
    let arguments = [amount.trunc().into(), unit.into()];
    call(locale, "RelativeTimeFormat", &[("numeric", "auto")], "format", &arguments)
        .unwrap_or_else(|| day(locale, date))
}

fn formatted(locale: &Locale, date: Timestamp, options: &[(&str, &str)]) -> String {
    let moment = js_sys::Date::new(&date.local_millis().into());
    call(locale, "DateTimeFormat", options, "format", &[moment.into()]).unwrap_or_else(|| date.to_rfc3339())
}

/// `new Intl[class](locale, options)[method](...arguments)` as a string. One way in for all of
/// `Intl`, because every typed binding costs its own glue.
fn call(locale: &Locale, class: &str, options: &[(&str, &str)], method: &str, arguments: &[JsValue]) -> Option<String> {
    thread_local! {
        // Making one takes a browser longer than using it; a long thread has hundreds of dates.
        static MADE: RefCell<Vec<(String, JsValue)>> = const { RefCell::new(Vec::new()) };
    }
    let tag = locale.tag();
    let name = options.iter().fold(format!("{class} {tag}"), |name, (_, value)| name + value);
    let made =
        MADE.with_borrow(|made| made.iter().find(|(known, _)| *known == name).map(|(_, formatter)| formatter.clone()));
    let formatter = match made {
        Some(formatter) => formatter,
        None => {
            let formatter = formatter(&tag, class, options)?;
            MADE.with_borrow_mut(|made| made.push((name, formatter.clone())));
            formatter
        }
    };
    let method: Function = Reflect::get(&formatter, &method.into()).ok()?.dyn_into().ok()?;
    let arguments: Array = arguments.iter().collect();
    method.apply(&formatter, &arguments).ok()?.as_string()
}

/// `new Intl[class](tag, options)`
fn formatter(tag: &str, class: &str, options: &[(&str, &str)]) -> Option<JsValue> {
    let bag = Object::new();
    for (key, value) in options {
        Reflect::set(&bag, &(*key).into(), &(*value).into()).ok()?;
    }
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let class: Function = Reflect::get(&intl, &class.into()).ok()?.dyn_into().ok()?;
    Reflect::construct(&class, &Array::of2(&tag.into(), &bag)).ok()
}
