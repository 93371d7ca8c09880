//! Pages as files: what the app would draw, drawn before.

use std::collections::BTreeMap;

use serde_json::Value;

use super::feeds::oembed_link;
use super::site::Site;
use super::template::{Page, escaped};
use crate::domain::comment::Placed;
use crate::domain::{Archive, Article, Comment, CommentPage, Discussion, HttpUrl, Listed};
use crate::draw::Pen;
use crate::draw::archive::{Heading, Pages, Teaser, title};
use crate::draw::article::{Keeping, Surroundings};
use crate::draw::comment::{Conversation, Setting};
use crate::draw::form::Form;
use crate::draw::markup::Markup;
use crate::head::Head;
use crate::locale::cldr;
use crate::routes::Route;

/// What an app on the page would ask for at once, by the addresses: answers without what stands on the page.
pub type Embedded = BTreeMap<String, (Value, Option<u32>, Option<u32>)>;

impl Site<'_> {
    /// What `draw` draws, as HTML.
    fn drawn(&self, draw: impl FnOnce(&mut Pen)) -> String {
        let mut markup = Markup::default();
        let locale = self.locale();
        draw(&mut Pen::new(&mut markup, locale.messages(), self.is_encrypted(), locale.direction()));
        markup.finish()
    }

    /// An article's page, with the first page of its comments if that could be had.
    pub fn article(&self, article: &Article, comments: Option<CommentPage>, embedded: &Embedded) -> String {
        let (config, base) = (self.config(), &self.template.base);
        let total = comments.as_ref().map(|page| page.total);
        let (placed, left) = comments.map_or((None, false), |page| {
            let mut discussion = Discussion::default();
            discussion.add_page(page);
            discussion.note_gone(discussion.missing_parents());
            (Some(discussion.placed(config.comments.listing.order)), discussion.left() > 0)
        });
        let route = Route::Article(article.slug.clone());
        let home = Route::HOME.href(base);
        let mut around = Surroundings::of(article, config, &home);
        let requests = config.source.requests(article);
        around.keeping = Some(Keeping {
            url: route.href(&self.whole()),
            requests: requests.iter().map(HttpUrl::as_str).collect::<Vec<_>>().join(" "),
            is_saved: false,
        });
        if let Some(total) = total {
            around.comment_count = cldr::plural(self.locale(), &self.locale().messages().comments, total);
        }
        let whole = self.drawn(|pen| pen.article(article, &around, |pen| pen.blocks(&article.body.blocks)));
        let styles: String = self.styles.for_article(&whole).into_iter().map(style).collect();
        let talk = if article.has_comments() {
            let conversation = self.conversation(article, placed.as_deref(), left);
            style(&self.styles.comments) + &conversation
        } else {
            String::new()
        };
        let listed = placed.iter().flatten().map(|placed| &*placed.comment);
        let head = Head::of_article(article, config, &self.whole(), total, listed);
        let parts = [("", whole), ("", talk), ("waiting", String::new())];
        let more = oembed_link(self, article);
        self.page(&head, &(styles + &more), &route, &parts, embedded)
    }

    fn conversation(&self, article: &Article, placed: Option<&[Placed]>, left: bool) -> String {
        let (config, locale) = (self.config(), self.locale());
        let open = article.comments_open && config.comments.post && config.source.takes_comments();
        let comments: Option<Vec<(Placed, Setting)>> = placed.map(|placed| {
            let setting = |comment: &Comment| Setting {
                published: comment.published.map(|date| cldr::when(locale, date)),
                by_author: article.is_by(&comment.author),
                may_answer: open,
                avatars: config.comments.listing.avatars,
            };
            placed.iter().map(|placed| (placed.clone(), setting(&placed.comment))).collect()
        });
        let original = article.original.as_ref().map(|url| format!("{url}#comments"));
        let has_action = config.comments.action.is_some();
        let form = open.then(|| Form {
            required: config.comments.required,
            honeypot: config.comments.honeypot.as_deref(),
            action: config.comments.action.as_ref().map(|action| (action, &article.id)),
        });
        let is_whole = comments.is_some() && !left && (!open || has_action);
        self.drawn(|pen| {
            pen.conversation(&Conversation {
                form,
                comments: comments.as_deref(),
                elsewhere: original.as_deref().filter(|_| !is_whole),
            });
        })
    }

    /// A page of a list.
    pub fn list(&self, archive: &Archive, page: u32, list: &Listed, embedded: &Embedded) -> String {
        let (config, locale) = (self.config(), self.locale());
        let name = title(archive, &list.about, locale);
        let heading = Heading::of(archive, &list.about, &name, locale);
        let pages = Pages::of(archive, (page, page), list.pages, locale);
        let language = (config.language != locale.language).then(|| config.language.tag());
        let whole = self.drawn(|pen| {
            let items = |pen: &mut Pen| {
                for (index, item) in list.items.iter().enumerate() {
                    let published = item.published.map(|date| cldr::when(locale, date));
                    let some = item.comments.filter(|count| *count > 0);
                    let comments = some.map(|count| cldr::plural(locale, &locale.messages().comments, count));
                    let comments = comments.unwrap_or_default();
                    pen.teaser(item, &Teaser { published, comments, index, language });
                }
            };
            pen.archive(&heading, items, |pen| pen.pages(&pages));
        });
        let route = Route::List(archive.clone(), page);
        let description = list.about.described(list.items.iter().map(|item| item.title.as_str()));
        let canonical = route.href(&self.whole());
        let is_front = *archive == Archive::Front && !config.site_name.is_empty();
        let head_title = if is_front { "" } else { &name };
        let head = Head::of_list(head_title, &description, canonical, &list.about.ancestors, config);
        self.page(&head, &style(&self.styles.list), &route, &[("", whole)], embedded)
    }

    fn page(&self, head: &Head, more: &str, route: &Route, parts: &[(&str, String)], embedded: &Embedded) -> String {
        let (config, base) = (self.config(), &self.template.base);
        let home = Route::HOME.href(base);
        let masthead = self.drawn(|pen| pen.masthead(&config.site_name, &home));
        let footer = self.drawn(|pen| pen.footer(&config.site_url));
        let parts: String = parts.iter().map(|(class, html)| place(class, html)).collect();
        let data = Value::Object(
            embedded
                .iter()
                .map(|(url, (json, total, pages))| (url.clone(), serde_json::json!([json, total, pages])))
                .collect(),
        );
        let content = [
            place("", &masthead),
            format!("<main class=\"page\" id=\"content\" tabindex=\"-1\">{parts}</main>"),
            place("", &footer),
            format!("<script type=\"application/ld+json\">{}</script>", head.json_ld),
            format!("<script type=\"application/json\" id=\"maqal-answers\">{}</script>", in_script(&data)),
        ];
        self.template.fill(&Page {
            title: head.window_title(),
            head: elements(head) + more,
            path: route.href(base),
            content: content.concat(),
        })
    }
}

/// A place of the app's, and what is in it.
fn place(class: &str, html: &str) -> String {
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    let drawn = if html.is_empty() { "" } else { " data-drawn" };
    format!("<div{class}{drawn}>{html}</div>")
}

/// Rules on a page.
fn style(css: &str) -> String {
    format!("<style>{css}</style>")
}

/// The head's elements, marked as the app marks them.
fn elements(head: &Head) -> String {
    let mut html = String::new();
    for element in head.elements() {
        let (name, attributes) = element.parts();
        html.push_str(&format!("<{name} data-head"));
        for (attribute, value) in attributes {
            html.push_str(&format!(" {attribute}=\"{}\"", escaped(value)));
        }
        html.push('>');
    }
    html
}

/// JSON as it may stand in a script: nothing in it ends the script or begins a comment.
fn in_script(json: &Value) -> String {
    json.to_string().replace('<', "\\u003c")
}
