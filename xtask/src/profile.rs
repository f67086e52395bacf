//! Execution counts as an instrumented program leaves them (LLVM's raw profile, version 10),
//! rewritten as the text that every `llvm-profdata` reads: one from the system's packages is older
//! than the LLVM in rustc, and refuses the raw form. Knows nothing of how the program was run.
//!
//! The layout is that of LLVM's `InstrProfData.inc`; names are not compressed, as
//! `-enable-name-compression=false` has it.

use std::collections::HashMap;
use std::fmt::Write;

use md5::{Digest, Md5};

use crate::Outcome;

/// `\xfflprofr\x81` as a little-endian number: counts of a 64-bit program.
const MAGIC: u64 = 0xff6c_7072_6f66_7281;
const VERSION: u64 = 10;
const HEADER_WORDS: usize = 16;
/// One record: name, hash, counters, bitmap, function, values (8 bytes each), then how many of each.
const RECORD: usize = 64;

/// The text form of a raw profile.
pub fn text(raw: &[u8]) -> Outcome<String> {
    let header = Header::read(raw).ok_or("the profile ends within its header")?;
    if header.magic != MAGIC || header.version != VERSION {
        return Err(format!(
            "a raw profile of version {} cannot be read: this reads version {VERSION}",
            header.version
        ));
    }
    records(raw, &header).ok_or_else(|| "the profile is cut short".to_owned())
}

struct Header {
    magic: u64,
    version: u64,
    records: usize,
    /// Where each part starts in the file.
    data: usize,
    counters: usize,
    names: usize,
    names_len: usize,
    /// The first record's counters, as the records count them.
    counters_delta: u64,
}

impl Header {
    fn read(raw: &[u8]) -> Option<Header> {
        let mut words = [0; HEADER_WORDS];
        for (i, word) in words.iter_mut().enumerate() {
            *word = u64_at(raw, i * 8)?;
        }
        let [magic, version, ids, records, gap1, counters, gap2, bitmaps, gap3, names, ..] = words;
        let size = |word: u64| usize::try_from(word).ok();
        let data = HEADER_WORDS * 8 + size(ids)?;
        let counters_at = data + size(records)? * RECORD + size(gap1)?;
        let names_at =
            counters_at + size(counters)? * 8 + size(gap2)? + size(bitmaps)? + size(gap3)?;
        Some(Header {
            magic,
            // The upper byte says what kind of counts these are.
            version: version & 0x00ff_ffff_ffff_ffff,
            records: size(records)?,
            data,
            counters: counters_at,
            names: names_at,
            names_len: size(names)?,
            counters_delta: words[10],
        })
    }
}

fn records(raw: &[u8], header: &Header) -> Option<String> {
    let names = names(raw.get(header.names..header.names + header.names_len)?)?;
    let mut out = String::from(":ir\n");
    for i in 0..header.records {
        let at = header.data + i * RECORD;
        let (name, hash) = (names.get(&u64_at(raw, at)?)?, u64_at(raw, at + 8)?);
        // Each record says where its counters are relative to itself.
        let offset = u64_at(raw, at + 16)?
            .wrapping_sub(header.counters_delta)
            .wrapping_add((i * RECORD) as u64);
        let count = u32::from_le_bytes(raw.get(at + 48..at + 52)?.try_into().ok()?) as usize;
        let _ = writeln!(out, "{name}\n{hash}\n{count}");
        for counter in 0..count {
            let at = header.counters + usize::try_from(offset).ok()? + counter * 8;
            let _ = writeln!(out, "{}", u64_at(raw, at)?);
        }
        out.push('\n');
    }
    Some(out)
}

/// Function names by the hash that records name them with.
fn names(mut raw: &[u8]) -> Option<HashMap<u64, &str>> {
    let mut names = HashMap::new();
    while let Some(&first) = raw.first() {
        // Padding between the names of two compilation units.
        if first == 0 {
            raw = &raw[1..];
            continue;
        }
        let (len, compressed) = (leb128(&mut raw)?, leb128(&mut raw)?);
        if compressed != 0 {
            return None;
        }
        let (chunk, rest) = raw.split_at_checked(len)?;
        raw = rest;
        for name in std::str::from_utf8(chunk).ok()?.split('\x01') {
            let digest = Md5::digest(name.as_bytes());
            names.insert(u64_at(&digest, 0)?, name);
        }
    }
    Some(names)
}

fn leb128(raw: &mut &[u8]) -> Option<usize> {
    let mut value = 0;
    for shift in (0..usize::BITS).step_by(7) {
        let (&byte, rest) = raw.split_first()?;
        *raw = rest;
        value |= usize::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

fn u64_at(raw: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(raw.get(at..at + 8)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A profile of one function `f` with two counters.
    fn sample() -> Vec<u8> {
        let words: [u64; HEADER_WORDS] =
            [MAGIC, VERSION | 1 << 56, 0, 1, 0, 2, 0, 0, 0, 3, 1000, 0, 0, 0, 0, 2];
        let mut raw: Vec<u8> = words.iter().flat_map(|w| w.to_le_bytes()).collect();
        let digest = Md5::digest(b"f");
        let name = u64_at(&digest, 0).unwrap_or(0);
        raw.extend([name, 77, 1000, 0, 0, 0].iter().flat_map(|w: &u64| w.to_le_bytes()));
        raw.extend(2u32.to_le_bytes());
        raw.extend([0; 12]);
        raw.extend([5u64, 9].iter().flat_map(|w| w.to_le_bytes()));
        raw.extend([1, 0, b'f']);
        raw
    }

    #[test]
    fn counts_become_text() {
        assert_eq!(text(&sample()), Ok(":ir\nf\n77\n2\n5\n9\n\n".to_owned()));
    }

    #[test]
    fn what_is_no_profile_is_refused() {
        assert!(text(b"short").is_err());
        let mut other = sample();
        other[8] = 11;
        assert!(text(&other).is_err_and(|why| why.contains("version 11")));
        let whole = sample();
        assert!(text(&whole[..whole.len() - 1]).is_err());
    }
}
