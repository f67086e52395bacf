//! Runs, checks and disassembles a program from a file, from standard input or from `-c`.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use monty::{
    CollectStringPrint, Execution, HostFunctions, MontyError, MontyRun, PrintWriter, StdPrint,
    Usage,
};

use crate::options::Cli;
use crate::report::{self, Ending};
use crate::status;
use crate::tools::Tools;

/// Run what the command line names.
pub fn run(cli: &Cli) -> ExitCode {
    let (source, name, arguments) = match read_program(cli) {
        Ok(program) => program,
        Err(message) => return usage_error(&message),
    };
    let mut tools = match Tools::from_environment() {
        Ok(tools) => tools,
        Err(message) => return usage_error(&message),
    };
    let mut limits = cli.limits.limits();
    if limits.max_memory.is_none() {
        keep_freed_memory();
    }
    let job = Job { source, name, arguments: &arguments, functions: tools.names(), seed: cli.seed };
    if !cli.json {
        let (ending, _) = job.run(limits, &mut StdPrint, &mut tools);
        return report::tell(&ending);
    }
    // What is collected here is memory that the guest causes to be held.
    limits.max_output = limits.max_output.or(limits.max_memory);
    let mut print = CollectStringPrint::new();
    let (ending, usage) = job.run(limits, &mut print, &mut tools);
    println!("{}", report::to_object(&ending, &print, usage));
    match &ending {
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => ExitCode::from(report::exit_status(error)),
    }
}

/// What a program frees its next objects will need. The GNU C library gives large blocks back to the system
/// and fetches them again, page by page, until it has seen a larger one freed: it sees one of eight
/// megabytes, which nobody touches. Where memory is limited, holes between kept blocks would count more.
fn keep_freed_memory() {
    drop(std::hint::black_box(Vec::<u8>::with_capacity(8 << 20)));
}

/// One program and what it is given.
struct Job<'a> {
    source: String,
    name: String,
    arguments: &'a [String],
    functions: Vec<String>,
    seed: u64,
}

impl Job<'_> {
    fn run(
        self,
        limits: monty::ResourceLimits,
        print: &mut dyn PrintWriter,
        functions: &mut dyn HostFunctions,
    ) -> (Ending, Option<Usage>) {
        let prepared = MontyRun::new(self.source, &self.name, vec![], self.functions)
            .and_then(|runner| Execution::new(&runner.with_seed(self.seed), &[], limits));
        let mut execution = match prepared {
            Ok(execution) => execution,
            Err(error) => return (Err(error), None),
        };
        execution.set_arguments(self.arguments);
        let first = execution.start(print);
        let ending = first.and_then(|step| execution.finish(step, functions, print));
        (ending, Some(execution.usage()))
    }
}

/// Source text, its name in tracebacks, and the program's arguments.
fn read_program(cli: &Cli) -> Result<(String, String, Vec<String>), String> {
    if let Some(code) = &cli.code {
        return Ok((code.clone(), "<string>".to_owned(), cli.rest.clone()));
    }
    let (file, arguments) = match cli.rest.split_first() {
        Some((file, arguments)) => (file.as_str(), arguments.to_vec()),
        None => return Err("--json needs a program: FILE, - or -c CODE".to_owned()),
    };
    if file == "-" {
        return Ok((read_stdin()?, "<stdin>".to_owned(), arguments));
    }
    if file.starts_with('-') {
        return Err(format!("unknown option {file}; options come before FILE (see monty --help)"));
    }
    Ok((read_file(Path::new(file))?, file.to_owned(), arguments))
}

fn read_stdin() -> Result<String, String> {
    let mut bytes = Vec::new();
    std::io::stdin()
        .read_to_end(&mut bytes)
        .map_err(|error| format!("cannot read standard input: {error}"))?;
    decode(bytes, "standard input")
}

pub fn read_file(path: &Path) -> Result<String, String> {
    let bytes = std::fs::read(path)
        .map_err(|error| format!("cannot read '{}': {error}", path.display()))?;
    decode(bytes, &format!("'{}'", path.display()))
}

fn decode(bytes: Vec<u8>, what: &str) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        format!("{what} is not UTF-8 (byte {at}); Monty reads UTF-8 source only")
    })
}

/// `monty dis FILE`.
pub fn disassemble(file: Option<PathBuf>, code: Option<String>) -> ExitCode {
    let read = match (file, code) {
        (_, Some(code)) => Ok((code, "<string>".to_owned())),
        (Some(file), None) if file.as_os_str() == "-" => {
            read_stdin().map(|source| (source, "<stdin>".to_owned()))
        }
        (Some(file), None) => read_file(&file).map(|source| (source, file.display().to_string())),
        (None, None) => Err("dis needs a program: FILE, - or -c CODE".to_owned()),
    };
    let (source, name) = match read {
        Ok(program) => program,
        Err(message) => return usage_error(&message),
    };
    match MontyRun::new(source, &name, vec![], vec![]) {
        Ok(runner) => {
            print!("{}", runner.disassemble());
            ExitCode::SUCCESS
        }
        Err(error @ MontyError::Syntax(_)) => report::tell(&Err(error)),
        Err(error) => {
            eprintln!("monty: {}", report::message(&error));
            ExitCode::from(report::exit_status(&error))
        }
    }
}

/// Tell a person what is wrong with the command line.
pub fn usage_error(message: &str) -> ExitCode {
    eprintln!("monty: {message}");
    ExitCode::from(status::USAGE)
}
