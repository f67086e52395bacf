//! What the repr of each kind of container consists of, piece by piece.

use smallvec::SmallVec;

use crate::object::{
    DictObject, DictView, DictViewKind, ListObject, SetObject, TupleObject, Wrapper,
};
use crate::value::{Handle, Value};
use crate::vm::Vm;

/// A piece of a repr.
#[derive(Debug)]
pub enum Piece {
    Static(&'static str),
    Text(String),
    /// A value, whose own repr stands here.
    Value(Value),
}

/// What a dict or a view of one shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Pairs,
    Keys,
    Values,
    Items,
}

/// Where more pieces come from.
#[derive(Debug)]
enum Source {
    Nothing,
    List {
        list: Handle<ListObject>,
        next: usize,
    },
    /// `comma`: one item is followed by a comma.
    Tuple {
        tuple: Handle<TupleObject>,
        next: usize,
        comma: bool,
    },
    Dict {
        dict: Handle<DictObject>,
        position: usize,
        shown: Shown,
        first: bool,
    },
    Set {
        set: Handle<SetObject>,
        position: usize,
        first: bool,
    },
}

/// A container whose repr is being written.
#[derive(Debug)]
pub struct Open {
    /// Pieces that come first, the next one last.
    queue: SmallVec<[Piece; 4]>,
    source: Source,
    close: Option<&'static str>,
}

impl Open {
    fn new(begin: Piece, source: Source, close: &'static str) -> Open {
        Open { queue: SmallVec::from_iter([begin]), source, close: Some(close) }
    }

    fn of(pieces: impl IntoIterator<Item = Piece>) -> Open {
        let mut queue: SmallVec<[Piece; 4]> = pieces.into_iter().collect();
        queue.reverse();
        Open { queue, source: Source::Nothing, close: None }
    }

    /// The next piece.
    pub fn next(&mut self, vm: &Vm) -> Option<Piece> {
        if self.queue.is_empty() {
            self.refill(vm);
        }
        self.queue.pop().or_else(|| self.close.take().map(Piece::Static))
    }

    fn refill(&mut self, vm: &Vm) {
        match &mut self.source {
            Source::Nothing => {}
            Source::List { list, next } => {
                if let Some(&v) = vm.heap.items(*list).get(*next) {
                    self.queue.push(Piece::Value(v));
                    if *next > 0 {
                        self.queue.push(Piece::Static(", "));
                    }
                    *next += 1;
                }
            }
            Source::Tuple { tuple, next, comma } => {
                let items = vm.heap.tuple_items(*tuple);
                if let Some(&v) = items.get(*next) {
                    if *comma && items.len() == 1 {
                        self.queue.push(Piece::Static(","));
                    }
                    self.queue.push(Piece::Value(v));
                    if *next > 0 {
                        self.queue.push(Piece::Static(", "));
                    }
                    *next += 1;
                }
            }
            Source::Dict { dict, position, shown, first } => {
                let dict = vm.heap.dict(*dict);
                while *position < dict.slots() {
                    let entry = dict.entry(*position).copied();
                    *position += 1;
                    let Some(entry) = entry else { continue };
                    push_entry(&mut self.queue, *shown, entry.key, entry.value);
                    if !std::mem::take(first) {
                        self.queue.push(Piece::Static(", "));
                    }
                    return;
                }
            }
            Source::Set { set, position, first } => {
                let set = vm.heap.set(*set);
                while *position < set.slots() {
                    let slot = set.key(*position).copied();
                    *position += 1;
                    let Some(slot) = slot else { continue };
                    self.queue.push(Piece::Value(slot.key));
                    if !std::mem::take(first) {
                        self.queue.push(Piece::Static(", "));
                    }
                    return;
                }
            }
        }
    }
}

/// The pieces of one entry, the first one last.
fn push_entry(queue: &mut SmallVec<[Piece; 4]>, shown: Shown, key: Value, value: Value) {
    match shown {
        Shown::Pairs => {
            queue.extend([Piece::Value(value), Piece::Static(": "), Piece::Value(key)]);
        }
        Shown::Keys => queue.push(Piece::Value(key)),
        Shown::Values => queue.push(Piece::Value(value)),
        Shown::Items => queue.extend([
            Piece::Static(")"),
            Piece::Value(value),
            Piece::Static(", "),
            Piece::Value(key),
            Piece::Static("("),
        ]),
    }
}

/// The pieces of a value's repr; none if no other value shows in it.
pub fn open(vm: &mut Vm, v: Value) -> Option<Open> {
    let text = |text: String| Piece::Text(text);
    Some(match vm.payload(v) {
        Value::List(list) => Open::new(Piece::Static("["), Source::List { list, next: 0 }, "]"),
        Value::Tuple(tuple) => {
            Open::new(Piece::Static("("), Source::Tuple { tuple, next: 0, comma: true }, ")")
        }
        Value::Dict(dict) => {
            let source = Source::Dict { dict, position: 0, shown: Shown::Pairs, first: true };
            Open::new(Piece::Static("{"), source, "}")
        }
        Value::Set(set) | Value::FrozenSet(set) => open_set(vm, v, set),
        Value::DictView(h) => open_view(vm.heap.view(h)),
        Value::Range(h) => {
            let r = vm.heap.range(h);
            let mut pieces = vec![
                Piece::Static("range("),
                Piece::Value(r.start),
                Piece::Static(", "),
                Piece::Value(r.stop),
            ];
            if r.step != Value::Int(1) {
                pieces.extend([Piece::Static(", "), Piece::Value(r.step)]);
            }
            pieces.push(Piece::Static(")"));
            Open::of(pieces)
        }
        Value::Slice(h) => {
            let s = vm.heap.slice(h);
            let mut pieces = vec![Piece::Static("slice("), Piece::Value(s.start)];
            for part in [s.stop, s.step] {
                pieces.extend([Piece::Static(", "), Piece::Value(part)]);
            }
            pieces.push(Piece::Static(")"));
            Open::of(pieces)
        }
        Value::Exception(h) => {
            let args = vm.heap.exception(h).args;
            let begin = text(format!("{}(", vm.class_name(vm.type_of(v))));
            match args {
                Value::Tuple(tuple) => {
                    Open::new(begin, Source::Tuple { tuple, next: 0, comma: false }, ")")
                }
                _ => Open::new(begin, Source::Nothing, ")"),
            }
        }
        Value::Method(h) => {
            let m = vm.heap.method(h);
            let (func, receiver) = (m.func, m.receiver);
            if let Value::Native(_) = func {
                return None;
            }
            let name = vm.callable_name(func);
            Open::of([
                text(format!("<bound method {name} of ")),
                Piece::Value(receiver),
                Piece::Static(">"),
            ])
        }
        Value::Wrapper(h) => return open_wrapper(vm, h),
        _ => return None,
    })
}

fn open_view(view: &DictView) -> Open {
    let (begin, shown) = match (view.kind, view.ordered) {
        (DictViewKind::Keys, false) => ("dict_keys([", Shown::Keys),
        (DictViewKind::Values, false) => ("dict_values([", Shown::Values),
        (DictViewKind::Items, false) => ("dict_items([", Shown::Items),
        (DictViewKind::Keys, true) => ("odict_keys([", Shown::Keys),
        (DictViewKind::Values, true) => ("odict_values([", Shown::Values),
        (DictViewKind::Items, true) => ("odict_items([", Shown::Items),
    };
    let source = Source::Dict { dict: view.dict, position: 0, shown, first: true };
    Open::new(Piece::Static(begin), source, "])")
}

fn open_set(vm: &mut Vm, v: Value, set: Handle<SetObject>) -> Open {
    let plain = matches!(v, Value::Set(_));
    let empty = vm.heap.set(set).is_empty();
    let source = Source::Set { set, position: 0, first: true };
    if plain && !empty {
        return Open::new(Piece::Static("{"), source, "}");
    }
    let name = vm.class_name(vm.type_of(v));
    match empty {
        true => Open::new(Piece::Text(format!("{name}(")), Source::Nothing, ")"),
        false => Open::new(Piece::Text(format!("{name}({{")), source, "})"),
    }
}

fn open_wrapper(vm: &mut Vm, h: Handle<Wrapper>) -> Option<Open> {
    Some(match *vm.heap.wrapper(h) {
        Wrapper::StaticMethod(f) => {
            Open::of([Piece::Static("<staticmethod("), Piece::Value(f), Piece::Static(")>")])
        }
        Wrapper::ClassMethod(f) => {
            Open::of([Piece::Static("<classmethod("), Piece::Value(f), Piece::Static(")>")])
        }
        Wrapper::Builtin(f) => Open::new(
            Piece::Text(format!("<built-in function {}>", vm.callable_name(f))),
            Source::Nothing,
            "",
        ),
        Wrapper::MappingProxy(v) => {
            Open::of([Piece::Static("mappingproxy("), Piece::Value(v), Piece::Static(")")])
        }
        Wrapper::GenericAlias { origin, args } => {
            let mut pieces = vec![type_piece(vm, origin), Piece::Static("[")];
            let items = match args {
                Value::Tuple(t) => vm.heap.tuple_items(t).to_vec(),
                _ => Vec::new(),
            };
            for (i, &item) in items.iter().enumerate() {
                if i > 0 {
                    pieces.push(Piece::Static(", "));
                }
                match item {
                    Value::List(h) => {
                        pieces.push(Piece::Static("["));
                        for (i, &item) in vm.heap.items(h).to_vec().iter().enumerate() {
                            if i > 0 {
                                pieces.push(Piece::Static(", "));
                            }
                            pieces.push(type_piece(vm, item));
                        }
                        pieces.push(Piece::Static("]"));
                    }
                    _ => pieces.push(type_piece(vm, item)),
                }
            }
            pieces.push(Piece::Static(if items.is_empty() { "()]" } else { "]" }));
            Open::of(pieces)
        }
        Wrapper::Union(Value::Tuple(t)) => {
            let mut pieces = Vec::new();
            for (i, item) in vm.heap.tuple_items(t).to_vec().into_iter().enumerate() {
                if i > 0 {
                    pieces.push(Piece::Static(" | "));
                }
                pieces.push(type_piece(vm, item));
            }
            Open::of(pieces)
        }
        _ => return None,
    })
}

/// A type as a part of `list[int]` or `int | None`: by its name.
fn type_piece(vm: &mut Vm, v: Value) -> Piece {
    match v {
        Value::Type(crate::types::NONE) => Piece::Static("None"),
        Value::Type(t) => Piece::Text(vm.qualified_name(t)),
        Value::Ellipsis => Piece::Static("..."),
        _ => Piece::Value(v),
    }
}
