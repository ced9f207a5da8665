//! Looking for the name that was meant.

/// The candidate nearest to what was written, when it is near enough to have been meant.
pub(crate) fn nearest(written: &str, candidates: impl Iterator<Item = String>) -> Option<String> {
    let folded = written.trim().to_lowercase();
    let most = (folded.chars().count() / 3).clamp(1, 4);
    candidates
        .map(|candidate| (distance(&folded, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= most)
        .min()
        .map(|(_, candidate)| candidate)
}

/// How many characters must be added, removed or replaced (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, to) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(from != *to);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_that_was_meant_is_found() {
        let zones = || ["Europe/Riga", "Europe/Rome", "UTC"].into_iter().map(str::to_owned);
        assert_eq!(nearest("europe/riga", zones()).as_deref(), Some("Europe/Riga"));
        assert_eq!(nearest("Europe/Rga", zones()).as_deref(), Some("Europe/Riga"));
        assert_eq!(nearest("Mars/Base", zones()), None);
        assert_eq!(distance("kitten", "sitting"), 3);
    }
}
