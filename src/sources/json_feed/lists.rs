//! A feed's items as lists: all of them are in the one file, so choosing among them is done here. Pure.

use std::cmp::Reverse;

use super::mapping;
use crate::domain::archive::{About, Onward};
use crate::domain::folding::Query;
use crate::domain::section::{Crumb, breadcrumbs};
use crate::domain::text::shortened;
use crate::domain::{Archive, Article, ArticleId, Author, HttpUrl, LanguageTag, Listed, Section, Slug, Summary};
use crate::html::{self, collapse, url};
use crate::sources::json::{Json, WrongShape};
use crate::sources::{LIST_PAGE, RELATED};

/// How many letters of an article stand for it where its publisher has not summed it up.
const EXCERPT: usize = 200;

/// A page of a list, if the feed has anything for it.
pub(super) fn list(feed: &Json, archive: &Archive, page: u32, base: &HttpUrl) -> Result<Option<Listed>, WrongShape> {
    let mut about = About::default();
    let (mut items, all) = (Vec::new(), mapping::items(feed)?);
    let query = match archive {
        Archive::Search(words) => Query::new(words),
        _ => Query::new(""),
    };
    for item in &all {
        let sections = mapping::sections(item, base);
        if *archive == Archive::Front {
            let tops = sections.iter().filter_map(|section| section.trail().into_iter().next());
            add(&mut about.children, tops);
        }
        if is_in(item, feed, archive, &query, &sections, base, &mut about) {
            // One that is broken hides no other one.
            items.extend(summary(item, feed, &sections, base).ok().map(|summary| (summary, item)));
        }
    }
    // Of equals, the feed's own order is all there is.
    items.sort_by_key(|(summary, _)| Reverse(summary.published));
    let named = matches!(archive, Archive::Section(_) | Archive::Tag(_) | Archive::Author(_));
    let total = u32::try_from(items.len()).unwrap_or(u32::MAX);
    let pages = total.div_ceil(LIST_PAGE).max(1);
    if page > pages || (named && items.is_empty()) {
        return Ok(None);
    }
    let before = page.saturating_sub(1).saturating_mul(LIST_PAGE) as usize;
    let shown = items.into_iter().skip(before).take(LIST_PAGE as usize);
    // Nobody has said in a few words what it says: its beginning does.
    let items = shown.map(|(mut summary, item)| {
        if summary.excerpt.is_empty() {
            summary.excerpt = shortened(&words(item), EXCERPT);
        }
        summary
    });
    let items = items.collect();
    Ok(Some(Listed { about, items, total, pages, saved: None }))
}

/// What may be read after an article: its neighbours by date, and others that share a section with it.
pub(super) fn onward(feed: &Json, article: &Article, base: &HttpUrl) -> Result<Onward, WrongShape> {
    let mut all = Vec::new();
    for item in mapping::items(feed)? {
        let sections = mapping::sections(&item, base);
        if let Ok(summary) = summary(&item, feed, &sections, base) {
            let shares = sections.iter().any(|section| article.sections.contains(section));
            all.push((summary, shares));
        }
    }
    all.sort_by_key(|(summary, _)| Reverse(summary.published));
    let own = all.iter().position(|(summary, _)| summary.id == article.id);
    let at = |place: Option<usize>| all.get(place?).map(|(summary, _)| summary.clone());
    let (next, previous) = (at(own.and_then(|own| own.checked_sub(1))), at(own.map(|own| own + 1)));
    let others = all.iter().filter(|(summary, shares)| *shares && summary.id != article.id);
    Ok(Onward { previous, next, related: others.take(RELATED as usize).map(|(summary, _)| summary.clone()).collect() })
}

/// Whether an item belongs to a list; and what it tells about the list.
fn is_in(
    item: &Json,
    feed: &Json,
    archive: &Archive,
    query: &Query,
    sections: &[Section],
    base: &HttpUrl,
    about: &mut About,
) -> bool {
    match archive {
        Archive::Front => true,
        // The reader's browser has them, no feed.
        Archive::Saved => false,
        Archive::Section(slug) => {
            let mut is_in = false;
            for trail in sections.iter().map(Section::trail) {
                let Some(at) = trail.iter().position(|crumb| crumb.slug.as_ref() == Some(slug)) else { continue };
                is_in = true;
                let (ancestors, below) = trail.split_at(at);
                about.ancestors = ancestors.to_vec();
                about.name = below.first().map(|own| own.name.clone()).unwrap_or_default();
                add(&mut about.children, below.iter().skip(1).take(1).cloned());
            }
            is_in
        }
        Archive::Tag(slug) => {
            let tags = item.get("tags").items_or_none();
            let mut names = tags.iter().filter_map(Json::text_or_none);
            let tag = names.find(|name| Slug::new(name).as_ref() == Some(slug));
            tag.inspect(|name| about.name.clone_from(name)).is_some()
        }
        Archive::Author(slug) => {
            // By the page that the feed names, or by the name.
            let is_it = |author: &Author| {
                let page = author.url.as_ref().and_then(|url| Slug::new(url.last_segment()));
                [page, Slug::new(&author.name)].into_iter().flatten().any(|own| own == *slug)
            };
            let author = mapping::authors(item, feed, base).into_iter().find(is_it);
            author.inspect(|author| about.name.clone_from(&author.name)).is_some()
        }
        Archive::Date(period) => mapping::published(item).is_some_and(|date| period.contains(date)),
        Archive::Search(_) => {
            let mut texts = ["title", "summary"].map(|key| item.get(key).text_or_empty()).to_vec();
            texts.extend(item.get("tags").items_or_none().iter().filter_map(Json::text_or_none));
            texts.push(item.get("content_text").text_or_empty());
            let html = item.get("content_html").text_or_empty();
            // To be looked through it need not be parsed: there may be hundreds.
            texts.extend(html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text).to_owned()));
            query.matches(&texts.join(" "))
        }
    }
}

/// What an article says, without its markup.
fn words(item: &Json) -> String {
    match item.get("content_html").text_or_empty().as_str() {
        "" => collapse(&item.get("content_text").text_or_empty()),
        html => html::read_text(html),
    }
}

fn summary(item: &Json, feed: &Json, sections: &[Section], base: &HttpUrl) -> Result<Summary, WrongShape> {
    let extension = item.get("_maqal");
    let listed = extension.get("comments").items().ok().map(|comments| comments.len());
    let language = item.get("language").text_or_none().or_else(|| feed.get("language").text_or_none());
    let image = mapping::lead(&extension.get("image"), item.get("image").text_or_none().as_deref(), base);
    Ok(Summary {
        id: ArticleId(item.get("id").id()?),
        slug: mapping::slug(item, base).ok_or_else(|| item.get("id").expected("a name for the article"))?,
        title: collapse(&item.get("title").text_or_empty()),
        excerpt: collapse(&item.get("summary").text_or_empty()),
        published: mapping::published(item),
        image: image.map(|figure| figure.image),
        section: breadcrumbs(sections).pop(),
        comments: extension.get("comment_count").small_number().or_else(|| listed.map(|listed| listed as u32)),
        original: item.get("url").text_or_none().and_then(|raw| url::http(&raw, base)),
        language: language.and_then(|tag| LanguageTag::new(&tag)),
    })
}

/// Adds those that are not there.
fn add(crumbs: &mut Vec<Crumb>, more: impl Iterator<Item = Crumb>) {
    for crumb in more {
        if !crumbs.contains(&crumb) {
            crumbs.push(crumb);
        }
    }
}
