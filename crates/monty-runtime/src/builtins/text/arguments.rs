//! What the functions of this family read from their arguments, and how much room their results
//! have. Knows no method.

use monty_limits::LARGEST_RESERVE;
use monty_text::Refused;
use monty_text::text::Text;

use crate::error::Result;
use crate::names as n;
use crate::native::Args;
use crate::types as t;
use crate::value::{Handle, Str, Value};
use crate::{error::Raise, vm::Vm};

/// No text is larger than this, whatever the limits of the run: a bigger one is a `MemoryError`.
pub const MAX_BYTES: usize = 1 << 32;

impl Vm {
    /// How many more bytes a text may take.
    pub fn text_room(&self) -> usize {
        match self.heap.budget.limits().max_memory {
            Some(most) => {
                most.saturating_sub(self.heap.budget.bytes()).min(MAX_BYTES as u64) as usize
            }
            None => MAX_BYTES,
        }
    }

    /// Refuse what would not fit; charges nothing.
    pub fn check_room(&mut self, bytes: usize) -> Result<()> {
        // A limit is told as the limit it is, even where no machine could hold the text.
        if !self.heap.budget.fits(bytes) {
            self.heap.charge(bytes)?;
        }
        if bytes > MAX_BYTES {
            return Err(self.memory_error());
        }
        Ok(())
    }

    /// The error for a result that does not fit into [`text_room`](Self::text_room).
    #[cold]
    pub fn too_large(&mut self) -> Raise {
        // The reserve is not for this.
        let bytes = self.text_room() + LARGEST_RESERVE as usize + 1;
        match self.check_room(bytes) {
            Err(e) => e,
            Ok(()) => self.memory_error(),
        }
    }

    /// The error for what a function of the text crate refused.
    #[cold]
    pub fn refused(&mut self, why: Refused) -> Raise {
        match why {
            Refused::TooLarge => self.too_large(),
            Refused::Limit(e) => e.into(),
        }
    }

    /// `MemoryError`.
    #[cold]
    pub fn memory_error(&mut self) -> Raise {
        self.raise_args(t::MEMORY_ERROR, &[])
    }

    /// Text of a string with its 'all ASCII' flag.
    #[inline]
    pub fn text_with_flag(&self, s: Str) -> Text<'_> {
        Text::known(self.text(s), self.heap.str_object(s).is_ascii())
    }

    /// How a message about a wrong argument names what it got: its type, or None as itself.
    pub(crate) fn argument_kind(&self, v: Value) -> String {
        if v.is_none() { "None".to_owned() } else { self.type_name(v) }
    }

    /// Name of the native function that runs.
    pub(crate) fn running_name(&self) -> String {
        let native = &self.registry.natives[self.running_native.index()];
        self.registry.text(native.name).to_owned()
    }
}

/// The receiver of a method of `str`.
#[inline]
pub fn self_str(vm: &mut Vm, args: Args) -> Result<Str> {
    match vm.payload(args.get(vm, 0)) {
        Value::Str(s) => Ok(s),
        _ => Err(vm.wrong_receiver(args.get(vm, 0))),
    }
}

/// The receiver of a method of `bytes` or `bytearray`: its buffer, and which of the two it is.
#[inline]
pub fn self_bytes(vm: &mut Vm, args: Args) -> Result<(Handle<Vec<u8>>, bool)> {
    match vm.payload(args.get(vm, 0)) {
        Value::Bytes(h) => Ok((h, false)),
        Value::ByteArray(h) => Ok((h, true)),
        _ => Err(vm.wrong_receiver(args.get(vm, 0))),
    }
}

/// The receiver of a method that only `bytearray` has.
#[inline]
pub fn self_bytearray(vm: &mut Vm, args: Args) -> Result<Handle<Vec<u8>>> {
    match vm.payload(args.get(vm, 0)) {
        Value::ByteArray(h) => Ok(h),
        _ => Err(vm.wrong_receiver(args.get(vm, 0))),
    }
}

/// A str argument: `f() argument 2 must be str, not int`; `place` 0 leaves the number out.
pub fn str_argument(vm: &mut Vm, v: Value, place: usize) -> Result<Str> {
    match vm.payload(v) {
        Value::Str(s) => Ok(s),
        _ => {
            let (name, got) = (vm.running_name(), vm.argument_kind(v));
            let place = if place == 0 { String::new() } else { format!(" {place}") };
            Err(vm.type_error(format!("{name}() argument{place} must be str, not {got}")))
        }
    }
}

/// A str argument that has a name: `f() argument 'encoding' must be str, not int`.
pub fn named_str_argument(vm: &mut Vm, v: Value, argument: &str) -> Result<Option<Str>> {
    if v.is_unset() {
        return Ok(None);
    }
    match vm.payload(v) {
        Value::Str(s) => {
            vm.heap.burn(vm.text(s).len() / 16)?;
            match vm.text(s).contains('\0') {
                true => Err(vm.value_error("embedded null character")),
                false => Ok(Some(s)),
            }
        }
        _ => {
            let (name, got) = (vm.running_name(), vm.argument_kind(v));
            Err(vm.type_error(format!("{name}() argument '{argument}' must be str, not {got}")))
        }
    }
}

/// Is this an int of any kind, or does its type define `__index__`?
pub fn is_index(vm: &mut Vm, v: Value) -> bool {
    match vm.payload(v) {
        Value::Int(_) | Value::BigInt(_) | Value::True | Value::False => true,
        _ => {
            matches!(v, Value::Instance(_) | Value::Opaque(_) | Value::Exception(_))
                && vm.lookup_special(v, n::INDEX).is_some()
        }
    }
}

/// `start` or `end` of a search; none if omitted or None.
pub fn bound(vm: &mut Vm, v: Value) -> Result<Option<i64>> {
    if v.is_unset() || v.is_none() {
        return Ok(None);
    }
    if !is_index(vm, v) {
        return Err(
            vm.type_error("slice indices must be integers or None or have an __index__ method")
        );
    }
    let v = vm.index_value(v)?;
    Ok(Some(clamp(vm, v)))
}

/// An exact int as the nearest one of 64 bits.
pub fn clamp(vm: &Vm, v: Value) -> i64 {
    match v {
        Value::BigInt(h) if vm.heap.bigint(h).sign() == num_bigint::Sign::Minus => i64::MIN,
        Value::BigInt(_) => i64::MAX,
        _ => v.as_int().unwrap_or(0),
    }
}

/// An int argument with a default.
pub fn int_or(vm: &mut Vm, v: Value, default: i64) -> Result<i64> {
    if v.is_unset() {
        return Ok(default);
    }
    match vm.index_value(v)? {
        Value::BigInt(_) => Err(vm.overflow_error("Python int too large to convert to C ssize_t")),
        v => Ok(v.as_int().unwrap_or(default)),
    }
}

/// An int argument that CPython holds in an `int` of C, with a default.
pub fn c_int_or(vm: &mut Vm, v: Value, default: i32) -> Result<i64> {
    if v.is_unset() {
        return Ok(default.into());
    }
    let v = vm.index_value(v)?;
    match v.as_int().filter(|i| i32::try_from(*i).is_ok()) {
        Some(i) => Ok(i),
        None => Err(vm.overflow_error("Python int too large to convert to C int")),
    }
}

/// A number of columns: negative ones are none.
pub fn width(vm: &mut Vm, v: Value) -> Result<usize> {
    Ok(usize::try_from(int_or(vm, v, 0)?).unwrap_or(0))
}

/// A bytes-like argument: bytes, bytearray, or an instance of a subclass of one.
pub fn bytes_argument(vm: &mut Vm, v: Value) -> Result<Handle<Vec<u8>>> {
    one_piece(vm, v)?;
    match bytes_like(vm, v)? {
        Some(h) => Ok(h),
        None => {
            let got = vm.type_name(v);
            Err(vm.type_error(format!("a bytes-like object is required, not '{got}'")))
        }
    }
}

/// Refuse a view whose items do not stand one after the other.
pub fn one_piece(vm: &mut Vm, v: Value) -> Result<()> {
    if super::memory_view::is_scattered(vm, v)? {
        let message = "memoryview: underlying buffer is not C-contiguous";
        return Err(vm.raise(crate::types::BUFFER_ERROR, message));
    }
    Ok(())
}

/// The buffer of a bytes-like object.
#[inline]
pub fn bytes_like(vm: &mut Vm, v: Value) -> Result<Option<Handle<Vec<u8>>>> {
    match vm.payload(v) {
        Value::Bytes(h) | Value::ByteArray(h) => Ok(Some(h)),
        Value::Opaque(_) => super::memory_view::buffer(vm, v),
        _ => Ok(None),
    }
}

/// A byte as an int argument.
pub fn byte(vm: &mut Vm, v: Value) -> Result<u8> {
    let v = vm.index_value(v)?;
    match u8::try_from(clamp(vm, v)) {
        Ok(b) => Ok(b),
        Err(_) => Err(vm.value_error("byte must be in range(0, 256)")),
    }
}

/// A new `bytes` or `bytearray`.
pub fn new_bytes(vm: &mut Vm, data: Vec<u8>, array: bool) -> Result<Value> {
    if array { vm.heap.new_bytearray(data) } else { vm.heap.new_bytes(data) }
}

/// Does this become an int only by guest code?
pub fn needs_index(vm: &mut Vm, v: Value) -> bool {
    is_index(vm, v)
        && !matches!(vm.payload(v), Value::Int(_) | Value::BigInt(_) | Value::True | Value::False)
}
