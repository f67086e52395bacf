//! Work whose length depends on data: what it costs, and how far it goes between two looks.

use crate::{Budget, LimitError};

/// Bytes that work on long data goes through before it asks the budget again: no more than a
/// fraction of a millisecond, whatever is done with each.
pub const STRETCH: usize = 32 << 10;

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
        let units = (nanoseconds as u64).div_ceil(8);
        if self.fuel > units as i64 {
            self.fuel -= units as i64;
            return Ok(());
        }
        self.burn(units)
    }

    /// A copy of long data, made stretch by stretch.
    pub fn copy(&mut self, data: &[u8]) -> Result<Vec<u8>, LimitError> {
        let mut out = Vec::with_capacity(data.len());
        self.append(&mut out, data)?;
        Ok(out)
    }

    /// Append long data stretch by stretch.
    #[inline]
    pub fn append(&mut self, out: &mut Vec<u8>, data: &[u8]) -> Result<(), LimitError> {
        for part in data.chunks(STRETCH) {
            self.work(part.len() / 8)?;
            out.extend_from_slice(part);
        }
        Ok(())
    }
}
