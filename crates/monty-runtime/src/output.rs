//! Text that was printed and not yet handed to the host: whole lines wait in order, the begun line of
//! each stream apart. Knows no writer; the run loop takes what is ready.

use monty_host::Stream;
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::vm::Vm;

/// Printed text on its way to the host.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Output {
    /// Whole lines in the order of printing; true for standard error.
    ready: Vec<(bool, String)>,
    stdout: String,
    stderr: String,
    /// Bytes charged for what is held.
    #[serde(skip)]
    held: usize,
}

/// What is printed should be handed out by the end of a slice.
const DUE: usize = 0;

impl Output {
    /// Are there whole lines to hand out?
    pub fn is_ready(&self) -> bool {
        !self.ready.is_empty()
    }

    /// Is so much held that it should be handed out now?
    pub fn is_due(&self) -> bool {
        self.held > DUE
    }

    /// Bytes held.
    pub fn len(&self) -> usize {
        self.stdout.len()
            + self.stderr.len()
            + self.ready.iter().map(|(_, t)| t.len()).sum::<usize>()
    }

    /// Nothing held?
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The whole lines; the begun ones stay.
    pub fn take(&mut self) -> Vec<(Stream, String)> {
        std::mem::take(&mut self.ready).into_iter().map(|(err, text)| (stream(err), text)).collect()
    }

    /// Everything, begun lines included: when the run is over.
    pub fn finish(&mut self) -> Vec<(Stream, String)> {
        let mut all = self.take();
        for (is_err, rest) in [(false, &mut self.stdout), (true, &mut self.stderr)] {
            if !rest.is_empty() {
                all.push((stream(is_err), std::mem::take(rest)));
            }
        }
        all
    }

    fn write(&mut self, to: Stream, text: &str) {
        let is_err = to == Stream::Stderr;
        let begun = if is_err { &mut self.stderr } else { &mut self.stdout };
        let Some(end) = text.rfind('\n') else {
            begun.push_str(text);
            return;
        };
        let (lines, rest) = text.split_at(end + 1);
        let begun = std::mem::replace(begun, rest.to_owned());
        match self.ready.last_mut() {
            Some((last, ready)) if *last == is_err => {
                ready.push_str(&begun);
                ready.push_str(lines);
            }
            _ => self.ready.push((is_err, begun + lines)),
        }
    }
}

fn stream(is_err: bool) -> Stream {
    if is_err { Stream::Stderr } else { Stream::Stdout }
}

impl Vm {
    /// Print: counted as output, and charged while it is held.
    pub fn write_output(&mut self, stream: Stream, text: &str) -> Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        // Twice: buffers grow by doubling.
        self.heap.charge(text.len() * 2)?;
        if let Err(e) = self.heap.budget.charge_output(text.len()) {
            self.heap.release(text.len() * 2);
            return Err(e.into());
        }
        self.heap.burn(text.len())?;
        self.output.held += text.len() * 2;
        self.output.write(stream, text);
        Ok(())
    }

    /// The whole lines that wait for the host.
    pub fn take_output(&mut self) -> Vec<(Stream, String)> {
        let out = self.output.take();
        self.settle_output();
        out
    }

    /// Everything that waits for the host.
    pub fn finish_output(&mut self) -> Vec<(Stream, String)> {
        let out = self.output.finish();
        self.settle_output();
        out
    }

    /// Charge for what is still held after text was taken out, or after it was loaded.
    pub(crate) fn settle_output(&mut self) {
        let left = self.output.len() * 2;
        let held = std::mem::replace(&mut self.output.held, left);
        self.heap.release(held.saturating_sub(left));
        if left > held {
            // Loaded: its size was checked with the bytes it came from.
            let _ = self.heap.budget.charge(left - held);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_whole_and_in_order() {
        let mut o = Output::default();
        o.write(Stream::Stdout, "a");
        o.write(Stream::Stderr, "x\ny");
        o.write(Stream::Stdout, "b\nc\nd");
        assert_eq!(
            o.take(),
            vec![(Stream::Stderr, "x\n".to_owned()), (Stream::Stdout, "ab\nc\n".to_owned())]
        );
        assert!(!o.is_ready());
        assert_eq!(
            o.finish(),
            vec![(Stream::Stdout, "d".to_owned()), (Stream::Stderr, "y".to_owned())]
        );
    }
}
