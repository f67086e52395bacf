//! What a program has here, as a short text for the prompt of whoever writes one: made of the table of
//! what the runtime has, and of the declarations of the host's functions.

use std::sync::LazyLock;

use crate::inventory;

/// What is no module to import, or a package whose one used module is told.
const NOT_TOLD: &[&str] = &["builtins", "concurrent", "urllib"];
/// Modules within a package that are used by their own names.
const TOLD: &[&str] = &["collections.abc", "concurrent.futures", "os.path", "urllib.parse"];
/// Builtins that Python declares and the runtime lacks.
const ABSENT: &[&str] = include!(concat!(env!("OUT_DIR"), "/absent.rs"));
/// Builtins that a console has.
const OF_A_CONSOLE: &[&str] = &[
    "copyright",
    "credits",
    "exit",
    "help",
    "license",
    "quit",
    "reveal_locals",
    "reveal_type",
    "ellipsis",
    "function",
    "WindowsError",
];

/// A short text for a system prompt: the language, the modules, what is absent, and the functions that
/// `stubs` declares.
///
/// ```
/// let text = monty_typecheck::prompt_docs("def fetch(url: str) -> str: ...");
/// assert!(text.contains("json") && text.ends_with("```python\ndef fetch(url: str) -> str: ...\n```\n"));
/// ```
pub fn prompt_docs(stubs: &str) -> String {
    let mut text = GENERAL.clone();
    let stubs = stubs.trim();
    if stubs.is_empty() {
        text.push_str("There are no functions of the host to call.\n");
    } else {
        text.push_str(
            "These are defined already; call them with these signatures, `await` those that are \
             `async`, and define none of them again:\n\n```python\n",
        );
        text.push_str(stubs);
        text.push_str("\n```\n");
    }
    text
}

/// What holds for every host.
static GENERAL: LazyLock<String> = LazyLock::new(|| {
    let absent = ABSENT.iter().filter(|name| !OF_A_CONSOLE.contains(name));
    let absent: Vec<&str> = absent.copied().collect();
    format!(
        "The code runs in Monty, an interpreter of Python 3.13 inside the host's process. The whole \
         language is there: classes, generators, comprehensions, match, exceptions, decorators, type \
         hints, async and await. `await` may stand at the top level. The value of a last line that is \
         an expression is the result; what is printed is shown as well. A program has no network, and \
         no files, clock or environment but those that the host hands it; memory and time are limited.\
         \n\n\
         Modules that can be imported: {}. There are no others, and no third-party packages.\n\n\
         Builtins that are absent: {}.\n\n",
        modules().join(", "),
        absent.join(", "),
    )
});

fn modules() -> Vec<&'static str> {
    let is_told =
        |name: &&str| !NOT_TOLD.contains(name) && (!name.contains('.') || TOLD.contains(name));
    inventory::modules().keys().copied().filter(is_told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_what_is_there() {
        let text = prompt_docs("");
        println!("{text}");
        assert!(text.len() < 3000, "{}", text.len());
        for word in ["asyncio", "json", "urllib.parse", "dataclasses"] {
            assert!(modules().contains(&word), "{word}");
        }
        assert!(!modules().iter().any(|name| ["socket", "subprocess"].contains(name)));
        assert!(text.ends_with("There are no functions of the host to call.\n"));
    }
}
