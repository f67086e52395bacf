//! Host functions as Rust code: what answers the calls of a guest when the host does not want to
//! see each pause.

use monty_host::{HostAnswer, HostCall, MontyException};

/// Answers the calls of a guest. Any `FnMut(&HostCall) -> HostAnswer` is one.
///
/// ```
/// use monty::{HostAnswer, HostCall, MontyObject, MontyRun, NoLimitTracker, NoPrint};
///
/// let runner = MontyRun::new(
///     "double(20) + 2".to_owned(), "main.py", vec![], vec!["double".to_owned()],
/// ).unwrap();
/// let mut functions = |call: &HostCall| {
///     let n = call.args[0].as_int().unwrap();
///     HostAnswer::Return(MontyObject::Int(n * 2))
/// };
/// let output = runner
///     .run_with_functions(vec![], NoLimitTracker, &mut NoPrint, &mut functions)
///     .unwrap();
/// assert_eq!(output, MontyObject::Int(42));
/// ```
pub trait HostFunctions {
    /// Answer one call. With [`HostAnswer::Future`] the guest goes on with an awaitable, and
    /// [`HostFunctions::resolve`] is asked when all of it waits.
    fn call(&mut self, call: &HostCall) -> HostAnswer;

    /// Answer one or more of the calls that were answered with a future before.
    fn resolve(&mut self, pending: &[u32]) -> Vec<(u32, HostAnswer)> {
        let refuse = || {
            HostAnswer::Raise(MontyException::new("RuntimeError", "this host answers no futures"))
        };
        pending.iter().map(|&call_id| (call_id, refuse())).collect()
    }
}

impl<F: FnMut(&HostCall) -> HostAnswer> HostFunctions for F {
    fn call(&mut self, call: &HostCall) -> HostAnswer {
        self(call)
    }
}

/// Refuses every call, those to the operating system with a `PermissionError`: what [`MontyRun::run`](crate::MontyRun::run) uses.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoFunctions;

impl HostFunctions for NoFunctions {
    fn call(&mut self, call: &HostCall) -> HostAnswer {
        let (class, message) = if call.is_os_function {
            let message = format!(
                "OS function '{}' is not provided by this host: the run has no grant of it",
                call.name
            );
            ("PermissionError", message)
        } else {
            let message = format!("external function '{}' is not provided by this host", call.name);
            ("NotImplementedError", message)
        };
        HostAnswer::Raise(MontyException::new(class, message))
    }
}
