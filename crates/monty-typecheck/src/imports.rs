//! What a program imports that the runtime does not have. The checker's stubs know more modules than
//! that, as they need each other.

use ruff_db::diagnostic::{Annotation, Diagnostic, DiagnosticId, LintName, Severity, Span};
use ruff_python_ast::statement_visitor::{StatementVisitor, walk_stmt};
use ruff_python_ast::{Alias, ExceptHandler, Expr, Stmt, StmtImportFrom, StmtTry};
use ruff_text_size::{Ranged, TextRange};

use crate::inventory;

/// The rule by which such an import is known.
pub const RULE: &str = "unresolved-import";

/// The exceptions by which a program provides for a module that is not there.
const PROVIDED_FOR: &[&str] = &["ImportError", "ModuleNotFoundError", "Exception", "BaseException"];

/// All imports of a program that would fail, as findings in the file of `span`.
pub fn missing(body: &[Stmt], span: &Span, host_functions: &[&str]) -> Vec<Diagnostic> {
    let mut imports = Imports { span, host_functions, found: Vec::new() };
    imports.visit_body(body);
    imports.found
}

struct Imports<'a> {
    span: &'a Span,
    host_functions: &'a [&'a str],
    found: Vec<Diagnostic>,
}

impl Imports<'_> {
    fn report(&mut self, range: TextRange, message: String, hint: Option<String>) {
        let id = DiagnosticId::Lint(LintName::of(RULE));
        let mut finding = Diagnostic::new(id, Severity::Error, message);
        finding.annotate(Annotation::primary(self.span.clone().with_range(range)));
        if let Some(hint) = hint {
            finding.info(hint);
        }
        self.found.push(finding);
    }

    fn module(&mut self, range: TextRange, module: &str) {
        let there = |name: &str| inventory::modules().contains_key(name);
        let hint = monty_host::absent::instead_of(module, there, self.host_functions);
        // The import fails with the first package that is not there.
        let ends = module.match_indices('.').map(|(end, _)| end).chain([module.len()]);
        let mut prefixes = ends.map(|end| &module[..end]);
        let absent = prefixes.find(|prefix| !there(prefix)).unwrap_or(module);
        self.report(range, format!("No module named '{absent}'"), hint);
    }

    fn import(&mut self, alias: &Alias) {
        if !inventory::modules().contains_key(alias.name.as_str()) {
            self.module(alias.name.range(), &alias.name);
        }
    }

    fn import_from(&mut self, from: &StmtImportFrom) {
        let Some(name) = from.module.as_ref().filter(|_| from.level == 0) else {
            let message = "Attempted relative import with no known parent package".to_owned();
            return self.report(from.range(), message, None);
        };
        if name.as_str() == "__future__" {
            return;
        }
        let Some(module) = inventory::modules().get(name.as_str()) else {
            return self.module(name.range(), name);
        };
        for alias in &from.names {
            let imported = alias.name.as_str();
            let is_module = || inventory::modules().contains_key(&*format!("{name}.{imported}"));
            let is_told = imported != "*" && !imported.starts_with('_');
            if is_told && !module.has(imported) && !is_module() {
                let message = format!("Cannot import name '{imported}' from '{name}'");
                self.report(alias.name.range(), message, None);
            }
        }
    }
}

/// Whether a handler of the `try` catches a failed import.
fn provides_for_absence(statement: &StmtTry) -> bool {
    let is_such =
        |expr: &Expr| matches!(expr, Expr::Name(name) if PROVIDED_FOR.contains(&name.id.as_str()));
    statement.handlers.iter().any(|handler| {
        let ExceptHandler::ExceptHandler(handler) = handler;
        match handler.type_.as_deref() {
            None => true,
            Some(Expr::Tuple(tuple)) => tuple.elts.iter().any(is_such),
            Some(one) => is_such(one),
        }
    })
}

impl<'a> StatementVisitor<'a> for Imports<'_> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::Import(import) => import.names.iter().for_each(|alias| self.import(alias)),
            Stmt::ImportFrom(from) => self.import_from(from),
            Stmt::Try(protected) if provides_for_absence(protected) => {
                for handler in &protected.handlers {
                    self.visit_except_handler(handler);
                }
                self.visit_body(&protected.orelse);
                self.visit_body(&protected.finalbody);
            }
            _ => walk_stmt(self, statement),
        }
    }
}
