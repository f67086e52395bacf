//! The names of a library module's global slots: the same for all runs.

use hashbrown::HashMap;

use crate::value::Sym;

/// Names by slot, and slots by name.
#[derive(Debug, Default)]
pub struct Layout {
    names: Box<[Sym]>,
    slots: HashMap<Sym, u32>,
}

impl Layout {
    /// One slot for each of these names, in order.
    pub fn new(names: Box<[Sym]>) -> Layout {
        let slots = names.iter().enumerate().map(|(slot, &name)| (name, slot as u32)).collect();
        Layout { names, slots }
    }

    pub fn names(&self) -> &[Sym] {
        &self.names
    }

    #[inline]
    pub fn slot(&self, name: Sym) -> Option<usize> {
        self.slots.get(&name).map(|&slot| slot as usize)
    }
}
