//! What stands around the pages: the masthead above them, the footer below.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::components::dom::{draw_before, draw_into, find, set};
use crate::components::drawn::{Handler, drawing, fill, nothing};
use crate::config::Config;
use crate::locale::Locale;

/// The places of the masthead, the page and the footer.
#[derive(Clone)]
pub(super) struct Frame {
    masthead: Element,
    pub(super) main: HtmlElement,
    footer: Element,
}

impl Frame {
    /// The places in the root. Those that are not there are made; what `boot.js` shows stays where it is.
    pub(super) fn around(root: &Element, locale: &Locale) -> Option<Self> {
        let (direction, messages) = (locale.direction(), locale.messages());
        match find(root, "main") {
            None => draw_into(root, direction, messages, |pen| pen.places()),
            Some(main) if main.id().is_empty() => {
                draw_before(root, Some(&main), direction, messages, |pen| pen.place());
                // The header of `index.html`.
                root.first_element_child()?.remove();
                set(&main, "id", Some("content"));
                set(&main, "tabindex", Some("-1"));
                for part in [&main, &main, root] {
                    draw_into(part, direction, messages, |pen| pen.place());
                }
            }
            Some(_) => {}
        }
        let main = find(root, "main")?;
        let (masthead, footer) = (main.previous_element_sibling()?, main.next_element_sibling()?);
        Some(Self { masthead, main: main.unchecked_into(), footer })
    }

    /// Fills what is around the page. `home` leads to the front page; what happens in the footer's place, where
    /// the reading options are, is heard of.
    pub(super) fn fill(&self, config: &Config, home: String, happened: Handler) {
        let (name, site) = (config.site_name.clone(), config.site_url.clone());
        let masthead = drawing(&config.locale, Box::new(move |pen| pen.masthead(&name, &home)), nothing());
        fill(&self.masthead, masthead);
        fill(&self.footer, drawing(&config.locale, Box::new(move |pen| pen.footer(&site)), happened));
    }
}
