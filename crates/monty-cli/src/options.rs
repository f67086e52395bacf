//! The command line as data.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};
use monty::ResourceLimits;
#[cfg(feature = "typecheck")]
use monty_typecheck::Format;

/// What `--help` says below the options.
const AFTER_HELP: &str = "\
Exit status: 0 success; 1 the program raised an exception; 2 wrong usage; 3 a limit was met; \
70 an internal error. sys.exit(n) in the program gives n.

Host functions: with SANDBOX_TOOLS=name,name (and SANDBOX_TOOLS_ASYNC=name for those that give an \
awaitable) the program may call functions of another process. Calls go as lines of JSON to the file \
descriptor SANDBOX_FD_OUT, {\"id\":1,\"call\":\"f\",\"args\":[],\"kwargs\":{}}, answers come from \
SANDBOX_FD_IN, {\"id\":1,\"return\":VALUE} or {\"id\":1,\"raise\":{\"type\":\"ValueError\",\
\"message\":\"...\"}}.";

/// Monty: a secure Python interpreter for code that an AI agent writes.
#[derive(Parser, Debug)]
#[command(name = "monty", version, after_help = AFTER_HELP, args_conflicts_with_subcommands = true)]
pub struct Cli {
    /// What to do, if not to run a program.
    #[command(subcommand)]
    pub command: Option<Command>,

    #[command(flatten)]
    pub limits: LimitArgs,

    /// What hashes of text, and so the order of sets, and random numbers without a seed follow from
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub seed: u64,

    /// Print one JSON object instead: result, stdout, stderr, error, limit, usage.
    #[arg(long)]
    pub json: bool,

    /// Run this text. What follows it are the program's arguments.
    #[arg(short = 'c', value_name = "CODE", allow_hyphen_values = true)]
    pub code: Option<String>,

    /// The program to run, `-` for standard input; then its arguments. Without any, a prompt.
    #[arg(value_name = "FILE", trailing_var_arg = true, allow_hyphen_values = true)]
    pub rest: Vec<String>,
}

/// The subcommands.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Check the types of a program
    #[cfg(feature = "typecheck")]
    Check {
        /// The program.
        file: PathBuf,
        /// Declarations of what the host provides, as in a .pyi file.
        #[arg(long, value_name = "FILE")]
        stubs: Option<PathBuf>,
        /// full, concise, azure, json, jsonlines, rdjson, pylint, gitlab or github
        #[arg(long, value_name = "FORMAT", default_value = "full")]
        format: Format,
    },
    /// Print the instructions of a program
    Dis {
        /// The program, `-` for standard input.
        #[arg(required_unless_present = "code")]
        file: Option<PathBuf>,
        /// Disassemble this text instead.
        #[arg(short = 'c', value_name = "CODE", conflicts_with = "file")]
        code: Option<String>,
    },
    /// Run the corpus and compare with what CPython printed
    #[command(hide = true)]
    TestCorpus {
        /// How to stress each run.
        #[arg(long, value_enum, default_value_t = Mode::Plain)]
        mode: Mode,
        /// Programs at a time.
        #[arg(long, default_value_t = 2)]
        jobs: usize,
        /// Programs, or folders of programs.
        #[arg(default_value = "testdata")]
        paths: Vec<PathBuf>,
    },
    /// Stop the programs of the corpus at many places by a limit
    #[command(hide = true)]
    TestSweep {
        /// Places to stop each program at; 0 for all there are.
        #[arg(long, default_value_t = 5)]
        places: u64,
        /// Programs, or folders of programs.
        #[arg(default_value = "testdata")]
        paths: Vec<PathBuf>,
    },
    /// Run the hostile programs under a watchdog
    #[command(hide = true)]
    TestHostile {
        /// Programs at a time.
        #[arg(long, default_value_t = 2)]
        jobs: usize,
        /// Run this program in this process, and tell what it came to.
        #[arg(long, value_name = "FILE")]
        one: Option<PathBuf>,
        /// Programs, or folders of programs.
        #[arg(default_value = "testdata/hostile")]
        paths: Vec<PathBuf>,
    },
}

/// How the corpus stresses a run.
#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// As any host runs it.
    Plain,
    /// Collect garbage at every safepoint.
    Gc,
    /// One unit of fuel per slice.
    Fuel,
    /// Freeze, drop, thaw and go on at every suspension.
    Snapshot,
}

impl Mode {
    /// As the command line and the programs' `# modes:` lines spell it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Gc => "gc",
            Self::Fuel => "fuel",
            Self::Snapshot => "snapshot",
        }
    }
}

/// The limits of a run.
#[derive(Args, Debug, Clone, Default)]
pub struct LimitArgs {
    /// Bytes the program may hold (suffixes KiB, MiB, GiB)
    #[arg(long, value_name = "BYTES", value_parser = parse_bytes)]
    pub max_memory: Option<u64>,
    /// Seconds the program may run
    #[arg(long, value_name = "SECS", value_parser = parse_seconds)]
    pub max_duration: Option<Duration>,
    /// Objects the program may make
    #[arg(long, value_name = "N")]
    pub max_allocations: Option<u64>,
    /// How deep calls may nest (1000)
    #[arg(long, value_name = "N")]
    pub max_recursion: Option<u32>,
    /// Bytes the program may print (suffixes KiB, MiB, GiB)
    #[arg(long, value_name = "BYTES", value_parser = parse_bytes)]
    pub max_output: Option<u64>,
    /// Fuel the program may burn: a limit that is the same on every machine
    #[arg(long, value_name = "UNITS")]
    pub max_fuel: Option<u64>,
    /// Bytes of source that may be compiled (suffixes KiB, MiB, GiB)
    #[arg(long, value_name = "BYTES", value_parser = parse_bytes)]
    pub max_source: Option<u64>,
    /// Tasks there may be at one time
    #[arg(long, value_name = "N")]
    pub max_tasks: Option<u64>,
}

impl LimitArgs {
    /// As the run takes them.
    pub fn limits(&self) -> ResourceLimits {
        let default = ResourceLimits::default();
        ResourceLimits {
            max_memory: self.max_memory,
            max_duration: self.max_duration,
            max_allocations: self.max_allocations,
            max_recursion_depth: self.max_recursion.unwrap_or(default.max_recursion_depth),
            max_output: self.max_output,
            max_fuel: self.max_fuel,
            max_source: self.max_source,
            max_tasks: self.max_tasks,
            ..default
        }
    }
}

impl Cli {
    /// Whether there is nothing to run.
    pub fn asks_for_repl(&self) -> bool {
        self.code.is_none() && self.rest.is_empty() && !self.json
    }
}

/// A number of bytes, with or without a suffix.
pub fn parse_bytes(text: &str) -> Result<u64, String> {
    let text = text.trim();
    let (digits, factor) = [("KiB", 10), ("MiB", 20), ("GiB", 30), ("B", 0)]
        .iter()
        .find_map(|(suffix, shift)| Some((text.strip_suffix(suffix)?, 1_u64 << shift)))
        .unwrap_or((text, 1));
    let number: u64 = digits.trim_end().parse().map_err(|_| {
        format!("{text:?} is not a number of bytes; write 1048576, 1024KiB, 1MiB or 1GiB")
    })?;
    number.checked_mul(factor).ok_or_else(|| format!("{text:?} is too large"))
}

/// A number of seconds.
pub fn parse_seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| format!("{text:?} is not a number of seconds"))?;
    Duration::try_from_secs_f64(seconds).map_err(|error| format!("{text:?}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn sizes() {
        assert_eq!(parse_bytes("64MiB"), Ok(64 << 20));
        assert_eq!(parse_bytes("10 KiB"), Ok(10 << 10));
        assert_eq!(parse_bytes("7"), Ok(7));
        assert!(parse_bytes("1MB").unwrap_err().contains("1MiB"));
        assert!(parse_bytes("99999999999GiB").is_err());
        assert!(parse_seconds("-1").is_err());
        assert_eq!(parse_seconds("0.5"), Ok(Duration::from_millis(500)));
    }

    #[test]
    fn forms_of_a_run() {
        let cli = Cli::parse_from(["monty", "--max-memory", "1KiB", "a.py", "--json", "-x"]);
        assert_eq!(
            (cli.rest, cli.json),
            (vec!["a.py".into(), "--json".into(), "-x".into()], false)
        );
        let cli = Cli::parse_from(["monty", "-c", "-1", "arg"]);
        assert_eq!((cli.code.as_deref(), cli.rest), (Some("-1"), vec!["arg".to_owned()]));
        assert!(Cli::parse_from(["monty"]).asks_for_repl());
        assert!(!Cli::parse_from(["monty", "-"]).asks_for_repl());
        let cli = Cli::parse_from(["monty", "dis", "-c", "1"]);
        assert!(matches!(cli.command, Some(Command::Dis { .. })));
        assert!(Cli::try_parse_from(["monty", "--max-memory", "lots", "a.py"]).is_err());
    }
}
