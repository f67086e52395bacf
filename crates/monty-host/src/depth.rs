//! The bound on how deep a value nests, which lets everything else about values be plain recursive
//! derives. Whoever makes a value from foreign data checks it here; the checks do not recurse.

use std::fmt;

use crate::MontyObject;

/// How many containers may stand inside each other in a value that crosses the boundary.
pub const MAX_DEPTH: usize = 200;

/// A value nests deeper than [`MAX_DEPTH`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DepthError;

impl fmt::Display for DepthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "value is nested more than {MAX_DEPTH} levels deep")
    }
}

impl std::error::Error for DepthError {}

impl MontyObject {
    /// Whether this value is shallow enough to cross. Does not recurse, so it is safe to ask of
    /// any value.
    ///
    /// ```
    /// use monty_host::MontyObject;
    ///
    /// let mut value = MontyObject::Int(1);
    /// for _ in 0..200 {
    ///     value = MontyObject::List(vec![value]);
    /// }
    /// assert!(value.check_depth().is_ok());
    /// value = MontyObject::Tuple(vec![value]);
    /// assert!(value.check_depth().is_err());
    /// ```
    pub fn check_depth(&self) -> Result<(), DepthError> {
        // What has no parts, which most values have not, costs no allocation.
        let (mut pending, mut next) = (Vec::new(), Some((self, 0_usize)));
        while let Some((object, depth)) = next {
            let mut deepest = depth;
            object.for_each_child(|child| {
                deepest = depth + 1;
                pending.push((child, depth + 1));
            });
            if deepest > MAX_DEPTH {
                return Err(DepthError);
            }
            next = pending.pop();
        }
        Ok(())
    }

    /// Drop this value without recursion: for one that failed [`MontyObject::check_depth`].
    pub fn discard(self) {
        let (mut pending, mut next) = (Vec::new(), Some(self));
        while let Some(object) = next {
            match object {
                Self::List(items)
                | Self::Tuple(items)
                | Self::Set(items)
                | Self::FrozenSet(items) => pending.extend(items),
                Self::NamedTuple(value) => pending.extend(value.values),
                Self::Exception(value) => pending.extend(value.args),
                Self::Dict(pairs) => {
                    for (key, value) in pairs {
                        pending.push(key);
                        pending.push(value);
                    }
                }
                Self::Dataclass(value) => {
                    pending.extend(value.fields.into_iter().map(|(_, value)| value));
                }
                Self::EnumMember(value) => pending.push(value.value),
                _ => {}
            }
            next = pending.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_million_levels_are_refused_and_dropped() {
        let mut value = MontyObject::None;
        for _ in 0..1_000_000 {
            value = MontyObject::Dict(vec![(MontyObject::Int(1), value)]);
        }
        assert_eq!(value.check_depth(), Err(DepthError));
        value.discard();
    }
}
