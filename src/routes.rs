//! The app's addresses, both ways: a route as a link, and an address as a route.
//!
//! The app may live in a folder of its host (`trunk build --public-url /reader/`), so links begin
//! with that folder. It may also take the place of a WordPress site's own pages: what WordPress's
//! permalinks lead to is found at the same addresses here
//! (<https://wordpress.org/documentation/article/customize-permalinks/>). `public/sw.js` answers all of
//! them without a line.

use std::sync::OnceLock;

use crate::domain::archive::Period;
use crate::domain::ids::encode_component;
use crate::domain::url::ID_PREFIX;
use crate::domain::{Archive, ArticleId, HttpUrl, Slug};

/// A place in the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// A page of a list, counted from 1: `/`, `/section/{slug}`, `/tag/{slug}`, `/author/{slug}`,
    /// `/2024/04/09`, `/search?q=…`, `/saved`; the following ones end in `/page/2`.
    List(Archive, u32),
    /// `/article/{slug}`; an article or a page that belongs to no list.
    Article(Slug),
    /// `/?p={id}`, by which WordPress knows its articles whatever their addresses look like.
    Post(ArticleId),
}

/// Where the app stands on its host, and what the publisher's WordPress calls its archives in addresses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Base {
    /// The app's folder without a slash at its end: empty, or such as `/reader`.
    folder: String,
    /// WordPress's "category base" and "tag base", percent-encoded, and what stands for them here.
    archives: Vec<(String, &'static str)>,
}

impl Base {
    /// The folder of the app's own script, whose path this is. A `<base>` element would name it
    /// too, but a strict Content-Security-Policy forbids one.
    pub fn of_script(path: &str) -> Self {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder).trim_end_matches('/').to_owned();
        Self { folder, archives: Vec::new() }
    }

    /// The same with the names that WordPress's settings may give to categories and tags. Empty ones are WordPress's own.
    pub fn naming(self, category: &str, tag: &str) -> Self {
        let encoded = |name: &str| {
            let steps = name.split('/').filter(|step| !step.is_empty()).map(encode_component);
            steps.map(|step| step + "/").collect::<String>()
        };
        let archives = [(category, "section"), (tag, "tag")].map(|(name, own)| (encoded(name), own));
        Self { archives: archives.into_iter().filter(|(name, _)| !name.is_empty()).collect(), ..self }
    }

    /// The same with the host before it, so that links are whole addresses.
    pub fn at(&self, origin: &str) -> Self {
        Self { folder: [origin, &self.folder].concat(), archives: self.archives.clone() }
    }

    /// The folder's path.
    pub fn as_str(&self) -> &str {
        &self.folder
    }
}

impl Route {
    /// The front page.
    pub const HOME: Self = Self::List(Archive::Front, 1);

    /// The link to this place.
    pub fn href(&self, base: &Base) -> String {
        let base = base.as_str();
        let (path, page) = match self {
            Self::Article(slug) => return format!("{base}/article/{}", slug.encoded()),
            Self::Post(id) => return format!("{base}/?p={}", encode_component(&id.0)),
            Self::List(Archive::Search(words), page) => {
                let page = if *page > 1 { format!("&page={page}") } else { String::new() };
                return format!("{base}/search?q={}{page}", encode_component(words));
            }
            Self::List(archive, page) => match archive {
                Archive::Section(slug) => (format!("section/{}", slug.encoded()), page),
                Archive::Tag(slug) => (format!("tag/{}", slug.encoded()), page),
                Archive::Author(slug) => (format!("author/{}", slug.encoded()), page),
                Archive::Date(period) => (period.path(), page),
                Archive::Saved => ("saved".to_owned(), page),
                Archive::Front | Archive::Search(_) => (String::new(), page),
            },
        };
        let slash = if path.is_empty() { "" } else { "/" };
        if *page > 1 { format!("{base}/{path}{slash}page/{page}") } else { format!("{base}/{path}") }
    }

    /// Reads an address of this host: a path and a query, percent-encoded as the address bar has
    /// them. `None`: there is no such place.
    pub fn parse(address: &str, base: &Base) -> Option<Self> {
        let inside = address.strip_prefix(base.as_str())?;
        inside.starts_with(['/', '?']).then_some(()).or_else(|| inside.is_empty().then_some(()))?;
        Self::inside(inside, base)
    }

    /// Reads what follows the app's folder, or a WordPress site's address.
    fn inside(address: &str, base: &Base) -> Option<Self> {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let query = query.split('#').next().unwrap_or_default();
        let parameter = |name: &str| -> Option<String> {
            let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs.find(|(key, value)| *key == name && !value.is_empty()).map(|(_, value)| decoded(value))
        };
        let number = |text: &str| text.parse::<u32>().ok().filter(|page| (1..100_000).contains(page));
        let path = path.trim_start_matches('/');
        let named = base.archives.iter().find_map(|(name, own)| {
            let (head, rest) = path.split_at_checked(name.len())?;
            (head.eq_ignore_ascii_case(name) && !rest.is_empty()).then_some((*own, rest))
        });
        let (first, path) = named.map_or((None, path), |(own, rest)| (Some(own), rest));
        let mut steps: Vec<&str> = first.into_iter().chain(path.split('/').filter(|step| !step.is_empty())).collect();
        let mut page = parameter("paged").or_else(|| parameter("page")).and_then(|page| number(&page)).unwrap_or(1);
        if let [.., "page", last] = steps.as_slice() {
            page = number(last)?;
            steps.truncate(steps.len() - 2);
        }
        let list = |archive| Some(Self::List(archive, page));
        match steps.as_slice() {
            [] | ["index.html"] => {
                match (parameter("p").or_else(|| parameter("page_id")), parameter("s"), parameter("tag")) {
                    (Some(id), ..) => Some(Self::Post(ArticleId(id))),
                    (_, Some(words), _) => list(Archive::Search(words)),
                    (.., Some(tag)) => list(Archive::Tag(Slug::new(&tag)?)),
                    _ if query.contains("cat=") || query.contains("author=") => None,
                    _ => list(Archive::Front),
                }
            }
            // What another app shares comes by its own names (`public/manifest.webmanifest`).
            ["search"] => {
                list(Archive::Search(["q", "url", "title"].into_iter().find_map(parameter).unwrap_or_default()))
            }
            ["saved"] => (page == 1).then_some(Self::List(Archive::Saved, 1)),
            ["article", slug] => Slug::new(slug).map(Self::Article),
            ["section" | "category", .., slug] => list(Archive::Section(Slug::new(slug)?)),
            ["tag", slug] => list(Archive::Tag(Slug::new(slug)?)),
            ["author", slug] => list(Archive::Author(Slug::new(slug)?)),
            ["article" | "section" | "category" | "tag" | "author" | "feed", ..] => None,
            // Files, and WordPress's own rooms.
            [first, ..] if first.starts_with("wp-") => None,
            [.., last] if last.contains('.') => None,
            ["archives", id] if number(id).is_some() => Some(Self::Post(ArticleId((*id).to_owned()))),
            [year, rest @ ..] if Period::read(year, None, None).is_some() => match rest {
                [] => list(Archive::Date(Period::read(year, None, None)?)),
                [month] if month.len() == 2 => list(Archive::Date(Period::read(year, Some(month), None)?)),
                [month, day] if day.len() == 2 => list(Archive::Date(Period::read(year, Some(month), Some(day))?)),
                [.., slug] => Slug::new(slug).map(Self::Article),
            },
            // `/%postname%/`, `/%category%/%postname%/`, and pages in pages.
            [.., slug] => Slug::new(slug).map(Self::Article),
        }
    }
}

/// A value of a query as a form or a link writes it.
fn decoded(value: &str) -> String {
    percent_encoding::percent_decode_str(&value.replace('+', " ")).decode_utf8_lossy().into_owned()
}

/// Whether all this is on a page of somebody else's: this is the widget. The page's address, its title and its
/// links are none of its business, and it carries no code for them.
pub const IS_GUEST: bool = cfg!(all(feature = "widget", not(feature = "app")));

/// Where the app has what its publisher's site has.
#[derive(Clone, Debug)]
pub struct Addresses {
    base: Base,
    /// The site's address, ending in a slash.
    site: HttpUrl,
}

/// Those of the app that this page is. A page that shows an article of another site has none.
static APP: OnceLock<Addresses> = OnceLock::new();

impl Addresses {
    pub fn new(base: Base, site: HttpUrl) -> Self {
        Self { base, site }
    }

    /// From now on they hold for all that is drawn.
    pub fn install(self) {
        APP.get_or_init(|| self);
    }

    pub fn of_app() -> Option<&'static Self> {
        if IS_GUEST { None } else { APP.get() }
    }

    /// The link in the app to a page of the publisher's site.
    pub fn inside(&self, url: &HttpUrl) -> Option<String> {
        let site = self.site.as_str().trim_end_matches('/');
        let (page, fragment) = url.as_str().split_once('#').unwrap_or((url.as_str(), ""));
        // The site may have moved to an encrypted line since the link was written.
        let rest = without_scheme(page)
            .strip_prefix(without_scheme(site))
            .filter(|rest| rest.is_empty() || rest.starts_with(['/', '?']))?;
        let href = Route::inside(rest, &self.base)?.href(&self.base);
        let is_own = ["comments", "respond"].contains(&fragment) || fragment.starts_with("comment-");
        Some(match fragment {
            "" => href,
            _ if is_own => format!("{href}#{fragment}"),
            _ => format!("{href}#{ID_PREFIX}{fragment}"),
        })
    }

    /// Where an address leads to. Whoever looks for the address of one of the site's pages, or shares it with the
    /// app, gets that page.
    pub fn route(&self, address: &str) -> Option<Route> {
        let route = Route::parse(address, &self.base)?;
        let Route::List(Archive::Search(words), 1) = &route else { return Some(route) };
        let shared = words.split_whitespace().filter_map(HttpUrl::new).find_map(|url| self.inside(&url));
        shared.and_then(|href| Route::parse(&href, &self.base)).or(Some(route))
    }

    /// The link to a place in the app.
    pub fn href(&self, route: &Route) -> String {
        route.href(&self.base)
    }
}

fn without_scheme(url: &str) -> &str {
    url.split_once("://").map_or(url, |(_, rest)| rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slug(text: &str) -> Slug {
        Slug::new(text).unwrap()
    }

    fn section(text: &str) -> Archive {
        Archive::Section(slug(text))
    }

    #[test]
    fn links_and_addresses_say_the_same() {
        let date = |year, month, day| Archive::Date(Period::read(year, month, day).unwrap());
        let mut routes = vec![Route::Article(slug("الرباط-eda/2007")), Route::Post(ArticleId("7".to_owned()))];
        // What is saved is one page.
        routes.push(Route::List(Archive::Saved, 1));
        for archive in [
            Archive::Front,
            section("مجتمع"),
            Archive::Tag(slug("c++ & co")),
            Archive::Author(slug("fatima")),
            date("2024", None, None),
            date("2024", Some("04"), None),
            date("2024", Some("04"), Some("09")),
            Archive::Search("الأمن & \"EDA\" 100%+?#".to_owned()),
        ] {
            routes.extend([Route::List(archive.clone(), 1), Route::List(archive, 3)]);
        }
        for base in ["/app-1.js", "/reader/app-1.js", "app-1.js"].map(Base::of_script) {
            for route in &routes {
                assert_eq!(Route::parse(&route.href(&base), &base).as_ref(), Some(route), "{base:?}");
            }
        }
    }

    #[test]
    fn a_link_is_whole_together_with_its_host() {
        let whole = |script: &str| Base::of_script(script).at("https://app.example");
        assert_eq!(Route::HOME.href(&whole("/app-1.js")), "https://app.example/");
        let article = Route::Article(Slug::new("a b").unwrap());
        assert_eq!(article.href(&whole("/reader/app-1.js")), "https://app.example/reader/article/a%20b");
    }

    #[test]
    fn an_address_of_nothing_is_no_route() {
        let (top, folder) = (Base::default(), Base::of_script("/reader/app-1.js"));
        for address in [
            "/article/",
            "/article/a/b",
            "/wp-admin/",
            "/wp-content/uploads/a.jpg",
            "/feed/",
            "/tag/",
            "/tag/a/b",
            "/robots.txt",
            "/2024/13",
            "/page/0",
            "/saved/page/2",
            "/page/x",
            "/section/a/page/-1",
            "/?cat=7",
        ] {
            assert_eq!(Route::parse(address, &top), None, "{address}");
        }
        assert_eq!(Route::parse("/elsewhere/", &folder), None);
        assert_eq!(Route::parse("/readers/", &folder), None);
        assert_eq!(Route::parse("/reader", &folder), Some(Route::HOME));
        assert_eq!(Route::parse("/index.html", &top), Some(Route::HOME));
        assert_eq!(Route::parse("/?utm_source=x", &top), Some(Route::HOME));
    }

    #[test]
    fn wordpress_permalinks_lead_to_the_same_places() {
        let addresses = Addresses::new(
            Base::of_script("/reader/app.js").naming("/topics/", "وسم/a"),
            HttpUrl::new("https://news.example/blog/").unwrap(),
        );
        let inside = |path: &str| addresses.inside(&HttpUrl::new(format!("https://news.example/blog{path}")).unwrap());
        for (path, expected) in [
            ("", "/reader/"),
            ("/", "/reader/"),
            ("/2024/04/09/eda/", "/reader/article/eda"),
            ("/2024/04/eda/", "/reader/article/eda"),
            ("/society/eda/", "/reader/article/eda"),
            ("/eda/#comments", "/reader/article/eda#comments"),
            ("/eda/#comment-7", "/reader/article/eda#comment-7"),
            ("/eda/#%d8%a3", "/reader/article/eda#in-%d8%a3"),
            ("/?p=42", "/reader/?p=42"),
            ("/archives/42", "/reader/?p=42"),
            ("/category/society/education/", "/reader/section/education"),
            ("/category/society/page/2/", "/reader/section/society/page/2"),
            ("/tag/eda/", "/reader/tag/eda"),
            ("/author/fatima/", "/reader/author/fatima"),
            ("/2024/04/", "/reader/2024/04"),
            ("/page/3/", "/reader/page/3"),
            ("/Topics/society/education/page/2", "/reader/section/education/page/2"),
            ("/%d9%88%d8%b3%d9%85/a/eda/", "/reader/tag/eda"),
            ("/topics/", "/reader/article/topics"),
            ("/?s=%D8%B3%D9%84%D8%A7+EDA", "/reader/search?q=%D8%B3%D9%84%D8%A7%20EDA"),
        ] {
            assert_eq!(inside(path).as_deref(), Some(expected), "{path}");
        }
        assert_eq!(inside("/wp-content/uploads/2024/04/a.pdf"), None);
        let elsewhere = |url: &str| addresses.inside(&HttpUrl::new(url).unwrap());
        assert_eq!(elsewhere("http://news.example/blog/eda/").as_deref(), Some("/reader/article/eda"));
        assert_eq!(elsewhere("https://news.example/blogs/eda/"), None);
        assert_eq!(elsewhere("https://news.example/"), None);
        assert_eq!(elsewhere("https://news.example.evil/blog/eda"), None);
    }

    #[test]
    fn what_is_shared_is_looked_for_unless_it_is_a_page_of_the_site() {
        let addresses = Addresses::new(Base::of_script("/app.js"), HttpUrl::new("https://news.example/").unwrap());
        let search = |words: &str| Route::List(Archive::Search(words.to_owned()), 1);
        for (address, expected) in [
            ("/search?q=EDA", search("EDA")),
            ("/search?title=EDA&q=", search("EDA")),
            ("/search?q=EDA+https%3A%2F%2Fnews.example%2F2024%2F04%2Feda%2F", Route::Article(slug("eda"))),
            ("/search?title=x&q=&url=https%3A%2F%2Fnews.example%2F%3Fp%3D7", Route::Post(ArticleId("7".to_owned()))),
            ("/search?q=https%3A%2F%2Felsewhere.example%2Feda", search("https://elsewhere.example/eda")),
            ("/article/eda", Route::Article(slug("eda"))),
        ] {
            assert_eq!(addresses.route(address), Some(expected), "{address}");
        }
    }
}
