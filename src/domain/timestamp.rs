//! A moment, together with the offset of the newsroom's clock.

use time::format_description::well_known::Rfc3339;
use time::{OffsetDateTime, UtcOffset};

/// A moment with the UTC offset that the publisher's clock had. A newspaper prints its own local
/// time, whatever the reader's clock says, so both are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timestamp(OffsetDateTime);

impl Timestamp {
    /// Reads an RFC 3339 date, as JSON Feed's `date_published` has it.
    pub fn from_rfc3339(text: &str) -> Option<Self> {
        OffsetDateTime::parse(text.trim(), &Rfc3339).ok().map(Self)
    }

    /// Joins WordPress's two clocks: `date` is the site's local time and `date_gmt` is UTC, both
    /// written without an offset. Without a usable local time the moment is kept in UTC.
    pub fn from_wordpress(date_gmt: &str, date: Option<&str>) -> Option<Self> {
        let utc = Self::from_rfc3339(&format!("{date_gmt}Z"))?;
        let Some(local) = date.and_then(|date| Self::from_rfc3339(&format!("{date}Z"))) else {
            return Some(utc);
        };
        let seconds = (local.0 - utc.0).whole_seconds();
        // Offsets in use lie between −12:00 and +14:00 and are whole quarters of an hour; what the two
        // dates differ by besides is some plugin's delay. Anything else is a broken date.
        let quarters = i32::try_from((seconds + 450).div_euclid(900)).ok();
        let offset = quarters
            .filter(|quarters| (-12 * 4..=14 * 4).contains(quarters))
            .and_then(|quarters| UtcOffset::from_whole_seconds(quarters * 900).ok());
        let local = offset
            .and_then(|offset| utc.0.checked_to_offset(offset))
            .filter(|local| (0..=9999).contains(&local.year()));
        Some(local.map_or(utc, Self))
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub fn unix_millis(self) -> f64 {
        self.0.unix_timestamp() as f64 * 1000.0
    }

    /// The publisher's wall clock as if it were UTC, in milliseconds: what a formatter that is told
    /// "UTC" must be given to print the newspaper's local time.
    pub fn local_millis(self) -> f64 {
        self.unix_millis() + f64::from(self.0.offset().whole_seconds()) * 1000.0
    }

    /// For `<time datetime>`: a global date and time string (HTML Standard).
    pub fn to_rfc3339(self) -> String {
        self.0.format(&Rfc3339).unwrap_or_default()
    }
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
}
