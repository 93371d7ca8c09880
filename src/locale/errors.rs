//! From an error to the reader's words. The log has the error's own text.

use super::Messages;
use super::messages::Fault;
use crate::sources::SourceError;

/// What is said about an error, and whether trying again can help.
pub fn explain(error: &SourceError, messages: &'static Messages) -> (&'static Fault, bool) {
    match error {
        SourceError::Offline { .. } => (&messages.offline, true),
        SourceError::Timeout { .. } => (&messages.timeout, true),
        SourceError::Unreachable { .. } => (&messages.unreachable, true),
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
