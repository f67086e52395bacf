//! `str` methods about case and classes of characters.

use monty_limits::{Budget, LimitError};
use monty_text::{str_case, str_class};

use super::arguments::self_str;
use crate::error::Result;
use crate::native::Args;
use crate::registry::NativeDef;
use crate::value::Value;
use crate::vm::Vm;

fn changed(vm: &mut Vm, args: Args, change: Change) -> Result<Value> {
    let s = self_str(vm, args)?;
    vm.check_room(str_case::max_case_len(vm.text(s)))?;
    let (objects, budget) = vm.heap.split();
    let text = change(objects.str(s), budget)?;
    vm.heap.new_string(text)
}

type Change = fn(&str, &mut Budget) -> std::result::Result<String, LimitError>;

fn asked(vm: &mut Vm, args: Args, is: Question) -> Result<Value> {
    let s = self_str(vm, args)?;
    let (objects, budget) = vm.heap.split();
    Ok(Value::bool(is(objects.str(s), budget)?))
}

type Question = fn(&str, &mut Budget) -> std::result::Result<bool, LimitError>;

fn is_ascii(vm: &mut Vm, args: Args) -> Result<Value> {
    let s = self_str(vm, args)?;
    Ok(Value::bool(vm.heap.str_object(s).is_ascii()))
}

pub const METHODS: &[NativeDef] = &[
    NativeDef::method("capitalize(self, /)", |vm, a| changed(vm, a, str_case::capitalize)),
    NativeDef::method("casefold(self, /)", |vm, a| changed(vm, a, str_case::casefold)),
    NativeDef::method("lower(self, /)", |vm, a| changed(vm, a, str_case::lower)),
    NativeDef::method("swapcase(self, /)", |vm, a| changed(vm, a, str_case::swapcase)),
    NativeDef::method("title(self, /)", |vm, a| changed(vm, a, str_case::title)),
    NativeDef::method("upper(self, /)", |vm, a| changed(vm, a, str_case::upper)),
    NativeDef::method("isalnum(self, /)", |vm, a| asked(vm, a, str_class::is_alnum)),
    NativeDef::method("isalpha(self, /)", |vm, a| asked(vm, a, str_class::is_alpha)),
    NativeDef::method("isascii(self, /)", is_ascii),
    NativeDef::method("isdecimal(self, /)", |vm, a| asked(vm, a, str_class::is_decimal)),
    NativeDef::method("isdigit(self, /)", |vm, a| asked(vm, a, str_class::is_digit)),
    NativeDef::method("isidentifier(self, /)", |vm, a| asked(vm, a, str_class::is_identifier)),
    NativeDef::method("islower(self, /)", |vm, a| asked(vm, a, str_class::is_lower)),
    NativeDef::method("isnumeric(self, /)", |vm, a| asked(vm, a, str_class::is_numeric)),
    NativeDef::method("isprintable(self, /)", |vm, a| asked(vm, a, str_class::is_printable)),
    NativeDef::method("isspace(self, /)", |vm, a| asked(vm, a, str_class::is_space)),
    NativeDef::method("istitle(self, /)", |vm, a| asked(vm, a, str_class::is_title)),
    NativeDef::method("isupper(self, /)", |vm, a| asked(vm, a, str_class::is_upper)),
];
