//! Names of things: identifiers as sources give them, each its own type.

use std::fmt;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

/// The source's own identifier of an article: WordPress's post id, or a JSON Feed item's `id`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ArticleId(pub String);

/// The source's own identifier of a comment.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CommentId(pub String);

/// How a source knows the writer of an article again: WordPress's user id, or the `url` of a JSON
/// Feed's author.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AuthorId(pub String);

/// An article's name in URLs, in readable letters.
///
/// WordPress sends Arabic slugs percent-encoded in lower case, perhaps cut in the middle of a
/// letter; such a remainder stays as it came, because only so does the server know it again.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Slug(String);

/// What may not stand unencoded in a path segment or a query value (URL Standard, the component
/// percent-encode set). Letters beyond ASCII are encoded by `utf8_percent_encode` itself.
const COMPONENT: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'$')
    .add(b'%')
    .add(b'&')
    .add(b'\'')
    .add(b'+')
    .add(b',')
    .add(b'/')
    .add(b':')
    .add(b';')
    .add(b'<')
    .add(b'=')
    .add(b'>')
    .add(b'?')
    .add(b'@')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

impl Slug {
    /// Reads a slug as a server or an address bar spells it. Nothing is left of an empty one, and
    /// `.` and `..` would walk the path instead of naming an article.
    pub fn new(raw: &str) -> Option<Self> {
        let readable = match percent_decode_str(raw.trim()).decode_utf8() {
            Ok(decoded) => decoded.into_owned(),
            Err(_) => raw.trim().to_owned(),
        };
        (!matches!(readable.as_str(), "" | "." | "..")).then_some(Self(readable))
    }

    /// The slug in readable letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The slug as it stands in a path segment or a query value.
    pub fn encoded(&self) -> String {
        encode_component(&self.0)
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Percent-encodes `text` for one path segment or one query value.
pub fn encode_component(text: &str) -> String {
    utf8_percent_encode(text, COMPONENT).to_string()
}

/// A BCP 47 language tag that a publisher wrote, such as `ar-MA`. Checked for its shape only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageTag(String);

impl LanguageTag {
    /// `None` when `tag` cannot be a language tag (RFC 5646: subtags of one to eight letters or digits).
    pub fn new(tag: &str) -> Option<Self> {
        let fits = |subtag: &str| (1..=8).contains(&subtag.len()) && subtag.bytes().all(|b| b.is_ascii_alphanumeric());
        let tag = tag.trim();
        let language = tag.split('-').next().unwrap_or_default();
        let named = language.len() >= 2 && language.bytes().all(|b| b.is_ascii_alphabetic());
        (named && tag.len() <= 35 && tag.split('-').all(fits)).then(|| Self(tag.to_owned()))
    }

    /// The tag as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoded_arabic_slug_is_readable_and_encodes_back() {
        let slug = Slug::new("%d8%a7%d9%84%d8%b1%d8%a8%d8%a7%d8%b7-2026").unwrap();
        assert_eq!(slug.as_str(), "الرباط-2026");
        assert_eq!(slug.encoded(), "%D8%A7%D9%84%D8%B1%D8%A8%D8%A7%D8%B7-2026");
        assert_eq!(Slug::new(&slug.encoded()), Some(slug));
    }

    #[test]
    fn a_slug_cut_inside_a_letter_stays_as_the_server_knows_it() {
        let slug = Slug::new("%d8%a7%d9").unwrap();
        assert_eq!(slug.as_str(), "%d8%a7%d9");
        assert_eq!(slug.encoded(), "%25d8%25a7%25d9");
    }

    #[test]
    fn a_slug_cannot_leave_its_path_segment() {
        assert_eq!(Slug::new(""), None);
        assert_eq!(Slug::new(".."), None);
        assert_eq!(Slug::new("%2e%2e"), None);
        assert_eq!(Slug::new("../x?y#z").unwrap().encoded(), "..%2Fx%3Fy%23z");
    }

    #[test]
    fn language_tags_are_checked_for_their_shape() {
        assert!(LanguageTag::new("ar-MA").is_some());
        assert!(LanguageTag::new("ar-Latn").is_some());
        for wrong in ["", "a", "ar_MA", "ar-", "12", "arabicarabic", "ar\" onload="] {
            assert_eq!(LanguageTag::new(wrong), None, "{wrong}");
        }
    }
}
