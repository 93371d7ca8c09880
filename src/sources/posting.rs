//! Sending a comment the way WordPress wants it, and reading what it answers.
//!
//! `POST /wp/v2/comments`, form-encoded. Another back end that takes the same fields and gives the
//! same answers needs nothing else; `docs/comments.md` lists both.
//!
//! <https://developer.wordpress.org/rest-api/reference/comments/#create-a-comment>

use super::http::{Answer, Http};
use super::json::{Json, WrongShape};
use super::{PostError, SourceError};
use crate::domain::comment_form::{Field, Problem};
use crate::domain::{Comment, CommentId, HttpUrl, NewComment};

/// What became of a comment that was taken.
#[derive(Debug, PartialEq)]
pub enum Posted {
    /// Everybody can see it.
    Approved(Comment),
    /// It waits for a moderator under this name.
    Held(CommentId),
    /// The site has put it away (`trash` or `spam`).
    PutAway,
}

/// Sends a comment to `url`; `read` reads the one that comes back.
pub(super) async fn post(
    http: &impl Http,
    url: &HttpUrl,
    comment: &NewComment,
    extra: &[(&str, &str)],
    read: impl FnOnce(&Json) -> Result<Comment, WrongShape>,
) -> Result<Posted, PostError> {
    let form = form(comment);
    let fields: Vec<_> =
        form.iter().map(|(name, value)| (*name, value.as_str())).chain(extra.iter().copied()).collect();
    let answer = http.post(url, &fields).await.map_err(PostError::Lost)?;
    outcome(&answer, url, comment, read)
}

/// The form's fields.
fn form(comment: &NewComment) -> Vec<(&'static str, String)> {
    let parent = comment.parent.as_ref().map(|parent| ("parent", parent.0.clone()));
    let optional = |name, value: &str| (!value.is_empty()).then(|| (name, value.to_owned()));
    [
        Some(("post", comment.article.0.clone())),
        parent,
        Some(("content", as_html(&comment.content))),
        optional("author_name", &as_html(&comment.name)),
        optional("author_email", &comment.email),
        optional("author_url", &comment.url),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Text as HTML. WordPress takes a comment for HTML and strips what it does not know, so that "a < b"
/// would lose its end. It stores an escaped sign as it is, which also lets it know the comment again
/// when it is sent twice.
fn as_html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// What the server says about a comment.
fn outcome(
    answer: &Answer,
    url: &HttpUrl,
    comment: &NewComment,
    read: impl FnOnce(&Json) -> Result<Comment, WrongShape>,
) -> Result<Posted, PostError> {
    if (200..300).contains(&answer.status) {
        // Whatever it is that cannot be read, the comment may be there.
        return answer.read(url, |json| posted(json, read)).map_err(PostError::Lost);
    }
    Err(refusal(answer, url, comment))
}

fn posted(json: &Json, read: impl FnOnce(&Json) -> Result<Comment, WrongShape>) -> Result<Posted, WrongShape> {
    let status = json.get("status");
    match &*status.text()? {
        "approved" | "approve" | "1" => read(json).map(Posted::Approved),
        "hold" | "0" => json.get("id").id().map(|id| Posted::Held(CommentId(id))),
        "trash" | "spam" => Ok(Posted::PutAway),
        _ => Err(status.expected("approved, hold, spam or trash")),
    }
}

fn refusal(answer: &Answer, url: &HttpUrl, comment: &NewComment) -> PostError {
    let code = answer.error_code().unwrap_or_default();
    let field = |field, problem| PostError::Field { field, problem, code: code.clone() };
    match code.as_str() {
        "rest_comment_login_required" => PostError::LoginRequired,
        "rest_comment_author_data_required" if comment.name.is_empty() => field(Field::Name, Problem::Missing),
        "rest_comment_author_data_required" if comment.email.is_empty() => field(Field::Email, Problem::Missing),
        "rest_comment_author_data_required" => field(Field::Name, Problem::Refused),
        "rest_comment_content_invalid" => field(Field::Content, Problem::Refused),
        "comment_content_column_length" => field(Field::Content, Problem::TooLong(None)),
        "comment_author_column_length" => field(Field::Name, Problem::TooLong(None)),
        "comment_author_email_column_length" => field(Field::Email, Problem::TooLong(None)),
        "comment_author_url_column_length" => field(Field::Url, Problem::TooLong(None)),
        "comment_duplicate" => PostError::Duplicate,
        "comment_flood" => PostError::Flood,
        "rest_comment_closed" => PostError::Closed { code },
        "rest_comment_invalid_post_id"
        | "rest_comment_draft_post"
        | "rest_comment_trash_post"
        | "rest_cannot_read_post" => PostError::NoArticle { code },
        "rest_invalid_param" => match refused_field(answer) {
            Some((name, problem)) => field(name, problem),
            None => PostError::Refused(answer.refusal(url)),
        },
        _ if answer.status >= 500 => PostError::Lost(SourceError::Server { url: url.clone(), status: answer.status }),
        _ => PostError::Refused(answer.refusal(url)),
    }
}

/// The field that `data.params` of `rest_invalid_param` names.
fn refused_field(answer: &Answer) -> Option<(Field, Problem)> {
    let document = answer.json().ok()?;
    let params = document.root().get("data").get("params");
    let fields = [
        ("content", Field::Content, Problem::Refused),
        ("author_name", Field::Name, Problem::Refused),
        ("author_email", Field::Email, Problem::NotEmail),
        ("author_url", Field::Url, Problem::NotUrl),
    ];
    let named = fields.into_iter().find(|(name, ..)| !params.get(name).is_missing())?;
    Some((named.1, named.2))
}

#[cfg(test)]
mod tests;
