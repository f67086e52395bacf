//! Giving a class other bases: the checks, and the new MROs of all classes derived from it.

use super::type_type::mutable;
use crate::error::Result;
use crate::value::{TypeRef, Value};
use crate::vm::Vm;

/// `C.__bases__ = bases`
pub(super) fn set_bases(vm: &mut Vm, v: Value, value: Value) -> Result<()> {
    let class = mutable(vm, v, "__bases__")?;
    let name = vm.class_name(class);
    if value.is_unset() {
        return Err(vm.type_error(format!(
            "cannot delete '__bases__' attribute of immutable type '{name}'"
        )));
    }
    let Value::Tuple(h) = vm.payload(value) else {
        let got = vm.type_name(value);
        return Err(vm.type_error(format!("can only assign tuple to {name}.__bases__, not {got}")));
    };
    let items = vm.heap.tuple_items(h).to_vec();
    if items.is_empty() {
        return Err(
            vm.type_error(format!("can only assign non-empty tuple to {name}.__bases__, not ()"))
        );
    }
    let mut bases = Vec::new();
    for item in items {
        let Value::Type(b) = item else {
            let got = vm.type_name(item);
            return Err(
                vm.type_error(format!("{name}.__bases__ must be tuple of classes, not '{got}'"))
            );
        };
        if vm.is_subclass(b, class) {
            return Err(vm.type_error("a __bases__ item causes an inheritance cycle"));
        }
        bases.push(b);
    }
    vm.rebase(class, bases)
}

impl Vm {
    /// Give a class other bases, and all derived from it their new MRO.
    fn rebase(&mut self, class: TypeRef, bases: Vec<TypeRef>) -> Result<()> {
        let layout = self.layout(class);
        let new_layout = self.best_layout(&bases)?;
        if layout != new_layout {
            let (new, old) = (self.class_name(bases[0]), self.class_name(self.bases(class)[0]));
            return Err(self.type_error(format!(
                "__bases__ assignment: '{new}' object layout differs from '{old}'"
            )));
        }
        let old_bases = self.bases(class).to_vec();
        if let Some(c) = self.class_mut(class) {
            c.bases.clone_from(&bases);
        }
        // All MROs first: one that fails leaves everything as it was.
        let mut work = vec![class];
        let mut before: Vec<(TypeRef, Vec<TypeRef>)> = Vec::new();
        let mut failed = None;
        while let Some(c) = work.pop() {
            let of = self.bases(c).to_vec();
            match self.compute_mro(c, &of) {
                Ok(mro) => {
                    before.push((c, self.mro(c).to_vec()));
                    if let Some(data) = self.class_mut(c) {
                        data.mro = mro;
                        work.extend_from_slice(&data.subclasses);
                    }
                }
                Err(e) => {
                    failed = Some(e);
                    break;
                }
            }
        }
        if let Some(e) = failed {
            for (c, mro) in before {
                if let Some(data) = self.class_mut(c) {
                    data.mro = mro;
                }
            }
            if let Some(c) = self.class_mut(class) {
                c.bases = old_bases;
            }
            return Err(e);
        }
        for b in old_bases {
            if let Some(c) = self.class_mut(b) {
                c.subclasses.retain(|s| *s != class);
            }
        }
        for b in bases {
            self.heap.charge(size_of::<TypeRef>())?;
            if let Some(c) = self.class_mut(b) {
                c.subclasses.push(class);
            }
        }
        self.class_changed(class, None)
    }
}
