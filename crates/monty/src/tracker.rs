//! What a caller hands to a run to say what it may use.

use monty_limits::ResourceLimits;

/// Says what a run may use.
pub trait ResourceTracker {
    /// The limits of the run.
    fn limits(&self) -> ResourceLimits;
}

/// No limit but the default recursion depth: for code you trust to end.
///
/// ```
/// use monty::{MontyObject, MontyRun, NoLimitTracker, StdPrint};
///
/// let runner = MontyRun::new("6 * 7".to_owned(), "main.py", vec![], vec![]).unwrap();
/// let output = runner.run(vec![], NoLimitTracker, &mut StdPrint).unwrap();
/// assert_eq!(output, MontyObject::Int(42));
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct NoLimitTracker;

impl ResourceTracker for NoLimitTracker {
    fn limits(&self) -> ResourceLimits {
        ResourceLimits::default()
    }
}

/// The limits it was made with.
///
/// ```
/// use std::time::Duration;
/// use monty::{LimitKind, LimitedTracker, MontyError, MontyRun, NoPrint, ResourceLimits};
///
/// let limits = ResourceLimits {
///     max_duration: Some(Duration::from_millis(20)),
///     ..ResourceLimits::default()
/// };
/// let runner = MontyRun::new("while True: pass".to_owned(), "main.py", vec![], vec![]).unwrap();
/// let error = runner.run(vec![], LimitedTracker::new(limits), &mut NoPrint).unwrap_err();
/// let MontyError::Limit(failure) = error else { panic!("{error}") };
/// assert_eq!(failure.error.kind, LimitKind::Duration);
/// ```
#[derive(Debug, Clone)]
pub struct LimitedTracker(ResourceLimits);

impl LimitedTracker {
    /// A tracker of these limits.
    pub fn new(limits: ResourceLimits) -> Self {
        Self(limits)
    }
}

impl ResourceTracker for LimitedTracker {
    fn limits(&self) -> ResourceLimits {
        self.0.clone()
    }
}

impl ResourceTracker for ResourceLimits {
    fn limits(&self) -> ResourceLimits {
        self.clone()
    }
}
