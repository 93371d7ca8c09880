//! Lists of articles: which there are, and what one of them shows of an article.

use super::section::Crumb;
use super::{ArticleId, HttpUrl, Image, LanguageTag, Slug, Timestamp};

/// Which articles a list has; the newest come first. WordPress calls such a list an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Archive {
    /// All of them.
    Front,
    /// Those of a section and of the sections in it.
    Section(Slug),
    Tag(Slug),
    Author(Slug),
    Date(Period),
    /// Those in which these words stand.
    Search(String),
    /// Those that the reader has saved for later.
    Saved,
}

/// A year, a month or a day of the Gregorian calendar, by the publisher's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    year: u16,
    /// From 1; 0 for a whole year.
    month: u8,
    /// From 1; 0 for a whole month.
    day: u8,
}

impl About {
    /// What the list is about; where nobody has said it, these headlines of its first articles do.
    pub fn described<'a>(&self, headlines: impl Iterator<Item = &'a str>) -> String {
        match self.description.as_str() {
            "" => headlines.take(5).collect::<Vec<_>>().join(" · "),
            description => description.to_owned(),
        }
    }
}

impl Period {
    /// Reads four digits, and two each, as WordPress's addresses have them.
    pub fn read(year: &str, month: Option<&str>, day: Option<&str>) -> Option<Self> {
        let digits = |text: &str, count: usize| {
            let fits = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse::<u16>().ok().filter(|number| fits && *number > 0)
        };
        let two = |text: Option<&str>| text.map_or(Some(0), |text| digits(text, 2)?.try_into().ok());
        let period = Self { year: digits(year, 4)?, month: two(month)?, day: two(day)? };
        let is_one = period.month <= 12 && (period.day == 0 || period.day <= days(period.year, period.month));
        is_one.then_some(period)
    }

    /// `2024/04/09`, or as much of it as there is.
    pub fn path(self) -> String {
        let mut path = format!("{:04}", self.year);
        for part in [self.month, self.day].into_iter().filter(|part| *part > 0) {
            path.push_str(&format!("/{part:02}"));
        }
        path
    }

    /// The last second before it and the first one after it, as ISO 8601 without an offset.
    pub fn bounds(self) -> (String, String) {
        let Self { year, month, day } = self;
        let (first, last) = match (month, day) {
            (0, _) => ((1, 1), (12, 31)),
            (month, 0) => ((month, 1), (month, days(year, month))),
            (month, day) => ((month, day), (month, day)),
        };
        let before = match first {
            (1, 1) => (year - 1, 12, 31),
            (month, 1) => (year, month - 1, days(year, month - 1)),
            (month, day) => (year, month, day - 1),
        };
        let after = match last {
            (12, 31) => (year + 1, 1, 1),
            (month, day) if day == days(year, month) => (year, month + 1, 1),
            (month, day) => (year, month, day + 1),
        };
        let moment = |(year, month, day): (u16, u8, u8), time: &str| format!("{year:04}-{month:02}-{day:02}T{time}");
        (moment(before, "23:59:59"), moment(after, "00:00:00"))
    }

    /// Whether this moment is in it, by the clock that it was written with.
    pub fn contains(self, moment: Timestamp) -> bool {
        moment.to_rfc3339().starts_with(&self.path().replace('/', "-"))
    }

    /// Which parts of a date there are: `{day} {month} {year}` or less.
    pub fn has_month_and_day(self) -> (bool, bool) {
        (self.month > 0, self.day > 0)
    }

    /// Noon of its first day.
    pub fn first_day(self) -> Option<Timestamp> {
        let (month, day) = (self.month.max(1), self.day.max(1));
        Timestamp::from_rfc3339(&format!("{:04}-{month:02}-{day:02}T12:00:00Z", self.year))
    }
}

/// How many days a month has.
fn days(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A page of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listed {
    pub about: About,
    pub items: Vec<Summary>,
    /// How many articles there are on all pages.
    pub total: u32,
    /// How many pages there are.
    pub pages: u32,
    /// When it was kept, if this is a copy from before and not what the source has now.
    pub saved: Option<Timestamp>,
}

/// What a list is of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct About {
    /// The section's, the tag's or the author's name; empty where the list is of something else.
    pub name: String,
    /// A few sentences of the publisher's.
    pub description: String,
    /// The sections around a section, outermost first.
    pub ancestors: Vec<Crumb>,
    /// The sections in it; those at the top for the front page.
    pub children: Vec<Crumb>,
}

/// An article as a list shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    pub id: ArticleId,
    pub slug: Slug,
    /// May be empty.
    pub title: String,
    pub excerpt: String,
    pub published: Option<Timestamp>,
    pub image: Option<Image>,
    /// The innermost of its sections.
    pub section: Option<Crumb>,
    /// How many comments it has, where that is known.
    pub comments: Option<u32>,
    /// The article at its publisher's.
    pub original: Option<HttpUrl>,
    /// The language that the source declares, if it does.
    pub language: Option<LanguageTag>,
}

/// What may be read after an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Onward {
    /// The one that was published before it.
    pub previous: Option<Summary>,
    pub next: Option<Summary>,
    /// Others of its section.
    pub related: Vec<Summary>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(path: &str) -> Option<Period> {
        let mut parts = path.split('/');
        Period::read(parts.next()?, parts.next(), parts.next())
    }

    #[test]
    fn a_period_is_bounded_by_its_neighbours() {
        let bounds = |path| {
            let (before, after) = period(path).unwrap().bounds();
            (before.replace("T23:59:59", ""), after.replace("T00:00:00", ""))
        };
        let expected = |before: &str, after: &str| (before.to_owned(), after.to_owned());
        assert_eq!(bounds("2024"), expected("2023-12-31", "2025-01-01"));
        assert_eq!(bounds("2024/02"), expected("2024-01-31", "2024-03-01"));
        assert_eq!(bounds("2024/03/01"), expected("2024-02-29", "2024-03-02"));
        assert_eq!(bounds("2023/12/31"), expected("2023-12-30", "2024-01-01"));
        assert_eq!(bounds("2024/01/01"), expected("2023-12-31", "2024-01-02"));
    }

    #[test]
    fn what_is_no_date_is_no_period() {
        for path in
            ["24", "2024/4", "2024/13", "2023/02/29", "2024/00", "0000", "year", "2024/04/9a", "+024", "2024/0٤"]
        {
            assert_eq!(period(path), None, "{path}");
        }
        assert_eq!(period("2024/02/29").unwrap().path(), "2024/02/29");
    }

    #[test]
    fn a_moment_is_in_its_year_month_and_day() {
        let moment = Timestamp::from_rfc3339("2024-04-09T00:30:00+01:00").unwrap();
        for (path, is_in) in [("2024", true), ("2024/04", true), ("2024/04/09", true), ("2024/04/08", false)] {
            assert_eq!(period(path).unwrap().contains(moment), is_in, "{path}");
        }
    }
}
