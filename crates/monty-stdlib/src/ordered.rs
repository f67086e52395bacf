//! `collections.OrderedDict`: its order is that of the dict inside; keys that need a guest's code to be
//! found are moved by the prelude.

use monty_runtime::{
    Args, DictObject, DictView, DictViewKind, Handle, Located, NativeDef, Result, Step, Value, Vm,
};

pub const INTERNALS: &[NativeDef] = &[
    NativeDef::stepping(
        "_ordered_move as OrderedDict.move_to_end(self, /, key, last=True)",
        move_to_end,
    ),
    NativeDef::method("_ordered_pop as OrderedDict.popitem(self, /, last=True)", pop_item),
    NativeDef::method("_ordered_iter as OrderedDict.__iter__(self, /)", |vm, args| {
        iterator(vm, args, false)
    }),
    NativeDef::method("_ordered_reversed as OrderedDict.__reversed__(self, /)", |vm, args| {
        iterator(vm, args, true)
    }),
    NativeDef::method("_ordered_keys as OrderedDict.keys(self, /)", |vm, args| {
        view(vm, args, DictViewKind::Keys)
    }),
    NativeDef::method("_ordered_values as OrderedDict.values(self, /)", |vm, args| {
        view(vm, args, DictViewKind::Values)
    }),
    NativeDef::method("_ordered_items as OrderedDict.items(self, /)", |vm, args| {
        view(vm, args, DictViewKind::Items)
    }),
];

fn dict_arg(vm: &mut Vm, args: Args) -> Result<Handle<DictObject>> {
    let v = args.get(vm, 0);
    match vm.payload(v) {
        Value::Dict(h) => Ok(h),
        _ => {
            let name = vm.type_name(v);
            Err(vm.type_error(format!(
                "descriptor requires a 'collections.OrderedDict' object but received a '{name}'"
            )))
        }
    }
}

fn iterator(vm: &mut Vm, args: Args, reversed: bool) -> Result<Value> {
    let dict = dict_arg(vm, args)?;
    let view = DictView { dict, kind: DictViewKind::Keys, ordered: true };
    let iter = vm.iter_dict(view, reversed);
    vm.heap.new_iter(iter)
}

fn view(vm: &mut Vm, args: Args, kind: DictViewKind) -> Result<Value> {
    let dict = dict_arg(vm, args)?;
    vm.heap.new_view(DictView { dict, kind, ordered: true })
}

fn last_arg(vm: &mut Vm, args: Args, at: usize) -> Result<bool> {
    match args.get(vm, at) {
        Value::Unset => Ok(true),
        v => vm.truth_arg(v),
    }
}

fn move_to_end(vm: &mut Vm, args: Args) -> Result<Step> {
    let h = dict_arg(vm, args)?;
    let last = last_arg(vm, args, 2)?;
    let (this, key) = (args.get(vm, 0), args.get(vm, 1));
    let located = match vm.hash_pure(key)? {
        Some(hash) => vm.dict_locate(h, key, hash)?,
        None => Located::Guest,
    };
    match located {
        Located::At(at) if last => {
            vm.heap.dict_move_last(h, at)?;
            Ok(Step::Done(Value::None))
        }
        _ => vm.prelude_call("ordered_move", &[this, key, Value::bool(last)]),
    }
}

fn pop_item(vm: &mut Vm, args: Args) -> Result<Value> {
    let h = dict_arg(vm, args)?;
    let last = last_arg(vm, args, 1)?;
    if vm.heap.dict(h).is_empty() {
        let message = vm.heap.new_str("dictionary is empty")?;
        return Err(vm.key_error(message));
    }
    // A pair of a key and a value, and then what was there is gone.
    let first = vm.heap.dict(h).first_live().unwrap_or(0);
    let entry = match last {
        true => vm.heap.dict(h).iter().next_back().copied(),
        false => vm.heap.dict(h).entry(first).copied(),
    };
    let Some(entry) = entry else {
        return Err(monty_runtime::Raise::Internal("an entry is missing"));
    };
    let pair = vm.heap.new_tuple(&[entry.key, entry.value])?;
    match last {
        true => drop(vm.heap.dict_mut(h).pop_last()),
        false => drop(vm.heap.dict_mut(h).remove(first)),
    }
    Ok(pair)
}
