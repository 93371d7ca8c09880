//! An article, ready to be shown.

use super::body::{self, BlockKind, Figure};
use super::{ArticleId, AuthorId, Body, Commenter, Direction, HttpUrl, LanguageTag, Section, Slug, Timestamp};

/// An article, ready to be shown. Text is plain text: entities are decoded, markup is gone.
#[derive(Debug, PartialEq)]
pub struct Article {
    pub id: ArticleId,
    pub slug: Slug,
    /// The article at its publisher's.
    pub original: Option<HttpUrl>,
    /// The headline. May be empty: WordPress lets posts go without.
    pub title: String,
    pub sections: Vec<Section>,
    pub authors: Vec<Author>,
    pub published: Option<Timestamp>,
    /// The picture above the body.
    pub lead: Option<Figure>,
    pub body: Body,
    /// The language that the source declares, if it does.
    pub language: Option<LanguageTag>,
    pub comments_open: bool,
}

/// Who wrote an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    pub name: String,
    /// The author's page at the publisher's.
    pub url: Option<HttpUrl>,
    pub id: Option<AuthorId>,
}

impl Article {
    /// Whether this commenter is one of the article's authors.
    pub fn is_by(&self, commenter: &Commenter) -> bool {
        commenter.id.is_some() && self.authors.iter().any(|author| author.id == commenter.id)
    }

    /// Which way the article runs as a whole: by the majority of letters in headline and
    /// body. Blocks that differ say so themselves.
    pub fn direction(&self) -> Option<Direction> {
        let first = self.body.blocks.iter().filter_map(|block| match &block.kind {
            BlockKind::Paragraph { content, .. } => Some(body::texts(content)),
            _ => None,
        });
        Direction::of_texts(std::iter::once(self.title.as_str()).chain(first.take(10).flatten()))
    }
}
