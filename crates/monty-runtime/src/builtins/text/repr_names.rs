//! The reprs that name a thing rather than show what is in it: functions, classes, modules, objects
//! without a repr of their own; and the addresses that stand in them.

use crate::names as n;
use crate::object::{GeneratorKind, Wrapper};
use crate::registry::NativeKind;
use crate::value::{CodeRef, Handle, NativeId, TypeRef, Value};
use crate::vm::Vm;

impl Vm {
    /// `module.qualname` of a class; builtins without their module.
    pub fn qualified_name(&self, class: TypeRef) -> String {
        match self.class_module(class).as_deref() {
            Some("builtins") => self.class_qualname(class),
            Some(module) => format!("{module}.{}", self.class_qualname(class)),
            None => self.class_name(class),
        }
    }

    /// `__module__` of a class; None if that is no text.
    pub fn class_module(&self, class: TypeRef) -> Option<String> {
        let module = match self.class(class) {
            Some(c) => self.str_of(self.heap.dict_get_text(c.dict, n::MODULE)?)?,
            None => self.registry.text(self.registry.types[class.index()].module),
        };
        Some(module.to_owned())
    }

    /// `__qualname__` of a class.
    pub fn class_qualname(&self, class: TypeRef) -> String {
        match self.class(class) {
            Some(c) => self.str_of(c.qualname).unwrap_or("").to_owned(),
            None => self.registry.text(self.registry.types[class.index()].name).to_owned(),
        }
    }

    /// `<module.Class object at 0x...>`
    pub fn object_repr(&self, v: Value) -> String {
        let class = self.type_of(v);
        let (name, at) = (self.qualified_name(class), self.address(v));
        format!("<{name} object at {at}>")
    }

    /// The address that reprs show: `0x` and the value's id.
    pub fn address(&self, v: Value) -> String {
        format!("{:#x}", self.identity(v))
    }

    /// Qualified name of something that a method binds.
    pub(super) fn callable_name(&self, func: Value) -> String {
        match func {
            Value::Function(h) => {
                self.str_of(self.heap.function(h).qualname).unwrap_or("?").to_owned()
            }
            Value::Native(id) => self.registry.natives[id.index()].def.name().to_owned(),
            Value::Type(t) => self.class_qualname(t),
            _ => "?".to_owned(),
        }
    }

    /// The repr of a value that shows no other one.
    pub(super) fn leaf_repr(&self, v: Value) -> String {
        match v {
            Value::Function(_) => {
                format!("<function {} at {}>", self.callable_name(v), self.address(v))
            }
            Value::Native(id) => self.native_repr(id),
            Value::Method(h) => {
                let m = self.heap.method(h);
                match m.func {
                    Value::Native(id) => self.bound_native_repr(id, m.receiver),
                    _ => self.object_repr(v),
                }
            }
            Value::Type(t) => format!("<class '{}'>", self.qualified_name(t)),
            Value::Cell(h) => {
                let (at, held) = (self.address(v), self.heap.cell(h).value);
                match held {
                    Value::Unset => format!("<cell at {at}: empty>"),
                    held => format!(
                        "<cell at {at}: {} object at {}>",
                        self.type_name(held),
                        self.address(held)
                    ),
                }
            }
            Value::Generator(h) => {
                let g = self.heap.generator(h);
                let kind = match g.kind {
                    GeneratorKind::Generator => "generator",
                    GeneratorKind::Coroutine => "coroutine",
                    GeneratorKind::AsyncGenerator => "async_generator",
                };
                format!(
                    "<{kind} object {} at {}>",
                    self.str_of(g.qualname).unwrap_or("?"),
                    self.address(v)
                )
            }
            Value::Wrapper(h) => self.wrapper_repr(v, h),
            Value::Module(h) => {
                let name = self.str_of(self.heap.module(h).name).unwrap_or("?");
                let library = name == "builtins"
                    || self.registry.library_module(name).is_some()
                    || self.registry.module(name).is_some();
                match library {
                    true => format!("<module '{name}' (built-in)>"),
                    false => format!("<module '{name}'>"),
                }
            }
            Value::HostFn(f) => {
                let name = self.host_functions.get(f.index()).map_or("?", |&s| self.text(s));
                format!("<function {name} at {}>", self.address(v))
            }
            Value::Code(c) => self.code_repr(v, c),
            _ => self.object_repr(v),
        }
    }

    fn native_repr(&self, id: NativeId) -> String {
        let native = &self.registry.natives[id.index()];
        let name = native.def.name();
        let Some(owner) = native.owner else { return format!("<built-in function {name}>") };
        let owner_name = self.registry.text(self.registry.types[owner.index()].name);
        match native.def.kind {
            NativeKind::Static | NativeKind::Function | NativeKind::Class => {
                format!(
                    "<built-in method {name} of type object at {}>",
                    self.address(Value::Type(owner))
                )
            }
            NativeKind::Method if native.is_slot() => {
                format!("<slot wrapper '{name}' of '{owner_name}' objects>")
            }
            NativeKind::Method => format!("<method '{name}' of '{owner_name}' objects>"),
        }
    }

    fn bound_native_repr(&self, id: NativeId, receiver: Value) -> String {
        let native = &self.registry.natives[id.index()];
        let name = native.def.name();
        let (class, at) = (self.type_name(receiver), self.address(receiver));
        if native.is_slot() {
            format!("<method-wrapper '{name}' of {class} object at {at}>")
        } else {
            format!("<built-in method {name} of {class} object at {at}>")
        }
    }

    fn wrapper_repr(&self, v: Value, h: Handle<Wrapper>) -> String {
        match *self.heap.wrapper(h) {
            Wrapper::Super { class, receiver, .. } => {
                let class = self.qualified_name(class);
                match receiver {
                    Value::Unset | Value::None => format!("<super: <class '{class}'>, NULL>"),
                    r => format!("<super: <class '{class}'>, <{} object>>", self.type_name(r)),
                }
            }
            Wrapper::Member { class, name } => {
                format!("<member '{}' of '{}' objects>", self.text(name), self.short_name(class))
            }
            Wrapper::GetSet { class, name } => {
                format!("<attribute '{}' of '{}' objects>", self.text(name), self.short_name(class))
            }
            Wrapper::Frame { code, .. } => {
                let c = self.code(code);
                format!(
                    "<frame at {}, file '{}', code {}>",
                    self.address(v),
                    self.code_file(code),
                    c.name
                )
            }
            _ => self.object_repr(v),
        }
    }

    fn short_name(&self, class: TypeRef) -> String {
        match self.class(class) {
            Some(c) => self.str_of(c.name).unwrap_or("").to_owned(),
            None => self.class_qualname(class),
        }
    }

    fn code_file(&self, code: CodeRef) -> &str {
        &self.program_of(code).filename
    }

    fn code_repr(&self, v: Value, code: CodeRef) -> String {
        let c = self.code(code);
        let (name, line, file) = (&c.name, c.first_line, self.code_file(code));
        format!("<code object {name} at {}, file \"{file}\", line {line}>", self.address(v))
    }
}
