//! Raising: how native code makes exceptions of the builtin classes.

use crate::error::{Raise, Result};
use crate::object::ExceptionObject;
use crate::types as t;
use crate::value::{Handle, TypeRef, Value};
use crate::vm::Vm;

/// A shorthand that raises one class with a message.
macro_rules! raisers {
    ($($name:ident => $class:ident;)*) => {
        impl Vm {
            $(
                #[doc = concat!("`", stringify!($class), "` with a message.")]
                #[cold]
                #[inline(never)]
                pub fn $name(&mut self, message: impl Into<String>) -> Raise {
                    self.raise(t::$class, message)
                }
            )*
        }
    };
}

raisers! {
    type_error => TYPE_ERROR;
    value_error => VALUE_ERROR;
    index_error => INDEX_ERROR;
    attribute_error => ATTRIBUTE_ERROR;
    overflow_error => OVERFLOW_ERROR;
    zero_division_error => ZERO_DIVISION_ERROR;
    runtime_error => RUNTIME_ERROR;
    recursion_error => RECURSION_ERROR;
    name_error => NAME_ERROR;
    not_implemented_error => NOT_IMPLEMENTED_ERROR;
    assertion_error => ASSERTION_ERROR;
    lookup_error => LOOKUP_ERROR;
}

impl Vm {
    /// An exception of a builtin class with one message argument.
    #[cold]
    #[inline(never)]
    pub fn raise(&mut self, class: TypeRef, message: impl Into<String>) -> Raise {
        match self.heap.new_string(message.into()) {
            Ok(text) => self.raise_args(class, &[text]),
            Err(e) => e,
        }
    }

    /// An exception of a builtin class with these arguments.
    #[cold]
    #[inline(never)]
    pub fn raise_args(&mut self, class: TypeRef, args: &[Value]) -> Raise {
        match self.new_exception(class, args) {
            Ok(h) => Raise::Exc(h),
            Err(e) => e,
        }
    }

    /// `KeyError(key)`.
    #[cold]
    pub fn key_error(&mut self, key: Value) -> Raise {
        self.raise_args(t::KEY_ERROR, &[key])
    }

    /// `StopIteration(value)`; without argument for None.
    pub fn stop_iteration(&mut self, value: Value) -> Raise {
        if value.is_none() || value.is_unset() {
            self.raise_args(t::STOP_ITERATION, &[])
        } else {
            self.raise_args(t::STOP_ITERATION, &[value])
        }
    }

    /// An exception object, not yet raised.
    pub fn new_exception(
        &mut self,
        class: TypeRef,
        args: &[Value],
    ) -> Result<Handle<ExceptionObject>> {
        let args = self.heap.new_tuple(args)?;
        let object = ExceptionObject {
            class,
            args,
            cause: Value::Unset,
            context: Value::Unset,
            ..Default::default()
        };
        match self.heap.new_exception(object)? {
            Value::Exception(h) => Ok(h),
            _ => Err(Raise::Internal("not an exception")),
        }
    }

    /// Does the error carry an exception of this class (or one derived from it)?
    pub fn raised_is(&self, raise: &Raise, class: TypeRef) -> bool {
        matches!(raise, Raise::Exc(h) if self.is_subclass(self.heap.exception(*h).class, class))
    }
}
