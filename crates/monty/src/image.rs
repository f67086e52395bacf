//! The outer form of every dump: magic, kind, format version, then the body. What is in a body is
//! the business of whoever loads it.

use serde::{Serialize, de::DeserializeOwned};

use crate::LoadError;

/// The version of the dump format. Any change to what is dumped raises it.
pub const FORMAT_VERSION: u16 = 1;

const MAGIC: &[u8; 5] = b"monty";

/// What a dump holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImageKind {
    /// A compiled program, not started.
    Program,
    /// A run that waits for its host.
    Execution,
    /// A session between two snippets.
    Session,
}

impl ImageKind {
    /// What `data` holds, judged by its header alone.
    ///
    /// ```
    /// use monty::{ImageKind, MontyRun};
    ///
    /// let runner = MontyRun::new("1".to_owned(), "main.py", vec![], vec![]).unwrap();
    /// assert_eq!(ImageKind::of(&runner.dump().unwrap()), Ok(ImageKind::Program));
    /// assert!(ImageKind::of(b"something else").is_err());
    /// ```
    pub fn of(data: &[u8]) -> Result<Self, LoadError> {
        split(data).map(|(kind, _)| kind)
    }

    fn tag(self) -> u8 {
        match self {
            Self::Program => b'p',
            Self::Execution => b'x',
            Self::Session => b's',
        }
    }

    fn noun(self) -> &'static str {
        match self {
            Self::Program => "a compiled program",
            Self::Execution => "a paused run",
            Self::Session => "a session",
        }
    }
}

/// The kind and the body of a dump.
fn split(data: &[u8]) -> Result<(ImageKind, &[u8]), LoadError> {
    let rest = data.strip_prefix(MAGIC).ok_or(LoadError::NotMonty)?;
    let [tag, low, high, body @ ..] = rest else { return Err(LoadError::NotMonty) };
    let kind = match tag {
        b'p' => ImageKind::Program,
        b'x' => ImageKind::Execution,
        b's' => ImageKind::Session,
        _ => return Err(LoadError::NotMonty),
    };
    let found = u16::from_le_bytes([*low, *high]);
    if found != FORMAT_VERSION {
        return Err(LoadError::WrongVersion { found, supported: FORMAT_VERSION });
    }
    Ok((kind, body))
}

/// Write `body` with its header.
pub(crate) fn encode<T: Serialize>(kind: ImageKind, body: &T) -> Result<Vec<u8>, String> {
    let mut data = MAGIC.to_vec();
    data.push(kind.tag());
    data.extend(FORMAT_VERSION.to_le_bytes());
    postcard::to_extend(body, data).map_err(|error| error.to_string())
}

/// Read the body of a dump that must be of `kind`; nothing may follow it.
pub(crate) fn decode<T: DeserializeOwned>(kind: ImageKind, data: &[u8]) -> Result<T, LoadError> {
    let (found, body) = split(data)?;
    if found != kind {
        return Err(LoadError::WrongKind { expected: kind.noun(), found: found.noun() });
    }
    let (value, rest) =
        postcard::take_from_bytes(body).map_err(|error| LoadError::Corrupt(error.to_string()))?;
    if !rest.is_empty() {
        return Err(LoadError::Corrupt(format!("{} bytes too many", rest.len())));
    }
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_refusal_says_which() {
        let data = encode(ImageKind::Program, &7_u32).unwrap();
        assert_eq!(decode::<u32>(ImageKind::Program, &data), Ok(7));
        assert!(matches!(
            decode::<u32>(ImageKind::Session, &data),
            Err(LoadError::WrongKind { .. })
        ));
        let mut longer = data.clone();
        longer.push(0);
        assert!(matches!(decode::<u32>(ImageKind::Program, &longer), Err(LoadError::Corrupt(_))));
        let mut newer = data.clone();
        newer[6] = 9;
        assert_eq!(
            decode::<u32>(ImageKind::Program, &newer),
            Err(LoadError::WrongVersion { found: 9, supported: FORMAT_VERSION })
        );
        assert_eq!(decode::<u32>(ImageKind::Program, b"garbage"), Err(LoadError::NotMonty));
        assert_eq!(decode::<u32>(ImageKind::Program, &data[..6]), Err(LoadError::NotMonty));
    }
}
