//! `OSError`: the class by its errno, the file names.

use super::base_exception::{keep_args, this};
use super::exception_fields::{argument, set_field};
use crate::error::Result;
use crate::names as n;
use crate::native::Args;
use crate::object::ExceptionObject;
use crate::registry::{GetSetDef, NativeDef, TypeDef, TypeName};
use crate::types as t;
use crate::value::{Handle, Sym, TypeRef, Value};
use crate::vm::Vm;

pub const OS_ERROR: TypeDef = TypeDef {
    of: TypeName::Core(t::OS_ERROR),
    new: Some(NativeDef::function("OSError(*args)", new)),
    empty: None,
    methods: &[NativeDef::method("__init__(self, /, *args)", init)],
    getset: &[
        GetSetDef {
            name: "errno",
            get: |vm, v| part(vm, v, n::ERRNO, 0),
            set: Some(|vm, v, value| set_field(vm, v, n::ERRNO, value)),
        },
        GetSetDef {
            name: "strerror",
            get: |vm, v| part(vm, v, n::STRERROR, 1),
            set: Some(|vm, v, value| set_field(vm, v, n::STRERROR, value)),
        },
        GetSetDef {
            name: "filename",
            get: |vm, v| part(vm, v, n::FILENAME, 2),
            set: Some(|vm, v, value| set_field(vm, v, n::FILENAME, value)),
        },
        GetSetDef {
            name: "filename2",
            get: |vm, v| part(vm, v, n::FILENAME2, 4),
            set: Some(|vm, v, value| set_field(vm, v, n::FILENAME2, value)),
        },
    ],
    doc: "",
};

pub const BLOCKING: &[GetSetDef] = &[GetSetDef {
    name: "characters_written",
    get: |vm, v| {
        let h = this(vm, v)?;
        let name = vm.heap.intern("characters_written")?;
        match vm.exception_attr(h, name) {
            Some(v) => Ok(v),
            None => Err(vm.attribute_error("characters_written")),
        }
    },
    set: Some(|vm, v, value| {
        let name = vm.heap.intern("characters_written")?;
        set_field(vm, v, name, value)
    }),
}];

/// A part, if there are enough arguments for them to mean parts.
fn part(vm: &mut Vm, v: Value, name: Sym, place: usize) -> Result<Value> {
    let h = this(vm, v)?;
    let argument = argument(vm, h, 1).and_then(|_| argument(vm, h, place));
    Ok(vm.exception_attr(h, name).or(argument).unwrap_or(Value::None))
}

/// The class for an errno.
fn class_of(errno: i64) -> Option<TypeRef> {
    Some(match errno {
        11 | 114 | 115 => t::BLOCKING_IO_ERROR,
        10 => t::CHILD_PROCESS_ERROR,
        32 | 108 => t::BROKEN_PIPE_ERROR,
        103 => t::CONNECTION_ABORTED_ERROR,
        111 => t::CONNECTION_REFUSED_ERROR,
        104 => t::CONNECTION_RESET_ERROR,
        17 => t::FILE_EXISTS_ERROR,
        2 => t::FILE_NOT_FOUND_ERROR,
        4 => t::INTERRUPTED_ERROR,
        21 => t::IS_A_DIRECTORY_ERROR,
        20 => t::NOT_A_DIRECTORY_ERROR,
        1 | 13 => t::PERMISSION_ERROR,
        3 => t::PROCESS_LOOKUP_ERROR,
        110 => t::TIMEOUT_ERROR,
        _ => return None,
    })
}

fn new(vm: &mut Vm, args: Args) -> Result<Value> {
    let items = args.all_copy(vm)?;
    let class = match items[..] {
        [errno, _, ..] if items.len() <= 5 => vm.payload(errno).as_int().and_then(class_of),
        _ => None,
    };
    let h = vm.new_exception(class.unwrap_or(t::OS_ERROR), &[])?;
    fill(vm, h, &items)?;
    Ok(Value::Exception(h))
}

fn init(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = args.get(vm, 0);
    let h = this(vm, v)?;
    let items = args.rest_copy(vm)?;
    fill(vm, h, &items)?;
    Ok(Value::None)
}

/// File names are attributes, not arguments.
fn fill(vm: &mut Vm, h: Handle<ExceptionObject>, items: &[Value]) -> Result<()> {
    if !(3..=5).contains(&items.len()) {
        return keep_args(vm, h, items);
    }
    keep_args(vm, h, &items[..2])?;
    let blocking = vm.is_exception(h, t::BLOCKING_IO_ERROR) && matches!(items[2], Value::Int(_));
    if blocking {
        let name = vm.heap.intern("characters_written")?;
        return vm.set_exception_attr(h, name, items[2]);
    }
    if !items[2].is_none() {
        vm.set_exception_attr(h, n::FILENAME, items[2])?;
        if let Some(&second) = items.get(4)
            && !second.is_none()
        {
            vm.set_exception_attr(h, n::FILENAME2, second)?;
        }
    }
    Ok(())
}
