//! The rules that a page brings along: what its first view needs. All others come behind the words.

use std::collections::BTreeSet;

use super::Fault;

/// Style sheets of the built app.
#[derive(Debug)]
pub struct Styles {
    /// What every article needs.
    article: String,
    /// What quotes, tables and their like need besides.
    blocks: String,
    /// What stands behind the article's words.
    pub comments: String,
    pub list: String,
}

impl Styles {
    /// Reads them with `read`, by their names in the built app's folder.
    ///
    /// # Errors
    /// Of `read`.
    pub fn read(read: impl Fn(&str) -> Result<String, Fault>) -> Result<Self, Fault> {
        Ok(Self {
            article: read("prerender/article.css")?,
            blocks: read("prerender/blocks.css")?,
            comments: read("prerender/comments.css")?,
            list: read("prerender/list.css")?,
        })
    }

    /// Every one, for the policy.
    pub fn all(&self) -> [&str; 4] {
        [&self.article, &self.blocks, &self.comments, &self.list]
    }

    /// What an article drawn as `html` needs: the rules for blocks only where a class of theirs stands. Most articles
    /// are words and pictures, and a slow line brings those 4 ms earlier.
    pub fn for_article(&self, html: &str) -> Vec<&str> {
        let known = classes(&self.article);
        let has_blocks = classes(&self.blocks).difference(&known).any(|class| html.contains(class));
        [Some(&*self.article), has_blocks.then_some(&*self.blocks)].into_iter().flatten().collect()
    }
}

/// The classes that a style sheet has rules for.
fn classes(css: &str) -> BTreeSet<&str> {
    let names = css.split('.').skip(1).filter(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()));
    names.filter_map(|rest| rest.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).next()).collect()
}
