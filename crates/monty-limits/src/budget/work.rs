//! Work whose length depends on data: what it costs, and how far it goes between two looks.

use std::cmp::Ordering;

use crate::{Budget, LimitError};

/// Bytes that work on long data goes through before it asks the budget again: no more than a
/// fraction of a millisecond, whatever is done with each.
pub const STRETCH: usize = 32 << 10;

/// Nanoseconds of work that a unit of fuel stands for.
pub(super) const UNIT: u64 = 8;

/// To give back a vector of fewer bytes takes no time to speak of.
const LARGE: usize = 16 << 20;
/// How fast a large vector is given back.
const LARGE_FREED_IN_A_NANOSECOND: usize = 24;

impl Budget {
    /// Burn fuel for about so many nanoseconds of work: a unit is eight of them.
    ///
    /// ```
    /// use monty_limits::{Budget, LimitKind, ResourceLimits};
    ///
    /// let mut budget = Budget::new(ResourceLimits { max_fuel: Some(100), ..Default::default() });
    /// budget.work(80).unwrap();
    /// assert_eq!(budget.usage().fuel, 10);
    /// assert_eq!(budget.work(1_000_000).unwrap_err().kind, LimitKind::Fuel);
    /// ```
    #[inline]
    pub fn work(&mut self, nanoseconds: usize) -> Result<(), LimitError> {
        // Rounded up: a loop that works for a moment each time does burn.
        let units = (nanoseconds as u64).div_ceil(UNIT);
        if self.fuel > units as i64 {
            self.fuel -= units as i64;
            return Ok(());
        }
        self.burn(units)
    }

    /// A copy of long data, made stretch by stretch.
    ///
    /// ```
    /// # use monty_limits::{Budget, ResourceLimits};
    /// let mut budget = Budget::new(ResourceLimits { max_fuel: Some(100_000), ..Default::default() });
    /// assert_eq!(budget.copy(&[1, 2, 3]), Ok(vec![1, 2, 3]));
    /// assert!(budget.copy(&vec![0_u8; 10_000_000]).is_err());
    /// ```
    pub fn copy<T: Copy>(&mut self, data: &[T]) -> Result<Vec<T>, LimitError> {
        let mut out = Vec::with_capacity(data.len());
        self.append(&mut out, data)?;
        Ok(out)
    }

    /// Append long data stretch by stretch. If a limit is met `out` is as it was.
    #[inline]
    pub fn append<T: Copy>(&mut self, out: &mut Vec<T>, data: &[T]) -> Result<(), LimitError> {
        let before = out.len();
        for part in data.chunks(stretch::<T>()) {
            let looked = self.look_at_vector(size_of_val(&**out));
            if let Err(e) = looked.and_then(|()| self.work(size_of_val(part) / 8)) {
                out.truncate(before);
                return Err(e);
            }
            out.extend_from_slice(part);
        }
        Ok(())
    }

    /// Is there still time to give back a vector of so many bytes that grows and is not charged for yet?
    #[inline]
    fn look_at_vector(&mut self, bytes: usize) -> Result<(), LimitError> {
        match bytes > LARGE {
            true => self.look_ahead(bytes / LARGE_FREED_IN_A_NANOSECOND),
            false => Ok(()),
        }
    }

    /// The order of long data, compared stretch by stretch up to the first that differs.
    ///
    /// ```
    /// # use std::cmp::Ordering;
    /// # use monty_limits::{Budget, ResourceLimits};
    /// let mut budget = Budget::new(ResourceLimits { max_fuel: Some(50_000), ..Default::default() });
    /// assert_eq!(budget.order(b"ab", b"abc"), Ok(Ordering::Less));
    /// let zeros = vec![0; 10_000_000];
    /// assert_eq!(budget.order(&zeros, &[1]), Ok(Ordering::Less));
    /// assert!(budget.order(&zeros, &zeros).is_err());
    /// ```
    pub fn order(&mut self, a: &[u8], b: &[u8]) -> Result<Ordering, LimitError> {
        let common = a.len().min(b.len());
        for (x, y) in a[..common].chunks(STRETCH).zip(b[..common].chunks(STRETCH)) {
            self.work(x.len() / 8)?;
            let order = x.cmp(y);
            if order.is_ne() {
                return Ok(order);
            }
        }
        Ok(a.len().cmp(&b.len()))
    }

    /// All of a long iterator that does little for each item, with room made for `len` of them.
    ///
    /// ```
    /// # use monty_limits::{Budget, ResourceLimits};
    /// let mut budget = Budget::new(ResourceLimits { max_fuel: Some(100_000), ..Default::default() });
    /// assert_eq!(budget.collect(3, 0..3), Ok(vec![0, 1, 2]));
    /// assert!(budget.collect(0, 0..10_000_000).is_err());
    /// ```
    pub fn collect<T>(
        &mut self,
        len: usize,
        mut items: impl Iterator<Item = T>,
    ) -> Result<Vec<T>, LimitError> {
        let mut out = Vec::with_capacity(len);
        loop {
            let (before, ahead) = (out.len(), items.size_hint().1);
            out.extend(items.by_ref().take(stretch::<T>()));
            let taken = out.len() - before;
            // What a filter left out was looked at too.
            let looked = ahead.unwrap_or(0).saturating_sub(items.size_hint().1.unwrap_or(0));
            self.work(taken * size_of::<T>() / 8 + looked.saturating_sub(taken))?;
            self.look_at_vector(size_of_val(&*out))?;
            if taken < stretch::<T>() {
                return Ok(out);
            }
        }
    }
}

/// How many values a stretch is.
///
/// ```
/// assert_eq!(monty_limits::stretch::<u64>(), monty_limits::STRETCH / 8);
/// ```
pub const fn stretch<T>() -> usize {
    match size_of::<T>() {
        0 => STRETCH,
        size => STRETCH.div_ceil(size),
    }
}
