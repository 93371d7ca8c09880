//! An article, ready to be shown.

use super::body::{self, BlockKind, Figure};
use super::text;
use super::{ArticleId, AuthorId, Body, Commenter, Direction, HttpUrl, Image, LanguageTag, Section, Slug, Timestamp};

/// An article, ready to be shown. Text is plain text: entities are decoded, markup is gone.
#[derive(Debug, PartialEq)]
pub struct Article {
    pub id: ArticleId,
    pub slug: Slug,
    /// The article at its publisher's.
    pub original: Option<HttpUrl>,
    /// The headline. May be empty: WordPress lets posts go without.
    pub title: String,
    /// What it says in a few words, as its publisher put it. Empty where nobody did.
    pub summary: String,
    pub sections: Vec<Section>,
    pub tags: Vec<Tag>,
    pub authors: Vec<Author>,
    pub published: Option<Timestamp>,
    /// When it was last changed, be it before it was published.
    pub modified: Option<Timestamp>,
    /// What its publisher has to say about a mistake that stood in it. Empty where there was none.
    pub correction: String,
    /// The picture above the body.
    pub lead: Option<Figure>,
    pub body: Body,
    /// The language that the source declares, if it does.
    pub language: Option<LanguageTag>,
    pub comments_open: bool,
    /// Whether it is a page of the site, such as the one about it: of no author and no date, and in no list.
    pub is_page: bool,
    /// When it was kept, if this is a copy from before and not what the source has now.
    pub saved: Option<Timestamp>,
}

/// Who wrote an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    pub name: String,
    /// The author's page at the publisher's.
    pub url: Option<HttpUrl>,
    pub id: Option<AuthorId>,
    /// A picture, on whatever site keeps it.
    pub picture: Option<HttpUrl>,
    /// What the publisher says about the author. May be empty.
    pub about: String,
}

/// What an article is about, in the publisher's own list of such words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    pub name: String,
    /// Its page at the publisher's.
    pub url: Option<HttpUrl>,
}

/// Changes of the first hour are part of publishing, in milliseconds.
const PUBLISHING_MS: f64 = 3_600_000.0;

/// How long a description gets: search engines and previews show no more of it.
const DESCRIPTION: usize = 160;

impl Article {
    /// When it was changed last, if that was not while it was being published.
    pub fn updated(&self) -> Option<Timestamp> {
        let since = self.modified?.unix_millis() - self.published?.unix_millis();
        self.modified.filter(|_| since > PUBLISHING_MS)
    }

    /// Whether there is a word about comments: nobody is asked for one about a page, unless it says so.
    pub fn has_comments(&self) -> bool {
        self.comments_open || !self.is_page
    }

    /// Whether this commenter is one of the article's authors.
    pub fn is_by(&self, commenter: &Commenter) -> bool {
        commenter.id.is_some() && self.authors.iter().any(|author| author.id == commenter.id)
    }

    /// The article in a sentence or two, for where it is not shown itself: its summary, else its beginning.
    pub fn description(&self) -> String {
        match self.summary.as_str() {
            "" => self.body.beginning(DESCRIPTION),
            summary => text::shortened(summary, DESCRIPTION),
        }
    }

    /// The picture that stands for the article: the one above the body, else the first one in it.
    pub fn picture(&self) -> Option<&Image> {
        let first = self.body.blocks.iter().find_map(|block| match &block.kind {
            BlockKind::Figure(figure) => Some(&figure.image),
            _ => None,
        });
        self.lead.as_ref().map(|figure| &figure.image).or(first)
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
