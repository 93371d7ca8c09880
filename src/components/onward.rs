//! What may be read after an article: others of its section, the ones before and after it.

use std::sync::Arc;

use leptos::task::spawn_local;
use web_sys::Element;

use super::ahead::fetch_pointed_at;
use super::dom::{draw_into, find};
use super::drawn::Handler;
use crate::config::Config;
use crate::domain::Article;
use crate::draw::archive::Teaser;
use crate::locale::intl;
use crate::sources::http::Fetch;
use crate::state::load::log;

/// Loads it and shows it in `place`. An article is whole without it: where it fails there is nothing.
///
/// This is a door of [`crate::parts::Part::Lists`].
#[inline(never)]
pub(crate) fn begin(place: &Element, article: Arc<Article>, config: Arc<Config>) -> Handler {
    let (place, settings) = (place.clone(), config.clone());
    spawn_local(async move {
        let onward = config.source.onward(&Fetch::Recent, &article).await;
        let Ok(onward) = onward.inspect_err(log) else { return };
        let is_empty = onward.related.is_empty() && onward.previous.is_none() && onward.next.is_none();
        if is_empty || !place.is_connected() {
            return;
        }
        let locale = &config.locale;
        let (direction, messages) = (locale.direction(), locale.messages());
        draw_into(&place, direction, messages, |pen| pen.onward(&onward));
        let Some(list) = find(&place, ".onward__list") else { return };
        draw_into(&list, direction, messages, |pen| {
            for item in &onward.related {
                let published = item.published.map(|date| intl::when(locale, date));
                // Far below: none of its pictures is in sight.
                pen.teaser(item, &Teaser { published, index: usize::MAX, ..Teaser::default() });
            }
        });
    });
    Box::new(move |event| fetch_pointed_at(&settings, event))
}
