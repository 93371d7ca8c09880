//! Plain text, cut to a length.

/// The beginning of a text, whole words and white space of one kind, in at most so many letters. An
/// ellipsis says that there is more.
pub fn shortened(text: &str, letters: usize) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some(fitting) = words.char_indices().nth(letters).and_then(|(end, _)| words.get(..end)) else { return words };
    // The space that goes leaves room for the ellipsis, and so does the last letter of a single word.
    let cut = fitting.rfind(' ').or(fitting.char_indices().next_back().map(|(last, _)| last));
    let whole = fitting.get(..cut.unwrap_or_default()).unwrap_or_default();
    [whole.trim_end_matches(['.', '،', ',', ':', '–']), "…"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_ends_behind_a_word() {
        let table = [
            ("نص قصير", 20, "نص قصير"),
            ("  نص \n\u{a0} قصير ", 8, "نص قصير"),
            ("نص قصير", 7, "نص قصير"),
            ("نص قصير", 6, "نص…"),
            ("نص قصير جدا", 8, "نص قصير…"),
            ("نص قصير جدا", 7, "نص…"),
            ("أولا، ثانيا، ثالثا", 13, "أولا، ثانيا…"),
            ("https://news.example/without-any-space", 10, "https://n…"),
            ("", 10, ""),
        ];
        for (text, letters, expected) in table {
            let short = shortened(text, letters);
            assert_eq!(short, expected);
            assert!(short.chars().count() <= letters, "{short}");
        }
    }
}
