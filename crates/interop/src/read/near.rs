//! The known word that a wrong one most likely stands for.

/// The nearest of the known words, when it is near enough to be meant: at most three letters differ, and no more than a third
/// of them, or half where the words begin alike.
pub fn nearest<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> Option<String> {
    let word: Vec<char> = folded(word).take(65).collect();
    if word.is_empty() || word.len() > 64 {
        return None;
    }
    known
        .filter_map(|known| {
            let letters: Vec<char> = folded(known).collect();
            let longer = letters.len().max(word.len());
            let share = if letters.iter().zip(&word).take(2).all(|(a, b)| a == b) { 2 } else { 3 };
            let distance = distance(&word, &letters);
            (distance <= (longer / share).min(3)).then_some((distance, known))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known.to_owned())
}

/// `max_jumps`, `MaxJumps` and `maxJumps` are one word.
fn folded(word: &str) -> impl Iterator<Item = char> {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// How many letters must be added, dropped, changed or swapped with their neighbour.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut least = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a[i - 1] == *y && b[j - 1] == *x {
                least = least.min(before_last[j - 1] + 1);
            }
            row.push(least);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_that_was_meant() {
        let keys = ["retries", "timeout", "portPerChoice", "failurePort", "id"];
        for (word, expected) in [
            ("retry", Some("retries")),
            ("retires", Some("retries")),
            ("Timeout", Some("timeout")),
            ("port_per_choice", Some("portPerChoice")),
            ("portsPerChoice", Some("portPerChoice")),
            ("", None),
            ("quite something else", None),
        ] {
            assert_eq!(nearest(word, keys.into_iter()).as_deref(), expected, "{word}");
        }
    }
}
