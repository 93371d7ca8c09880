//! How the reader wants to read: a button, and what opens above the page when it is pressed.

use super::Pen;
use crate::locale::{Digits, Language, Reading};

/// The element that opens.
pub const PANEL: &str = "reading-options";

/// The button that opens it.
pub const BUTTON: &str = "reading-options-button";

/// Where it is said that a language did not come.
pub const NOTE: &str = "reading-options-note";

/// How many sizes of text there are.
const SIZES: &str = "5";

impl Pen<'_> {
    /// The button.
    pub(super) fn reading_options_button(&mut self) {
        let button = [
            ("class", Some("reading-options__button")),
            ("id", Some(BUTTON)),
            ("type", Some("button")),
            ("popovertarget", Some(PANEL)),
            ("aria-label", Some(self.messages.reading.title)),
        ];
        self.element("button", &button, |pen| {
            pen.element("span", &[("class", Some("reading-options__letters")), ("aria-hidden", Some("true"))], |_| ());
        });
    }

    /// The form behind it. The browser opens, closes and keeps the focus (`popover`); `reading.js` fills the fields in
    /// and keeps what is chosen. It stands far from its button: a slow line brings the words of the page before it.
    pub(super) fn reading_options(&mut self) {
        let Reading { title, size, spacing, theme, language, digits, digits_auto, reset, close, .. } =
            self.messages.reading;
        let reading = &self.messages.reading;
        let panel = [
            ("class", Some("reading-options")),
            ("id", Some(PANEL)),
            ("popover", Some("auto")),
            ("role", Some("dialog")),
            ("aria-label", Some(title)),
        ];
        self.element("div", &panel, |pen| {
            pen.element("form", &[], |pen| {
                pen.element("label", &[("class", Some("reading-options__choice"))], |pen| {
                    pen.element("span", &[], |pen| pen.canvas.text(size));
                    let range =
                        [("type", Some("range")), ("name", Some("size")), ("min", Some("1")), ("max", Some(SIZES))];
                    pen.element("input", &range, |_| ());
                });
                let spacings = [
                    ("tight", reading.spacing_tight),
                    ("normal", reading.spacing_normal),
                    ("wide", reading.spacing_wide),
                ];
                pen.radios("spacing", spacing, &spacings);
                let themes = [
                    ("auto", reading.theme_auto),
                    ("light", reading.theme_light),
                    ("sepia", reading.theme_sepia),
                    ("dark", reading.theme_dark),
                ];
                pen.radios("theme", theme, &themes);
                pen.select("language", language, |pen| {
                    for language in Language::ALL {
                        let option = [
                            ("value", Some(language.tag())),
                            ("lang", Some(language.tag())),
                            ("dir", Some(language.direction().as_str())),
                        ];
                        pen.element("option", &option, |pen| pen.canvas.text(language.name()));
                    }
                });
                pen.select("digits", digits, |pen| {
                    pen.element("option", &[("value", Some(""))], |pen| pen.canvas.text(digits_auto));
                    for digits in Digits::ALL {
                        let option = [("value", Some(digits.numbering_system()))];
                        pen.element("option", &option, |pen| pen.canvas.text(&digits.spell("0123456789")));
                    }
                });
                pen.element("p", &[("id", Some(NOTE)), ("role", Some("status"))], |_| ());
                pen.element("div", &[("class", Some("reading-options__ways"))], |pen| {
                    let reset_button = [("class", Some("button")), ("type", Some("reset"))];
                    pen.element("button", &reset_button, |pen| pen.canvas.text(reset));
                    let close_button = [
                        ("class", Some("button")),
                        ("type", Some("button")),
                        ("popovertarget", Some(PANEL)),
                        ("popovertargetaction", Some("hide")),
                    ];
                    pen.element("button", &close_button, |pen| pen.canvas.text(close));
                });
            })
        });
    }

    /// One of a few, all in sight.
    fn radios(&mut self, name: &str, legend: &str, options: &[(&str, &str)]) {
        self.element("fieldset", &[("class", Some("reading-options__choice"))], |pen| {
            pen.element("legend", &[], |pen| pen.canvas.text(legend));
            pen.element("div", &[("class", Some("reading-options__radios"))], |pen| {
                for (value, label) in options {
                    pen.element("label", &[], |pen| {
                        let radio = [("type", Some("radio")), ("name", Some(name)), ("value", Some(*value))];
                        pen.element("input", &radio, |_| ());
                        pen.element("span", &[], |pen| pen.canvas.text(label));
                    });
                }
            });
        });
    }

    /// One of a list.
    fn select(&mut self, name: &str, label: &str, options: impl FnOnce(&mut Self)) {
        self.element("label", &[("class", Some("reading-options__choice"))], |pen| {
            pen.element("span", &[], |pen| pen.canvas.text(label));
            pen.element("select", &[("name", Some(name))], options);
        });
    }
}
