//! Library modules only: statements of a module that do nothing but bind names wait until one of these
//! names is first read. Each becomes a function of no arguments; the program says which global slots it
//! fills. An import then costs what the importing program uses of a module.

use hashbrown::{HashMap, HashSet};

use crate::parse::{Ranged, TextRange, ast};

/// What the name of such a function begins with: no source can spell it.
const MARK: &str = "<deferred ";

/// Is this function one that the module's body does not make?
pub(crate) fn is_deferred(function: &ast::StmtFunctionDef) -> bool {
    function.name.id.starts_with(MARK)
}

/// A statement at the top of a module, or a part of it.
struct Piece {
    stmt: ast::Stmt,
    /// The names it binds; what stands after `first` is only completed by it.
    names: Vec<String>,
    deferrable: bool,
    constant: bool,
}

/// Wrap the statements of the module's body that can wait.
pub(crate) fn defer(tree: &mut ast::Mod) {
    let ast::Mod::Module(module) = tree else { return };
    let mut pieces = Vec::new();
    for stmt in std::mem::take(&mut module.body) {
        split(stmt, &mut pieces);
    }
    let kept: HashSet<String> =
        pieces.iter().filter(|p| !p.deferrable).flat_map(|p| p.names.iter().cloned()).collect();
    for piece in &mut pieces {
        piece.deferrable &= !piece.names.iter().any(|name| kept.contains(name));
    }
    complete(&mut pieces);
    // Constants come first: what is filled before its place in the source may need them.
    let bound = |name: &String| pieces.iter().filter(|p| p.names.contains(name)).count();
    let first: Vec<bool> =
        pieces.iter().map(|p| p.constant && p.names.iter().all(|n| bound(n) == 1)).collect();
    let docstring = usize::from(pieces.first().is_some_and(|p| p.stmt.is_expr_stmt()));
    let mut order: Vec<(bool, Piece)> = first.into_iter().map(|f| !f).zip(pieces).collect();
    order[docstring..].sort_by_key(|entry| entry.0);
    let pieces: Vec<Piece> = order.into_iter().map(|entry| entry.1).collect();
    let mut groups: Vec<(Vec<String>, Vec<ast::Stmt>)> = Vec::new();
    let mut group_of: HashMap<String, usize> = HashMap::new();
    // A group stands where its first statement stood; the others of it follow there.
    let mut body: Vec<Result<ast::Stmt, usize>> = Vec::new();
    for piece in pieces {
        if !piece.deferrable {
            body.push(Ok(piece.stmt));
            continue;
        }
        let known = piece.names.iter().find_map(|name| group_of.get(name).copied());
        let group = known.unwrap_or_else(|| {
            groups.push((Vec::new(), Vec::new()));
            body.push(Err(groups.len() - 1));
            groups.len() - 1
        });
        for name in piece.names {
            if group_of.insert(name.clone(), group).is_none() {
                groups[group].0.push(name);
            }
        }
        groups[group].1.push(piece.stmt);
    }
    let mut groups: Vec<_> = groups.into_iter().map(Some).collect();
    module.body = body
        .into_iter()
        .filter_map(|entry| match entry {
            Ok(stmt) => Some(stmt),
            Err(group) => groups[group].take().map(|(names, body)| function(group, names, body)),
        })
        .collect();
}

/// One piece for each statement; for each name of a `from` import.
fn split(stmt: ast::Stmt, pieces: &mut Vec<Piece>) {
    use ast::Stmt;
    let mut add = |stmt, names: Vec<String>, deferrable| {
        pieces.push(Piece { stmt, names, deferrable, constant: false });
    };
    match stmt {
        Stmt::ImportFrom(s) if s.names.iter().all(|a| &*a.name.id != "*") => {
            for alias in &s.names {
                let name = alias.asname.as_ref().unwrap_or(&alias.name).id.to_string();
                let names = vec![alias.clone()];
                add(Stmt::ImportFrom(ast::StmtImportFrom { names, ..s.clone() }), vec![name], true);
            }
        }
        Stmt::Import(s) => {
            let names = s.names.iter().map(|alias| match &alias.asname {
                Some(name) => name.id.to_string(),
                None => alias.name.id.split('.').next().unwrap_or_default().to_owned(),
            });
            let names = names.collect();
            add(Stmt::Import(s), names, true);
        }
        Stmt::FunctionDef(s) => {
            // `__getattr__` and `__dir__` of a module are looked for by those who do not read names.
            let name = s.name.id.to_string();
            let waits = !name.starts_with("__");
            add(Stmt::FunctionDef(s), vec![name], waits);
        }
        Stmt::ClassDef(s) => {
            let name = s.name.id.to_string();
            add(Stmt::ClassDef(s), vec![name], true);
        }
        Stmt::Assign(s) => {
            let names: Option<Vec<Vec<String>>> = s.targets.iter().map(names_of).collect();
            let names = names.map(|names| names.concat());
            let plain = is_constant(&s.value);
            match names {
                Some(names) if plain => {
                    pieces.push(Piece {
                        stmt: Stmt::Assign(s),
                        names,
                        deferrable: false,
                        constant: true,
                    });
                }
                Some(names) => add(Stmt::Assign(s), names, true),
                None => add(Stmt::Assign(s), Vec::new(), false),
            }
        }
        Stmt::Expr(s) => add(Stmt::Expr(s), Vec::new(), false),
        // Compound statements run when the module is imported, and so do those on names they bind.
        other => {
            let mut names = Vec::new();
            bound_inside(std::slice::from_ref(&other), &mut names);
            add(other, names, false);
        }
    }
}

/// Statements that complete what a name stands for (`C.attribute = ...`, `C.register(...)`) go with it.
fn complete(pieces: &mut [Piece]) {
    let waiting: HashSet<String> =
        pieces.iter().filter(|p| p.deferrable).flat_map(|p| p.names.iter().cloned()).collect();
    for piece in pieces.iter_mut().filter(|p| !p.deferrable && p.names.is_empty()) {
        let root = match &piece.stmt {
            ast::Stmt::Assign(s) => {
                let root = root_of(&s.targets[0]);
                s.targets.iter().all(|target| root_of(target) == root).then_some(root).flatten()
            }
            ast::Stmt::Expr(s) => match &*s.value {
                ast::Expr::Call(call) if call.func.is_attribute_expr() => root_of(&call.func),
                _ => None,
            },
            _ => None,
        };
        if let Some(root) = root.filter(|root| waiting.contains(root)) {
            piece.names.push(root);
            piece.deferrable = true;
        }
    }
}

fn name_of(target: &ast::Expr) -> Option<String> {
    target.as_name_expr().map(|name| name.id.to_string())
}

/// The names that a target binds, if it binds nothing but names.
fn names_of(target: &ast::Expr) -> Option<Vec<String>> {
    match target {
        ast::Expr::Tuple(tuple) => tuple.elts.iter().map(name_of).collect(),
        target => Some(vec![name_of(target)?]),
    }
}

/// The name at the beginning of `name.attribute[key]`.
fn root_of(target: &ast::Expr) -> Option<String> {
    let mut at = target;
    loop {
        at = match at {
            ast::Expr::Attribute(e) => &e.value,
            ast::Expr::Subscript(e) => &e.value,
            ast::Expr::Name(e) => return Some(e.id.to_string()),
            _ => return None,
        };
    }
}

/// Values that cost less than to put them off.
fn is_constant(value: &ast::Expr) -> bool {
    match value {
        ast::Expr::Tuple(tuple) => tuple.elts.iter().all(is_constant),
        ast::Expr::UnaryOp(e) => is_constant(&e.operand),
        other => other.is_literal_expr(),
    }
}

/// The names that statements bind, those inside them included.
fn bound_inside(body: &[ast::Stmt], names: &mut Vec<String>) {
    use ast::Stmt;
    for stmt in body {
        match stmt {
            Stmt::FunctionDef(s) => names.push(s.name.id.to_string()),
            Stmt::ClassDef(s) => names.push(s.name.id.to_string()),
            Stmt::Assign(s) => names.extend(s.targets.iter().filter_map(name_of)),
            Stmt::AugAssign(s) => names.extend(name_of(&s.target)),
            Stmt::AnnAssign(s) => names.extend(name_of(&s.target)),
            Stmt::Delete(s) => names.extend(s.targets.iter().filter_map(name_of)),
            Stmt::Import(s) => names.extend(s.names.iter().map(|a| {
                let name = a.asname.as_ref().unwrap_or(&a.name);
                name.id.split('.').next().unwrap_or_default().to_owned()
            })),
            Stmt::ImportFrom(s) => {
                names.extend(
                    s.names.iter().map(|a| a.asname.as_ref().unwrap_or(&a.name).id.to_string()),
                );
            }
            Stmt::For(s) => {
                match &*s.target {
                    ast::Expr::Tuple(tuple) => names.extend(tuple.elts.iter().filter_map(name_of)),
                    target => names.extend(name_of(target)),
                }
                bound_inside(&s.body, names);
            }
            Stmt::While(s) => bound_inside(&s.body, names),
            Stmt::With(s) => bound_inside(&s.body, names),
            Stmt::If(s) => {
                bound_inside(&s.body, names);
                s.elif_else_clauses.iter().for_each(|c| bound_inside(&c.body, names));
            }
            Stmt::Try(s) => {
                bound_inside(&s.body, names);
                for ast::ExceptHandler::ExceptHandler(h) in &s.handlers {
                    bound_inside(&h.body, names);
                }
                bound_inside(&s.orelse, names);
                bound_inside(&s.finalbody, names);
            }
            _ => {}
        }
    }
}

/// `def <deferred N>(): global NAMES; BODY`
fn function(number: usize, names: Vec<String>, mut body: Vec<ast::Stmt>) -> ast::Stmt {
    let range = body.first().map_or(TextRange::default(), Ranged::range);
    let identifier = |name: String| ast::Identifier::new(name, range);
    let global = ast::StmtGlobal {
        node_index: Default::default(),
        range,
        names: names.into_iter().map(identifier).collect(),
    };
    body.insert(0, ast::Stmt::Global(global));
    ast::Stmt::FunctionDef(ast::StmtFunctionDef {
        node_index: Default::default(),
        range,
        is_async: false,
        decorator_list: Default::default(),
        name: identifier(format!("{MARK}{number}>")),
        type_params: None,
        parameters: Default::default(),
        returns: None,
        body: body.into_iter().collect(),
    })
}
