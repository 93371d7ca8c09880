//! A date: how long ago, and the exact day and time on demand.

use leptos::prelude::*;

use super::use_config;
use crate::domain::Timestamp;
use crate::locale::intl;

/// A date that opens, by mouse, touch or keyboard, to its exact form.
#[component]
pub(super) fn Date(
    /// The moment, with the publisher's clock.
    date: Timestamp,
) -> impl IntoView {
    let locale = &use_config().locale;
    view! {
        <details class="date">
            <summary class="date__relative">
                <time datetime=date.to_rfc3339()>{intl::relative_date(locale, date)}</time>
            </summary>
            <span class="date__exact">{intl::exact_date(locale, date)}</span>
        </details>
    }
}
