//! A text or bytes buffer that is charged for before it grows. Knows nothing of what is written.

use crate::error::Result;
use crate::heap::grown;
use crate::vm::Vm;

/// What can be built.
pub trait Buffer: Default {
    fn len(&self) -> usize;
    fn reserve_exact(&mut self, more: usize);
}

impl Buffer for String {
    fn len(&self) -> usize {
        String::len(self)
    }

    fn reserve_exact(&mut self, more: usize) {
        String::reserve_exact(self, more);
    }
}

impl Buffer for Vec<u8> {
    fn len(&self) -> usize {
        Vec::len(self)
    }

    fn reserve_exact(&mut self, more: usize) {
        Vec::reserve_exact(self, more);
    }
}

/// A buffer and what it was charged for.
#[derive(Default)]
pub struct Builder<B: Buffer> {
    pub out: B,
    charged: usize,
}

impl<B: Buffer> Builder<B> {
    /// Make room for `more` bytes; burns fuel for them.
    #[inline]
    pub fn reserve(&mut self, vm: &mut Vm, more: usize) -> Result<()> {
        if self.out.len() + more > self.charged {
            self.grow(vm, more)?;
        }
        Ok(())
    }

    #[inline(never)]
    fn grow(&mut self, vm: &mut Vm, more: usize) -> Result<()> {
        let missing = self.out.len() + more - self.charged;
        // Doubling while there is room, and the bare need where there is none.
        let generous = missing.max(grown(self.charged, 1) - self.charged).max(64);
        let grow = if vm.heap.budget.fits(generous) { generous } else { missing };
        vm.check_room(grow)?;
        vm.heap.charge_growth(self.charged, grow)?;
        vm.heap.burn(grow)?;
        self.charged += grow;
        self.out.reserve_exact(self.charged - self.out.len());
        Ok(())
    }
}

impl Builder<String> {
    /// Append a text.
    #[inline]
    pub fn push(&mut self, vm: &mut Vm, text: &str) -> Result<()> {
        self.reserve(vm, text.len())?;
        self.out.push_str(text);
        Ok(())
    }
}

impl Builder<Vec<u8>> {
    /// Append bytes.
    #[inline]
    pub fn push(&mut self, vm: &mut Vm, data: &[u8]) -> Result<()> {
        self.reserve(vm, data.len())?;
        self.out.extend_from_slice(data);
        Ok(())
    }
}

/// Build something: what the buffer was charged for is given back at the end, whatever the result, so
/// that whoever keeps the buffer charges for it anew.
pub fn build<B: Buffer, T>(
    vm: &mut Vm,
    work: impl FnOnce(&mut Vm, &mut Builder<B>) -> Result<T>,
) -> Result<(B, T)> {
    let mut builder = Builder::default();
    let done = work(vm, &mut builder);
    vm.heap.release(builder.charged);
    Ok((builder.out, done?))
}

/// Build a text: see [`build`].
pub fn build_text<T>(
    vm: &mut Vm,
    work: impl FnOnce(&mut Vm, &mut TextBuilder) -> Result<T>,
) -> Result<(String, T)> {
    build(vm, work)
}

/// What texts are collected in.
pub type TextBuilder = Builder<String>;
