//! A generated program: an opening all programs of its kind share, and items that can be taken out
//! one by one. Knows how items become source text; runs nothing.

use crate::grammar::Grammar;
use crate::random::Random;
use crate::subject;

/// What every program starts with: how values and exceptions are shown.
const OPENING: &str = include_str!("opening.py");

/// A program as it is generated and made smaller.
#[derive(Clone)]
pub struct Program {
    pub items: Vec<Item>,
}

/// One operation of a program, or a part of what they all work on.
#[derive(Clone)]
pub struct Item {
    pub text: String,
    pub role: Role,
    /// Where it comes from: a rule and the number of its alternative.
    pub origin: String,
}

/// How an item stands in the source.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// As it is.
    Setup,
    /// Its value or its exception is shown.
    Expression,
    /// Run with its exception shown.
    Statement,
}

/// The rules of a grammar that make items.
const ROLES: [(&str, Role); 2] = [("expression", Role::Expression), ("statement", Role::Statement)];

impl Program {
    /// The program of that kind, seed and number.
    pub fn generate(grammar: &Grammar, kind: &str, seed: u64, index: u64) -> Self {
        let mut random = Random::of_program(kind, seed, index);
        let mut items = Vec::new();
        if grammar.weight("setup") > 0 {
            items.push(Item::generate(grammar, "setup", Role::Setup, &mut random));
        }
        let total: usize = ROLES.iter().map(|(rule, _)| grammar.weight(rule)).sum();
        let count = if grammar.weight("expression") > 0 { 20 } else { 4 };
        for _ in 0..count {
            let mut left = random.below(total.max(1));
            for (rule, role) in ROLES {
                let weight = grammar.weight(rule);
                if left < weight {
                    items.push(Item::sensible(grammar, rule, role, &mut random));
                    break;
                }
                left -= weight;
            }
        }
        Self { items }
    }

    /// The source text.
    pub fn source(&self) -> String {
        let mut source = OPENING.to_owned();
        for item in &self.items {
            source.push_str(&item.source());
        }
        source
    }

    /// The source text without the opening, for a person to read.
    pub fn shown(&self) -> String {
        self.items.iter().map(Item::source).collect()
    }
}

/// How many items are made, at most, for one that compiles.
const ATTEMPTS: usize = 8;

impl Item {
    /// An item that in all likelihood compiles: one that does not spoils its whole program.
    fn sensible(grammar: &Grammar, rule: &str, role: Role, random: &mut Random) -> Self {
        for _ in 0..ATTEMPTS {
            let item = Self::generate(grammar, rule, role, random);
            if subject::compiles(&item.source()) {
                return item;
            }
        }
        Self::generate(grammar, rule, role, random)
    }

    fn generate(grammar: &Grammar, rule: &str, role: Role, random: &mut Random) -> Self {
        let (text, chosen) = grammar.generate(rule, random);
        Self { text, role, origin: format!("{rule} {}", chosen + 1) }
    }

    fn source(&self) -> String {
        match self.role {
            Role::Setup => format!("{}\n", self.text),
            Role::Expression => format!("show(lambda: ({}))\n", self.text),
            Role::Statement => {
                let body = self.text.replace('\n', "\n    ");
                format!("try:\n    {body}\nexcept Exception as _e:\n    raised(_e)\n")
            }
        }
    }
}
