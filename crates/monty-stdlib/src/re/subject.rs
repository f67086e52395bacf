//! What is searched: a string or bytes of the run, by offsets in bytes; and running the matcher on
//! it under the run's budget.

use monty_runtime::{Raise, Result, Value, Vm};
use monty_text::text::Text;

use super::{Matcher, Mode, Program, Progress};

/// Steps between two looks at the budget.
const SLICE: u64 = 8192;

/// A checked subject. Its text is fetched from the heap each time.
#[derive(Clone, Copy, Debug)]
pub struct Subject {
    /// The object itself, and the exact string or bytes in it.
    pub object: Value,
    pub payload: Value,
    /// What a view shows of the bytes: from where, and how many.
    window: Option<(usize, usize)>,
}

impl Subject {
    /// Check that the pattern can be applied to the object.
    pub fn new(vm: &mut Vm, program: &Program, object: Value) -> Result<Subject> {
        let subject = Subject::known(vm, object);
        match subject.payload {
            Value::Str(_) if !program.bytes => {}
            Value::Str(_) => {
                return Err(vm.type_error("cannot use a bytes pattern on a string-like object"));
            }
            Value::Bytes(_) | Value::ByteArray(_) if program.bytes => {}
            Value::Bytes(_) | Value::ByteArray(_) => {
                return Err(vm.type_error("cannot use a string pattern on a bytes-like object"));
            }
            _ => {
                let name = vm.type_name(object);
                return Err(
                    vm.type_error(format!("expected string or bytes-like object, got '{name}'"))
                );
            }
        }
        Ok(subject)
    }

    /// One of which it is known that it fits.
    pub fn known(vm: &Vm, object: Value) -> Subject {
        let payload = vm.payload(object);
        match vm.view_range(payload) {
            Some((buffer, range)) => {
                Subject { object, payload: buffer, window: Some((range.start, range.len())) }
            }
            None => Subject { object, payload, window: None },
        }
    }

    /// Its bytes.
    pub fn bytes<'a>(&self, vm: &'a Vm) -> &'a [u8] {
        match self.payload {
            Value::Str(s) => vm.heap.str(s).as_bytes(),
            Value::Bytes(h) | Value::ByteArray(h) => match self.window {
                None => vm.heap.bytes(h),
                Some((start, len)) => vm.heap.bytes(h).get(start..start + len).unwrap_or(&[]),
            },
            _ => &[],
        }
    }

    fn text<'a>(&self, vm: &'a Vm) -> Option<Text<'a>> {
        match self.payload {
            Value::Str(s) => Some(vm.text_with_flag(s)),
            _ => None,
        }
    }

    /// Its length as Python counts it.
    pub fn len(&self, vm: &Vm) -> usize {
        match self.payload {
            Value::Str(s) => vm.heap.str_object(s).chars,
            _ => self.bytes(vm).len(),
        }
    }

    /// The offset in bytes of a place.
    pub fn to_byte(self, vm: &mut Vm, place: usize) -> Result<usize> {
        let place = place.min(self.len(vm));
        self.burn_count(vm, place)?;
        Ok(self.text(vm).map_or(place, |t| t.byte_of_char(place)))
    }

    /// The place of an offset in bytes.
    pub fn to_place(self, vm: &mut Vm, byte: usize) -> Result<usize> {
        self.burn_count(vm, byte)?;
        Ok(self.text(vm).map_or(byte, |t| t.char_of_byte(byte)))
    }

    /// Counting characters is work unless all are ASCII.
    fn burn_count(&self, vm: &mut Vm, n: usize) -> Result<()> {
        if self.text(vm).is_some_and(|t| !t.ascii) { vm.heap.burn(n / 8) } else { Ok(()) }
    }

    /// A part of it as a new object.
    pub fn slice(&self, vm: &mut Vm, start: usize, end: usize) -> Result<Value> {
        match self.payload {
            Value::Str(s) => {
                if start == 0 && end == vm.heap.str(s).len() {
                    return Ok(self.payload);
                }
                vm.heap.charge(end - start)?;
                let part = vm.heap.str(s)[start..end].to_owned();
                vm.heap.release(end - start);
                vm.heap.new_string(part)
            }
            Value::Bytes(_) | Value::ByteArray(_) => {
                vm.heap.room(end - start)?;
                let part = self.bytes(vm)[start..end].to_vec();
                vm.heap.new_bytes(part)
            }
            _ => Err(Raise::Internal("a match has no text")),
        }
    }

    /// Match between two offsets.
    pub fn run(
        &self,
        vm: &mut Vm,
        program: &Program,
        mode: Mode,
        start: usize,
        end: usize,
        not_empty: bool,
    ) -> Result<Option<Matcher>> {
        if start > end || end >= u32::MAX as usize {
            return Ok(None);
        }
        let mut matcher = Matcher::new(program, mode, start, end, not_empty);
        let mut charged = matcher.size();
        vm.heap.charge(charged)?;
        let result = loop {
            let progress = matcher.run(program, self.bytes(vm), SLICE);
            let size = matcher.size();
            if size > charged {
                if let Err(e) = vm.heap.charge(size - charged) {
                    break Err(e);
                }
                charged = size;
            }
            let steps = matcher.take_steps() as usize;
            if let Err(e) = vm.heap.burn(steps * 2) {
                break Err(e);
            }
            match progress {
                Progress::Matched => break Ok(true),
                Progress::Failed => break Ok(false),
                Progress::Paused => {}
            }
        };
        vm.heap.release(charged);
        Ok(result?.then_some(matcher))
    }
}
