//! Which pieces of a text have to be kept apart from the words around them.
//!
//! The Unicode Bidirectional Algorithm (UAX #9) lets what has no strong direction follow what stands
//! beside it. So a minus changes sides, the groups of a telephone number change places, and what ends
//! a quotation begins it. A piece that is isolated keeps its order whatever is beside it. Words and
//! plain numbers need nothing: the algorithm has them right.
//!
//! `tests/fixtures/bidi/lines.txt` shows what is isolated and what is not.

use super::Direction;

/// A piece of a text; with a direction if it has to be isolated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    pub text: &'a str,
    pub isolated: Option<Direction>,
}

impl Piece<'_> {
    /// Whether isolating is not enough: groups of the digits ٠–٩ run from the right by themselves.
    pub fn needs_override(&self) -> bool {
        self.isolated == Some(Direction::Ltr) && self.text.contains(|c| matches!(c, '٠'..='٩'))
    }
}

/// How far apart the two marks of a quotation may be, how long an address may be, and how far beside
/// it words are looked for, in characters.
const MAX_LENGTH: usize = 250;

/// How many groups or terms a number may have.
const MAX_TERMS: usize = 12;

/// How often in a row of signs without a space something is looked for.
const MAX_STARTS: usize = 12;

/// Besides a space, what a word or a number stands behind.
const STARTS: &str = "([{«‹“„‘\"'’:،؛,;=…–—-−/|";

/// What ends an address, and what may stand behind it.
const STOPS: &str = "،؛؟\"«»“”‹›([])";
const TRAILING: &str = ".,;:!?…'’";

/// What a word may begin with that is no letter and belongs to it.
const SIGNS: &str = "#@$/~_.+-\\&*";

/// What precedes a sum of money, and the units that follow a number.
const MONEY: &str = "$€£¥₪₨₹";
const UNITS: &str = " km m cm mm nm g kg mg t l L ml cl s h min ms W kW MW GW kWh MWh V A mA mAh Hz kHz MHz GHz \
    KB MB GB TB Ko Mo Go To Mbps Gbps Mbit/s MP px dpi fps km/h m/s m² km² m³ cm² ha hp bar mbar ppm °C °F ° % ‰ \
    € $ £ ¥ ₪ ₹ ₨ k€ M€ M$ DH Dh DHS MAD USD EUR GBP SAR AED EGP DZD TND IRR ILS PKR TRY ";

/// The text in pieces, in their order.
pub fn pieces(text: &str, around: Direction) -> Vec<Piece<'_>> {
    let characters: Vec<char> = text.chars().collect();
    let (mut pieces, mut rest, mut at) = (Vec::new(), text, 0);
    let mut push = |to: usize, isolated: Option<Direction>| {
        let length = characters.get(at..to).unwrap_or_default().iter().map(|c| c.len_utf8()).sum();
        let (piece, behind) = rest.split_at_checked(length).unwrap_or((rest, ""));
        if !piece.is_empty() {
            pieces.push(Piece { text: piece, isolated });
        }
        (rest, at) = (behind, to);
    };
    for Range { start, end, direction, .. } in ranges(Text(&characters), around) {
        push(start, None);
        push(end, Some(direction));
    }
    push(characters.len(), None);
    pieces
}

/// What has to be isolated, in characters.
#[derive(Clone, Copy)]
struct Range {
    start: usize,
    end: usize,
    direction: Direction,
    /// Whether it ends with a word that was taken in from beside it.
    is_open: bool,
}

fn ranges(text: Text, around: Direction) -> Vec<Range> {
    let mut ranges: Vec<Range> = Vec::new();
    let (mut at, mut last, mut before, mut in_word, mut parted, mut starts) = (0, None, ' ', false, false, 0);
    while at < text.0.len() {
        let character = text.at(at);
        // What follows a letter or a digit is in the middle of a word, unless it is of another script.
        let own = Direction::of_letter(character);
        let is_other = own.is_some() && last.is_some() && own != last;
        let is_start = !in_word && {
            let is_space = before.is_whitespace();
            starts = if is_space { 0 } else { starts + usize::from(has(STARTS, before)) };
            is_space || (has(STARTS, before) && starts < MAX_STARTS)
        };
        let found = if is_other || is_start { isolated(text, at, around, last, parted) } else { None };
        if let Some((start, end, direction)) = found {
            let mut range = Range { start, end, direction, is_open: false };
            if direction != around {
                range = with_words_beside(text, ranges.last(), range);
            }
            (at, last, before, in_word, parted) = (range.end, Some(direction), ' ', false, false);
            match ranges.last_mut() {
                Some(last) if last.end == range.start && last.direction == range.direction => {
                    *last = Range { start: last.start, ..range }
                }
                _ => ranges.push(range),
            }
            continue;
        }
        last = own.or(last);
        // A space does not part a number from the word before it, a comma does.
        in_word = own.is_some() || is_word(character);
        parted = !in_word && (parted || !character.is_whitespace());
        before = character;
        at += 1;
    }
    ranges
}

/// The words of the same direction beside a range belong to it: apart from them it would change places
/// with them.
fn with_words_beside(text: Text, last: Option<&Range>, range: Range) -> Range {
    let Range { start, end, direction, .. } = range;
    let is_letter = |at: usize| Direction::of_letter(text.at(at)) == Some(direction);
    // A word's characters; a dash between words parts them.
    let joins = |at: usize| match text.at(at) {
        '-' => !(text.at(at + 1) == ' ' && at > 0 && text.at(at - 1) == ' '),
        ' ' | '&' | '\'' | '’' | '\u{300}'..='\u{36f}' => true,
        '.' | '/' => at > 0 && is_word(text.at(at - 1)) && is_word(text.at(at + 1)),
        c => digit(c).is_some() || is_letter(at),
    };
    let mut longer = range;
    let from = last.map_or(0, |last| last.end).max(start.saturating_sub(MAX_LENGTH));
    let mut before = start;
    while before > from && joins(before - 1) {
        before -= 1;
    }
    if start > before && text.at(start - 1) == ' ' {
        let is_next = last.is_some_and(|last| before == last.end && last.direction == direction);
        match (before..start).find(|at| is_letter(*at)) {
            // As far as what is isolated already, and then with it.
            Some(_) if is_next => longer.start = before,
            Some(first) => longer.start = first,
            None if is_next && start == before + 1 && last.is_some_and(|last| last.is_open) => longer.start = before,
            None => {}
        }
    }
    let mut after = end;
    while after < end + MAX_LENGTH && joins(after) {
        after += 1;
    }
    // Not into a word that goes on with a sign: that one comes next.
    if has("#+@/*_.", text.at(after)) {
        while after > end && text.at(after) != ' ' {
            after -= 1;
        }
    }
    while after > end && !is_word(text.at(after - 1)) {
        after -= 1;
    }
    let is_word = is_letter(start);
    if after > end && text.at(end) == ' ' && (is_word || (end..after).any(is_letter)) {
        (longer.end, longer.is_open) = (after, true);
    }
    longer
}

/// What has to be isolated here: from where to where, and its direction. `last` is the direction of
/// the letter before; `parted` says whether more than a space stands behind that.
fn isolated(
    text: Text,
    at: usize,
    around: Direction,
    last: Option<Direction>,
    parted: bool,
) -> Option<(usize, usize, Direction)> {
    let begins_with_letter = Direction::of_letter(text.at(at)).is_some() && text.at(at) != 'U';
    // Numbers behind a word of the other direction are drawn into it.
    if !begins_with_letter && (around == Direction::Rtl || last == Some(Direction::Rtl)) {
        let plain = || (around == Direction::Ltr && parted).then(|| plain(text, at)).flatten();
        if let Some(end) = telephone(text, at).or_else(|| amount(text, at)).or_else(plain) {
            return Some((at, end, Direction::Ltr));
        }
    }
    let other = around.other();
    let (start, end) = quotation(text, at, other).or_else(|| Some((at, word(text, at, other)?)))?;
    Some((start, end, other))
}

/// What is quoted or bracketed in the other direction and has signs at an edge, or words of both.
fn quotation(text: Text, at: usize, other: Direction) -> Option<(usize, usize)> {
    let open = text.at(at);
    let close = match open {
        '(' => ')',
        '[' => ']',
        '«' => '»',
        '‹' => '›',
        '“' | '„' => '”',
        '‘' => '’',
        '"' => '"',
        _ => return None,
    };
    let (mut start, mut end, mut depth) = (at + 1, at + 1, 1);
    loop {
        match text.at(end) {
            c if c == close => depth -= 1,
            c if c == open => depth += 1,
            '\0' => return None,
            _ => {}
        }
        if depth == 0 {
            break;
        }
        end += 1;
        if end > at + MAX_LENGTH {
            return None;
        }
    }
    while start < end && text.at(start).is_whitespace() {
        start += 1;
    }
    while start < end && text.at(end - 1).is_whitespace() {
        end -= 1;
    }
    let inside: String = text.0.get(start..end)?.iter().collect();
    // A number at the beginning would be drawn to the other edge.
    let is_at_edge = Direction::of_letter(text.at(start)).is_none() || !is_word(text.at(end - 1));
    let is_mixed = || (start..end).any(|at| Direction::of_letter(text.at(at)) == Some(other.other()));
    (Direction::of_text(&inside) == Some(other) && (is_at_edge || is_mixed())).then_some((start, end))
}

/// A word of the other direction with signs that belong to it: an address, a name, C++. Gives its end.
fn word(text: Text, at: usize, other: Direction) -> Option<usize> {
    let (mut end, mut first, mut is_address, mut is_host) = (at, None, false, false);
    loop {
        let character = text.at(end);
        let direction = Direction::of_letter(character);
        if direction.is_none() && (character == '\0' || character.is_whitespace() || has(STOPS, character)) {
            break;
        }
        first = first.or(direction);
        if first.is_some() && direction.is_some_and(|direction| direction != other) || end > at + MAX_LENGTH {
            return None;
        }
        // A scheme, an e-mail address, a host with a path.
        is_host |= character == '.';
        is_address |= character == '@' || character == '/' && (is_host || text.at(end + 1) == '/');
        end += 1;
    }
    while end > at && has(TRAILING, text.at(end - 1)) {
        end -= 1;
    }
    let is_own = |at: usize| text.at(at).eq_ignore_ascii_case(&'w');
    let begins = has(SIGNS, text.at(at));
    let needs = first == Some(other)
        && match other {
            Direction::Ltr => {
                begins || is_address || !is_word(text.at(end - 1)) || (is_host && (at..at + 3).all(is_own))
            }
            Direction::Rtl => matches!(text.at(at), '#' | '@'),
        };
    needs.then_some(end)
}

/// A telephone number: `+` or a zero, then groups of digits, 7 to 15 in all. Gives its end.
fn telephone(text: Text, at: usize) -> Option<usize> {
    let first = text.at(at + usize::from(text.at(at) == '('));
    if !(first == '+' || digit(first) == Some(0)) {
        return None;
    }
    let is_abroad = first == '+' || digit(text.at(at + 1)) == Some(0);
    let (mut digits, mut end, mut brackets, mut longest) = (0, at, 0, 0);
    // The lengths of the last three groups, and how many there are.
    let (mut lengths, mut groups, mut signs) = ([0; 3], 0, 1);
    let mut next = at;
    while groups <= MAX_TERMS {
        match text.at(next) {
            c if digit(c).is_some() => {
                if signs > 0 {
                    lengths = [lengths[1], lengths[2], 0];
                    groups += 1;
                }
                lengths[2] += 1;
                longest = longest.max(lengths[2]);
                (digits, signs, end) = (digits + 1, 0, next + 1);
            }
            // What comes behind a whole number is another one.
            ' ' if digits >= 10 && !is_abroad => break,
            c @ (' ' | '\u{a0}' | '-' | '.' | '(' | ')') => {
                signs += 1;
                brackets += i32::from(c == '(') - i32::from(c == ')');
            }
            '+' if digits == 0 => {}
            _ => break,
        }
        if signs > 2 {
            break;
        }
        next += 1;
    }
    // Signs behind the last digit are no part of it.
    for at in end..next {
        brackets -= i32::from(text.at(at) == '(') - i32::from(text.at(at) == ')');
    }
    let is_date = groups == 3 && matches!(lengths, [1..=2, 1..=2, 4]) && first != '+';
    let is_split = first == '+' || groups > 1;
    // Results and days are lists of short numbers.
    let is_list = first != '+' && (longest < 2 || longest == 2 && digits < 9);
    (brackets == 0 && is_split && !is_date && !is_list && (7..=15).contains(&digits) && !goes_on(text, end))
        .then_some(end)
}

/// A sum, a size, a price, a temperature, a number in groups. Gives its end.
fn amount(text: Text, start: usize) -> Option<usize> {
    let mut at = start;
    // Behind a number it is a dash.
    let is_signed =
        has("+-−±", text.at(at)) && !(start > 1 && text.at(start - 1) == ' ' && digit(text.at(start - 2)).is_some());
    at += usize::from(is_signed);
    let is_money = has(MONEY, text.at(at)) || (text.at(at), text.at(at + 1), text.at(at + 2)) == ('U', 'S', '$');
    if is_money {
        at += if text.at(at) == 'U' { 3 } else { 1 };
        at += usize::from(text.at(at) == ' ');
    }
    let is_ascii = text.at(at).is_ascii_digit();
    let (end, is_grouped) = figure(text, at)?;
    at = end;
    if is_grouped && text.at(at) == ' ' && digit(text.at(at + 1)).is_some() {
        return None;
    }
    let mut is_more = is_grouped || (is_ascii && (is_signed || is_money));
    // A sum or a size goes on with a sign and another number. Two numbers with a cross between them and
    // nothing behind may be a match's result, which is read with the teams on both sides.
    for _ in 0..MAX_TERMS {
        let Some((end, is_cross)) = operation(text, at) else { break };
        is_more |= !is_cross;
        at = end;
    }
    if is_ascii {
        if let Some(end) = unit(text, at) {
            (at, is_more) = (end, true);
        } else if is_money && has("mMk", text.at(at)) {
            at += 1;
        } else if is_money && (text.at(at), text.at(at + 1)) == ('b', 'n') {
            at += 2;
        }
        if text.at(at) == '+' {
            (at, is_more) = (at + 1, true);
        }
    }
    (is_more && !goes_on(text, at)).then_some(at)
}

/// A number, a date, a time. Gives its end.
fn plain(text: Text, at: usize) -> Option<usize> {
    let (mut end, _) = figure(text, at)?;
    while has("/:-.", text.at(end)) && digit(text.at(end + 1)).is_some() {
        end = text.digits(end + 1);
    }
    Some(end)
}

/// Digits with what stands between them: their end, and whether there are spaces.
fn figure(text: Text, at: usize) -> Option<(usize, bool)> {
    let mut end = text.digits(at);
    let (may_group, mut is_grouped) = (end - at <= 3, false);
    for _ in 0..MAX_TERMS {
        let sign = text.at(end);
        let length = text.digits(end + 1) - (end + 1);
        let is_group = may_group && length == 3 && matches!(sign, ' ' | '\u{a0}' | '\u{202f}');
        if !(is_group || length > 0 && has(".,٫٬", sign)) {
            break;
        }
        is_grouped |= sign == ' ';
        end += 1 + length;
    }
    (end > at && digit(text.at(at)).is_some()).then_some((end, is_grouped))
}

/// A sign of arithmetic and the number behind it: their end, and whether it is a cross between spaces.
fn operation(text: Text, start: usize) -> Option<(usize, bool)> {
    let mut at = start + usize::from(text.at(start) == ' ');
    let (sign, is_spaced) = (text.at(at), text.at(at + 1) == ' ');
    // These stand between numbers of all kinds; in a sum there is an equals sign.
    let is_sum = || (at..at + 20).map(|at| text.at(at)).take_while(|c| !c.is_alphabetic()).any(|c| c == '=');
    if !(has("×xX*+=÷<>", sign) || has("-−/", sign) && is_spaced && is_sum()) {
        return None;
    }
    at += 1 + usize::from(is_spaced);
    figure(text, at).map(|(end, _)| (end, is_spaced && sign == '×'))
}

/// A unit behind a number. Gives its end.
fn unit(text: Text, at: usize) -> Option<usize> {
    let start = at + usize::from(matches!(text.at(at), ' ' | '\u{a0}' | '\u{202f}'));
    let mut name = String::from(" ");
    let mut end = start;
    while name.len() < 16 && (is_word(text.at(end)) || has("/°%‰€$£¥₪₹₨²³", text.at(end))) {
        name.push(text.at(end));
        end += 1;
    }
    name.push(' ');
    // A letter that stands by the digits makes a word with them.
    let is_apart = start > at || !text.at(start).is_alphabetic();
    (end > start && is_apart && UNITS.contains(&name)).then_some(end)
}

/// Whether a word or a number goes on at this place.
fn goes_on(text: Text, at: usize) -> bool {
    let next = text.at(at);
    is_word(next) || has("-/:", next) && digit(text.at(at + 1)).is_some()
}

/// A text by its characters; behind its end there is nothing.
#[derive(Clone, Copy)]
struct Text<'a>(&'a [char]);

impl Text<'_> {
    fn at(self, at: usize) -> char {
        self.0.get(at).copied().unwrap_or('\0')
    }

    /// The end of the digits here.
    fn digits(self, mut at: usize) -> usize {
        while digit(self.at(at)).is_some() {
            at += 1;
        }
        at
    }
}

fn has(characters: &str, character: char) -> bool {
    characters.chars().any(|known| known == character)
}

/// The value of a digit 0–9, ٠–٩ or ۰–۹.
fn digit(character: char) -> Option<u32> {
    let zero = match character {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        _ => return None,
    };
    Some(u32::from(character) - u32::from(zero))
}

/// A letter, a digit, or a mark upon one.
fn is_word(character: char) -> bool {
    character.is_alphabetic()
        || digit(character).is_some()
        || matches!(character, '²' | '³' | '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: &str = include_str!("../../tests/fixtures/bidi/lines.txt");

    /// The lines of the fixture: the direction that is expected, and the text with ⟦ and ⟧ around what
    /// has to be isolated.
    fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
        LINES.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
            let mut columns = line.split('\t');
            (columns.next().unwrap(), columns.nth(1).unwrap())
        })
    }

    #[test]
    fn no_text_takes_long() {
        for part in ["-", "=", "'", "0-", "1,1+", "(", "0 ", "1 234 ", "a.", "+0", "\"a", "1+", "a b+ ", "ك #", "@"] {
            for around in [Direction::Ltr, Direction::Rtl] {
                let text = part.repeat(100_000 / part.len());
                assert_eq!(pieces(&text, around).iter().map(|piece| piece.text.len()).sum::<usize>(), text.len());
            }
        }
    }

    #[test]
    fn real_lines_find_their_direction_and_keep_apart_what_would_be_torn() {
        let mut wrong = Vec::new();
        for (direction, marked) in lines() {
            let text = marked.replace(['⟦', '⟧'], "");
            let found = Direction::of_text(&text);
            if found.map_or("none", Direction::as_str) != direction {
                wrong.push(format!("{direction} expected: {text}"));
            }
            let around = found.unwrap_or(Direction::Rtl);
            let again: String = pieces(&text, around)
                .iter()
                .map(|piece| if piece.isolated.is_some() { format!("⟦{}⟧", piece.text) } else { piece.text.to_owned() })
                .collect();
            if again != marked {
                wrong.push(format!("expected {marked}\n   found {again}"));
            }
        }
        assert!(lines().count() >= 150);
        assert!(wrong.is_empty(), "{} lines\n{}", wrong.len(), wrong.join("\n"));
    }
}
