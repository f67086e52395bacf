//! Bounds how deeply the tree of a source can nest, before a recursive parser sees it: an upper
//! estimate from the tokens alone.

use super::{Kind, Scanner, Token};
use crate::error::{Fault, Outcome, SyntaxErrorKind};

/// The deepest tree; a source shorter than this many bytes cannot nest deeper.
pub(crate) const MAX_DEPTH: u32 = 256;
/// Operators in a row that nest to the left only (they are handled without recursion).
const MAX_CHAIN: u32 = 3000;
/// What operators of different precedence can add to the depth of one item.
const PRECEDENCES: u32 = 12;
/// Scopes take more of the stack than other nodes.
const SCOPE_COST: u32 = 3;

/// One level of brackets, or the statement around all of them.
#[derive(Default)]
struct Level {
    /// Depth of the operand so far.
    operand: u32,
    /// Deepest operand of the item so far.
    expr: u32,
    /// Operators of the item so far.
    chain: u32,
    /// Prefixes that everything behind them in the item nests in.
    right: u32,
    /// Deepest item so far.
    deepest: u32,
    lambdas: u32,
    /// Depth of everything around this level.
    outside: u32,
    /// The inside of an f-string, whose fields stand side by side.
    is_text: bool,
}

impl Level {
    fn item(&self) -> u32 {
        self.expr.max(self.operand) + self.chain.min(PRECEDENCES) + self.right
    }

    fn end_operand(&mut self) {
        self.expr = self.expr.max(self.operand);
        self.operand = 0;
    }

    fn end_item(&mut self) {
        self.deepest = self.deepest.max(self.item());
        (self.operand, self.expr, self.chain) = (0, 0, 0);
        if self.lambdas == 0 {
            self.right = 0;
        }
    }
}

/// Bytes of the longest word that [`Estimate::word`] knows.
const LONGEST_WORD: usize = "lambda".len();

struct Estimate {
    levels: Vec<Level>,
    /// Costs of the open blocks.
    blocks: Vec<u32>,
    block_cost: u32,
    /// The current line opens a scope.
    scope_line: bool,
}

/// Refuse sources whose trees would be too deep. With a lexical error ahead, only sources that are
/// small in every way are left to the parser: it goes on behind such errors in ways that are not
/// known here.
pub(crate) fn check_nesting(source: &str, kind: crate::Kind) -> Outcome<()> {
    if source.len() < MAX_DEPTH as usize {
        return Ok(());
    }
    let Err(fault) = estimate(source) else { return Ok(()) };
    if fault.kind == SyntaxErrorKind::SyntaxError && fault.message.is_empty() {
        if is_small(source) {
            return Ok(());
        }
        let message = "invalid syntax";
        let plain = || Fault::at(message, fault.start, fault.end);
        return Err(crate::diagnose::diagnose(source, kind).unwrap_or_else(plain));
    }
    Err(fault)
}

/// An error without a message: what the scanner refuses or leaves open.
fn estimate(source: &str) -> Outcome<()> {
    let mut scanner = Scanner::new(source);
    let mut estimate = Estimate {
        levels: vec![Level::default()],
        blocks: Vec::new(),
        block_cost: 0,
        scope_line: false,
    };
    loop {
        let Ok(token) = scanner.next() else {
            let at = scanner.at as u32;
            return Err(Fault::at("", at, at));
        };
        if token.kind == Kind::End {
            return match scanner.brackets.last() {
                None => Ok(()),
                Some(&(_, at)) => Err(Fault::at("", at, at + 1)),
            };
        }
        estimate.token(token, scanner.text(token));
        if let Some(why) = estimate.too_deep() {
            return Err(Fault::at(why, token.start, token.end));
        }
    }
}

/// Whatever the parser makes of the source, its tree cannot be deep.
fn is_small(source: &str) -> bool {
    let marks = source.bytes().filter(|b| b"([{-+~*.^:".contains(b)).count();
    let words = ["not", "lambda", "await", "else", "yield", "for"];
    let prefixes: usize = words.iter().map(|w| source.matches(w).count()).sum();
    let mut indents = 0;
    let mut last = 0;
    for line in source.split(['\n', '\r']) {
        let indent = line.len() - line.trim_start_matches([' ', '\t', '\x0c']).len();
        indents += usize::from(indent > last);
        last = indent;
    }
    marks + SCOPE_COST as usize * (prefixes + indents) <= MAX_DEPTH as usize
}

impl Estimate {
    fn level(&mut self) -> &mut Level {
        self.levels.last_mut().expect("the statement's level stays")
    }

    fn token(&mut self, token: Token, text: &str) {
        match token.kind {
            Kind::Name => self.word(text),
            Kind::Number | Kind::Str => self.atom(),
            Kind::FMiddle => {}
            Kind::FStart => {
                self.open();
                self.level().is_text = true;
            }
            Kind::FEnd => self.close(),
            Kind::Op => self.operator(text),
            Kind::Newline => {
                self.levels.truncate(1);
                let level = self.level();
                level.lambdas = 0;
                level.end_item();
                level.deepest = 0;
            }
            Kind::Indent => {
                let cost = if self.scope_line { SCOPE_COST + 1 } else { 1 };
                self.scope_line = false;
                self.block_cost += cost;
                self.blocks.push(cost);
            }
            Kind::Dedent => {
                self.scope_line = false;
                self.block_cost -= self.blocks.pop().unwrap_or(0);
            }
            Kind::End => {}
        }
    }

    fn word(&mut self, text: &str) {
        if text.len() > LONGEST_WORD {
            return self.atom();
        }
        match text {
            "lambda" => {
                let level = self.level();
                level.right += SCOPE_COST;
                level.lambdas += 1;
            }
            "not" | "await" | "yield" | "else" => {
                let level = self.level();
                level.end_operand();
                level.right += 1;
            }
            "for" => {
                let level = self.level();
                level.end_operand();
                level.right += SCOPE_COST;
            }
            "and" | "or" | "in" | "is" | "if" | "as" => {
                let level = self.level();
                level.end_operand();
                level.chain += 1;
            }
            "def" | "class" => self.scope_line = true,
            _ => self.atom(),
        }
    }

    /// A leaf, or the name behind a dot.
    fn atom(&mut self) {
        let level = self.level();
        level.operand = level.operand.max(1);
    }

    fn operator(&mut self, text: &str) {
        match text.as_bytes() {
            [b'(' | b'[' | b'{'] => self.open(),
            [b')' | b']' | b'}'] => self.close(),
            [b',' | b';'] => self.level().end_item(),
            b":" => {
                let level = self.level();
                level.end_operand();
                level.lambdas = level.lambdas.saturating_sub(1);
            }
            b"." => self.level().operand += 1,
            b"=" => self.level().end_operand(),
            _ => {
                let level = self.level();
                let is_prefix = level.operand == 0 || text == "**" || text == ":=";
                level.end_operand();
                if is_prefix {
                    level.right += 1;
                } else {
                    level.chain += 1;
                }
            }
        }
    }

    fn open(&mut self) {
        let outside = self.levels.last().map_or(0, |l| l.outside + l.right + 1);
        self.levels.push(Level { outside, ..Level::default() });
    }

    fn close(&mut self) {
        if self.levels.len() < 2 {
            return;
        }
        let mut inner = self.levels.pop().unwrap_or_default();
        inner.lambdas = 0;
        inner.end_item();
        let level = self.level();
        if level.is_text {
            level.operand = inner.deepest + 1;
            level.end_item();
        } else if inner.is_text {
            // No operation on what stands before it, as brackets are.
            level.operand = level.operand.max(inner.deepest + 1);
        } else {
            level.operand = level.operand.max(inner.deepest) + 1;
        }
    }

    fn too_deep(&self) -> Option<String> {
        let level = self.levels.last()?;
        let depth = self.block_cost + level.outside + level.item();
        if depth > MAX_DEPTH {
            return Some(format!(
                "source is nested too deeply (limit {MAX_DEPTH}); \
                 split it into smaller expressions or functions"
            ));
        }
        (level.chain > MAX_CHAIN).then(|| {
            format!(
                "too many operators in one expression (limit {MAX_CHAIN}); split it into several"
            )
        })
    }
}
