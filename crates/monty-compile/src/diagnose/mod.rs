//! What is wrong with a source that the parser refused: walks its tokens in the order CPython's
//! parser does and gives the message and place that CPython gives. Runs after an error only; builds
//! no tree, just enough of the expressions to name them.

mod arguments;
mod blocks;
mod displays;
mod escapes;
mod expressions;
mod fields;
mod legacy;
mod parameters;
mod patterns;
mod statements;
mod targets;

use crate::error::{Fault, NO_END, Outcome};
use crate::scan::{Kind, Scanner, Token};

/// Nesting at which the walk gives up (the parser's own error is used then).
const MAX_DEPTH: u32 = 150;

/// How many nested pieces are walked for each token, trials included: trials within trials could
/// multiply without end.
const MAX_WORK: usize = 100;

/// What an expression is, as far as messages tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Name,
    Attribute,
    Subscript,
    Starred,
    List,
    Tuple,
    Lambda,
    Call,
    /// Operators that bind at least as tightly as `|`.
    Operation,
    /// `not`, `and`, `or`.
    Logic,
    Generator,
    Yield,
    Await,
    ListComp,
    SetComp,
    DictComp,
    Dict,
    Set,
    Literal,
    FString,
    True,
    False,
    None,
    Ellipsis,
    Compare,
    Conditional,
    Named,
}

impl What {
    fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Attribute => "attribute",
            Self::Subscript => "subscript",
            Self::Starred => "starred",
            Self::List => "list",
            Self::Tuple => "tuple",
            Self::Lambda => "lambda",
            Self::Call => "function call",
            Self::Operation | Self::Logic => "expression",
            Self::Generator => "generator expression",
            Self::Yield => "yield expression",
            Self::Await => "await expression",
            Self::ListComp => "list comprehension",
            Self::SetComp => "set comprehension",
            Self::DictComp => "dict comprehension",
            Self::Dict => "dict literal",
            Self::Set => "set display",
            Self::Literal => "literal",
            Self::FString => "f-string expression",
            Self::True => "True",
            Self::False => "False",
            Self::None => "None",
            Self::Ellipsis => "ellipsis",
            Self::Compare => "comparison",
            Self::Conditional => "conditional expression",
            Self::Named => "named expression",
        }
    }
}

/// An expression: what it is, where it stands, and its elements if it can be a target with some.
#[derive(Clone, Debug)]
struct Node {
    what: What,
    start: u32,
    end: u32,
    /// Where its first token stands: a parenthesis, perhaps.
    from: u32,
    elts: Vec<Node>,
    parenthesized: bool,
}

/// What is told where there is nothing better.
const GENERIC: &str = "invalid syntax";
const UNEXPECTED_INDENT: &str = "unexpected indent";

struct Walker<'a> {
    scanner: Scanner<'a>,
    tokens: Vec<Token>,
    /// Brackets open behind each token.
    levels: Vec<u32>,
    at: usize,
    /// The token furthest on that was looked at.
    reach: usize,
    depth: u32,
    /// Nested pieces that may still be walked.
    work: usize,
    /// Trying an expression: no messages of its own, only whether it parses.
    quiet: bool,
    /// Where the rest of an expression does not parse, what stands before it is one: as in CPython
    /// wherever it does not tell mistakes.
    lenient: bool,
    /// What is told though it was met quietly: CPython looks for mistakes of dicts in any case.
    insisted: Option<Box<Fault>>,
    /// Inside replacement fields of f-strings.
    fields: u32,
}

/// The error CPython reports for a source that does not parse; `None` if the walk finds none.
pub(crate) fn diagnose(source: &str, kind: crate::Kind) -> Option<Box<Fault>> {
    let mut scanner = Scanner::new(source);
    scanner.expression = kind == crate::Kind::Eval;
    let mut tokens = Vec::new();
    let mut levels = Vec::new();
    let (mut soft, mut hard) = (None, None);
    loop {
        match scanner.next() {
            Ok(token) => {
                tokens.push(token);
                levels.push(scanner.brackets.len() as u32);
                if token.kind == Kind::End {
                    break;
                }
            }
            Err(fault) => {
                let kept = if scanner.soft { &mut soft } else { &mut hard };
                *kept = Some(fault);
                let at = scanner.at as u32;
                tokens.push(Token { kind: Kind::End, start: at, end: at });
                levels.push(0);
                break;
            }
        }
    }
    let open = scanner.brackets.last().copied();
    let work = tokens.len() * MAX_WORK;
    let mut walker = Walker {
        scanner,
        tokens,
        levels,
        at: 0,
        reach: 0,
        depth: 0,
        work,
        quiet: false,
        lenient: false,
        insisted: None,
        fields: 0,
    };
    let walked = match kind {
        crate::Kind::Eval => walker.evaluated(),
        _ => walker.file(),
    };
    let fault = match walked {
        Err(fault) if fault.message.is_empty() || walker.work == 0 => None,
        Err(fault) => Some(walker.insisted.take().unwrap_or(fault)),
        Ok(()) => None,
    };
    if hard.is_some() {
        // CPython prefers most of the tokenizer's errors wherever they stand, but to an indentation
        // that opens nothing.
        return match fault {
            Some(fault) if fault.message == UNEXPECTED_INDENT => Some(fault),
            _ => hard,
        };
    }
    let reached = walker.tokens[walker.reach.min(walker.tokens.len() - 1)];
    if soft.is_some() {
        return if fault.is_none() || reached.kind == Kind::End { soft } else { fault };
    }
    match open {
        Some(open) => unclosed(&walker, open, reached, fault),
        None => fault,
    }
}

/// The error where a bracket stays open at the end: what was found up to its line, or that.
fn unclosed(
    walker: &Walker<'_>,
    (bracket, at): (u8, u32),
    reached: Token,
    fault: Option<Box<Fault>>,
) -> Option<Box<Fault>> {
    let line = walker.scanner.line_at(at as usize);
    match fault {
        Some(fault)
            if reached.kind != Kind::End
                && reached.kind != Kind::Newline
                && walker.scanner.line_at(reached.start as usize) <= line =>
        {
            Some(fault)
        }
        _ => {
            let message = format!("'{}' was never closed", bracket as char);
            Some(Fault::at(message, at, NO_END))
        }
    }
}

/// The error for a `\N{…}` at `offset` that names no character.
pub(crate) fn unknown_character(source: &str, offset: u32) -> Option<Box<Fault>> {
    let mut scanner = Scanner::new(source);
    loop {
        let token = scanner.next().ok()?;
        match token.kind {
            Kind::End => return None,
            Kind::Str | Kind::FMiddle if token.start <= offset && offset <= token.end => {
                let message = escapes::unknown_name(scanner.text(token), offset - token.start)?;
                return Some(Fault::at(message, token.start, token.end));
            }
            _ => {}
        }
    }
}

impl<'a> Walker<'a> {
    fn token(&self) -> Token {
        self.tokens[self.at.min(self.tokens.len() - 1)]
    }

    fn ahead(&self, n: usize) -> Token {
        self.tokens[(self.at + n).min(self.tokens.len() - 1)]
    }

    fn text(&self) -> &'a str {
        self.text_of(self.token())
    }

    fn text_of(&self, token: Token) -> &'a str {
        match token.kind {
            Kind::Name | Kind::Op => self.scanner.text(token),
            _ => "",
        }
    }

    fn text_ahead(&self, n: usize) -> &'a str {
        self.text_of(self.ahead(n))
    }

    fn kind(&self) -> Kind {
        self.token().kind
    }

    fn is(&self, text: &str) -> bool {
        self.text() == text
    }

    fn next(&mut self) -> Token {
        let token = self.token();
        self.at += 1;
        self.reach = self.reach.max(self.at);
        token
    }

    fn eat(&mut self, text: &str) -> bool {
        let found = self.is(text);
        if found {
            self.next();
        }
        found
    }

    /// The token before the current one.
    fn last(&self) -> Token {
        self.tokens[self.at.saturating_sub(1).min(self.tokens.len() - 1)]
    }

    /// `invalid syntax` at the current token.
    fn invalid<T>(&self) -> Outcome<T> {
        let mut token = self.token();
        if self.is("not") && self.ends_operand() {
            // It could have been the start of `not in`.
            token = self.ahead(1);
        }
        if token.kind == Kind::Indent {
            // Placed on the last column of the indentation.
            return Err(Fault::indentation(UNEXPECTED_INDENT, token.start.max(1) - 1, NO_END));
        }
        Err(self.fault_at(GENERIC, token))
    }

    /// Is the token before the current one the end of an operand?
    fn ends_operand(&self) -> bool {
        let last = self.last();
        match last.kind {
            Kind::Name => !is_keyword(self.text_of(last)),
            Kind::Number | Kind::Str | Kind::FEnd => true,
            Kind::Op => matches!(self.text_of(last), ")" | "]" | "}"),
            _ => false,
        }
    }

    fn fault_at(&self, message: impl Into<String>, token: Token) -> Box<Fault> {
        let end = if matches!(token.kind, Kind::End | Kind::Dedent) { NO_END } else { token.end };
        Fault::at(message, token.start, end)
    }

    fn fail<T>(&self, message: impl Into<String>, start: u32, end: u32) -> Outcome<T> {
        Err(Fault::at(message, start, end))
    }

    fn fail_at<T>(&self, message: impl Into<String>, token: Token) -> Outcome<T> {
        Err(self.fault_at(message, token))
    }

    /// A fault that is told even where it is met quietly: the first of them.
    fn insist<T>(&mut self, fault: Box<Fault>) -> Outcome<T> {
        if self.insisted.is_none() {
            self.insisted = Some(fault.clone());
        }
        Err(fault)
    }

    fn fail_node<T>(&self, message: impl Into<String>, node: &Node) -> Outcome<T> {
        self.fail(message, node.start, node.end)
    }

    fn expect(&mut self, text: &str) -> Outcome<Token> {
        if self.is(text) { Ok(self.next()) } else { self.invalid() }
    }

    /// A token that CPython names when it is missing.
    fn force(&mut self, text: &str) -> Outcome<()> {
        if self.eat(text) {
            return Ok(());
        }
        self.fail_at(format!("expected '{text}'"), self.token())
    }

    fn name(&mut self) -> Outcome<Token> {
        if self.kind() == Kind::Name && !is_keyword(self.text()) {
            return Ok(self.next());
        }
        self.invalid()
    }

    fn deeper<T>(&mut self, walk: impl FnOnce(&mut Self) -> Outcome<T>) -> Outcome<T> {
        self.depth += 1;
        self.work = self.work.saturating_sub(1);
        if self.depth > MAX_DEPTH || self.work == 0 {
            // No message: the parser's own error will do.
            return Err(Fault::at("", 0, 0));
        }
        let result = walk(self)?;
        self.depth -= 1;
        Ok(result)
    }

    /// Does `walk` succeed from here? Goes back to here if not.
    fn attempt<T>(&mut self, walk: impl FnOnce(&mut Self) -> Outcome<T>) -> Option<T> {
        let (at, depth, quiet, fields) = (self.at, self.depth, self.quiet, self.fields);
        self.quiet = true;
        let result = walk(self).ok();
        self.quiet = quiet;
        self.depth = depth;
        self.fields = fields;
        if result.is_none() {
            self.at = at;
        }
        result
    }

    /// As `attempt`, with as much of an expression as parses.
    fn attempt_leniently<T>(&mut self, walk: impl FnOnce(&mut Self) -> Outcome<T>) -> Option<T> {
        let lenient = std::mem::replace(&mut self.lenient, true);
        let result = self.attempt(walk);
        self.lenient = lenient;
        result
    }

    /// What may follow in an expression: `None` where it does not parse and need not.
    fn rest<T>(&mut self, walk: impl FnOnce(&mut Self) -> Outcome<T>) -> Outcome<Option<T>> {
        if self.lenient { Ok(self.attempt(walk)) } else { walk(self).map(Some) }
    }

    /// As `attempt`, and back here in any case.
    fn matches<T>(&mut self, walk: impl FnOnce(&mut Self) -> Outcome<T>) -> bool {
        let at = self.at;
        let found = self.attempt(walk).is_some();
        self.at = at;
        found
    }
}

impl Node {
    fn new(what: What, start: u32, end: u32) -> Self {
        Self { what, start, end, from: start, elts: Vec::new(), parenthesized: false }
    }
}

pub(super) fn is_keyword(text: &str) -> bool {
    matches!(
        text,
        "False"
            | "None"
            | "True"
            | "and"
            | "as"
            | "assert"
            | "async"
            | "await"
            | "break"
            | "class"
            | "continue"
            | "def"
            | "del"
            | "elif"
            | "else"
            | "except"
            | "finally"
            | "for"
            | "from"
            | "global"
            | "if"
            | "import"
            | "in"
            | "is"
            | "lambda"
            | "nonlocal"
            | "not"
            | "or"
            | "pass"
            | "raise"
            | "return"
            | "try"
            | "while"
            | "with"
            | "yield"
    )
}
