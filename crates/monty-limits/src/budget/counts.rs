//! What is counted and no more: output, host calls, source, tasks.

use crate::{Budget, LimitError, LimitKind};

impl Budget {
    /// Count `bytes` as printed, or refuse.
    pub fn charge_output(&mut self, bytes: usize) -> Result<(), LimitError> {
        let next = self.output.saturating_add(bytes as u64);
        self.output = self.within(LimitKind::Output, self.limits.max_output, next)?;
        Ok(())
    }

    /// Count one call to the host, or refuse.
    pub fn charge_host_call(&mut self) -> Result<(), LimitError> {
        let next = self.host_calls.saturating_add(1);
        self.host_calls = self.within(LimitKind::HostCalls, self.limits.max_host_calls, next)?;
        Ok(())
    }

    /// Count `bytes` of source as compiled, or refuse.
    pub fn charge_source(&mut self, bytes: usize) -> Result<(), LimitError> {
        let next = self.source.saturating_add(bytes as u64);
        self.source = self.within(LimitKind::Source, self.limits.max_source, next)?;
        Ok(())
    }

    /// Refuse to have so many tasks, or calls without an answer, at one time.
    pub fn check_tasks(&mut self, pending: usize) -> Result<(), LimitError> {
        self.within(LimitKind::Tasks, self.limits.max_tasks, pending as u64)?;
        Ok(())
    }

    /// `used`, if the limit allows that.
    pub(super) fn within(
        &mut self,
        kind: LimitKind,
        limit: Option<u64>,
        used: u64,
    ) -> Result<u64, LimitError> {
        match limit {
            Some(limit) if used > limit => Err(self.exceed(kind, limit, used)),
            _ => Ok(used),
        }
    }
}
