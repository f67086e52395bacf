//! Where the text goes that a guest prints. The runtime hands over whole lines (the last one of a
//! run may lack its newline), so a writer never sees half a character or half a `print`.

use std::io::Write;

/// Standard output or standard error of the guest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stream {
    /// `sys.stdout`
    Stdout,
    /// `sys.stderr`
    Stderr,
}

impl Stream {
    /// `"stdout"` or `"stderr"`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Stdout => "stdout",
            Self::Stderr => "stderr",
        }
    }
}

/// Takes what a guest prints.
///
/// ```
/// use monty_host::{PrintWriter, Stream};
///
/// struct Count(usize);
///
/// impl PrintWriter for Count {
///     fn write(&mut self, _stream: Stream, text: &str) -> Result<(), String> {
///         self.0 += text.len();
///         Ok(())
///     }
/// }
/// ```
pub trait PrintWriter {
    /// Take a piece of text: one or more whole lines, or the rest that had no newline. An error
    /// ends the run; it is not an exception the guest could catch.
    fn write(&mut self, stream: Stream, text: &str) -> Result<(), String>;
}

/// Prints to the standard output and standard error of the process.
#[derive(Debug, Clone, Copy, Default)]
pub struct StdPrint;

impl PrintWriter for StdPrint {
    fn write(&mut self, stream: Stream, text: &str) -> Result<(), String> {
        let written = match stream {
            Stream::Stdout => std::io::stdout().lock().write_all(text.as_bytes()),
            Stream::Stderr => std::io::stderr().lock().write_all(text.as_bytes()),
        };
        written.map_err(|error| format!("cannot write to {}: {error}", stream.name()))
    }
}

/// Drops everything.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoPrint;

impl PrintWriter for NoPrint {
    fn write(&mut self, _stream: Stream, _text: &str) -> Result<(), String> {
        Ok(())
    }
}

/// Keeps everything, each stream by itself.
///
/// ```
/// use monty_host::{CollectStringPrint, PrintWriter, Stream};
///
/// let mut print = CollectStringPrint::new();
/// print.write(Stream::Stdout, "hello\n").unwrap();
/// assert_eq!(print.output(), "hello\n");
/// ```
#[derive(Debug, Clone, Default)]
pub struct CollectStringPrint {
    stdout: String,
    stderr: String,
}

impl CollectStringPrint {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// What went to standard output.
    pub fn output(&self) -> &str {
        &self.stdout
    }

    /// What went to standard error.
    pub fn error_output(&self) -> &str {
        &self.stderr
    }

    /// What went to standard output, without a copy.
    pub fn into_output(self) -> String {
        self.stdout
    }
}

impl PrintWriter for CollectStringPrint {
    fn write(&mut self, stream: Stream, text: &str) -> Result<(), String> {
        match stream {
            Stream::Stdout => self.stdout.push_str(text),
            Stream::Stderr => self.stderr.push_str(text),
        }
        Ok(())
    }
}
