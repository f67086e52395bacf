//! BLAKE2b and BLAKE2s with key, salt, personalisation and digest size. One set of rounds for both:
//! words are kept in 64 bits, and cut to the variant's width.

use monty_limits::{Budget, LimitError};

/// What goes into the first state.
pub struct Parameters<'a> {
    pub length: u8,
    pub key: &'a [u8],
    pub salt: &'a [u8],
    pub person: &'a [u8],
}

/// A variant.
pub struct Blake2 {
    /// Bits of a word.
    bits: u32,
    rounds: usize,
    rotations: [u32; 4],
    iv: [u64; 8],
}

pub const BLAKE2B: Blake2 = Blake2 {
    bits: 64,
    rounds: 12,
    rotations: [32, 24, 16, 63],
    iv: [
        0x6a09_e667_f3bc_c908,
        0xbb67_ae85_84ca_a73b,
        0x3c6e_f372_fe94_f82b,
        0xa54f_f53a_5f1d_36f1,
        0x510e_527f_ade6_82d1,
        0x9b05_688c_2b3e_6c1f,
        0x1f83_d9ab_fb41_bd6b,
        0x5be0_cd19_137e_2179,
    ],
};

pub const BLAKE2S: Blake2 = Blake2 {
    bits: 32,
    rounds: 10,
    rotations: [16, 12, 8, 7],
    iv: [
        0x6a09_e667,
        0xbb67_ae85,
        0x3c6e_f372,
        0xa54f_f53a,
        0x510e_527f,
        0x9b05_688c,
        0x1f83_d9ab,
        0x5be0_cd19,
    ],
};

const SIGMA: [[usize; 16]; 10] = [
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
    [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
    [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
    [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
    [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
    [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
    [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
    [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
    [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
    [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
];

/// Which words each of the eight steps of a round mixes.
const LANES: [[usize; 4]; 8] = [
    [0, 4, 8, 12],
    [1, 5, 9, 13],
    [2, 6, 10, 14],
    [3, 7, 11, 15],
    [0, 5, 10, 15],
    [1, 6, 11, 12],
    [2, 7, 8, 13],
    [3, 4, 9, 14],
];

impl Blake2 {
    fn word_bytes(&self) -> usize {
        self.bits as usize / 8
    }

    fn add(&self, a: u64, b: u64) -> u64 {
        self.cut(a.wrapping_add(b))
    }

    fn cut(&self, n: u64) -> u64 {
        if self.bits == 64 { n } else { n & 0xffff_ffff }
    }

    fn rotate(&self, n: u64, by: u32) -> u64 {
        self.cut(n >> by | n << (self.bits - by))
    }

    fn word(&self, bytes: &[u8]) -> u64 {
        bytes.iter().rev().fold(0, |n, &b| n << 8 | u64::from(b))
    }

    /// The digest of some data.
    pub fn hash(
        &self,
        p: &Parameters<'_>,
        data: &[u8],
        budget: &mut Budget,
    ) -> Result<Vec<u8>, LimitError> {
        let size = self.word_bytes();
        let block = size * 16;
        let mut parameters = vec![0; size * 8];
        parameters[..4].copy_from_slice(&[p.length, p.key.len() as u8, 1, 1]);
        parameters[size * 4..][..p.salt.len()].copy_from_slice(p.salt);
        parameters[size * 6..][..p.person.len()].copy_from_slice(p.person);
        let mut h = self.iv;
        for (h, bytes) in h.iter_mut().zip(parameters.chunks(size)) {
            *h ^= self.word(bytes);
        }
        let mut count = 0u128;
        if !p.key.is_empty() {
            let mut first = p.key.to_vec();
            first.resize(block, 0);
            count += block as u128;
            self.compress(&mut h, &first, count, data.is_empty());
        }
        if !data.is_empty() || p.key.is_empty() {
            let full = data.len().saturating_sub(1) / block;
            for bytes in data.chunks(block).take(full) {
                budget.work(block * 4)?;
                count += block as u128;
                self.compress(&mut h, bytes, count, false);
            }
            let mut last = data[full * block..].to_vec();
            count += last.len() as u128;
            last.resize(block, 0);
            self.compress(&mut h, &last, count, true);
        }
        let mut out: Vec<u8> = h.iter().flat_map(|w| w.to_le_bytes()[..size].to_vec()).collect();
        out.truncate(usize::from(p.length));
        Ok(out)
    }

    fn compress(&self, h: &mut [u64; 8], block: &[u8], count: u128, last: bool) {
        let size = self.word_bytes();
        let mut m = [0; 16];
        for (m, bytes) in m.iter_mut().zip(block.chunks(size)) {
            *m = self.word(bytes);
        }
        let mut v = [0; 16];
        v[..8].copy_from_slice(h);
        v[8..].copy_from_slice(&self.iv);
        v[12] ^= self.cut(count as u64);
        v[13] ^= self.cut((count >> self.bits) as u64);
        if last {
            v[14] = self.cut(!v[14]);
        }
        for round in 0..self.rounds {
            let sigma = &SIGMA[round % 10];
            for (i, &[a, b, c, d]) in LANES.iter().enumerate() {
                for k in 0..2 {
                    v[a] = self.add(self.add(v[a], v[b]), m[sigma[2 * i + k]]);
                    v[d] = self.rotate(v[d] ^ v[a], self.rotations[2 * k]);
                    v[c] = self.add(v[c], v[d]);
                    v[b] = self.rotate(v[b] ^ v[c], self.rotations[2 * k + 1]);
                }
            }
        }
        for i in 0..8 {
            h[i] ^= v[i] ^ v[i + 8];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|b| format!("{b:02x}")).collect()
    }

    fn hash(kind: &Blake2, p: &Parameters<'_>, data: &[u8]) -> Vec<u8> {
        kind.hash(p, data, &mut Budget::new(Default::default())).unwrap()
    }

    #[test]
    fn against_cpython() {
        let plain = |length| Parameters { length, key: b"", salt: b"", person: b"" };
        assert_eq!(
            hex(&hash(&BLAKE2S, &plain(32), b"abc")),
            "508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982"
        );
        assert_eq!(hex(&hash(&BLAKE2B, &plain(16), b"")), "cae66941d9efbd404e4d88758ea67670");
        let keyed = Parameters { length: 16, key: b"key", salt: b"salt", person: b"me" };
        assert_eq!(hex(&hash(&BLAKE2B, &keyed, &[b'a'; 300])), "4e2b93ae8f0ce943a73d6f77d132164b");
    }
}
