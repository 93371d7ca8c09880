//! The app's addresses, both ways: a route as a link, and a path as a route.
//!
//! The app may live in a folder of its host (`trunk build --public-url /reader/`), so links begin
//! with that folder.

use crate::domain::Slug;

/// A place in the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `/`: the newest article.
    Home,
    /// `/article/{slug}`
    Article(Slug),
}

/// The app's folder on its host, without a slash at its end: empty, or such as `/reader`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Base(String);

impl Base {
    /// The folder of the app's own script, whose path this is. A `<base>` element would name it
    /// too, but a strict Content-Security-Policy forbids one.
    pub fn of_script(path: &str) -> Self {
        Self(path.rsplit_once('/').map_or("", |(folder, _)| folder).trim_end_matches('/').to_owned())
    }

    /// The folder's path.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Route {
    /// The link to this place.
    pub fn href(&self, base: &Base) -> String {
        let base = base.as_str();
        match self {
            Self::Home => format!("{base}/"),
            Self::Article(slug) => format!("{base}/article/{}", slug.encoded()),
        }
    }

    /// Reads a path, percent-encoded as the address bar has it. `None`: there is no such place.
    pub fn parse(path: &str, base: &Base) -> Option<Self> {
        let path = path.strip_prefix(base.as_str()).filter(|path| path.starts_with('/') || path.is_empty())?;
        let mut segments = path.split('/').filter(|segment| !segment.is_empty());
        match (segments.next(), segments.next(), segments.next()) {
            (None | Some("index.html"), None, None) => Some(Self::Home),
            (Some("article"), Some(slug), None) => Slug::new(slug).map(Self::Article),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_paths_say_the_same() {
        for base in ["/app-1.js", "/reader/app-1.js", "app-1.js"].map(Base::of_script) {
            for route in [Route::Home, Route::Article(Slug::new("الرباط-eda/2007").unwrap())] {
                assert_eq!(Route::parse(&route.href(&base), &base), Some(route.clone()), "{base:?}");
            }
        }
    }

    #[test]
    fn a_path_of_nothing_is_no_route() {
        let (top, folder) = (Base::default(), Base::of_script("/reader/app-1.js"));
        assert_eq!(Route::parse("/article/", &top), None);
        assert_eq!(Route::parse("/article/a/b", &top), None);
        assert_eq!(Route::parse("/wp-admin", &top), None);
        assert_eq!(Route::parse("/elsewhere/", &folder), None);
        assert_eq!(Route::parse("/readers/", &folder), None);
        assert_eq!(Route::parse("/reader", &folder), Some(Route::Home));
        assert_eq!(Route::parse("/index.html", &top), Some(Route::Home));
    }
}
