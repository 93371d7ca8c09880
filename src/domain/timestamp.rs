//! A moment, together with the offset of the newsroom's clock.
//!
//! By hand, because the `time` crate is 2 KB more of compressed WebAssembly for the two formats that
//! are needed; the tests hold this against that crate.

/// A moment with the UTC offset that the publisher's clock had. A newspaper prints its own local
/// time, whatever the reader's clock says, so both are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timestamp {
    /// Seconds since 1970-01-01T00:00:00Z.
    unix: i64,
    /// Seconds that the publisher's clock was ahead of UTC.
    offset: i64,
}

/// The years that a date has four digits for.
const YEARS: std::ops::Range<i64> = -62_167_219_200..253_402_300_800;

const DAY: i64 = 86_400;

impl Timestamp {
    /// Reads an RFC 3339 date, as JSON Feed's `date_published` has it. Fractions of a second are left
    /// out.
    pub fn from_rfc3339(text: &str) -> Option<Self> {
        let text = text.trim().as_bytes();
        let (date, rest) = text.split_at_checked(19)?;
        let number = |from: usize, to: usize| digits(date.get(from..to)?);
        let is = |at: usize, signs: &[u8]| date.get(at).is_some_and(|b| signs.contains(b));
        if !(is(4, b"-") && is(7, b"-") && is(10, b"Tt ") && is(13, b":") && is(16, b":")) {
            return None;
        }
        let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
        let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
        let possible = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        if !possible || hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        let offset = offset(without_fraction(rest)?)?;
        let local = days(year, month, day) * DAY + hour * 3600 + minute * 60 + second;
        YEARS.contains(&(local - offset)).then_some(Self { unix: local - offset, offset })
    }

    /// Joins WordPress's two clocks: `date` is the site's local time and `date_gmt` is UTC, both
    /// written without an offset. Without a usable local time the moment is kept in UTC.
    pub fn from_wordpress(date_gmt: &str, date: Option<&str>) -> Option<Self> {
        let utc = Self::from_rfc3339(&format!("{date_gmt}Z"))?;
        let Some(local) = date.and_then(|date| Self::from_rfc3339(&format!("{date}Z"))) else {
            return Some(utc);
        };
        // Offsets in use lie between −12:00 and +14:00 and are whole quarters of an hour; what the two
        // dates differ by besides is some plugin's delay. Anything else is a broken date.
        let offset = (local.unix - utc.unix + 450).div_euclid(900) * 900;
        let fits = (-12 * 3600..=14 * 3600).contains(&offset) && YEARS.contains(&(utc.unix + offset));
        Some(if fits { Self { offset, ..utc } } else { utc })
    }

    /// A moment in UTC by the seconds since 1970-01-01T00:00:00Z.
    pub fn from_unix(seconds: f64) -> Option<Self> {
        let unix = seconds as i64;
        YEARS.contains(&unix).then_some(Self { unix, offset: 0 })
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub fn unix_millis(self) -> f64 {
        self.unix as f64 * 1000.0
    }

    /// The publisher's wall clock as if it were UTC, in milliseconds: what a formatter that is told
    /// "UTC" must be given to print the newspaper's local time.
    pub fn local_millis(self) -> f64 {
        (self.unix + self.offset) as f64 * 1000.0
    }

    /// For `<time datetime>`: a global date and time string (HTML Standard).
    pub fn to_rfc3339(self) -> String {
        let local = self.unix + self.offset;
        let (year, month, day) = civil(local.div_euclid(DAY));
        let (hour, minute, second) = (local.rem_euclid(DAY) / 3600, local.rem_euclid(3600) / 60, local.rem_euclid(60));
        let zone = match (self.offset, self.offset.abs() / 60) {
            (0, _) => "Z".to_owned(),
            (..0, minutes) => format!("-{:02}:{:02}", minutes / 60, minutes % 60),
            (_, minutes) => format!("+{:02}:{:02}", minutes / 60, minutes % 60),
        };
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{zone}")
    }
}

/// A number of nothing but digits.
fn digits(text: &[u8]) -> Option<i64> {
    text.iter().try_fold(0, |number, b| b.is_ascii_digit().then(|| number * 10 + i64::from(b - b'0')))
}

/// What follows a fraction of a second, or stands in its place.
fn without_fraction(rest: &[u8]) -> Option<&[u8]> {
    let Some(fraction) = rest.strip_prefix(b".") else { return Some(rest) };
    let end = fraction.iter().position(|b| !b.is_ascii_digit()).filter(|end| *end > 0)?;
    fraction.get(end..)
}

/// `Z`, or hours and minutes from UTC, in seconds.
fn offset(zone: &[u8]) -> Option<i64> {
    match zone {
        b"Z" | b"z" => Some(0),
        [sign @ (b'+' | b'-'), h, hh, b':', m, mm] => {
            let (hours, minutes) = (digits(&[*h, *hh])?, digits(&[*m, *mm])?);
            let seconds = hours * 3600 + minutes * 60;
            (hours < 24 && minutes < 60).then_some(if *sign == b'-' { -seconds } else { seconds })
        }
        _ => None,
    }
}

const fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 to a date of the Gregorian calendar. Years begin in March here, so that leap
/// days come last. <https://howardhinnant.github.io/date_algorithms.html>
const fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month > 2 { year } else { year - 1 };
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The date that is so many days from 1970-01-01.
const fn civil(days: i64) -> (i64, i64, i64) {
    let (era, day_of_era) = ((days + 719_468).div_euclid(146_097), (days + 719_468).rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (era * 400 + year_of_era + (month < 3) as i64, month, day_of_year - (153 * shifted + 2) / 5 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wordpress_dates_keep_the_sites_clock() {
        let date = Timestamp::from_wordpress("2026-11-20T08:15:00", Some("2026-11-20T09:15:00")).unwrap();
        assert_eq!(date.to_rfc3339(), "2026-11-20T09:15:00+01:00");
        assert_eq!(date.unix_millis(), 1_795_162_500_000.0);
        assert_eq!(date.local_millis() - date.unix_millis(), 3_600_000.0);
    }

    #[test]
    fn a_wordpress_date_without_local_time_is_utc() {
        let date = Timestamp::from_wordpress("2026-11-20T08:15:00", None).unwrap();
        assert_eq!(date.to_rfc3339(), "2026-11-20T08:15:00Z");
    }

    #[test]
    fn a_delay_between_the_two_dates_is_no_offset() {
        let date = |gmt, local| Timestamp::from_wordpress(gmt, Some(local)).unwrap().to_rfc3339();
        assert_eq!(date("2026-10-05T11:00:01", "2026-10-05T12:00:00"), "2026-10-05T12:00:01+01:00");
        assert_eq!(date("2026-10-05T06:30:00", "2026-10-05T12:00:00"), "2026-10-05T12:00:00+05:30");
        assert_eq!(date("9999-12-31T23:30:00", "9999-12-31T23:30:00"), "9999-12-31T23:30:00Z");
        assert_eq!(date("9999-12-31T12:00:00", "9999-12-31T12:00:00"), "9999-12-31T12:00:00Z");
        assert_eq!(date("0000-01-01T00:30:00", "0000-01-01T00:30:00"), "0000-01-01T00:30:00Z");
    }

    #[test]
    fn an_impossible_offset_is_not_believed() {
        let date = Timestamp::from_wordpress("2026-11-20T08:15:00", Some("2026-11-25T08:15:00")).unwrap();
        assert_eq!(date.to_rfc3339(), "2026-11-20T08:15:00Z");
    }

    #[test]
    fn nonsense_is_no_date() {
        for wrong in ["", "yesterday", "2026-13-01T00:00:00", "0000-00-00T00:00:00"] {
            assert_eq!(Timestamp::from_wordpress(wrong, None), None, "{wrong}");
        }
        assert_eq!(Timestamp::from_rfc3339("2024-04-09"), None);
    }

    #[test]
    fn every_day_is_what_the_library_says() {
        use time::format_description::well_known::Rfc3339;
        use time::{Duration, OffsetDateTime, UtcOffset};
        let offsets = [0, 3600, -12_600, 20_700].map(|seconds| UtcOffset::from_whole_seconds(seconds).unwrap());
        let first = OffsetDateTime::parse("0001-01-02T12:34:56Z", &Rfc3339).unwrap();
        for day in (0..3_652_000).step_by(37) {
            let moment = (first + Duration::days(day)).to_offset(offsets[(day % 4) as usize]);
            let text = moment.format(&Rfc3339).unwrap();
            let read = Timestamp::from_rfc3339(&text).unwrap();
            assert_eq!(read.unix, moment.unix_timestamp(), "{text}");
            assert_eq!(read.to_rfc3339(), text);
        }
    }

    #[test]
    fn only_dates_that_exist_are_read() {
        for right in ["2024-02-29T00:00:00Z", "2000-02-29t23:59:59.123z", "2024-04-09 12:00:00+05:30"] {
            assert!(Timestamp::from_rfc3339(right).is_some(), "{right}");
        }
        for wrong in [
            "2023-02-29T00:00:00Z",
            "1900-02-29T00:00:00Z",
            "2024-04-31T00:00:00Z",
            "2024-00-01T00:00:00Z",
            "2024-01-01T24:00:00Z",
            "2024-01-01T00:00:00",
            "2024-01-01T00:00:00.Z",
            "2024-01-01T00:00:00+1:00",
            "2024-01-01T00:00:00+24:00",
            "2024-1-1T00:00:00Z",
            "+024-01-01T00:00:00Z",
            "٢٠٢٤-01-01T00:00:00Z",
        ] {
            assert_eq!(Timestamp::from_rfc3339(wrong), None, "{wrong}");
        }
    }
}
