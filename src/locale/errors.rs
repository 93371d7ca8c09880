//! From an error to the reader's words. The log has the error's own text.

use super::Messages;
use super::messages::{Fault, Talk};
use crate::domain::comment_form::{Field, Problem};
use crate::sources::{PostError, SourceError};

/// What is said about an error, and whether trying again can help.
pub fn explain(error: &SourceError, messages: &'static Messages) -> (&'static Fault, bool) {
    match error {
        SourceError::Offline { .. } => (&messages.offline, true),
        SourceError::Timeout { .. } => (&messages.timeout, true),
        SourceError::Unreachable { .. } | SourceError::Left { .. } => (&messages.unreachable, true),
        SourceError::CrossOrigin { .. } => (&messages.cross_origin, true),
        SourceError::NotFound { .. } => (&messages.not_found, true),
        SourceError::Protected { .. } => (&messages.protected, false),
        SourceError::Forbidden { .. } => (&messages.forbidden, true),
        SourceError::TooManyRequests { .. } => (&messages.too_many_requests, true),
        SourceError::RestDisabled { .. } => (&messages.rest_disabled, true),
        SourceError::Server { .. } => (&messages.server, true),
        SourceError::Unexpected { .. } => (&messages.unexpected, true),
        SourceError::NotJson { .. } => (&messages.not_json, true),
        SourceError::WrongShape { .. } => (&messages.wrong_shape, true),
    }
}

/// What is said when a comment could not be posted.
pub fn explain_post(error: &PostError, talk: &Talk) -> &'static str {
    match error {
        PostError::Field { .. } | PostError::Duplicate => talk.refused,
        PostError::Flood => talk.flood,
        PostError::Closed { .. } => talk.closed_meanwhile,
        PostError::LoginRequired | PostError::Nowhere => talk.login_required,
        PostError::NoArticle { .. } => talk.no_article,
        PostError::Refused(error) | PostError::Lost(error) => match error {
            SourceError::Offline { .. } => talk.offline,
            SourceError::Timeout { .. } => talk.timeout,
            SourceError::Unreachable { .. } | SourceError::Left { .. } => talk.unreachable,
            SourceError::CrossOrigin { .. } => talk.cross_origin,
            SourceError::Server { .. } => talk.server,
            SourceError::NotJson { .. } | SourceError::WrongShape { .. } => talk.not_json,
            SourceError::Forbidden { .. } | SourceError::Protected { .. } => talk.forbidden,
            SourceError::TooManyRequests { .. } => talk.too_many_requests,
            SourceError::RestDisabled { .. } | SourceError::NotFound { .. } => talk.rest_disabled,
            SourceError::Unexpected { .. } => talk.unexpected,
        },
    }
}

/// Whether the way on leads through the publisher's own page.
pub fn is_better_there(error: &PostError) -> bool {
    matches!(
        error,
        PostError::LoginRequired
            | PostError::Nowhere
            | PostError::Lost(SourceError::CrossOrigin { .. })
            | PostError::Refused(SourceError::RestDisabled { .. } | SourceError::NotFound { .. })
    )
}

/// What is said about a field. `too_long` says by how many letters.
pub fn explain_problem(field: Field, problem: Problem, talk: &Talk, too_long: impl FnOnce(usize) -> String) -> String {
    let sentence = match (problem, field) {
        (Problem::TooLong(Some(letters)), _) => return too_long(letters),
        (Problem::Missing, Field::Name) => talk.name_missing,
        (Problem::Missing, Field::Email) => talk.email_missing,
        (Problem::Missing, _) => talk.content_missing,
        (Problem::TooLong(None), _) => talk.too_long,
        (Problem::NotEmail, _) => talk.not_email,
        (Problem::NotUrl, _) => talk.not_url,
        (Problem::Duplicate, _) => talk.said_before,
        (Problem::Refused, _) => talk.refused_field,
    };
    sentence.to_owned()
}
