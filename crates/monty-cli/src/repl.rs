//! The prompt: a session that a person types into.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

use monty::{MontyError, MontyObject, MontySession, StdPrint};
use rustyline::error::ReadlineError;
use rustyline::history::DefaultHistory;
use rustyline::{Config, Editor};

use crate::options::LimitArgs;
use crate::prompt::PromptHelper;
use crate::{report, status};

/// Names that are always there, for completion.
const BUILTINS: &[&str] = &[
    "abs",
    "all",
    "any",
    "bool",
    "bytes",
    "dict",
    "enumerate",
    "filter",
    "float",
    "format",
    "frozenset",
    "getattr",
    "hasattr",
    "help",
    "id",
    "input",
    "int",
    "isinstance",
    "issubclass",
    "iter",
    "len",
    "list",
    "map",
    "max",
    "min",
    "next",
    "object",
    "open",
    "ord",
    "pow",
    "print",
    "property",
    "range",
    "repr",
    "reversed",
    "round",
    "set",
    "setattr",
    "sorted",
    "str",
    "sum",
    "super",
    "tuple",
    "type",
    "zip",
];

/// Read, run, print, until the end of the input.
pub fn run(limits: &LimitArgs, seed: u64) -> ExitCode {
    let mut session = match MontySession::seeded("monty", vec![], limits.limits(), seed) {
        Ok(session) => session,
        Err(error) => return report::tell(&Err(error)),
    };
    let mut editor = match editor() {
        Ok(editor) => editor,
        Err(error) => {
            eprintln!("monty: cannot use this terminal: {error}");
            return ExitCode::from(status::INTERNAL);
        }
    };
    if std::io::stdin().is_terminal() {
        println!("Monty {} (Python 3.13). exit() or Ctrl-D leaves.", env!("CARGO_PKG_VERSION"));
    }
    let interrupt = session.interrupt_handle();
    let handle = interrupt.clone();
    // Without a handler Ctrl-C ends the process: no worse than before.
    let _ = ctrlc::set_handler(move || handle.interrupt());
    loop {
        if let Some(helper) = editor.helper_mut() {
            helper.names = session.names();
            helper.names.extend(BUILTINS.iter().map(|name| (*name).to_owned()));
        }
        let code = match editor.readline(">>> ") {
            Ok(code) => code,
            Err(ReadlineError::Interrupted) => continue,
            Err(ReadlineError::Eof) => break,
            Err(error) => {
                eprintln!("monty: cannot read: {error}");
                break;
            }
        };
        if code.trim().is_empty() {
            continue;
        }
        // A history that cannot be kept is no reason to stop.
        let _ = editor.add_history_entry(code.trim_end());
        interrupt.clear();
        if let Some(exit) = snippet(&mut session, &code) {
            save_history(&mut editor);
            return exit;
        }
    }
    save_history(&mut editor);
    ExitCode::SUCCESS
}

/// Run one input; `Some` leaves the prompt.
fn snippet(session: &mut MontySession, code: &str) -> Option<ExitCode> {
    match session.run(code, &mut StdPrint) {
        Ok(MontyObject::None) => {}
        Ok(value) => println!("{}", monty::object_repr(&value)),
        Err(MontyError::Raised(exception)) if exception.builtin_base == "SystemExit" => {
            return Some(report::tell(&Err(MontyError::Raised(exception))));
        }
        Err(error @ MontyError::Internal(_)) => return Some(report::tell(&Err(error))),
        // Only its end is told: the next input goes on with what is bound.
        Err(error) => {
            report::tell(&Err(error));
        }
    }
    None
}

fn editor() -> rustyline::Result<Editor<PromptHelper, DefaultHistory>> {
    let config = Config::builder().history_ignore_space(true).auto_add_history(false).build();
    let mut editor = Editor::with_config(config)?;
    let helper = PromptHelper::default();
    helper.colours.set(std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none());
    editor.set_helper(Some(helper));
    if let Some(path) = history_path() {
        // The first time there is none.
        let _ = editor.load_history(&path);
    }
    Ok(editor)
}

fn history_path() -> Option<PathBuf> {
    let state = std::env::var_os("XDG_STATE_HOME").map(PathBuf::from).or_else(|| {
        std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".local").join("state"))
    })?;
    Some(state.join("monty").join("history"))
}

fn save_history(editor: &mut Editor<PromptHelper, DefaultHistory>) {
    if !std::io::stdin().is_terminal() {
        return;
    }
    if let Some(path) = history_path()
        && let Some(folder) = path.parent()
        && std::fs::create_dir_all(folder).is_ok()
    {
        // A history that cannot be kept is no reason to fail.
        let _ = editor.save_history(&path);
    }
}
