//! The built page, `dist/index.html`, as what stands around every page that is written.
//!
//! What it fetches waits in a `<template>` until the words have been painted: on a slow line nothing goes before them,
//! and a slow phone has nothing else to do first.

use scraper::{ElementRef, Html, Selector};

use super::Fault;
use crate::config::Config;
use crate::domain::HttpUrl;
use crate::locale::{Language, Locale};
use crate::routes::Base;

/// What a page says itself, where the built page may have said it for all: the page's own goes before.
const SAID_BY_PAGES: &str = "meta[name=description], meta[name^='twitter:'], meta[property^='og:'], \
    meta[property^='article:'], link[rel=canonical]";

/// Styles, which readers without scripts get as well.
const STYLES: &str = "link[rel=stylesheet]";

/// What the app fetches, in the order in which it goes on: styles first, then the program.
const FETCHED: [&str; 4] =
    [STYLES, "link[rel=modulepreload], link[rel=preload]", "#maqal-early", "script[type=module]"];

/// Lets in what waits, once something was painted. A page that nobody looks at is never painted.
const LATER: &str = "{const later=document.getElementById('maqal-later'),\
    go=()=>{if(later.isConnected){dispatchEvent(new Event('maqal-painted'));later.replaceWith(later.content)}};\
    requestAnimationFrame(()=>setTimeout(go));setTimeout(go,1000)}";

/// Makes the page look as the reader chose.
const CHOSEN: &str = "#maqal-chosen";

/// The same once something was painted, for whoever comes here first: a slow phone paints 100 ms later for being asked
/// for its storage. Whoever goes on from page to page, or loads one anew, may have chosen, and so may all where no
/// service worker can be; for others that were here before, the service worker answers with the app's own page.
fn when_painted(chosen: &str) -> String {
    format!(
        "{{const choose=()=>{{{chosen}\n}};navigator.serviceWorker?.controller===null\
        &&!document.referrer.startsWith(location.origin+'/')\
        &&performance.getEntriesByType('navigation')[0]?.type==='navigate'\
        ?addEventListener('maqal-painted',choose,{{once:true}}):choose()}}"
    )
}

/// What the first view of the built page needs, which these pages bring along.
const FIRST_VIEW: &str = "#maqal-boot, #maqal-later, #maqal-first";

/// The rules of the built page's first view.
const STYLE: &str = "#maqal-first";

/// Stands where a page's own is to stand.
const PLACE: char = '\u{E000}';

/// The built page, cut where a page's own is to stand.
#[derive(Debug)]
pub struct Template {
    cuts: Vec<String>,
    /// The settings in it.
    pub config: Config,
    /// The app's folder on its host.
    pub base: Base,
    /// What runs on a page, for the policy.
    pub scripts: Vec<String>,
    /// The built page's own rules, for the policy.
    pub style: String,
}

/// A page.
#[derive(Debug, Default)]
pub struct Page {
    /// What the window is called.
    pub title: String,
    /// What else stands in the head, as HTML.
    pub head: String,
    /// Where the page is, from the host on.
    pub path: String,
    /// What stands in `<div id="maqal">`, as HTML.
    pub content: String,
}

impl Template {
    /// Reads the built page. `site` is where the app's folder will be, and `style` the rules that the first view
    /// needs, for every page.
    ///
    /// # Errors
    /// What is not as in a built page, or wrong in its settings.
    pub fn read(html: &str, site: &HttpUrl) -> Result<Self, Fault> {
        let mut page = Html::parse_document(html);
        let script = one(&page, "link[rel=modulepreload]")?.attr("href").unwrap_or_default().to_owned();
        let folder = Base::of_script(&script);
        if site.as_str() != format!("{}{}/", site.origin(), folder.as_str()) {
            return Err(Fault::Template(format!(
                "it was built for {}/ of its host, and not for {site}",
                folder.as_str()
            )));
        }
        let tag = page.root_element().attr("lang").unwrap_or_default();
        let locale = Locale::new(tag).unwrap_or_else(|| Locale::of(Language::default()));
        let settings = one(&page, "#maqal-config")?.text().collect::<String>();
        let config = Config::read(&settings, site, &locale).map_err(|error| Fault::Template(error.to_string()))?;
        let styles = page.select(&selector(STYLES)?).map(|style| style.html()).collect::<String>();
        let (mut fetched, mut gone) = (String::new(), Vec::new());
        for what in FETCHED {
            for element in page.select(&selector(what)?) {
                if !gone.contains(&element.id()) {
                    fetched.push_str(&element.html());
                    gone.push(element.id());
                }
            }
        }
        let inline = selector("script:not([src]):not([type]), script[type=module]:not([src])")?;
        let scripts = page.select(&inline).map(|script| script.text().collect::<String>());
        let chosen = one(&page, CHOSEN)?.text().collect::<String>();
        let choosing = when_painted(&chosen);
        let scripts = scripts.chain([LATER.to_owned(), choosing.clone()]).collect();
        let style = page.select(&selector(STYLE)?).flat_map(|style| style.text()).collect();
        let fetched = format!(
            "<template id=\"maqal-later\">{fetched}</template><script>{LATER}</script><noscript>{styles}</noscript>"
        );
        gone.extend(page.select(&selector(&format!("{FIRST_VIEW}, {SAID_BY_PAGES}"))?).map(|element| element.id()));
        let root = one(&page, "#maqal")?;
        gone.extend(root.children().map(|child| child.id()));
        gone.extend(one(&page, "title")?.children().map(|child| child.id()));
        for id in gone {
            if let Some(mut node) = page.tree.get_mut(id) {
                node.detach();
            }
        }
        let language = &config.locale.language;
        let html_tag = format!(
            "<html lang=\"{}\" dir=\"{}\" data-numbering=\"{}\">",
            language.tag(),
            config.locale.direction().as_str(),
            config.locale.digits.numbering_system()
        );
        let html = page.html();
        let own = html.find("<html").and_then(|start| Some((start, start + html.get(start..)?.find('>')? + 1)));
        let (start, end) = own.ok_or_else(|| missing("html"))?;
        let html =
            format!("{}{html_tag}{}", html.get(..start).unwrap_or_default(), html.get(end..).unwrap_or_default());
        let marked = [
            ("<title></title>", format!("<title>{PLACE}</title>{PLACE}")),
            ("<div id=\"maqal\"></div>", format!("<div id=\"maqal\" data-page=\"{PLACE}\">{PLACE}</div>")),
            (&*format!(">{chosen}</script>"), format!(">{choosing}</script>")),
            ("</body>", format!("{fetched}</body>")),
        ];
        let html = marked.iter().try_fold(html, |html, (place, with)| match html.matches(place).count() {
            1 => Ok(html.replace(place, with)),
            _ => Err(missing(place)),
        })?;
        let cuts = html.split(PLACE).map(str::to_owned).collect::<Vec<_>>();
        if cuts.len() != 5 {
            return Err(missing("places"));
        }
        let base = folder.naming(&config.category_base, &config.tag_base);
        Ok(Self { cuts, config, base, scripts, style })
    }

    /// The page as a file.
    pub fn fill(&self, Page { title, head, path, content }: &Page) -> String {
        let own = [&escaped(title), head, &escaped(path), content];
        let mut html = String::new();
        for (cut, own) in self.cuts.iter().zip(own.into_iter().map(Some).chain([None])) {
            html.push_str(cut);
            html.push_str(own.map_or("", String::as_str));
        }
        html
    }
}

/// What stands in a text or in an attribute with double quotes.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn selector(css: &str) -> Result<Selector, Fault> {
    Selector::parse(css).map_err(|error| Fault::Template(error.to_string()))
}

fn one<'a>(page: &'a Html, css: &str) -> Result<ElementRef<'a>, Fault> {
    page.select(&selector(css)?).next().ok_or_else(|| missing(css))
}

fn missing(what: &str) -> Fault {
    Fault::Template(format!("{what} is missing"))
}
