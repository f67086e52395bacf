//! What the fuzz targets share: programs that take what was made up as an input, run under tiny limits.
//! A panic ends the process, caught or not; an internal error is made one.
#![forbid(unsafe_code)]

use std::sync::LazyLock;
use std::time::Duration;

use monty::{Execution, MontyError, MontyObject, MontyRun, NoPrint, ResourceLimits, Step};

/// A program that is compiled once.
pub type Program = LazyLock<MontyRun>;

/// Compile a program with these inputs.
pub fn program(code: &str, inputs: &[&str]) -> MontyRun {
    let inputs = inputs.iter().map(|&name| name.to_owned()).collect();
    MontyRun::new(code.to_owned(), "main.py", inputs, vec![]).unwrap_or_else(|e| panic!("{e}"))
}

/// Little of everything.
pub fn limits() -> ResourceLimits {
    ResourceLimits {
        max_memory: Some(8 << 20),
        max_fuel: Some(200_000),
        max_duration: Some(Duration::from_secs(2)),
        max_output: Some(1 << 16),
        max_recursion_depth: 200,
        ..ResourceLimits::default()
    }
}

/// Run a program to its end, or to its first call.
pub fn run(
    program: &MontyRun,
    inputs: &[MontyObject],
    limits: ResourceLimits,
) -> Option<MontyObject> {
    let ended = Execution::new(program, inputs, limits)
        .and_then(|mut execution| execution.start(&mut NoPrint));
    match ended {
        Ok(Step::Done(value)) => Some(value),
        Ok(_) => None,
        Err(error) => {
            check(&error);
            None
        }
    }
}

/// An internal error is a finding.
pub fn check(error: &MontyError) {
    assert!(!matches!(error, MontyError::Internal(_)), "{error}");
}

/// The bytes with changes made to them: what was made up says where and what, four bytes a change.
pub fn changed(base: &[u8], first: usize, data: &[u8]) -> Vec<u8> {
    let mut bytes = base.to_vec();
    for edit in data.chunks_exact(4) {
        let room = bytes.len().saturating_sub(first).max(1);
        let at = first + usize::from(u16::from_le_bytes([edit[0], edit[1]])) % room;
        match edit[2] % 4 {
            0 => bytes[at] = edit[3],
            1 => bytes[at] ^= edit[3],
            2 => bytes.insert(at, edit[3]),
            _ if bytes.len() > first + 1 => drop(bytes.remove(at)),
            _ => {}
        }
    }
    bytes
}

/// What was made up as texts: its parts between zero bytes.
pub fn texts<const N: usize>(data: &[u8]) -> [String; N] {
    let mut parts = data.splitn(N, |&byte| byte == 0);
    std::array::from_fn(|_| String::from_utf8_lossy(parts.next().unwrap_or_default()).into_owned())
}
