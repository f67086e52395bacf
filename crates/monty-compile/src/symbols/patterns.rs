//! `match` statements: what patterns bind, and the rules on them.

use std::collections::BTreeSet;

use monty_code::Const;

use super::collect::Collector;
use crate::error::{Fault, Outcome};
use crate::parse::{Ranged, TextRange, ast};

impl Collector<'_> {
    pub fn match_stmt(&mut self, s: &ast::StmtMatch) -> Outcome<()> {
        match &*s.subject {
            ast::Expr::Tuple(t) => self.elements(&t.elts)?,
            other => self.expr(other)?,
        }
        let last = s.cases.len() - 1;
        for (i, case) in s.cases.iter().enumerate() {
            if i < last && case.guard.is_none() {
                reachable_after(&case.pattern)?;
            }
            let mut names = BTreeSet::new();
            self.pattern(&case.pattern, &mut names)?;
            case.guard.iter().try_for_each(|g| self.expr(g))?;
            self.body(&case.body)?;
        }
        Ok(())
    }

    fn pattern(&mut self, pattern: &ast::Pattern, names: &mut BTreeSet<String>) -> Outcome<()> {
        use ast::Pattern;
        match pattern {
            Pattern::MatchValue(p) => {
                if p.value.is_f_string_expr() {
                    let message = "patterns may only match literals and attribute lookups";
                    return Err(Fault::new(message, p.range));
                }
                self.expr(&p.value)
            }
            Pattern::MatchSingleton(_) => Ok(()),
            Pattern::MatchSequence(p) => {
                let stars = p.patterns.iter().filter(|p| p.is_match_star()).count();
                if stars > 1 {
                    let message = "multiple starred names in sequence pattern";
                    return Err(Fault::new(message, p.range));
                }
                p.patterns.iter().try_for_each(|p| self.pattern(p, names))
            }
            Pattern::MatchMapping(p) => {
                p.keys.iter().try_for_each(|k| self.expr(k))?;
                repeated_key(p)?;
                p.patterns.iter().try_for_each(|p| self.pattern(p, names))?;
                self.capture(p.rest.as_ref(), names)
            }
            Pattern::MatchClass(p) => {
                self.expr(&p.cls)?;
                let mut seen = BTreeSet::new();
                for keyword in &p.arguments.keywords {
                    if !seen.insert(keyword.attr.as_str()) {
                        let message =
                            format!("attribute name repeated in class pattern: {}", keyword.attr);
                        return Err(Fault::new(message, keyword.pattern.range()));
                    }
                }
                p.arguments.patterns.iter().try_for_each(|p| self.pattern(p, names))?;
                p.arguments.keywords.iter().try_for_each(|k| self.pattern(&k.pattern, names))
            }
            Pattern::MatchStar(p) => self.capture(p.name.as_ref(), names),
            Pattern::MatchAs(p) => {
                if let Some(inner) = &p.pattern {
                    self.pattern(inner, names)?;
                }
                self.capture(p.name.as_ref(), names)
            }
            Pattern::MatchOr(p) => self.alternatives(p, names),
        }
    }

    fn alternatives(
        &mut self,
        p: &ast::PatternMatchOr,
        names: &mut BTreeSet<String>,
    ) -> Outcome<()> {
        let mut first: Option<BTreeSet<String>> = None;
        let last = p.patterns.len() - 1;
        for (i, alternative) in p.patterns.iter().enumerate() {
            if i < last {
                reachable_after(alternative)?;
            }
            let mut own = BTreeSet::new();
            self.pattern(alternative, &mut own)?;
            match &first {
                Some(first) if *first != own => {
                    let message = "alternative patterns bind different names";
                    return Err(Fault::new(message, p.range));
                }
                Some(_) => {}
                None => first = Some(own),
            }
        }
        for name in first.into_iter().flatten() {
            self.once(&name, names, p.range)?;
        }
        Ok(())
    }

    fn capture(
        &mut self,
        name: Option<&ast::Identifier>,
        names: &mut BTreeSet<String>,
    ) -> Outcome<()> {
        let Some(name) = name else { return Ok(()) };
        self.once(name, names, name.range)?;
        self.bind(name, name.range)
    }

    fn once(&self, name: &str, names: &mut BTreeSet<String>, range: TextRange) -> Outcome<()> {
        if names.insert(name.to_owned()) {
            return Ok(());
        }
        Err(Fault::new(format!("multiple assignments to name '{name}' in pattern"), range))
    }
}

/// A literal key may stand in a mapping pattern once.
fn repeated_key(p: &ast::PatternMatchMapping) -> Outcome<()> {
    let mut seen: Vec<Const> = Vec::new();
    for value in p.keys.iter().filter_map(crate::fold::fold) {
        if seen.iter().any(|s| same_key(s, &value)) {
            let text = key_text(&value);
            let message = format!("mapping pattern checks duplicate key ({text})");
            return Err(Fault::new(message, p.range));
        }
        seen.push(value);
    }
    Ok(())
}

/// Are two keys equal, as Python compares them?
fn same_key(a: &Const, b: &Const) -> bool {
    match (complex(a), complex(b)) {
        (Some(a), Some(b)) => a == b,
        _ => a == b,
    }
}

/// The number a key is, where a pair of doubles holds it exactly.
fn complex(key: &Const) -> Option<(f64, f64)> {
    match key {
        Const::Bool(b) => Some((f64::from(u8::from(*b)), 0.0)),
        Const::Int(i) if i.unsigned_abs() <= 1 << 53 => Some((*i as f64, 0.0)),
        Const::Float(bits) => Some((f64::from_bits(*bits), 0.0)),
        Const::Complex(re, im) => Some((f64::from_bits(*re), f64::from_bits(*im))),
        _ => None,
    }
}

/// A key as messages show it.
fn key_text(key: &Const) -> String {
    match key {
        Const::Int(i) => i.to_string(),
        Const::BigInt(i) => i.to_string(),
        Const::Str(s) => format!("'{s}'"),
        Const::Bytes(b) => format!("b'{}'", b.escape_ascii()),
        Const::Bool(true) => "True".to_owned(),
        Const::Bool(false) => "False".to_owned(),
        Const::Float(bits) => format!("{:?}", f64::from_bits(*bits)),
        Const::Complex(re, im) => match (f64::from_bits(*re), f64::from_bits(*im)) {
            (0.0, im) => format!("{im}j"),
            (re, im) => format!("({re}{im:+}j)"),
        },
        _ => "None".to_owned(),
    }
}

/// A pattern that always matches leaves the ones after it unreachable.
fn reachable_after(pattern: &ast::Pattern) -> Outcome<()> {
    match pattern {
        ast::Pattern::MatchAs(p) if p.pattern.is_none() => {
            let message = match &p.name {
                Some(name) => format!("name capture '{name}' makes remaining patterns unreachable"),
                None => "wildcard makes remaining patterns unreachable".to_owned(),
            };
            Err(Fault::new(message, p.range))
        }
        ast::Pattern::MatchAs(p) => match &p.pattern {
            Some(inner) => reachable_after(inner),
            None => Ok(()),
        },
        ast::Pattern::MatchOr(p) => p.patterns.last().map_or(Ok(()), reachable_after),
        _ => Ok(()),
    }
}
