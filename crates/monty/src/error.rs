//! How a run can fail: a raised exception, a limit and an internal error are three things, never
//! mixed; beside them stand what a host did wrong and bytes that do not load.

use std::fmt;

use monty_host::MontyException;
use monty_limits::LimitError;

/// A run ended without a value.
///
/// ```
/// use monty::{MontyError, MontyRun, NoLimitTracker, NoPrint};
///
/// let runner = MontyRun::new("1 / 0".to_owned(), "main.py", vec![], vec![]).unwrap();
/// let error = runner.run(vec![], NoLimitTracker, &mut NoPrint).unwrap_err();
/// let MontyError::Raised(exception) = &error else { panic!("{error}") };
/// assert_eq!(exception.exc_type, "ZeroDivisionError");
/// assert_eq!(error.to_string(), "ZeroDivisionError: division by zero");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub enum MontyError {
    /// The source is no program; nothing ran.
    Syntax(Box<MontyException>),
    /// The guest raised an exception and did not catch it.
    Raised(Box<MontyException>),
    /// The run met a limit of its host.
    Limit(Box<LimitFailure>),
    /// The host used the run in a way it does not allow: wrong inputs, an answer to another call,
    /// a writer that failed. The text says what to do instead.
    Host(String),
    /// A bug in Monty. That run cannot go on; others are not affected.
    Internal(String),
}

/// A limit that was met, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct LimitFailure {
    /// Which limit, and how much was used.
    pub error: LimitError,
    /// The same as an exception, with the traceback to where the run stood. The guest cannot have
    /// caught it.
    pub exception: MontyException,
}

impl MontyError {
    /// The exception, if the source had an error, the guest raised one, or a limit was met.
    pub fn exception(&self) -> Option<&MontyException> {
        match self {
            Self::Syntax(exception) | Self::Raised(exception) => Some(exception),
            Self::Limit(failure) => Some(&failure.exception),
            Self::Host(_) | Self::Internal(_) => None,
        }
    }

    /// The text for a person: the traceback, if there is one, else the message. Ends in a newline.
    ///
    /// ```
    /// use monty::MontyRun;
    ///
    /// let error = MontyRun::new("x =".to_owned(), "main.py", vec![], vec![]).unwrap_err();
    /// assert!(error.render().ends_with("SyntaxError: invalid syntax\n"));
    /// ```
    pub fn render(&self) -> String {
        match self.exception() {
            Some(exception) if !exception.rendered.is_empty() => exception.rendered.clone(),
            _ => format!("{self}\n"),
        }
    }
}

impl fmt::Display for MontyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax(exception) | Self::Raised(exception) => exception.fmt(f),
            Self::Limit(failure) => failure.error.fmt(f),
            Self::Host(message) => f.write_str(message),
            Self::Internal(message) => {
                write!(f, "internal error in Monty (please report it): {message}")
            }
        }
    }
}

impl std::error::Error for MontyError {}

/// Bytes that are not what they should be. Loading never does more than refuse them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LoadError {
    /// Not made by Monty, or cut short before its header ended.
    NotMonty,
    /// Made by Monty, for something else than what was loaded.
    WrongKind {
        /// What was asked for.
        expected: &'static str,
        /// What the bytes are.
        found: &'static str,
    },
    /// Made by a Monty whose format this one does not read.
    WrongVersion {
        /// The format version of the bytes.
        found: u16,
        /// The format version this Monty reads.
        supported: u16,
    },
    /// Damaged or forged: what it describes does not fit together.
    Corrupt(String),
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotMonty => {
                f.write_str("cannot load: these bytes do not start like a Monty dump")
            }
            Self::WrongKind { expected, found } => {
                write!(f, "cannot load: these bytes are {found}, not {expected}")
            }
            Self::WrongVersion { found, supported } => write!(
                f,
                "cannot load: dump format {found} is from another version of Monty, \
                 this one reads format {supported}; dump again with this version"
            ),
            Self::Corrupt(what) => write!(f, "cannot load: the dump is damaged ({what})"),
        }
    }
}

impl std::error::Error for LoadError {}
