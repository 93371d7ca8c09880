//! What somebody wrote as a URL, resolved and checked.
//!
//! Both sides follow the URL Standard: the browser's own `URL` in WebAssembly (the `url` crate
//! would cost more than the rest of the app), the `url` crate natively.

use crate::domain::HttpUrl;
use crate::domain::url::{Href, ID_PREFIX};

/// Reads `raw`, which stood at `base`, as a URL to fetch or to show.
pub fn http(raw: &str, base: &HttpUrl) -> Option<HttpUrl> {
    HttpUrl::new(resolve(raw, Some(base))?)
}

/// Reads an absolute URL.
pub fn absolute(raw: &str) -> Option<HttpUrl> {
    HttpUrl::new(resolve(raw, None)?)
}

/// Reads `raw`, which stood at `base`, as a link's target. Any scheme but these is refused:
/// `http`, `https`, `mailto`, `tel`.
pub fn href(raw: &str, base: &HttpUrl) -> Option<Href> {
    if let Some(id) = raw.trim().strip_prefix('#') {
        return fragment(id);
    }
    let url = resolve(raw, Some(base))?;
    if url.starts_with("mailto:") || url.starts_with("tel:") {
        return Some(Href::Contact(url));
    }
    // The page's whole address and a place in it: the same as the place alone.
    if let Some((page, id)) = url.split_once('#')
        && base.as_str().split('#').next() == Some(page)
        && let Some(fragment) = fragment(id)
    {
        return Some(fragment);
    }
    HttpUrl::new(url).map(Href::Page)
}

fn fragment(encoded: &str) -> Option<Href> {
    let decoded = percent_encoding::percent_decode_str(encoded).decode_utf8().ok()?;
    element_id(&decoded).map(Href::Fragment)
}

/// Gives an author's `id` a prefix, so that it clobbers no global name and meets no `id` of the page.
pub fn element_id(raw: &str) -> Option<String> {
    let usable = !raw.is_empty() && raw.len() <= 200 && !raw.contains(|c: char| c.is_whitespace() || c.is_control());
    usable.then(|| format!("{ID_PREFIX}{raw}"))
}

/// The serialised URL, or `None` when `raw` is none.
#[cfg(target_arch = "wasm32")]
fn resolve(raw: &str, base: Option<&HttpUrl>) -> Option<String> {
    let url = match base {
        Some(base) => web_sys::Url::new_with_base(raw, base.as_str()),
        None => web_sys::Url::new(raw),
    };
    url.ok().map(|url| url.href())
}

/// The serialised URL, or `None` when `raw` is none.
#[cfg(not(target_arch = "wasm32"))]
fn resolve(raw: &str, base: Option<&HttpUrl>) -> Option<String> {
    let url = match base {
        Some(base) => url::Url::parse(base.as_str()).ok()?.join(raw),
        None => url::Url::parse(raw),
    };
    url.ok().map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base() -> HttpUrl {
        HttpUrl::new("https://news.example/2024/a.html").unwrap()
    }

    #[test]
    fn a_scheme_that_runs_or_hides_something_is_refused() {
        for raw in [
            "javascript:alert(1)",
            " \tJaVa\nScRiPt:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,<script>",
            "vbscript:x",
            "blob:https://news.example/x",
            "file:///etc/passwd",
            "filesystem:https://x/",
            "about:blank",
            "intent://x",
            "ws://x/",
            "ftp://x/",
        ] {
            assert_eq!(href(raw, &base()), None, "{raw:?}");
            assert_eq!(http(raw, &base()), None, "{raw:?}");
        }
    }

    #[test]
    fn relative_urls_resolve_against_the_source() {
        let page = |raw| href(raw, &base()).unwrap();
        assert_eq!(page("/x"), Href::Page(HttpUrl::new("https://news.example/x").unwrap()));
        assert_eq!(page("b.html?q=1"), Href::Page(HttpUrl::new("https://news.example/2024/b.html?q=1").unwrap()));
        assert_eq!(page("//cdn.example/x"), Href::Page(HttpUrl::new("https://cdn.example/x").unwrap()));
        assert_eq!(page("mailto:a@b.example"), Href::Contact("mailto:a@b.example".into()));
    }

    #[test]
    fn fragments_follow_their_prefixed_ids() {
        assert_eq!(href("#%D8%A3", &base()), Some(Href::Fragment("in-أ".into())));
        assert_eq!(href("https://news.example/2024/a.html#b", &base()), Some(Href::Fragment("in-b".into())));
        assert_eq!(href("#", &base()), None);
        assert_eq!(element_id("location").as_deref(), Some("in-location"));
        assert_eq!(element_id("a b"), None);
    }
}
