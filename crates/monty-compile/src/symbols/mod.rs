//! The symbol table: which scope every name of a source belongs to, and which names are cells. Knows
//! the tree, not the code that will come of it.

mod check;
mod collect;
mod expressions;
mod patterns;
mod resolve;
mod targets;
mod type_params;
mod warnings;

pub(crate) use check::number_size as check_number_size;
pub(crate) use type_params::{TYPE_PARAMS, lazy_key, type_param_name};

use std::borrow::Cow;

use hashbrown::HashMap;
use monty_code::NameId;

use crate::Options;
use crate::error::Outcome;
use crate::mangle::mangle;
use crate::names::Names;
use crate::parse::{TextRange, ast};

/// So many symbols of a scope are looked through one by one.
const FEW: usize = 8;

/// Index into [`SymbolTable::scopes`].
pub(crate) type ScopeId = usize;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ScopeKind {
    Module,
    Function,
    Lambda,
    Class,
    Generator,
    /// A list, set or dict comprehension: part of its owner's code.
    Comprehension,
    /// The type parameters of a definition: part of its owner's code.
    TypeParams,
}

impl ScopeKind {
    /// Can names of this scope be seen from scopes inside it?
    pub fn is_function_like(self) -> bool {
        !matches!(self, Self::Module | Self::Class)
    }
}

/// Where a name of a scope is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum Resolved {
    #[default]
    Unknown,
    /// Bound in this very scope.
    Own,
    /// Bound in an enclosing scope of the same code object.
    Outer(ScopeId),
    /// A cell of an enclosing code object's scope.
    Free(ScopeId),
    GlobalExplicit,
    GlobalImplicit,
}

/// What is known of a name in a scope.
#[derive(Clone, Debug, Default)]
pub(crate) struct Symbol {
    pub name: NameId,
    pub bound: bool,
    pub used: bool,
    pub param: bool,
    pub global: bool,
    pub nonlocal: bool,
    pub annotated: bool,
    /// Target of a comprehension's `for`.
    pub iteration: bool,
    /// Target of `:=` inside a comprehension.
    pub walrus: bool,
    /// Some statement unsets it.
    pub deleted: bool,
    /// Captured by an inner code object.
    pub cell: bool,
    pub resolved: Resolved,
    /// Where it was declared nonlocal, for the error.
    pub at: (u32, u32),
}

#[derive(Debug)]
pub(crate) struct Scope {
    pub kind: ScopeKind,
    pub parent: Option<ScopeId>,
    /// The scope whose code object holds this one's code.
    pub owner: ScopeId,
    pub symbols: Vec<Symbol>,
    /// Places of the symbols by name, where they are more than [`FEW`].
    index: HashMap<NameId, usize>,
    /// The class whose private names are mangled here.
    pub private: Option<Box<str>>,
    /// Where it stands.
    pub at: (u32, u32),
    /// Comprehensions: of what, and where.
    pub comprehension: (&'static str, TextRange),
    pub is_async: bool,
    pub has_yield: bool,
    /// `await`, `async for` or `async with` directly in it.
    pub has_await: bool,
    pub has_walrus: bool,
    /// Closure cells its code object needs, and the scopes that own them.
    pub free: Vec<(NameId, ScopeId)>,
    /// Classes: attributes assigned through `self` in methods.
    pub static_attributes: Vec<Box<str>>,
    /// Classes: methods refer to `__class__`.
    pub class_cell: bool,
    /// Has annotated names (modules and classes).
    pub has_annotations: bool,
}

impl Scope {
    pub fn symbol(&self, name: NameId) -> Option<&Symbol> {
        self.place(name).map(|at| &self.symbols[at])
    }

    fn place(&self, name: NameId) -> Option<usize> {
        if self.symbols.len() <= FEW {
            return self.symbols.iter().position(|s| s.name == name);
        }
        self.index.get(&name).copied()
    }

    fn entry(&mut self, name: NameId) -> &mut Symbol {
        let at = self.place(name).unwrap_or_else(|| self.add(name));
        &mut self.symbols[at]
    }

    fn add(&mut self, name: NameId) -> usize {
        let at = self.symbols.len();
        self.symbols.push(Symbol { name, ..Symbol::default() });
        if at == FEW {
            self.index.extend(self.symbols.iter().enumerate().map(|(at, s)| (s.name, at)));
        } else if at > FEW {
            self.index.insert(name, at);
        }
        at
    }

    /// `name` as this scope's code spells it.
    pub fn mangle<'n>(&self, name: &'n str) -> Cow<'n, str> {
        mangle(self.private.as_deref(), name)
    }
}

/// All scopes of a source; the module's is the first.
#[derive(Debug)]
pub(crate) struct SymbolTable {
    pub names: Names,
    pub scopes: Vec<Scope>,
    by_node: HashMap<usize, ScopeId>,
    pub future_annotations: bool,
    /// Module variables that some code may unset.
    pub deleted_globals: hashbrown::HashSet<NameId>,
    /// `exec`, `globals` and their like are named: any global may be unset by them.
    pub dynamic_globals: bool,
    /// Does the module use the name `super` for something of its own?
    pub super_rebound: bool,
    /// Warnings: line, column and message; each once on a line.
    pub warnings: Vec<(u32, u32, Box<str>)>,
}

impl SymbolTable {
    /// The scope that a function, lambda, class or comprehension node opens.
    pub fn scope_of<T>(&self, node: &T) -> ScopeId {
        self.scope_at(std::ptr::from_ref(node).addr())
    }

    pub fn scope_at(&self, key: usize) -> ScopeId {
        self.by_node[&key]
    }

    /// What a scope knows of a name, as its code spells it.
    pub fn symbol(&self, scope: ScopeId, name: &str) -> Option<&Symbol> {
        self.scopes[scope].symbol(self.names.find(name)?)
    }
}

/// Collect and resolve the names of a source.
pub(crate) fn analyse(
    tree: &ast::Mod,
    source: &str,
    options: &Options<'_>,
) -> Outcome<SymbolTable> {
    let mut table = collect::collect(tree, source, options)?;
    resolve::resolve(&mut table, &options.look)?;
    Ok(table)
}
