//! Compiled patterns, by their source: what a pattern object holds is its text and flags, so that
//! it can be written to a snapshot; its program is found here, or made anew.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex};

use super::{Fault, Program, compile, parse};

/// Text (bytes as their characters), whether it is one of bytes, flags.
type Key = (Box<str>, bool, u32);

/// More than a program has; patterns longer than this are not kept.
const MAX_PATTERNS: usize = 512;
const MAX_LEN: usize = 4096;

static PROGRAMS: LazyLock<Mutex<HashMap<Key, Arc<Program>>>> = LazyLock::new(Mutex::default);

/// The program of a pattern, and whether it had to be made.
pub fn program(text: &str, bytes: bool, flags: u32) -> Result<Arc<Program>, Fault> {
    let key = (text.into(), bytes, flags);
    if let Ok(programs) = PROGRAMS.lock()
        && let Some(found) = programs.get(&key)
    {
        return Ok(found.clone());
    }
    let chars: Vec<char> = text.chars().collect();
    let program = Arc::new(compile(parse(&chars, bytes, flags)?, bytes));
    if text.len() <= MAX_LEN
        && let Ok(mut programs) = PROGRAMS.lock()
    {
        if programs.len() >= MAX_PATTERNS {
            programs.clear();
        }
        programs.insert(key, program.clone());
    }
    Ok(program)
}

/// Is the program at hand?
pub fn is_known(text: &str, bytes: bool, flags: u32) -> bool {
    PROGRAMS.lock().is_ok_and(|p| p.contains_key(&(text.into(), bytes, flags)))
}
