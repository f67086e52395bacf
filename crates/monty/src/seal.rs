//! Sealed bytes: a dump under a key of the host's, so that whoever stores or carries it can neither
//! read nor change it. Authenticated encryption (XChaCha20-Poly1305); what is open to read, and
//! authenticated with the rest, is the id of the key, when the seal was made and when it expires.
//! What is in the bytes is the business of whoever loads them.

use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use sha2::{Digest, Sha256};

const MAGIC: &[u8; 9] = b"montyseal";
/// The version of the seal's own format.
const SEAL_VERSION: u8 = 1;
const NONCE: usize = 24;
/// Bytes of the key's hash that tell a wrong key from changed content.
const CHECK: usize = 8;
/// Clocks of two machines may differ by this much.
const CLOCK_ROOM: Duration = Duration::from_secs(300);

/// A key to seal with, and the name by which bytes say that it is theirs.
///
/// ```
/// use std::time::Duration;
/// use monty::{MontyRun, SealError, SealKey, unseal};
///
/// let program = MontyRun::new("x + 1".to_owned(), "main.py", vec!["x".to_owned()], vec![]).unwrap();
/// let key = SealKey::new("2026-11", [7; 32]).unwrap();
/// let sealed = key.seal(&program.dump().unwrap(), Some(Duration::from_secs(3600))).unwrap();
///
/// let opened = unseal(&sealed, &[key]).unwrap();
/// assert!(MontyRun::load(&opened).is_ok());
///
/// let other = SealKey::new("2026-12", [8; 32]).unwrap();
/// assert_eq!(unseal(&sealed, &[other]), Err(SealError::UnknownKey("2026-11".to_owned())));
/// ```
#[derive(Clone)]
pub struct SealKey {
    id: String,
    key: [u8; 32],
}

/// Why sealed bytes were not opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SealError {
    /// The bytes bear no seal.
    NotSealed,
    /// They bear a seal of another version.
    WrongVersion(u8),
    /// None of the keys has the id that the seal names.
    UnknownKey(String),
    /// A key has the id that the seal names, but it is another key.
    WrongKey(String),
    /// The seal has expired, this many seconds ago.
    Expired(u64),
    /// The seal was made this many seconds in the future.
    NotYet(u64),
    /// The content, or what the seal says of it, was changed.
    Content,
    /// A key cannot be made like that, or the machine gives no random bytes.
    Unusable(String),
}

impl fmt::Display for SealError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotSealed => f.write_str("the bytes are not sealed; load them without a key"),
            Self::WrongVersion(found) => {
                write!(f, "the seal has format {found}; this version of Monty reads {SEAL_VERSION}")
            }
            Self::UnknownKey(id) => {
                write!(f, "the seal was made with the key {id:?}, which is not given")
            }
            Self::WrongKey(id) => {
                write!(f, "the key {id:?} is not the one that the seal was made with")
            }
            Self::Expired(seconds) => write!(f, "the seal expired {seconds} s ago"),
            Self::NotYet(seconds) => {
                write!(f, "the seal was made {seconds} s in the future; check the clocks")
            }
            Self::Content => f.write_str("the sealed content was changed"),
            Self::Unusable(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for SealError {}

/// The id only: a key is never shown.
impl fmt::Debug for SealKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SealKey({:?})", self.id)
    }
}

impl SealKey {
    /// A key of 32 random bytes that the host keeps, and an id of at most 255 bytes, which anyone may
    /// read in the sealed bytes.
    pub fn new(id: impl Into<String>, key: [u8; 32]) -> Result<Self, SealError> {
        let id = id.into();
        if id.len() > 255 {
            return Err(SealError::Unusable("the id of a key has at most 255 bytes".to_owned()));
        }
        Ok(Self { id, key })
    }

    /// Its name.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Seal bytes, for a time or for good.
    pub fn seal(&self, data: &[u8], lifetime: Option<Duration>) -> Result<Vec<u8>, SealError> {
        self.seal_at(data, lifetime, now())
    }

    fn seal_at(
        &self,
        data: &[u8],
        lifetime: Option<Duration>,
        now: u64,
    ) -> Result<Vec<u8>, SealError> {
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce)
            .map_err(|error| SealError::Unusable(format!("no random bytes: {error}")))?;
        let expires = lifetime.map_or(u64::MAX, |time| now.saturating_add(time.as_secs()));
        let mut out = MAGIC.to_vec();
        out.push(SEAL_VERSION);
        out.push(self.id.len() as u8);
        out.extend_from_slice(self.id.as_bytes());
        out.extend_from_slice(&self.check());
        out.extend_from_slice(&now.to_le_bytes());
        out.extend_from_slice(&expires.to_le_bytes());
        out.extend_from_slice(&nonce);
        let payload = Payload { msg: data, aad: &out };
        let sealed = self.cipher().encrypt(&XNonce::from(nonce), payload);
        out.extend(sealed.map_err(|_| SealError::Unusable("too long to seal".to_owned()))?);
        Ok(out)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.key.into())
    }

    /// Tells this key from another of the same id, without telling anything of the key.
    fn check(&self) -> [u8; CHECK] {
        let hash = Sha256::new().chain_update(b"monty seal key").chain_update(self.key).finalize();
        let mut check = [0; CHECK];
        check.copy_from_slice(&hash[..CHECK]);
        check
    }
}

/// Open sealed bytes with the one of these keys that they were sealed with.
pub fn unseal(data: &[u8], keys: &[SealKey]) -> Result<Vec<u8>, SealError> {
    unseal_at(data, keys, now())
}

/// Are the bytes sealed?
pub fn is_sealed(data: &[u8]) -> bool {
    data.starts_with(MAGIC)
}

fn unseal_at(data: &[u8], keys: &[SealKey], now: u64) -> Result<Vec<u8>, SealError> {
    let mut rest = data.strip_prefix(MAGIC).ok_or(SealError::NotSealed)?;
    let version = take(&mut rest, 1)?[0];
    if version != SEAL_VERSION {
        return Err(SealError::WrongVersion(version));
    }
    let length = take(&mut rest, 1)?[0];
    let id = String::from_utf8(take(&mut rest, length as usize)?.to_vec())
        .map_err(|_| SealError::Content)?;
    let check = take(&mut rest, CHECK)?;
    let (created, expires) = (number(take(&mut rest, 8)?), number(take(&mut rest, 8)?));
    let nonce: [u8; NONCE] = take(&mut rest, NONCE)?.try_into().map_err(|_| SealError::Content)?;
    let mut named = keys.iter().filter(|key| key.id == id).peekable();
    if named.peek().is_none() {
        return Err(SealError::UnknownKey(id));
    }
    let Some(key) = named.find(|key| key.check() == check) else {
        return Err(SealError::WrongKey(id));
    };
    let open = &data[..data.len() - rest.len()];
    let payload = Payload { msg: rest, aad: open };
    let content =
        key.cipher().decrypt(&XNonce::from(nonce), payload).map_err(|_| SealError::Content)?;
    // What the seal says of time is believed only now that it is known to be unchanged.
    if created > now.saturating_add(CLOCK_ROOM.as_secs()) {
        return Err(SealError::NotYet(created - now));
    }
    if expires <= now {
        return Err(SealError::Expired(now - expires));
    }
    Ok(content)
}

fn take<'a>(rest: &mut &'a [u8], count: usize) -> Result<&'a [u8], SealError> {
    let (taken, left) = rest.split_at_checked(count).ok_or(SealError::Content)?;
    *rest = left;
    Ok(taken)
}

fn number(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |n, &b| n << 8 | u64::from(b))
}

/// Seconds since 1970. Sealing is the host's work: no run sees this clock.
#[allow(clippy::disallowed_methods)]
fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(id: &str, byte: u8) -> SealKey {
        SealKey::new(id, [byte; 32]).unwrap()
    }

    #[test]
    fn each_refusal_says_key_time_or_content() {
        let sealed = key("a", 1).seal_at(b"data", Some(Duration::from_secs(10)), 1000).unwrap();
        let open = |data: &[u8], keys: &[SealKey], now| unseal_at(data, keys, now);
        assert_eq!(open(&sealed, &[key("b", 2), key("a", 1)], 1009), Ok(b"data".to_vec()));
        assert_eq!(open(&sealed, &[key("b", 1)], 1000), Err(SealError::UnknownKey("a".to_owned())));
        assert_eq!(open(&sealed, &[key("a", 2)], 1000), Err(SealError::WrongKey("a".to_owned())));
        assert_eq!(open(&sealed, &[key("a", 1)], 1012), Err(SealError::Expired(2)));
        assert_eq!(open(&sealed, &[key("a", 1)], 10), Err(SealError::NotYet(990)));
        assert_eq!(open(b"data", &[key("a", 1)], 1000), Err(SealError::NotSealed));
    }

    #[test]
    fn no_changed_byte_passes() {
        let sealed = key("a", 1).seal_at(b"some content", None, 1000).unwrap();
        for at in 0..sealed.len() {
            for bit in 0..8 {
                let mut changed = sealed.clone();
                changed[at] ^= 1 << bit;
                assert!(unseal_at(&changed, &[key("a", 1)], 1000).is_err(), "byte {at}");
            }
            assert!(unseal_at(&sealed[..at], &[key("a", 1)], 1000).is_err(), "cut at {at}");
        }
        assert_eq!(
            unseal_at(&sealed, &[key("a", 1)], u64::MAX / 2).as_deref(),
            Ok(&b"some content"[..])
        );
    }

    #[test]
    fn the_same_bytes_are_sealed_differently() {
        let key = key("a", 1);
        assert_ne!(key.seal(b"x", None).unwrap(), key.seal(b"x", None).unwrap());
        assert_eq!(format!("{key:?}"), "SealKey(\"a\")");
    }
}
