//! Where chance comes from: one number, and everything that follows from it.

/// Numbers that follow from a seed (SplitMix64, Steele, Lea and Flood 2014): the same everywhere.
pub struct Chance(u64);

impl Chance {
    /// The numbers of a seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// One of `0..n`.
    pub fn below(&mut self, n: usize) -> usize {
        usize::try_from((self.next() >> 32) % u64::try_from(n).expect("few")).expect("below n")
    }

    /// So many times in a hundred.
    pub fn percent(&mut self, of_hundred: usize) -> bool {
        self.below(100) < of_hundred
    }

    /// One of a few.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// Some of a few, in any order, often all of them.
    pub fn some<T: Clone>(&mut self, from: &[T], of_hundred: usize) -> Vec<T> {
        let mut left = from.to_vec();
        let mut taken = Vec::new();
        while !left.is_empty() {
            let one = left.remove(self.below(left.len()));
            if self.percent(of_hundred) {
                taken.push(one);
            }
        }
        taken
    }
}
