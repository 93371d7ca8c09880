//! Settings that cannot be used: a page for the publisher who is just writing them.

use leptos::prelude::*;

use crate::config::ConfigError;
use crate::locale::Language;

/// Names the key that is wrong. There is no language to say it in but the default one.
#[component]
pub(crate) fn BadConfigPage(error: ConfigError) -> impl IntoView {
    let words = &Language::default().messages().bad_config;
    view! {
        <main class="page">
            <section class="fault" role="alert">
                <h1 class="fault__title">{words.title}</h1>
                <p class="fault__advice">{words.advice}</p>
                <p class="fault__advice"><code dir="ltr">{error.to_string()}</code></p>
            </section>
        </main>
    }
}
