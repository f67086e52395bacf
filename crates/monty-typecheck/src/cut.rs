//! Cuts a stub down to what the runtime has: a public function, class or variable that the runtime's
//! module lacks goes, and so does a public method that the runtime's class lacks. Docstrings and
//! comments go as well. Part of the build script: what is shipped is cut already.

use ruff_python_ast::statement_visitor::{StatementVisitor, walk_stmt};
use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{CmpOp, Expr, Number, Stmt, StmtClassDef, StmtFunctionDef, StmtIf};
use ruff_python_parser::parse_module;
use ruff_text_size::{Ranged, TextRange};

use crate::inventory::{self, Module};

/// Modules whose classes the checker itself knows by name, or that describe objects from elsewhere.
const KEPT_WHOLE: &[&str] = &["types", "typing"];

/// What the checker takes `sys.version_info` and `sys.platform` to be.
pub const VERSION: &[u8] = &[3, 13];
pub const PLATFORM: &str = "linux";

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

/// The stub of `module` without what the runtime lacks, and without what says nothing to a checker.
fn cut(module: &str, stub: &str) -> String {
    let parsed = parse_module(stub).unwrap_or_else(|error| panic!("{module}: {error}"));
    let body = &parsed.syntax().body;
    let mut cutter = Cutter::default();
    if let Some(runtime) = inventory::governing(module) {
        let keep_classes = KEPT_WHOLE.contains(&module);
        Missing { runtime, keep_classes, cutter: &mut cutter }.block(body, None);
    }
    cutter.visit_body(body);
    let comments = parsed.tokens().iter().filter(|token| token.kind() == TokenKind::Comment);
    cutter.0.extend(comments.map(|token| (token.range(), "")));
    lines(&cutter.cut(stub))
}

/// What goes, and what stands there then. Finds docstrings as a visitor.
#[derive(Default)]
struct Cutter(Vec<(TextRange, &'static str)>);

impl Cutter {
    fn statement(&mut self, statement: TextRange) {
        self.0.push((statement, "..."));
    }

    /// Of branches that the version or the platform decides, only the one that is taken counts.
    fn branches(&mut self, branch: &StmtIf) {
        let others = branch.elif_else_clauses.iter();
        let others = others.map(|clause| (clause.test.as_ref(), &clause.body));
        let mut is_decided = false;
        for (test, body) in std::iter::once((Some(&*branch.test), &branch.body)).chain(others) {
            let holds = test.map_or(Some(true), holds);
            if is_decided || holds == Some(false) {
                body.iter().for_each(|statement| self.statement(statement.range()));
            } else {
                self.visit_body(body);
            }
            is_decided |= holds == Some(true);
        }
    }

    fn cut(mut self, stub: &str) -> String {
        self.0.sort_by_key(|(range, _)| range.start());
        let mut text = String::with_capacity(stub.len());
        let mut from = 0;
        for (range, instead) in self.0 {
            // Not what lies within what is gone.
            if range.start().to_usize() >= from {
                text.push_str(&stub[from..range.start().to_usize()]);
                text.push_str(instead);
                from = range.end().to_usize();
            }
        }
        text.push_str(&stub[from..]);
        text
    }
}

impl<'a> StatementVisitor<'a> for Cutter {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::If(branch) => self.branches(branch),
            Stmt::Expr(expr) if expr.value.is_string_literal_expr() => {
                self.statement(statement.range());
            }
            _ => walk_stmt(self, statement),
        }
    }
}

/// What a test of the version or the platform gives here; `None` of any other.
fn holds(test: &Expr) -> Option<bool> {
    let Expr::Compare(test) = test else { return None };
    let Expr::Attribute(asked) = &*test.left else { return None };
    match (asked.attr.as_str(), &test.ops[0], &test.comparators[0]) {
        ("version_info", op, Expr::Tuple(version)) => {
            let number = |expr: &Expr| match expr.as_number_literal_expr()?.value {
                Number::Int(ref number) => number.as_u8(),
                _ => None,
            };
            let version: Vec<u8> = version.elts.iter().map(number).collect::<Option<_>>()?;
            match op {
                CmpOp::GtE => Some(*VERSION >= *version),
                CmpOp::Lt => Some(*VERSION < *version),
                _ => None,
            }
        }
        ("platform", op, Expr::StringLiteral(platform)) => match op {
            CmpOp::Eq => Some(platform.value == *PLATFORM),
            CmpOp::NotEq => Some(platform.value != *PLATFORM),
            _ => None,
        },
        _ => None,
    }
}

/// The text without empty lines, and with one `...` where there were several.
fn lines(text: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        let is_idle = line.trim_start() == "..." && kept.last().is_some_and(|last| *last == line);
        if !line.is_empty() && line != "..." && !is_idle {
            kept.push(line);
        }
    }
    kept.iter().flat_map(|line| [line, "\n"]).collect()
}

/// Finds what the runtime lacks.
struct Missing<'a> {
    runtime: &'static Module,
    keep_classes: bool,
    cutter: &'a mut Cutter,
}

impl Missing<'_> {
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
                    self.cutter.statement(statement.range());
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
            self.cutter.statement(class.range());
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
            self.cutter.statement(function.range());
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

#[cfg(test)]
mod tests {
    use super::stub_of;

    #[test]
    fn what_the_runtime_lacks_is_gone() {
        let stub = "import sys\nX: int\n_Y: int\nif sys.version_info >= (3, 1):\n    def fetch(\n        x: int,\n    ) -> int: ...\ndef loads() -> int: ...\nclass JSONDecoder:\n    @overload\n    def decode(self): ...\n    def fetch(self): ...\n    def pull(self): ...\n    @property\n    def p(self): ...\n";
        let expected = "import sys\n_Y: int\nif sys.version_info >= (3, 1):\n    ...\ndef loads() -> int: ...\nclass JSONDecoder:\n    @overload\n    def decode(self): ...\n    ...\n    @property\n    def p(self): ...\n";
        assert_eq!(stub_of("json", stub), expected);
    }

    #[test]
    fn internal_modules_keep_their_names() {
        assert_eq!(stub_of("subprocess", "def run(): ...\n"), "def run(): ...\n");
    }

    #[test]
    fn only_the_branch_that_is_taken_counts() {
        let stub = "import sys\nif sys.version_info >= (3, 14):\n    A: int\n    B: int\nelif sys.platform != 'linux':\n    C: int\nelse:\n    D: int\nif D:\n    E: int\n";
        let expected = "import sys\nif sys.version_info >= (3, 14):\n    ...\nelif sys.platform != 'linux':\n    ...\nelse:\n    D: int\nif D:\n    E: int\n";
        assert_eq!(stub_of("subprocess", stub), expected);
    }

    #[test]
    fn what_says_nothing_is_gone() {
        let stub = "'''Doc.\n\nMore.\n'''\n# Why\n\nclass A:\n    'Doc.'\n\n    x: int  # why\n    def f(self) -> str:\n        '''Doc.\n\n        More.\n        '''\n";
        let expected = "class A:\n    ...\n    x: int\n    def f(self) -> str:\n        ...\n";
        assert_eq!(stub_of("subprocess", stub), expected);
    }
}
