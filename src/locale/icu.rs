//! CLDR by ICU4X, where there is no browser: what [`super::intl`] asks of a browser's `Intl`.

use std::fmt;

use icu::calendar::{Date, types::RataDie};
use icu::datetime::parts::{DAY, MONTH, WEEKDAY, YEAR};
use icu::datetime::{DateTimeFormatter, fieldsets};
use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;
use icu::decimal::options::DecimalFormatterOptions;
use writeable::{Part, PartsWrite, Writeable};

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
    let formatter = locale.tag().parse().ok().and_then(|tag: icu::locale::Locale| {
        DecimalFormatter::try_new(tag.into(), DecimalFormatterOptions::default()).ok()
    });
    match formatter {
        Some(formatter) => formatter.format_to_string(&Decimal::from(number)),
        None => locale.digits.spell(&number.to_string()),
    }
}

/// A year, a month or a day: it is of the Gregorian calendar, by which archives are kept.
pub fn period(locale: &Locale, period: Period) -> String {
    let seconds = period.first_day().map(|first| (first.local_millis() / 1000.0) as i64);
    let first = seconds.map(|seconds| day(locale, seconds.div_euclid(86_400), Calendar::Gregorian));
    locale.spell(locale.period_pattern(period), first.unwrap_or_default(), "")
}

/// A date in all its forms, told by the publisher's clock. How long ago it was is the reader's clock's
/// to say: here it is the day.
pub fn when(locale: &Locale, date: Timestamp) -> When {
    let seconds = (date.local_millis() / 1000.0) as i64;
    let day_by = |calendar| day(locale, seconds.div_euclid(86_400), calendar);
    let minutes = u32::try_from(seconds.rem_euclid(86_400) / 60).unwrap_or_default();
    When { datetime: date.to_rfc3339(), relative: locale.day(day_by), exact: locale.day_and_time(minutes, day_by) }
}

/// The days from 0001-01-01 to 1970-01-01.
const UNIX_EPOCH: i64 = 719_163;

/// A day, counted from 1970-01-01.
fn day(locale: &Locale, days: i64, calendar: Calendar) -> Day {
    let tag = format!("{}-u-ca-{}-nu-latn", locale.language_and_region(), calendar.name());
    let formatter = tag
        .parse()
        .ok()
        .and_then(|tag: icu::locale::Locale| DateTimeFormatter::try_new(tag.into(), fieldsets::YMDE::long()).ok());
    let mut parts = Parts::default();
    if let Some(formatter) = formatter {
        let date = Date::from_rata_die(RataDie::new(days + UNIX_EPOCH), icu::calendar::Iso);
        // Writing to memory cannot fail.
        let _ = formatter.format(&date).write_to_parts(&mut parts);
    }
    parts.day
}

/// Takes a written date apart.
#[derive(Default)]
struct Parts {
    day: Day,
    within: Option<Part>,
}

impl fmt::Write for Parts {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let place = match self.within {
            Some(WEEKDAY) => &mut self.day.weekday,
            Some(DAY) => &mut self.day.day,
            Some(MONTH) => &mut self.day.month,
            Some(YEAR) => &mut self.day.year,
            _ => return Ok(()),
        };
        place.push_str(text);
        Ok(())
    }
}

impl PartsWrite for Parts {
    type SubPartsWrite = Self;

    fn with_part(&mut self, part: Part, mut write: impl FnMut(&mut Self) -> fmt::Result) -> fmt::Result {
        let around = self.within;
        // What is inside a month or a year belongs to it.
        if [WEEKDAY, DAY, MONTH, YEAR].contains(&part) {
            self.within = Some(part);
        }
        let written = write(self);
        self.within = around;
        written
    }
}

#[cfg(test)]
mod tests {
    use icu::plurals::PluralRules;

    use super::*;
    use crate::locale::Language;
    use crate::locale::plural::Category;

    fn exact(tag: &str, change: impl FnOnce(Locale) -> Locale) -> String {
        let locale = change(Locale::new(tag).unwrap());
        when(&locale, Timestamp::from_rfc3339("2026-08-20T09:15:00+01:00").unwrap()).exact
    }

    #[test]
    fn dates_are_those_of_a_newspaper_there() {
        let plain = |locale| locale;
        assert_eq!(exact("ar", plain), "الخميس، 20 غشت 2026، 09:15");
        assert_eq!(exact("ar-LB", plain), "الخميس، ٢٠ آب ٢٠٢٦، ٠٩:١٥");
        assert_eq!(exact("ar-EG", plain), "الخميس، ٢٠ أغسطس ٢٠٢٦، ٠٩:١٥");
        assert!(exact("fa", plain).contains("۲۹ مرداد ۱۴۰۵"), "{}", exact("fa", plain));
        assert_eq!(exact("en", plain), "Thursday 20 August 2026, 09:15");
        let both = |locale| Locale { islamic_date: true, ..locale };
        assert_eq!(exact("ar", both), "الخميس، 20 غشت 2026، 09:15 (7 ربيع الأول 1448 هـ)");
        let gregorian = |locale| Locale { calendar: Calendar::Gregorian, ..locale };
        assert!(exact("fa", gregorian).contains("۲۰ اوت ۲۰۲۶"), "{}", exact("fa", gregorian));
    }

    #[test]
    fn plural_categories_are_those_of_cldr() {
        for language in Language::ALL {
            let rules = PluralRules::try_new_cardinal(language.tag().parse::<icu::locale::Locale>().unwrap().into());
            let rules = rules.unwrap();
            for count in (0..=1200).chain([10_003, 999_999, 1_000_000, 1_000_011, 3_000_000, u32::MAX]) {
                let (own, cldr) = (Category::of(language, count), rules.category_for(count));
                assert_eq!(format!("{own:?}"), format!("{cldr:?}"), "{count} in {}", language.tag());
            }
        }
    }

    /// In a browser small numbers are spelt without `Intl`.
    #[test]
    fn numbers_below_a_thousand_are_their_digits() {
        for locale in ["ar-MA", "ar-EG", "fa", "he", "ur", "en", "fr"].map(|tag| Locale::new(tag).unwrap()) {
            for count in 0..1000 {
                assert_eq!(number(&locale, count), locale.digits.spell(&count.to_string()), "{}", locale.tag());
            }
        }
    }
}
