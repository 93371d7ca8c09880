//! What a reader writes into the comment form, and what WordPress will say about it.
//!
//! A [`Draft`] is text as it was typed. It becomes a [`NewComment`] or a problem for each field that
//! has one; white space at the ends goes there and not while somebody types.

use super::{ArticleId, CommentId};

/// A field of the form, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Content,
    Name,
    Email,
    Url,
}

impl Field {
    /// All fields, in the form's order.
    pub const ALL: [Self; 4] = [Self::Content, Self::Name, Self::Email, Self::Url];

    /// How many **bytes** WordPress stores (`wp_get_comment_fields_max_lengths()`). An Arabic letter
    /// is two.
    pub const fn max_bytes(self) -> usize {
        match self {
            Self::Content => 65_525,
            Self::Name => 245,
            Self::Email => 100,
            Self::Url => 200,
        }
    }
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Nothing in it, or nothing that can be seen.
    Missing,
    /// Too long by about so many letters of the writer's own kind; a server does not say by how many.
    TooLong(Option<usize>),
    /// No e-mail address, as [`is_email`] sees it.
    NotEmail,
    /// No web page's address.
    NotUrl,
    /// Said before, word by word.
    Duplicate,
    /// Fine as far as can be told here, but the server does not take it.
    Refused,
}

/// Which fields a server asks for besides the comment itself. WordPress's option
/// `require_name_email` means both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Required {
    pub name: bool,
    pub email: bool,
}

/// A comment as far as it has been typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub content: String,
    pub name: String,
    pub email: String,
    pub url: String,
    /// The comment it answers.
    pub parent: Option<CommentId>,
    /// Who wrote that.
    pub parent_name: String,
}

/// A comment that can be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewComment {
    pub article: ArticleId,
    pub parent: Option<CommentId>,
    pub content: String,
    pub name: String,
    pub email: String,
    pub url: String,
}

impl Draft {
    /// A field's text, as it was typed.
    pub fn text(&self, field: Field) -> &str {
        match field {
            Field::Content => &self.content,
            Field::Name => &self.name,
            Field::Email => &self.email,
            Field::Url => &self.url,
        }
    }

    /// What is wrong with one field.
    pub fn problem(&self, field: Field, required: Required) -> Option<Problem> {
        let text = trimmed(self.text(field));
        let wanted = match field {
            Field::Content => true,
            Field::Name => required.name,
            Field::Email => required.email,
            Field::Url => false,
        };
        if text.is_empty() {
            return wanted.then_some(Problem::Missing);
        }
        let over = stored_bytes(text).saturating_sub(field.max_bytes());
        match field {
            _ if over > 0 => Some(Problem::TooLong(Some(letters(text, over).max(1)))),
            Field::Email if !is_email(text) => Some(Problem::NotEmail),
            Field::Url if !is_web_address(text) => Some(Problem::NotUrl),
            _ => None,
        }
    }

    /// The comment to send.
    ///
    /// # Errors
    /// The problem of each field that has one, in the form's order.
    pub fn validate(&self, article: &ArticleId, required: Required) -> Result<NewComment, Vec<(Field, Problem)>> {
        let problem = |field| Some((field, self.problem(field, required)?));
        let problems: Vec<_> = Field::ALL.into_iter().filter_map(problem).collect();
        if !problems.is_empty() {
            return Err(problems);
        }
        let text = |field| trimmed(self.text(field)).to_owned();
        Ok(NewComment {
            article: article.clone(),
            parent: self.parent.clone(),
            content: text(Field::Content),
            name: text(Field::Name),
            email: text(Field::Email),
            url: text(Field::Url),
        })
    }

    /// Whether there is nothing in it that would be lost with it.
    pub fn is_blank(&self) -> bool {
        Field::ALL.into_iter().all(|field| trimmed(self.text(field)).is_empty()) && self.parent.is_none()
    }

    /// About how many letters of the comment's own kind still fit; `None` while there is room enough.
    pub fn room(&self) -> Option<usize> {
        let left = Field::Content.max_bytes().saturating_sub(stored_bytes(&self.content));
        (left < NEARLY_FULL).then(|| letters(&self.content, left))
    }
}

/// From so many bytes on, a reader wants to know how much room there is.
const NEARLY_FULL: usize = 3_000;

/// About how many letters of a text's own kind `bytes` are.
fn letters(text: &str, bytes: usize) -> usize {
    bytes * text.chars().count() / stored_bytes(text).max(1)
}

/// How long a text is as WordPress stores it: as HTML.
fn stored_bytes(text: &str) -> usize {
    let escaped = |b| match b {
        b'&' => 5,
        b'<' | b'>' => 4,
        _ => 1,
    };
    text.bytes().map(escaped).sum()
}

/// Without what cannot be seen at its ends: white space, and the marks that keyboards of
/// right-to-left languages leave there.
pub fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '\0' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
    })
}

/// Whether WordPress takes this for an e-mail address: its `is_email()`, rule by rule. `<input
/// type="email">` follows other rules (HTML Standard, "valid e-mail address"): it also takes a host
/// without a dot.
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let in_local = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~.-".contains(&b);
    let in_label = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
    let is_label = |label: &str| {
        !label.is_empty() && !label.starts_with('-') && !label.ends_with('-') && label.bytes().all(in_label)
    };
    text.len() >= 6
        && !local.is_empty()
        && local.bytes().all(in_local)
        && domain.contains('.')
        && domain.split('.').all(is_label)
}

/// Whether this names a web page, with or without its scheme: WordPress adds the one that is missing.
fn is_web_address(text: &str) -> bool {
    let rest = match text.split_once("://") {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https") => rest,
        Some(_) => return false,
        None => text,
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let labels = host.split(':').next().unwrap_or_default();
    let strange = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '@' | '\\');
    !rest.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"'))
        && !host.contains(strange)
        && labels.contains('.')
        && labels.split('.').all(|label| !label.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: Required = Required { name: true, email: true };

    fn draft() -> Draft {
        Draft { content: "نص".into(), name: "سعيد".into(), email: "said@example.ma".into(), ..Draft::default() }
    }

    fn problems(draft: &Draft, required: Required) -> Vec<(Field, Problem)> {
        draft.validate(&ArticleId("1".into()), required).err().unwrap_or_default()
    }

    #[test]
    fn a_good_draft_is_sent_without_the_space_around_it() {
        let draft = Draft { name: " \u{200F}سعيد\n".into(), url: " maqal.example ".into(), ..draft() };
        let new = draft.validate(&ArticleId("8".into()), BOTH).unwrap();
        assert_eq!((new.name.as_str(), new.url.as_str(), new.article.0.as_str()), ("سعيد", "maqal.example", "8"));
    }

    #[test]
    fn what_cannot_be_seen_is_missing() {
        let draft = Draft { content: " \n\u{A0}\u{200F}".into(), name: "  ".into(), email: String::new(), ..draft() };
        let missing = [Field::Content, Field::Name, Field::Email].map(|field| (field, Problem::Missing));
        assert_eq!(problems(&draft, BOTH), missing);
        let neither = Required { name: false, email: false };
        assert_eq!(problems(&draft, neither), [(Field::Content, Problem::Missing)]);
    }

    #[test]
    fn an_address_that_is_none_is_said_where_it_stands() {
        let draft = Draft { email: "said@localhost".into(), url: "javascript:1".into(), ..draft() };
        assert_eq!(problems(&draft, BOTH), [(Field::Email, Problem::NotEmail), (Field::Url, Problem::NotUrl)]);
        let neither = Required { name: false, email: false };
        assert_eq!(
            problems(&draft, neither)[0],
            (Field::Email, Problem::NotEmail),
            "not asked for, but not wrong either"
        );
    }

    #[test]
    fn limits_are_bytes_and_an_arabic_letter_is_two() {
        let name = |letters: usize| Draft { name: "س".repeat(letters), ..draft() };
        assert_eq!(problems(&name(122), BOTH), []);
        assert_eq!(problems(&name(123), BOTH), [(Field::Name, Problem::TooLong(Some(1)))]);
        let content = |letters: usize| Draft { content: "س".repeat(letters), ..draft() };
        assert_eq!(problems(&content(32_762), BOTH), []);
        assert_eq!(problems(&content(32_767), BOTH), [(Field::Content, Problem::TooLong(Some(4)))]);
        let url = Draft { url: format!("https://a.example/{}", "x".repeat(183)), ..draft() };
        let signs = Draft { content: "<".repeat(16_382), ..draft() };
        assert_eq!(problems(&signs, BOTH), [(Field::Content, Problem::TooLong(Some(1)))], "stored as &lt;");
        assert_eq!(problems(&url, BOTH), [(Field::Url, Problem::TooLong(Some(1)))]);
    }

    #[test]
    fn room_is_counted_in_the_writers_own_letters() {
        let room = |content: String| Draft { content, ..draft() }.room();
        assert_eq!(room("س".repeat(1000)), None);
        assert_eq!(room("س".repeat(32_000)), Some(762));
        assert_eq!(room("x".repeat(65_000)), Some(525));
        assert_eq!(room("x".repeat(70_000)), Some(0));
    }

    #[test]
    fn an_email_address_is_what_wordpress_takes_for_one() {
        for right in [
            "a@b.co",
            "said@example.ma",
            "a.b+c@news.example",
            "o'neil!#$%&*/=?^_`{|}~-@x-y.example",
            "1@2.34",
            ".a.@b.example",
            "a@xn--mgbc0a9azcg.example",
        ] {
            assert!(is_email(right), "{right}");
        }
        for wrong in [
            "",
            "a@b.c",
            "@b.example",
            "not-an-email",
            // `<input type="email">` takes this one.
            "a@localhost",
            "a@b..example",
            "a@.b.example",
            "a@b.example.",
            "a@-b.example",
            "a@b-.example",
            "a@b_c.example",
            "a@b@c.example",
            "a b@c.example",
            "قارئ@مثال.المغرب",
            "said@مثال.example",
            "\"a b\"@c.example",
            "a@[127.0.0.1]",
            "said@example.ma\u{200F}",
        ] {
            assert!(!is_email(wrong), "{wrong}");
        }
    }

    #[test]
    fn a_web_address_may_come_without_its_scheme() {
        for right in
            ["https://a.example", "HTTP://a.example/x?y#z", "a.example", "a.example:8080/x", "مثال.المغرب", "1.2.3.4"]
        {
            assert!(is_web_address(right), "{right}");
        }
        for wrong in [
            "a",
            "https://",
            "javascript:alert(1)",
            "ftp://a.example",
            "a b.example",
            "https://a.example/<b>",
            "a@b.example",
            "https://a..example",
            "data:text/html,x",
            "https://u:p@a.example",
        ] {
            assert!(!is_web_address(wrong), "{wrong}");
        }
    }
}
