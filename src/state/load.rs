//! One value on its way from a source: loading, there, or failed.
//!
//! Leptos's `LocalResource` does this as well, and serialises and suspends besides; for two of them
//! that costs 9 KB of compressed WebAssembly. This is a signal and a task.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::sources::SourceError;
use crate::sources::http::Fetch;

/// A value that is loading (`None`), there, or failed, and the means to ask for it again. It belongs
/// to the owner that made it: when that is gone, a late answer goes nowhere.
pub(crate) struct Load<T: Send + Sync + 'static> {
    pub(crate) value: ReadSignal<Option<Result<Arc<T>, SourceError>>>,
    pub(crate) again: Callback<()>,
}

impl<T: Send + Sync> Clone for Load<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync> Copy for Load<T> {}

impl<T: Send + Sync> Load<T> {
    /// Starts loading, unless it is there.
    pub(super) fn start<Answer>(ready: Option<Arc<T>>, ask: impl Fn(Fetch) -> Answer + Send + Sync + 'static) -> Self
    where
        Answer: Future<Output = Result<T, SourceError>> + 'static,
    {
        let is_ready = ready.is_some();
        let (value, set_value) = signal(ready.map(Ok));
        let again = Callback::new(move |()| {
            let was_there = set_value.try_update(|value| value.take().is_some());
            // Who asks again has seen what there was.
            let answer = ask(if was_there == Some(true) { Fetch::Anew } else { Fetch::Recent });
            spawn_local(async move {
                let answer = answer.await;
                if let Err(error) = &answer {
                    log(error);
                }
                let show = move || {
                    set_value.try_set(Some(answer.map(Arc::new)));
                };
                // Reading a long article takes a while and so does showing it: a reader may scroll between.
                set_timeout(show, Duration::ZERO);
            });
        });
        if !is_ready {
            again.run(());
        }
        Self { value, again }
    }
}

/// The reader gets a sentence; whoever looks into the console gets URL, status and place. A page that
/// was left before it was there is nothing to speak of.
pub(crate) fn log(error: &SourceError) {
    if !matches!(error, SourceError::Left { .. }) {
        leptos::logging::warn!("{error}");
    }
}
