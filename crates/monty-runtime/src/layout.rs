//! The names of a module's global slots. Those of a library module are the same for all runs.

use hashbrown::HashMap;

use crate::value::Sym;

/// Names by slot, and slots by name.
#[derive(Debug, Default)]
pub struct Layout {
    names: Vec<Sym>,
    /// Slots by name, where they are more than [`FEW`].
    slots: HashMap<Sym, u32>,
}

/// So many names are looked through one by one.
const FEW: usize = 12;

impl Layout {
    /// One slot for each of these names, in order.
    pub fn new(names: Vec<Sym>) -> Layout {
        let mut layout = Layout { names, slots: HashMap::new() };
        if layout.names.len() > FEW {
            layout.index();
        }
        layout
    }

    fn index(&mut self) {
        self.slots = self.names.iter().zip(0..).map(|(&name, slot)| (name, slot)).collect();
    }

    pub fn names(&self) -> &[Sym] {
        &self.names
    }

    #[inline]
    pub fn slot(&self, name: Sym) -> Option<usize> {
        if self.names.len() <= FEW {
            return self.names.iter().position(|&n| n == name);
        }
        self.slots.get(&name).map(|&slot| slot as usize)
    }

    /// Make room for names that are about to be added.
    pub fn reserve_exact(&mut self, more: usize) {
        self.names.reserve_exact(more);
    }

    /// A slot more, for a name that has none.
    pub fn push(&mut self, name: Sym) {
        let slot = self.names.len();
        self.names.push(name);
        match slot {
            0..FEW => {}
            FEW => self.index(),
            _ => _ = self.slots.insert(name, slot as u32),
        }
    }
}
