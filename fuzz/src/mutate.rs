//! Bytes changed by chance: what a landing tries beside the kept inputs, the same on every machine.

/// Where chance comes from (xorshift64*, Vigna 2016).
pub struct Chance(u64);

impl Chance {
    /// Chance that always takes the same course.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// One of `0..n`; 0 when there is none.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 32;
        usize::try_from(high).map_or(0, |high| high % n.max(1))
    }
}

/// Changes an input in one to four places: flips, sets, cuts, doubles, mixes in a part of another input, or a word.
pub fn mutate(input: &mut Vec<u8>, other: &[u8], words: &[Vec<u8>], chance: &mut Chance) {
    for _ in 0..=chance.below(4) {
        let at = chance.below(input.len() + 1);
        let end = (at + 1 + chance.below(16)).min(input.len());
        match chance.below(8) {
            0 if at < input.len() => input[at] ^= 1 << chance.below(8),
            1 if at < input.len() => input[at] = u8::try_from(chance.below(256)).unwrap_or_default(),
            2 => drop(input.drain(at..end.max(at))),
            3 => {
                let part = input[at..end.max(at)].to_vec();
                input.splice(at..at, part);
            }
            4 => {
                let from = chance.below(other.len());
                let to = (from + 1 + chance.below(64)).min(other.len());
                input.splice(at..at, other[from..to].iter().copied());
            }
            5 => input.truncate(at),
            _ => {
                if let Some(word) = words.get(chance.below(words.len())) {
                    let over = if chance.below(2) == 0 { at } else { (at + word.len()).min(input.len()) };
                    input.splice(at..over, word.iter().copied());
                }
            }
        }
    }
}
