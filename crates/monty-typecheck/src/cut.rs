//! Cuts a stub down to what the runtime has: a public function, class or variable that the runtime's
//! module lacks goes, and so does a public method that the runtime's class lacks.

use ruff_python_ast::{Expr, Stmt, StmtClassDef, StmtFunctionDef};
use ruff_python_parser::parse_module;
use ruff_text_size::{Ranged, TextRange};

use crate::inventory::{self, Module};

/// Modules whose classes the checker itself knows by name, or that describe objects from elsewhere.
const KEPT_WHOLE: &[&str] = &["types", "typing"];

/// Where our stubs differ: a module, what stands there, and what we say.
///
/// A `key` may return anything: `max(counts, key=counts.get)` runs, though `get` may return `None`. So
/// may what is looked for in a container be anything. A match is mostly known to be one by who wrote the
/// pattern and the text. And ty infers an argument by what its parameter expects: in
/// `print(max(pairs, key=lambda p: p[1]))` an expected `object` would make an `object` of `p`.
const DIFFERENCES: &[(&str, &str, &str)] = &[
    ("builtins", "Callable[[_T], SupportsRichComparison]", "Callable[[_T], Any]"),
    ("builtins", "Callable[[_T1], SupportsRichComparison]", "Callable[[_T1], Any]"),
    ("builtins", "*values: object", "*values: Any"),
    ("builtins", "object: object = ", "object: Any = "),
    ("builtins", "def repr(obj: object", "def repr(obj: Any"),
    ("builtins", "def __new__(cls, o: object", "def __new__(cls, o: Any"),
    ("builtins", "def index(self, value: _T", "def index(self, value: object"),
    ("builtins", "def count(self, value: _T", "def count(self, value: object"),
    ("builtins", "def remove(self, value: _T", "def remove(self, value: object"),
    ("builtins", "def remove(self, element: _T", "def remove(self, element: object"),
    ("builtins", "def pop(self, key: _KT", "def pop(self, key: object"),
    ("re", "Match[str] | None", "Match[str] | MaybeNone"),
    ("re", "Match[bytes] | None", "Match[bytes] | MaybeNone"),
    ("heapq", "Callable[[_S], SupportsRichComparison]", "Callable[[_S], Any]"),
];

/// The stub of `module` as the checker sees it.
pub fn stub_of(module: &str, stub: &str) -> String {
    let mut text = cut(module, stub);
    for (_, from, to) in DIFFERENCES.iter().filter(|row| row.0 == module) {
        text = text.replace(from, to);
    }
    text
}

/// The stub of `module` without what the runtime lacks. Lines keep their numbers.
fn cut(module: &str, stub: &str) -> String {
    let Some(runtime) = inventory::governing(module) else { return stub.to_owned() };
    let Ok(parsed) = parse_module(stub) else { return stub.to_owned() };
    let mut cutter =
        Cutter { runtime, keep_classes: KEPT_WHOLE.contains(&module), gone: Vec::new() };
    cutter.block(&parsed.syntax().body, None);
    without(stub, &cutter.gone)
}

struct Cutter {
    runtime: &'static Module,
    keep_classes: bool,
    gone: Vec<TextRange>,
}

impl Cutter {
    /// The statements of the module, or of the body of a class.
    fn block(&mut self, body: &[Stmt], class: Option<&str>) {
        for statement in body {
            match statement {
                Stmt::If(branch) => {
                    self.block(&branch.body, class);
                    for clause in &branch.elif_else_clauses {
                        self.block(&clause.body, class);
                    }
                }
                Stmt::FunctionDef(function) if class.is_some() => {
                    self.method(function, class.unwrap_or_default());
                }
                Stmt::ClassDef(inner) if class.is_none() => self.class(inner),
                _ if class.is_none() && self.is_missing(statement) => {
                    self.gone.push(statement.range());
                }
                _ => {}
            }
        }
    }

    fn class(&mut self, class: &StmtClassDef) {
        if self.keep_classes {
            return;
        }
        if self.lacks(&class.name) {
            self.gone.push(class.range());
        } else {
            self.block(&class.body, Some(&class.name));
        }
    }

    /// Properties stay: where the runtime has an instance attribute, its class does not show it.
    fn method(&mut self, function: &StmtFunctionDef, class: &str) {
        let is_plain = function.decorator_list.iter().all(|decorator| {
            matches!(&decorator.expression, Expr::Name(name)
                if matches!(name.id.as_str(), "overload" | "classmethod" | "staticmethod" | "abstractmethod"))
        });
        let name = function.name.as_str();
        if is_plain && !name.starts_with('_') && self.runtime.class_has(class, name) == Some(false)
        {
            self.gone.push(function.range());
        }
    }

    fn lacks(&self, name: &str) -> bool {
        !name.starts_with('_') && !self.runtime.has(name)
    }

    fn is_missing(&self, statement: &Stmt) -> bool {
        let name_of = |expr: &Expr| match expr {
            Expr::Name(name) => Some(name.id.to_string()),
            _ => None,
        };
        let name = match statement {
            Stmt::FunctionDef(function) => Some(function.name.to_string()),
            Stmt::AnnAssign(assign) => name_of(&assign.target),
            Stmt::Assign(assign) => assign.targets.first().and_then(name_of),
            Stmt::TypeAlias(alias) => name_of(&alias.name),
            _ => None,
        };
        name.is_some_and(|name| self.lacks(&name))
    }
}

/// The text with each range replaced by `...` and its line breaks.
fn without(stub: &str, gone: &[TextRange]) -> String {
    let mut text = String::with_capacity(stub.len());
    let mut from = 0;
    for range in gone {
        text.push_str(&stub[from..range.start().to_usize()]);
        text.push_str("...");
        let breaks = stub[range.start().to_usize()..range.end().to_usize()].matches('\n').count();
        text.extend(std::iter::repeat_n('\n', breaks));
        from = range.end().to_usize();
    }
    text.push_str(&stub[from..]);
    text
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn what_the_runtime_lacks_is_gone() {
        let stub = "import sys\nX: int\n_Y: int\nif sys.version_info >= (3, 1):\n    def fetch(\n        x: int,\n    ) -> int: ...\ndef loads() -> int: ...\nclass JSONDecoder:\n    @overload\n    def decode(self): ...\n    def fetch(self): ...\n    @property\n    def p(self): ...\n";
        let expected = "import sys\n...\n_Y: int\nif sys.version_info >= (3, 1):\n    ...\n\n\ndef loads() -> int: ...\nclass JSONDecoder:\n    @overload\n    def decode(self): ...\n    ...\n    @property\n    def p(self): ...\n";
        assert_eq!(cut("json", stub), expected);
    }

    #[test]
    fn internal_modules_stay_whole() {
        assert_eq!(cut("subprocess", "def run(): ...\n"), "def run(): ...\n");
    }
}
