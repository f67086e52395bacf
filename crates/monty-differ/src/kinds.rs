//! The kinds of programs, each a grammar of its own over values that all share.

use crate::grammar::Grammar;

/// The values every kind may use.
const VALUES: &str = include_str!("../grammar/values.txt");

/// Name and rules of every kind.
const KINDS: &[(&str, &str)] = &[
    ("numbers", include_str!("../grammar/numbers.txt")),
    ("strings", include_str!("../grammar/strings.txt")),
    ("bytes", include_str!("../grammar/bytes.txt")),
    ("containers", include_str!("../grammar/containers.txt")),
    ("formatting", include_str!("../grammar/formatting.txt")),
    ("classes", include_str!("../grammar/classes.txt")),
    ("generators", include_str!("../grammar/generators.txt")),
    ("exceptions", include_str!("../grammar/exceptions.txt")),
    ("statements", include_str!("../grammar/statements.txt")),
    ("library", include_str!("../grammar/library.txt")),
    ("exact", include_str!("../grammar/exact.txt")),
    ("time", include_str!("../grammar/time.txt")),
    ("regex", include_str!("../grammar/regex.txt")),
];

/// A kind that is ready to generate programs.
pub struct Kind {
    pub name: &'static str,
    pub grammar: Grammar,
}

/// The kinds of these names; all if there are none.
pub fn named(names: &[String]) -> Result<Vec<Kind>, String> {
    if let Some(name) = names.iter().find(|name| KINDS.iter().all(|(kind, _)| kind != name)) {
        let known: Vec<&str> = KINDS.iter().map(|(kind, _)| *kind).collect();
        return Err(format!("no kind {name}; there are {}", known.join(", ")));
    }
    KINDS
        .iter()
        .filter(|(kind, _)| names.is_empty() || names.iter().any(|name| name == kind))
        .map(|(name, rules)| {
            let grammar =
                Grammar::parse(&[VALUES, rules]).map_err(|why| format!("{name}: {why}"))?;
            Ok(Kind { name, grammar })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_grammar_is_one() {
        super::named(&[]).map(drop).unwrap();
    }
}
