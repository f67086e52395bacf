//! Numbers that look random and follow from a seed alone: the same on every machine.

/// A generator of 64-bit numbers (splitmix64).
pub struct Random {
    state: u64,
}

impl Random {
    /// The numbers of one program: of this kind, with this seed, at this place.
    pub fn of_program(kind: &str, seed: u64, index: u64) -> Self {
        let mut this = Self { state: seed };
        for byte in kind.bytes() {
            this.state ^= u64::from(byte);
            this.next();
        }
        this.state ^= index.wrapping_mul(0xd134_2543_de82_ef95);
        this.next();
        this
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `bound`, which is not 0.
    pub fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound).unwrap_or(u64::MAX);
        usize::try_from(self.next() % bound).unwrap_or(0)
    }
}
