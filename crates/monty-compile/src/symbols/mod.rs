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

use hashbrown::HashMap;

use crate::Options;
use crate::error::Outcome;
use crate::mangle::mangle;
use crate::parse::{TextRange, ast};

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
#[derive(Clone, Debug)]
pub(crate) struct Symbol {
    pub name: Box<str>,
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
    index: HashMap<Box<str>, usize>,
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
    pub free: Vec<(Box<str>, ScopeId)>,
    /// Classes: attributes assigned through `self` in methods.
    pub static_attributes: Vec<Box<str>>,
    /// Classes: methods refer to `__class__`.
    pub class_cell: bool,
    /// Has annotated names (modules and classes).
    pub has_annotations: bool,
}

impl Scope {
    pub fn symbol(&self, name: &str) -> Option<&Symbol> {
        self.index.get(name).map(|&i| &self.symbols[i])
    }

    fn entry(&mut self, name: &str) -> &mut Symbol {
        let at = match self.index.get(name) {
            Some(&at) => at,
            None => {
                let at = self.symbols.len();
                self.index.insert(name.into(), at);
                self.symbols.push(Symbol {
                    name: name.into(),
                    bound: false,
                    used: false,
                    param: false,
                    global: false,
                    nonlocal: false,
                    annotated: false,
                    iteration: false,
                    walrus: false,
                    deleted: false,
                    cell: false,
                    resolved: Resolved::Unknown,
                    at: (0, 0),
                });
                at
            }
        };
        &mut self.symbols[at]
    }

    /// `name` as this scope's code spells it.
    pub fn mangle<'n>(&self, name: &'n str) -> std::borrow::Cow<'n, str> {
        mangle(self.private.as_deref(), name)
    }
}

/// All scopes of a source; the module's is the first.
#[derive(Debug)]
pub(crate) struct SymbolTable {
    pub scopes: Vec<Scope>,
    by_node: HashMap<usize, ScopeId>,
    pub future_annotations: bool,
    /// Module variables that some code may unset, by name.
    pub deleted_globals: hashbrown::HashSet<Box<str>>,
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
