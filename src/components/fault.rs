//! An error in the reader's words, with a way on.

use leptos::prelude::*;

use super::use_messages;
use crate::domain::HttpUrl;
use crate::locale::Fault as Words;

/// What went wrong and what to do about it. Announced when it appears.
#[component]
pub(crate) fn Fault(
    words: &'static Words,
    /// What "try again" does; without it there is no such button.
    #[prop(optional_no_strip)]
    retry: Option<Callback<()>>,
    /// Where the article may be read all the same.
    #[prop(optional_no_strip)]
    original: Option<HttpUrl>,
    /// Link to the front page.
    #[prop(optional_no_strip)]
    home: Option<String>,
) -> impl IntoView {
    let messages = use_messages();
    let retry = retry.map(|retry| {
        view! { <button class="button button--primary" type="button" on:click=move |_| retry.run(())>{messages.retry}</button> }
    });
    let original = original.map(|url| {
        view! { <a class="button" href=url.to_string() rel="external">{messages.open_original}</a> }
    });
    let home = home.map(|href| view! { <a class="button" href=href>{messages.back_home}</a> });
    view! {
        <section class="fault">
            <div role="alert">
                <h1 class="fault__title">{words.title}</h1>
                <p class="fault__advice">{words.advice}</p>
            </div>
            <div class="fault__ways">{retry}{original}{home}</div>
        </section>
    }
}
