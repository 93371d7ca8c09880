//! Readers' comments, put in the order of their conversation.

use std::collections::HashMap;

use super::{Body, CommentId, Timestamp};

/// One reader's comment.
#[derive(Debug, PartialEq)]
pub struct Comment {
    pub id: CommentId,
    /// The comment it answers; `None` starts a conversation.
    pub parent: Option<CommentId>,
    pub author: String,
    pub published: Option<Timestamp>,
    pub body: Body,
}

/// A comment at its place in the conversation.
#[derive(Debug, PartialEq)]
pub struct Placed {
    pub comment: Comment,
    /// 0 for a comment that starts a conversation, one more for each reply on the way to it.
    pub depth: usize,
}

/// The comments of an article that have been loaded, in reading order.
#[derive(Debug, PartialEq)]
pub struct Discussion {
    /// How many comments the source has in all, the ones not loaded included.
    pub total: u32,
    pub comments: Vec<Placed>,
}

impl Discussion {
    /// Puts each reply behind the comment it answers. Order among equals stays as it came.
    ///
    /// A comment whose parent is not there starts a conversation, because WordPress lists an
    /// approved reply without its parent; so does one whose parents run in a circle.
    pub fn new(total: u32, comments: Vec<Comment>) -> Self {
        let count = comments.len();
        let mut replies: HashMap<CommentId, Vec<usize>> =
            comments.iter().map(|comment| (comment.id.clone(), Vec::new())).collect();
        let mut roots = Vec::new();
        for (index, comment) in comments.iter().enumerate() {
            match comment.parent.as_ref().and_then(|parent| replies.get_mut(parent)) {
                Some(siblings) => siblings.push(index),
                None => roots.push(index),
            }
        }

        let mut pool: Vec<Option<Comment>> = comments.into_iter().map(Some).collect();
        let mut placed = Vec::with_capacity(pool.len());
        let mut place = |start: usize| {
            let mut waiting = vec![(start, 0)];
            while let Some((index, depth)) = waiting.pop() {
                let Some(comment) = pool.get_mut(index).and_then(Option::take) else { continue };
                let answers = replies.get(&comment.id).into_iter().flatten().rev();
                waiting.extend(answers.map(|answer| (*answer, depth + 1)));
                placed.push(Placed { comment, depth });
            }
        };
        for &root in &roots {
            place(root);
        }
        // Only members of a circle are left.
        for index in 0..count {
            place(index);
        }
        Self { total, comments: placed }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn comment(id: u32, parent: u32) -> Comment {
        Comment {
            id: CommentId(id.to_string()),
            parent: (parent != 0).then(|| CommentId(parent.to_string())),
            author: String::new(),
            published: None,
            body: Body::default(),
        }
    }

    fn order(pairs: &[(u32, u32)]) -> Vec<(String, usize)> {
        let comments = pairs.iter().map(|&(id, parent)| comment(id, parent)).collect();
        let discussion = Discussion::new(0, comments);
        discussion.comments.into_iter().map(|placed| (placed.comment.id.0, placed.depth)).collect()
    }

    fn expect(pairs: &[(u32, usize)]) -> Vec<(String, usize)> {
        pairs.iter().map(|&(id, depth)| (id.to_string(), depth)).collect()
    }

    #[test]
    fn replies_follow_what_they_answer() {
        assert_eq!(order(&[(1, 0), (2, 0), (3, 1), (4, 3), (5, 1)]), expect(&[(1, 0), (3, 1), (4, 2), (5, 1), (2, 0)]));
    }

    #[test]
    fn a_reply_may_come_before_its_parent() {
        assert_eq!(order(&[(3, 1), (1, 0)]), expect(&[(1, 0), (3, 1)]));
    }

    #[test]
    fn an_orphan_starts_a_conversation() {
        assert_eq!(order(&[(21, 19), (22, 21)]), expect(&[(21, 0), (22, 1)]));
    }

    #[test]
    fn a_circle_loses_nobody() {
        assert_eq!(order(&[(1, 2), (2, 1), (3, 3), (4, 0)]), expect(&[(4, 0), (1, 0), (2, 1), (3, 0)]));
    }

    #[test]
    fn a_deep_thread_needs_no_stack() {
        let pairs: Vec<_> = (1..=20_000).map(|id| (id, id - 1)).collect();
        assert_eq!(order(&pairs).last().unwrap().1, 19_999);
    }
}
