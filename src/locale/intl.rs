//! The browser's `Intl`: spelling of numbers and dates.
//!
//! Should a browser refuse what it is asked for, a plain spelling takes its place.

use std::cell::RefCell;

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::plural::Plural;
use super::{Calendar, Day, Locale, When};
use crate::domain::Timestamp;
use crate::domain::archive::Period;

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
    let spelt = call(&locale.tag(), "NumberFormat", &[], "format", &[number.into()]);
    spelt.and_then(|spelt| spelt.as_string()).unwrap_or_else(digits)
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
    let options =
        [("weekday", "long"), ("day", "numeric"), ("month", "long"), ("year", "numeric"), ("timeZone", "UTC")];
    let moment = js_sys::Date::new(&local.into());
    let parts = call(&tag, "DateTimeFormat", &options, "formatToParts", &[moment.into()]).unwrap_or_default();
    let part = |name: &str| {
        let text = |part: JsValue, key: &str| Reflect::get(&part, &key.into()).ok()?.as_string();
        let found = Array::from(&parts).iter().find(|part| text(part.clone(), "type").as_deref() == Some(name));
        found.and_then(|part| text(part, "value")).unwrap_or_default()
    };
    Day { weekday: part("weekday"), day: part("day"), month: part("month"), year: part("year") }
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
    let arguments = [amount.trunc().into(), unit.into()];
    call(&locale.tag(), "RelativeTimeFormat", &[("numeric", "auto")], "format", &arguments)?.as_string()
}

/// `new Intl[class](tag, options)[method](...arguments)`. One way in for all of `Intl`, because every
/// typed binding costs its own glue.
fn call(tag: &str, class: &str, options: &[(&str, &str)], method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    thread_local! {
        // Making one takes a browser longer than using it; a long thread has hundreds of dates.
        static MADE: RefCell<Vec<(String, JsValue)>> = const { RefCell::new(Vec::new()) };
    }
    let name = options.iter().fold(format!("{class} {tag}"), |name, (_, value)| name + value);
    let made =
        MADE.with_borrow(|made| made.iter().find(|(known, _)| *known == name).map(|(_, formatter)| formatter.clone()));
    let formatter = match made {
        Some(formatter) => formatter,
        None => {
            let formatter = formatter(tag, class, options)?;
            MADE.with_borrow_mut(|made| made.push((name, formatter.clone())));
            formatter
        }
    };
    let method: Function = Reflect::get(&formatter, &method.into()).ok()?.dyn_into().ok()?;
    let arguments: Array = arguments.iter().collect();
    method.apply(&formatter, &arguments).ok()
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
