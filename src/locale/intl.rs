//! The browser's `Intl`: spelling of numbers and dates.
//!
//! Should a browser refuse what it is asked for, a plain spelling takes its place.

use wasm_bindgen::prelude::*;

use super::plural::Plural;
use super::{Calendar, Day, Locale, When};
use crate::domain::Timestamp;
use crate::domain::archive::Period;

#[wasm_bindgen(module = "/src/locale/intl.js")]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = intl, js_name = number)]
    fn intl_number(tag: &str, number: u32) -> Result<String, JsValue>;
    #[wasm_bindgen(catch, js_namespace = intl, js_name = ago)]
    fn intl_ago(tag: &str, amount: f64, unit: &str) -> Result<String, JsValue>;
    /// Weekday, day, month and year, each on a line.
    #[wasm_bindgen(catch, js_namespace = intl, js_name = day)]
    fn intl_day(tag: &str, local: f64) -> Result<String, JsValue>;
}

/// A sentence with a number in it.
pub fn plural(locale: &Locale, forms: &Plural, count: u32) -> String {
    forms.sentence(locale.language, count, &number(locale, count))
}

/// A whole number in the locale's digits.
pub fn number(locale: &Locale, number: u32) -> String {
    let digits = || locale.digits.spell(&number.to_string());
    // There is nothing to group, and a slow phone takes 50 ms to make a formatter.
    if number < 1000 {
        return digits();
    }
    intl_number(&locale.tag(), number).unwrap_or_else(|_| digits())
}

/// A date in all its forms, told by the publisher's clock.
pub fn when(locale: &Locale, date: Timestamp) -> When {
    let local = date.local_millis();
    let day_by = |calendar| day(locale, local, calendar);
    let minutes = local.rem_euclid(86_400_000.0) / 60_000.0;
    When {
        datetime: date.to_rfc3339(),
        relative: ago(locale, date).unwrap_or_else(|| locale.day(day_by)),
        exact: locale.day_and_time(minutes as u32, day_by),
    }
}

/// A year, a month or a day: it is of the Gregorian calendar, by which archives are kept.
pub fn period(locale: &Locale, period: Period) -> String {
    let first = period.first_day().map(|first| day(locale, first.local_millis(), Calendar::Gregorian));
    locale.spell(locale.period_pattern(period), first.unwrap_or_default(), "")
}

/// A day as `Intl` takes it apart. What is given in milliseconds is the publisher's clock.
fn day(locale: &Locale, local: f64, calendar: Calendar) -> Day {
    let tag = format!("{}-u-ca-{}-nu-latn", locale.language_and_region(), calendar.name());
    let parts = intl_day(&tag, local).unwrap_or_default();
    let mut parts = parts.split('\n').map(str::to_owned);
    let mut next = || parts.next().unwrap_or_default();
    Day { weekday: next(), day: next(), month: next(), year: next() }
}

/// How long ago, within the last week; beyond it a reader of old news counts in dates.
fn ago(locale: &Locale, date: Timestamp) -> Option<String> {
    let minutes = (date.unix_millis() - js_sys::Date::now()) / 60_000.0;
    let (amount, unit) = match minutes.abs() {
        ..60.0 => (minutes, "minute"),
        60.0..1440.0 => (minutes / 60.0, "hour"),
        1440.0..10_080.0 => (minutes / 1440.0, "day"),
        _ => return None,
    };
    intl_ago(&locale.tag(), amount.trunc(), unit).ok()
}
