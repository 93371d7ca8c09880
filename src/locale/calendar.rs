//! Dates as newspapers print them.
//!
//! A date is put together here, from a pattern of the language's file and from numbers in the digits
//! that are wanted; only the names of months and weekdays, and which day it is by another calendar,
//! are asked of CLDR: of the browser's `Intl`, or of ICU4X where there is no browser.

use super::Locale;
use crate::domain::archive::Period;

/// A calendar that dates are told by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Calendar {
    #[default]
    Gregorian,
    /// Iran's, also called Jalali.
    Persian,
    /// Saudi Arabia's, Umm al-Qura.
    Islamic,
}

/// A day in the words of a calendar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Day {
    /// The weekday's name.
    pub weekday: String,
    /// The day of the month, in the digits 0–9.
    pub day: String,
    /// The month's name.
    pub month: String,
    /// The year, in the digits 0–9.
    pub year: String,
}

impl Calendar {
    const ALL: [Self; 3] = [Self::Gregorian, Self::Persian, Self::Islamic];

    /// Unicode's name for it (`u-ca`).
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gregorian => "gregory",
            Self::Persian => "persian",
            Self::Islamic => "islamic-umalqura",
        }
    }

    /// Reads a calendar's name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|calendar| calendar.name() == name)
    }
}

impl Locale {
    /// A day in figures and words: "20 نوفمبر 2026"; where the publisher wants the Islamic date as
    /// well, "20 نوفمبر 2026 (10 جمادى الآخرة 1448 هـ)".
    pub fn day(&self, day_by: impl Fn(Calendar) -> Day) -> String {
        self.put(self.messages().date.day, "", day_by)
    }

    /// Day and time in full: "الجمعة، 20 نوفمبر 2026، 09:15". The time is given in minutes since midnight.
    pub fn day_and_time(&self, minutes: u32, day_by: impl Fn(Calendar) -> Day) -> String {
        let time = format!("{:02}:{:02}", minutes / 60, minutes % 60);
        self.put(self.messages().date.exact, &time, day_by)
    }

    /// The pattern of a year, a month or a day.
    pub(super) fn period_pattern(&self, period: Period) -> &'static str {
        match period.has_month_and_day() {
            (false, _) => "{year}",
            (true, false) => "{month} {year}",
            (true, true) => self.messages().date.day,
        }
    }

    fn put(&self, pattern: &str, time: &str, day_by: impl Fn(Calendar) -> Day) -> String {
        let date = self.spell(pattern, day_by(self.calendar), time);
        match self.islamic_date {
            true => format!("{date} ({})", self.spell(self.messages().date.hijri, day_by(Calendar::Islamic), time)),
            false => date,
        }
    }

    /// A pattern with a day's words and numbers in its places.
    pub(super) fn spell(&self, pattern: &str, Day { weekday, day, month, year }: Day, time: &str) -> String {
        let numbers = [("{day}", day.as_str()), ("{year}", &year), ("{time}", time)];
        // Some editions of CLDR write the Persian genitive, newspapers don't.
        let month = month.trim_end_matches('\u{654}');
        let words = pattern.replace("{weekday}", &weekday).replace("{month}", month);
        numbers.iter().fold(words, |text, (place, number)| text.replace(place, &self.digits.spell(number)))
    }
}
