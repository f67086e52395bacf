//! Instances of the library's classes, made by native code for their `__new__`.

use crate::error::{Raise, Result};
use crate::native::Step;
use crate::types as t;
use crate::value::{TypeRef, Value};
use crate::vm::Vm;

impl Vm {
    /// `object.__new__(class)` for a class of the run.
    pub fn new_instance_of(&mut self, class: TypeRef) -> Result<Value> {
        match self.make(class, &[], Vec::new(), false)? {
            Step::Done(v) => Ok(v),
            Step::Call => Err(Raise::Internal("an object that takes a call to make")),
        }
    }

    /// `tuple.__new__(class, items)` for a class of the run and a tuple; None if the class may be abstract.
    pub fn new_tuple_of(&mut self, class: TypeRef, items: Value) -> Result<Option<Value>> {
        if class == t::TUPLE {
            return Ok(Some(items));
        }
        if self.layout(class) != t::TUPLE {
            let name = self.class_name(class);
            return Err(
                self.type_error(format!("tuple.__new__({name}): {name} is not a subtype of tuple"))
            );
        }
        if self.metaclass(class) != t::TYPE {
            return Ok(None);
        }
        self.bare_instance(class, items).map(Some)
    }
}
