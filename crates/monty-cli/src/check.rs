//! `monty check`: the types of a program, without running it.

use std::io::{IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use monty::MontyRun;
use monty_typecheck::{CheckError, Format, Program};

use crate::program::{read_file, usage_error};
use crate::report;
use crate::status;

/// `monty check FILE`: findings go to stdout, and make the exit status 1.
pub fn run(file: &Path, stubs: Option<&Path>, format: Format) -> ExitCode {
    let texts = read_file(file).and_then(|code| Ok((code, stubs.map(read_file).transpose()?)));
    let (code, stubs) = match texts {
        Ok(texts) => texts,
        Err(message) => return usage_error(&message),
    };
    let name = file.display().to_string();
    // Monty says best what is no program for it.
    if let Err(error) = MontyRun::new(code.clone(), &name, vec![], vec![]) {
        return report::tell(&Err(error));
    }
    let program =
        Program { code: &code, script_name: &name, stubs: stubs.as_deref(), ..Program::default() };
    match monty_typecheck::check(&program) {
        Ok(()) => ExitCode::SUCCESS,
        Err(CheckError::Findings(findings)) => {
            let stdout = std::io::stdout();
            let color = stdout.is_terminal() && std::env::var_os("NO_COLOR").is_none();
            let text = findings.display(format, color);
            // A reader that has read enough is no error.
            let _ = writeln!(stdout.lock(), "{}", text.trim_end());
            status::RAISED.into()
        }
        Err(CheckError::Refused(message)) => usage_error(&message),
        Err(CheckError::Internal(message)) => {
            eprintln!("internal error: {message}");
            status::INTERNAL.into()
        }
    }
}
