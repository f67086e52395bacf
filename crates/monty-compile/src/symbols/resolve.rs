//! From names and their scopes to where each is found: own, outer, free, global.

use monty_code::NameId;

use super::{Resolved, ScopeId, ScopeKind, SymbolTable};
use crate::error::{Fault, Outcome};
use crate::look::Look;

/// Most closure cells of one code object.
const MAX_FREE: usize = 200;

/// Resolve every symbol of every scope, and mark the cells.
pub(super) fn resolve(table: &mut SymbolTable, look: &Look<'_>) -> Outcome<()> {
    let class = table.names.find("__class__");
    for scope in 0..table.scopes.len() {
        for i in 0..table.scopes[scope].symbols.len() {
            look.node()?;
            let resolved = find(table, scope, i, class)?;
            table.scopes[scope].symbols[i].resolved = resolved;
            let name = table.scopes[scope].symbols[i].name;
            note_use(table, scope, name, class, resolved)?;
        }
    }
    Ok(())
}

fn find(
    table: &SymbolTable,
    scope: ScopeId,
    symbol: usize,
    class: Option<NameId>,
) -> Outcome<Resolved> {
    let own = &table.scopes[scope];
    let symbol = &own.symbols[symbol];
    if symbol.global {
        return Ok(Resolved::GlobalExplicit);
    }
    if symbol.bound && !symbol.nonlocal {
        return Ok(Resolved::Own);
    }
    let found = search(table, scope, symbol.name, class);
    let name = table.names.text(symbol.name);
    if symbol.nonlocal
        && let Resolved::Outer(def) | Resolved::Free(def) = found
        && table.scopes[def].kind == ScopeKind::TypeParams
    {
        let message = format!("nonlocal binding not allowed for type parameter '{name}'");
        return Err(Fault::at(message, symbol.at.0, symbol.at.1));
    }
    if symbol.nonlocal && !matches!(found, Resolved::Outer(_) | Resolved::Free(_)) {
        let message = format!("no binding for nonlocal '{name}' found");
        return Err(Fault::at(message, symbol.at.0, symbol.at.1));
    }
    Ok(found)
}

/// Look outward for the scope that binds `name`.
fn search(table: &SymbolTable, scope: ScopeId, name: NameId, class: Option<NameId>) -> Resolved {
    let owner = table.scopes[scope].owner;
    let mut at = table.scopes[scope].parent;
    // Type parameters see the names of the class they stand in.
    if let (ScopeKind::TypeParams, Some(id)) = (table.scopes[scope].kind, at)
        && table.scopes[id].kind == ScopeKind::Class
        && table.scopes[id].symbol(name).is_some_and(|s| s.bound && !s.global && !s.nonlocal)
    {
        return Resolved::Outer(id);
    }
    while let Some(id) = at {
        let outer = &table.scopes[id];
        let here = if outer.owner == owner { Resolved::Outer(id) } else { Resolved::Free(id) };
        match outer.kind {
            ScopeKind::Module => return Resolved::GlobalImplicit,
            ScopeKind::Class if Some(name) == class => return here,
            ScopeKind::Class => {}
            _ => match outer.symbol(name) {
                Some(s) if s.global => return Resolved::GlobalImplicit,
                Some(s) if s.bound && !s.nonlocal => return here,
                _ => {}
            },
        }
        at = outer.parent;
    }
    Resolved::GlobalImplicit
}

/// Mark the defining symbol a cell and pass the cell through the code objects between.
fn note_use(
    table: &mut SymbolTable,
    scope: ScopeId,
    name: NameId,
    class: Option<NameId>,
    resolved: Resolved,
) -> Outcome<()> {
    match resolved {
        Resolved::Free(def) => {
            mark_cell(table, def, name);
            let def_owner = table.scopes[def].owner;
            let mut at = table.scopes[scope].owner;
            while at != def_owner {
                let code = &mut table.scopes[at];
                if !code.free.iter().any(|&(n, _)| n == name) {
                    code.free.push((name, def));
                }
                if code.free.len() > MAX_FREE {
                    let message = "too many captured variables in one function (limit 200)";
                    return Err(Fault::at(message, code.at.0, code.at.1));
                }
                let parent = code.parent.expect("only the module has no parent");
                at = table.scopes[parent].owner;
            }
        }
        // `__class__` in a class's own comprehension.
        Resolved::Outer(def)
            if table.scopes[def].kind == ScopeKind::Class && Some(name) == class =>
        {
            mark_cell(table, def, name);
        }
        _ => {}
    }
    Ok(())
}

fn mark_cell(table: &mut SymbolTable, def: ScopeId, name: NameId) {
    let scope = &mut table.scopes[def];
    if scope.kind == ScopeKind::Class {
        // `__class__`, the only name of a class that its methods see.
        scope.class_cell = true;
    } else {
        scope.entry(name).cell = true;
    }
}
