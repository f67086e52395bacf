//! Makes the stubs that the checker reads out of those that ty ships: of the modules that the runtime
//! has and of what these name, cut down to what the runtime has, without docstrings and comments.
//! All of them would be a tenth of what is shipped.

#[path = "src/cut.rs"]
mod cut;
// The table is for both; only the checker itself lists names.
#[allow(dead_code)]
#[path = "src/inventory.rs"]
mod inventory;
#[path = "src/names.rs"]
mod names;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use ruff_db::vendored::{VendoredFileSystem, VendoredPath};
use ruff_python_ast::statement_visitor::{StatementVisitor, walk_stmt};
use ruff_python_ast::{Stmt, StmtImportFrom};
use ruff_python_parser::parse_module;

/// Modules that the checker knows by name, whatever a program imports.
const ALWAYS_THERE: &[&str] = &[
    "_collections_abc",
    "_typeshed",
    "_typeshed._type_checker_internals",
    "ty_extensions",
    "ty_extensions._internal",
    "typing_extensions",
];

/// Which modules there are in which versions, for the checker's resolver, and typeshed's licence, which
/// goes where the stubs go.
const KEPT: &[&str] = &["LICENSE", "stdlib/VERSIONS"];

fn main() {
    for input in ["build.rs", "src/cut.rs", "src/inventory.rs", "src/names.rs", "stubs/runtime.txt"]
    {
        println!("cargo::rerun-if-changed={input}");
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let shipped = ty_vendored::file_system();
    let mut files = stubs(shipped);
    for path in KEPT {
        let text = shipped.read_to_string(VendoredPath::new(path)).expect("ty ships it");
        files.insert((*path).to_owned(), text);
    }
    let mut table = String::from("&[\n");
    for (path, text) in &files {
        let file = out.join(path.replace('/', "."));
        write(&file, text);
        let _ = writeln!(table, "    ({path:?}, include_str!({file:?})),");
    }
    write(&out.join("stubs.rs"), &(table + "]\n"));
    let absent = Vec::from_iter(absent_builtins(shipped));
    write(&out.join("absent.rs"), &format!("&{absent:?}\n"));
}

/// Public builtins that Python declares and the runtime lacks, in order.
fn absent_builtins(shipped: &VendoredFileSystem) -> BTreeSet<String> {
    let (_, stub) = find(shipped, "builtins").expect("ty ships it");
    let there = &inventory::modules()["builtins"];
    let declared = names::bound(&stub).into_iter();
    declared.filter(|name| !name.starts_with('_') && !there.has(name)).collect()
}

/// The stubs by their paths: those of the runtime's modules, and of what they import, and so on.
fn stubs(shipped: &VendoredFileSystem) -> BTreeMap<String, String> {
    let mut stubs = BTreeMap::new();
    let public = inventory::modules().keys().copied();
    let mut open: Vec<String> =
        public.chain(ALWAYS_THERE.iter().copied()).map(str::to_owned).collect();
    while let Some(module) = open.pop() {
        let Some((path, text)) = find(shipped, &module) else { continue };
        if stubs.contains_key(&path) {
            continue;
        }
        let text = cut::stub_of(&module, &text);
        let is_package = path.ends_with("/__init__.pyi");
        open.extend(imports(&text, &module, is_package));
        open.extend(module.rsplit_once('.').map(|(package, _)| package.to_owned()));
        stubs.insert(path, text);
    }
    stubs
}

fn find(shipped: &VendoredFileSystem, module: &str) -> Option<(String, String)> {
    let path = module.replace('.', "/");
    let paths = [format!("stdlib/{path}.pyi"), format!("stdlib/{path}/__init__.pyi")];
    paths.into_iter().find_map(|path| {
        let text = shipped.read_to_string(VendoredPath::new(&path)).ok()?;
        Some((path, text))
    })
}

/// All modules that a stub may mean by its imports; of `from a import b` both `a` and `a.b`.
fn imports(stub: &str, module: &str, is_package: bool) -> Vec<String> {
    let package = if is_package {
        module
    } else {
        module.rsplit_once('.').map_or("", |(package, _)| package)
    };
    let mut imports = Imports { package, found: Vec::new() };
    imports.visit_body(&parse_module(stub).expect("a stub parses").syntax().body);
    imports.found
}

struct Imports<'a> {
    package: &'a str,
    found: Vec<String>,
}

impl Imports<'_> {
    fn import_from(&mut self, from: &StmtImportFrom) {
        let mut base = self.package;
        for _ in 1..from.level {
            base = base.rsplit_once('.').map_or("", |(package, _)| package);
        }
        let base = if from.level == 0 { "" } else { base };
        let named = from.module.as_deref().unwrap_or_default();
        let from_here = [base, named].into_iter().filter(|part| !part.is_empty());
        let module = from_here.collect::<Vec<_>>().join(".");
        self.found.extend(from.names.iter().map(|alias| format!("{module}.{}", alias.name)));
        self.found.push(module);
    }
}

impl<'a> StatementVisitor<'a> for Imports<'_> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::Import(import) => {
                self.found.extend(import.names.iter().map(|alias| alias.name.to_string()));
            }
            Stmt::ImportFrom(from) => self.import_from(from),
            _ => walk_stmt(self, statement),
        }
    }
}

fn write(path: &Path, text: &str) {
    fs::write(path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
