//! Readers' comments, put in the order of their conversation.

use std::collections::HashMap;
use std::sync::Arc;

use super::body::{self, Block, BlockKind};
use super::{AuthorId, Body, CommentId, HttpUrl, NewComment, Timestamp};

/// One reader's comment.
#[derive(Debug, PartialEq)]
pub struct Comment {
    pub id: CommentId,
    /// The comment it answers; `None` starts a conversation.
    pub parent: Option<CommentId>,
    pub author: Commenter,
    pub published: Option<Timestamp>,
    pub body: Body,
    pub status: Status,
}

/// Who wrote a comment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Commenter {
    /// May be empty.
    pub name: String,
    /// A page of the commenter's own.
    pub url: Option<HttpUrl>,
    /// A picture, on whatever site keeps it.
    pub avatar: Option<HttpUrl>,
    /// Set for those who write articles too.
    pub id: Option<AuthorId>,
}

/// Who can see a comment (WordPress's `status`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// Everybody.
    Approved,
    /// Its author alone, in this browser, until a moderator has read it.
    Hold,
}

/// In which order conversations stand. Replies are always oldest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    #[default]
    OldestFirst,
    NewestFirst,
}

/// Some of an article's comments, as a source lists them.
#[derive(Debug, Default)]
pub struct CommentPage {
    pub comments: Vec<Comment>,
    /// How many comments the source has in all.
    pub total: u32,
    /// The page that follows, counted from 1.
    pub next: Option<u32>,
}

/// A comment at its place in the conversation.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    pub comment: Arc<Comment>,
    /// 0 for a comment that starts a conversation, one more for each reply on the way to it.
    pub depth: usize,
    pub answers: Answers,
}

/// What a comment answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Answers {
    /// The article.
    Nobody,
    Comment(Arc<Comment>),
    /// A comment that is not there: WordPress lists an approved reply without its parent.
    Gone,
}

/// The comments of an article that have been loaded so far.
#[derive(Clone, Debug, Default)]
pub struct Discussion {
    /// Whether a page has come, be it an empty one.
    begun: bool,
    /// By their dates; without dates, as the source named them.
    comments: Vec<Arc<Comment>>,
    total: u32,
    next: Option<u32>,
    /// Parents that the source was asked for and does not have.
    gone: Vec<CommentId>,
}

impl Placed {
    /// The `id` of its element, as WordPress has it, so that links from anywhere lead there.
    pub fn element_id(&self) -> String {
        format!("comment-{}", self.comment.id.0)
    }

    /// What must be the same for its drawing to be the same.
    pub fn key(&self) -> String {
        let held = if self.comment.status == Status::Hold { "hold" } else { "" };
        let gone = if self.answers == Answers::Gone { "gone" } else { "" };
        format!("{} {}{held}{gone}", self.comment.id.0, self.depth)
    }
}

impl Comment {
    /// Whether this is what was sent: the same words under the same name, in answer to the same.
    /// Signs do not count, because WordPress sets dashes and quotation marks its own way.
    pub fn says(&self, sent: &NewComment) -> bool {
        fn words(blocks: &[Block], said: &mut String) {
            for block in blocks {
                match &block.kind {
                    BlockKind::Paragraph { content, .. } => said.extend(body::texts(content)),
                    BlockKind::Quote { blocks, .. } => words(blocks, said),
                    _ => {}
                }
            }
        }
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let signs = |text: &str| text.split_whitespace().collect::<String>();
        let mut said = String::new();
        words(&self.body.blocks, &mut said);
        let same = match (letters(&said), letters(&sent.content)) {
            // Signs alone, such as emoji, are all that is said.
            (a, b) if a.is_empty() && b.is_empty() => signs(&said) == signs(&sent.content),
            (a, b) => a == b,
        };
        same && self.parent == sent.parent && signs(&self.author.name) == signs(&sent.name)
    }
}

impl Discussion {
    /// Adds a page of the source's list.
    pub fn add_page(&mut self, page: CommentPage) {
        self.begun = true;
        self.total = page.total;
        // A page with nothing on it is the end, whatever the server's headers say.
        self.next = page.next.filter(|_| !page.comments.is_empty());
        page.comments.into_iter().for_each(|comment| self.insert(comment));
    }

    /// Adds one comment, or puts it in the place of the one that had its `id`.
    pub fn insert(&mut self, comment: Comment) {
        let comment = Arc::new(comment);
        match self.comments.iter_mut().find(|known| known.id == comment.id) {
            Some(known) => *known = comment,
            None => {
                let place = self.comments.partition_point(|known| known.published <= comment.published);
                self.comments.insert(place, comment);
            }
        }
    }

    /// Adds a comment that has just been published: the source has one more than it said.
    pub fn publish(&mut self, comment: Comment) {
        let known = self.find(&comment.id).is_some_and(|known| known.status == Status::Approved);
        self.total = self.total.saturating_add(u32::from(!known));
        self.insert(comment);
    }

    /// Begins anew; how many there are stays known.
    pub fn restart(&mut self) {
        *self = Self { total: self.total, ..Self::default() };
    }

    /// The comment with this `id`, if it has been loaded.
    pub fn find(&self, id: &CommentId) -> Option<&Arc<Comment>> {
        self.comments.iter().find(|comment| comment.id == *id)
    }

    /// The public comment that says what was sent, if it has been loaded.
    pub fn find_sent(&self, sent: &NewComment) -> Option<&Arc<Comment>> {
        self.comments.iter().find(|comment| comment.status == Status::Approved && comment.says(sent))
    }

    /// Removes a comment that waits. One that is public stays.
    pub fn remove_held(&mut self, id: &CommentId) {
        self.comments.retain(|comment| comment.id != *id || comment.status == Status::Approved);
    }

    /// Whether it is known what there is: a page has come.
    pub fn is_begun(&self) -> bool {
        self.begun
    }

    /// How many comments there are, the ones not loaded included.
    pub fn total(&self) -> u32 {
        self.total.max(self.approved())
    }

    /// Whether there is none, neither public nor waiting.
    pub fn is_empty(&self) -> bool {
        self.total() == 0 && self.comments.is_empty()
    }

    /// The page that comes next, if there is one.
    pub fn next_page(&self) -> Option<u32> {
        self.next
    }

    /// How many comments have not been loaded yet.
    pub fn left(&self) -> u32 {
        if self.next.is_some() { self.total.saturating_sub(self.approved()) } else { 0 }
    }

    /// Where each comment stands.
    fn index(&self) -> HashMap<&str, usize> {
        self.comments.iter().enumerate().map(|(place, comment)| (comment.id.0.as_str(), place)).collect()
    }

    fn approved(&self) -> u32 {
        let approved = self.comments.iter().filter(|comment| comment.status == Status::Approved).count();
        u32::try_from(approved).unwrap_or(u32::MAX)
    }

    /// The parents that some comment here names and that are not here themselves.
    pub fn missing_parents(&self) -> Vec<CommentId> {
        let known = self.index();
        let mut missing: Vec<CommentId> = Vec::new();
        for parent in self.comments.iter().filter_map(|comment| comment.parent.as_ref()) {
            if !known.contains_key(parent.0.as_str()) && !self.gone.contains(parent) && !missing.contains(parent) {
                missing.push(parent.clone());
            }
        }
        missing
    }

    /// Notes that the source does not have these; those that have come meanwhile are not gone.
    pub fn note_gone(&mut self, ids: Vec<CommentId>) {
        let gone: Vec<_> = ids.into_iter().filter(|id| self.find(id).is_none()).collect();
        self.gone.extend(gone);
    }

    /// The comments in reading order: each reply behind what it answers. Among equals the older one
    /// comes first; without dates, the one that the source named first.
    ///
    /// A comment whose parent is not there starts a conversation, and so does one whose parents run
    /// in a circle.
    pub fn placed(&self, order: Order) -> Vec<Placed> {
        let index = self.index();
        let mut replies: Vec<Vec<usize>> = self.comments.iter().map(|_| Vec::new()).collect();
        let mut roots = Vec::new();
        for (place, comment) in self.comments.iter().enumerate() {
            let parent = comment.parent.as_ref().and_then(|parent| index.get(parent.0.as_str()));
            match parent.and_then(|parent| replies.get_mut(*parent)) {
                Some(siblings) => siblings.push(place),
                None => roots.push(place),
            }
        }
        if order == Order::NewestFirst {
            roots.reverse();
        }

        let mut pool: Vec<Option<&Arc<Comment>>> = self.comments.iter().map(Some).collect();
        let mut placed = Vec::with_capacity(pool.len());
        // Roots first; only members of a circle are left after them.
        for start in roots.into_iter().chain(0..self.comments.len()) {
            let mut waiting = vec![(start, 0, None)];
            while let Some((place, depth, parent)) = waiting.pop() {
                let Some(comment) = pool.get_mut(place).and_then(Option::take) else { continue };
                let behind = replies.get(place).into_iter().flatten().rev();
                waiting.extend(behind.map(|reply| (*reply, depth + 1, Some(comment))));
                let answers = match (parent, &comment.parent) {
                    (Some(parent), _) => Answers::Comment(Arc::clone(parent)),
                    (None, Some(parent)) if self.gone.contains(parent) => Answers::Gone,
                    // Nobody, or somebody who may still come.
                    (None, _) => Answers::Nobody,
                };
                placed.push(Placed { comment: Arc::clone(comment), depth, answers });
            }
        }
        placed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn comment(id: u32, parent: u32) -> Comment {
        Comment {
            id: CommentId(id.to_string()),
            parent: (parent != 0).then(|| CommentId(parent.to_string())),
            author: Commenter::default(),
            published: Timestamp::from_rfc3339(&format!("2026-01-01T00:{:02}:00Z", id % 60)),
            body: Body::default(),
            status: Status::Approved,
        }
    }

    fn discussion(pairs: &[(u32, u32)]) -> Discussion {
        let comments = pairs.iter().map(|&(id, parent)| comment(id, parent)).collect();
        let mut discussion = Discussion::default();
        discussion.add_page(CommentPage { comments, total: 0, next: None });
        discussion
    }

    fn order(pairs: &[(u32, u32)], order: Order) -> Vec<(u32, usize)> {
        let placed = discussion(pairs).placed(order);
        placed.into_iter().map(|placed| (placed.comment.id.0.parse().unwrap(), placed.depth)).collect()
    }

    fn oldest_first(pairs: &[(u32, u32)]) -> Vec<(u32, usize)> {
        order(pairs, Order::OldestFirst)
    }

    #[test]
    fn replies_follow_what_they_answer() {
        let pairs = [(1, 0), (2, 0), (3, 1), (4, 3), (5, 1)];
        assert_eq!(oldest_first(&pairs), [(1, 0), (3, 1), (4, 2), (5, 1), (2, 0)]);
        assert_eq!(order(&pairs, Order::NewestFirst), [(2, 0), (1, 0), (3, 1), (4, 2), (5, 1)]);
    }

    #[test]
    fn the_order_of_arrival_does_not_matter() {
        assert_eq!(oldest_first(&[(3, 1), (2, 0), (1, 0)]), [(1, 0), (3, 1), (2, 0)]);
    }

    #[test]
    fn without_dates_the_sources_order_stays() {
        let mut discussion = Discussion::default();
        for id in [9, 4, 7] {
            discussion.insert(Comment { published: None, ..comment(id, 0) });
        }
        let ids: Vec<_> =
            discussion.placed(Order::OldestFirst).iter().map(|placed| placed.comment.id.0.clone()).collect();
        assert_eq!(ids, ["9", "4", "7"]);
    }

    #[test]
    fn an_orphan_starts_a_conversation_and_says_that_it_is_one() {
        let mut discussion = discussion(&[(21, 19), (22, 21)]);
        assert_eq!(discussion.placed(Order::OldestFirst)[0].answers, Answers::Nobody, "it may still come");
        discussion.note_gone(discussion.missing_parents());
        let placed = discussion.placed(Order::OldestFirst);
        assert_eq!(placed[0].answers, Answers::Gone);
        assert_eq!(placed[0].depth, 0);
        assert!(matches!(&placed[1].answers, Answers::Comment(parent) if parent.id.0 == "21"));
    }

    #[test]
    fn a_circle_loses_nobody() {
        assert_eq!(oldest_first(&[(1, 2), (2, 1), (3, 3), (4, 0)]), [(4, 0), (1, 0), (2, 1), (3, 0)]);
    }

    #[test]
    fn a_deep_thread_needs_no_stack() {
        let pairs: Vec<_> = (1..=20_000).map(|id| (id, id - 1)).collect();
        let comments = pairs.iter().map(|&(id, parent)| Comment { published: None, ..comment(id, parent) }).collect();
        let discussion = Discussion {
            comments: Vec::<Comment>::into_iter(comments).map(Arc::new).collect(),
            ..Discussion::default()
        };
        assert_eq!(discussion.placed(Order::OldestFirst).last().unwrap().depth, 19_999);
    }

    #[test]
    fn a_page_that_overlaps_the_one_before_shows_nobody_twice() {
        let mut discussion = Discussion::default();
        let page = |ids: &[u32], next| CommentPage {
            comments: ids.iter().map(|id| comment(*id, 0)).collect(),
            total: 5,
            next,
        };
        discussion.add_page(page(&[1, 2], Some(2)));
        assert_eq!((discussion.left(), discussion.next_page()), (3, Some(2)));
        discussion.add_page(page(&[2, 3, 4, 5], None));
        assert_eq!((discussion.left(), discussion.placed(Order::OldestFirst).len()), (0, 5));
    }

    #[test]
    fn a_comment_that_waits_counts_once_it_is_public() {
        let mut discussion = discussion(&[(1, 0)]);
        discussion.insert(Comment { status: Status::Hold, ..comment(2, 0) });
        assert_eq!(discussion.total(), 1);
        discussion.publish(comment(2, 0));
        discussion.publish(comment(2, 0));
        assert_eq!(discussion.total(), 2, "once");
        assert_eq!(discussion.placed(Order::OldestFirst).len(), 2);
    }

    #[test]
    fn parents_that_are_missing_are_asked_for_once() {
        let mut discussion = discussion(&[(5, 3), (6, 3), (7, 5)]);
        let three = CommentId("3".to_owned());
        assert_eq!(discussion.missing_parents(), std::slice::from_ref(&three));
        discussion.note_gone(vec![three]);
        assert!(discussion.missing_parents().is_empty());
    }

    fn paragraph(text: &str) -> Body {
        let content = vec![body::Inline::Text(text.to_owned())];
        let kind = BlockKind::Paragraph { content, drop_cap: false };
        Body { blocks: vec![Block { id: None, direction: None, language: None, align: None, kind }], cut: false }
    }

    #[test]
    fn an_empty_page_is_the_last_one() {
        let mut discussion = discussion(&[(1, 0)]);
        discussion.add_page(CommentPage { comments: Vec::new(), total: 5000, next: Some(3) });
        assert_eq!((discussion.next_page(), discussion.left()), (None, 0));
    }

    #[test]
    fn a_comment_is_known_again_by_its_words_and_its_author() {
        let author = Commenter { name: "سعيد".into(), ..Commenter::default() };
        let listed =
            Comment { author, body: paragraph("قال: “نعم” – 2×4، ثم مضى"), ..comment(7, 0) };
        let sent = NewComment {
            article: crate::domain::ArticleId("8".into()),
            parent: None,
            content: "قال: \"نعم\" - 2×4،\n\nثم مضى".into(),
            name: "سعيد".into(),
            email: String::new(),
            url: String::new(),
        };
        assert!(listed.says(&sent));
        assert!(listed.says(&NewComment { name: " سعيد".into(), ..sent.clone() }), "as WordPress keeps a name");
        assert!(!listed.says(&NewComment { name: "نادية".into(), ..sent.clone() }));
        let fire = Comment { body: paragraph("🔥"), author: listed.author.clone(), ..comment(8, 0) };
        assert!(fire.says(&NewComment { content: "🔥".into(), ..sent.clone() }));
        assert!(!fire.says(&NewComment { content: "👏👏".into(), ..sent.clone() }), "signs alone are what is said");
        assert!(!listed.says(&NewComment { content: "قال: لا".into(), ..sent.clone() }));
        assert!(!listed.says(&NewComment { parent: Some(CommentId("1".into())), ..sent.clone() }));
        let mut discussion = Discussion::default();
        discussion.insert(Comment {
            status: Status::Hold,
            author: listed.author.clone(),
            body: paragraph(&sent.content),
            ..comment(9, 0)
        });
        assert!(discussion.find_sent(&sent).is_none(), "one that waits is not there yet");
        discussion.insert(listed);
        assert!(discussion.find_sent(&sent).is_some());
        discussion.remove_held(&CommentId("9".into()));
        discussion.remove_held(&CommentId("7".into()));
        assert_eq!(discussion.placed(Order::OldestFirst).len(), 1, "only what waits is removed");
    }
}
