//! Ways to write what a reader is looking for.
//!
//! WordPress's search compares letters, and MySQL's usual collation holds hamza forms apart: a search for "اخبار"
//! does not find "أخبار". Readers leave hamzas out, or write them where the publisher does not. So a
//! site is asked for a few spellings: those that Arabic's own search rules hold to be the same
//! (`domain::folding` finds them all, where the text is here).

/// No site is asked more questions than these at a time.
const MAX: usize = 4;

/// What words begin with besides themselves: the article, and what is written in one with it.
const BEGINNINGS: [&str; 7] = ["وال", "بال", "كال", "فال", "ال", "لل", ""];

/// The words as they were written, and a few other spellings of them.
pub fn of(words: &str) -> Vec<String> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut all = vec![words.clone()];
    // Without marks above and below the letters.
    let plain: String = words.chars().filter(|c| !matches!(c, '\u{64b}'..='\u{652}' | '\u{670}' | '\u{640}')).collect();
    all.push(plain.clone());
    let changed = |change: fn(&str) -> String| plain.split(' ').map(change).collect::<Vec<_>>().join(" ");
    for change in [bare, above, below, ending] {
        all.push(changed(change));
    }
    let mut different: Vec<String> = Vec::new();
    for spelling in all {
        if !different.contains(&spelling) && different.len() < MAX {
            different.push(spelling);
        }
    }
    different
}

/// Alef without hamza.
fn bare(word: &str) -> String {
    word.replace(['أ', 'إ', 'آ', 'ٱ'], "ا")
}

/// Alef with its hamza above, where a word begins.
fn above(word: &str) -> String {
    first_alef(word, 'أ')
}

/// Alef with its hamza below, where a word begins.
fn below(word: &str) -> String {
    first_alef(word, 'إ')
}

fn first_alef(word: &str, alef: char) -> String {
    for beginning in BEGINNINGS {
        let Some(rest) = word.strip_prefix(beginning).filter(|rest| rest.chars().count() > 2) else { continue };
        return match rest.strip_prefix(['ا', 'أ', 'إ', 'آ']) {
            Some(rest) => format!("{beginning}{alef}{rest}"),
            None => word.to_owned(),
        };
    }
    word.to_owned()
}

/// The other letter at the end: taa marbuta and haa, alef maqsura and yaa.
fn ending(word: &str) -> String {
    for (one, other) in [('ة', 'ه'), ('ه', 'ة'), ('ى', 'ي'), ('ي', 'ى')] {
        if let Some(rest) = word.strip_suffix(one).filter(|rest| rest.chars().count() > 1) {
            return format!("{rest}{other}");
        }
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_word_without_hamza_is_looked_for_with_it_and_the_other_way_round() {
        assert_eq!(of("اخبار"), ["اخبار", "أخبار", "إخبار"]);
        assert_eq!(of("أخبار"), ["أخبار", "اخبار", "إخبار"]);
        assert_eq!(of("الامن الوطني"), ["الامن الوطني", "الأمن الوطني", "الإمن الوطني", "الامن الوطنى"]);
        assert!(of("مدرسه").contains(&"مدرسة".to_owned()));
        assert!(of("مُحاكَمَة").contains(&"محاكمة".to_owned()));
    }

    #[test]
    fn what_has_one_spelling_is_asked_for_once() {
        assert_eq!(of("  EDA   2007 "), ["EDA 2007"]);
        assert_eq!(of(""), [""]);
        assert!(of(&"أ إ آ ا ه ي ".repeat(1000)).len() <= 4);
    }
}
