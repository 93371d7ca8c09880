//! URLs that are safe to fetch or to show, as types.
//!
//! Making one out of what somebody wrote is the work of `html::url`; what stands here only says
//! what has been checked.

/// An absolute `http:` or `https:` URL in its serialised form (URL Standard).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct HttpUrl(String);

impl HttpUrl {
    /// Takes an already serialised URL; `None` when its scheme is another one, or when it holds
    /// what a serialised URL cannot hold.
    pub fn new(serialised: impl Into<String>) -> Option<Self> {
        let url = serialised.into();
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
        let clean = !url.bytes().any(|b| b.is_ascii_control() || matches!(b, b' ' | b'"' | b'<' | b'>'));
        (clean && !rest.is_empty() && !rest.starts_with('/')).then_some(Self(url))
    }

    /// The whole URL.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host and port as written in the URL, for people to read.
    pub fn host(&self) -> &str {
        let rest = self.0.split_once("://").map_or("", |(_, rest)| rest);
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        authority.rsplit('@').next().unwrap_or_default()
    }

    /// Scheme, host and port: what the browser lets a page read from, or not.
    pub fn origin(&self) -> &str {
        let start = self.0.find("://").map_or(0, |at| at + 3);
        let rest = self.0.get(start..).unwrap_or_default();
        self.0.get(..start + rest.find(['/', '?', '#']).unwrap_or(rest.len())).unwrap_or_default()
    }

    /// The segments of the path, percent-encoded as they are, without empty ones.
    pub fn segments(&self) -> impl DoubleEndedIterator<Item = &str> {
        let rest = self.0.split_once("://").map_or("", |(_, rest)| rest);
        let path = rest.split(['?', '#']).next().unwrap_or_default();
        path.split_once('/').map_or("", |(_, path)| path).split('/').filter(|segment| !segment.is_empty())
    }

    /// The last segment of the path, percent-encoded as it is; empty when there is none.
    pub fn last_segment(&self) -> &str {
        self.segments().next_back().unwrap_or_default()
    }

    /// The value of a parameter of the query, percent-encoded as it is.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        let (_, query) = self.0.split('#').next()?.split_once('?')?;
        query.split('&').filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    /// The same over an encrypted line; `None` when it is that already.
    pub fn encrypted(&self) -> Option<Self> {
        self.0.strip_prefix("http://").map(|rest| Self(format!("https://{rest}")))
    }
}

impl std::fmt::Display for HttpUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Before every `id` of an author's.
pub const ID_PREFIX: &str = "in-";

/// Where a link may lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Href {
    /// Another page.
    Page(HttpUrl),
    /// A `mailto:` or `tel:` URL.
    Contact(String),
    /// A place in the same article, as the prefixed `id` of the element it names.
    Fragment(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_http_and_https_urls_exist() {
        for wrong in [
            "javascript:alert(1)",
            "data:text/html,x",
            "//host/x",
            "http:///x",
            "https://",
            "ftp://a/b",
            "https://a/ b",
            "https://a/\n",
            " https://a/",
        ] {
            assert_eq!(HttpUrl::new(wrong), None, "{wrong:?}");
        }
        assert!(HttpUrl::new("https://news.example/").is_some());
    }

    #[test]
    fn the_host_is_what_the_browser_goes_to() {
        let url = |text| HttpUrl::new(text).unwrap();
        assert_eq!(url("https://good.example@evil.example/x").host(), "evil.example");
        assert_eq!(url("http://127.0.0.1:8090/a/b").host(), "127.0.0.1:8090");
        assert_eq!(url("http://a.example?x=/").host(), "a.example");
    }

    #[test]
    fn the_origin_is_all_before_the_path() {
        let origin = |text: &str| HttpUrl::new(text).unwrap().origin().to_owned();
        assert_eq!(origin("https://a.example:8080/x?y"), "https://a.example:8080");
        assert_eq!(origin("https://a.example?y"), "https://a.example");
        assert_ne!(origin("https://a.example@b.example/"), origin("https://a.example/"));
    }

    #[test]
    fn parts_are_found_where_they_stand() {
        let url = HttpUrl::new("http://a.example/watch//x/?v=a%20b&list=&t=1s#v=2").unwrap();
        assert_eq!(url.segments().collect::<Vec<_>>(), ["watch", "x"]);
        assert_eq!(url.parameter("v"), Some("a%20b"));
        assert_eq!(url.parameter("list"), Some(""));
        assert_eq!(url.parameter("none"), None);
        let encrypted = url.encrypted().unwrap();
        assert!(encrypted.as_str().starts_with("https://a.example/watch"));
        assert_eq!(encrypted.encrypted(), None);
    }

    #[test]
    fn the_last_segment_names_the_file() {
        let last = |text: &str| HttpUrl::new(text).unwrap().last_segment().to_owned();
        assert_eq!(last("https://a.example/up/IMG-1.jpg?w=3"), "IMG-1.jpg");
        assert_eq!(last("https://a.example/2024/slug/"), "slug");
        assert_eq!(last("https://a.example/"), "");
        assert_eq!(last("https://a.example"), "");
    }
}
