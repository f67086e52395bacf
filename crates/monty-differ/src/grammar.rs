//! A grammar as text: rules, and for each the texts it may become. Knows nothing of Python.
//!
//! ```text
//! number:                 a rule
//! - 0                     one thing it may become
//! -3 $digit$number        three times as likely; `$digit` and `$number` are replaced in turn
//! - if $number:           several lines: those after the first are indented by two
//!       pass
//! ```
//!
//! `$$` is a dollar, `${digit}` is `$digit` where a letter follows, `$@` a number of the production's
//! own. A rule `name|` gives its
//! alternatives on one line, separated by ` | `. `ε` is nothing, `␣` a space. What a line of a production becomes keeps that
//! line's indentation.

use std::collections::HashMap;

use crate::random::Random;

/// How deep productions nest before only the shortest ways out are taken, where the text has no `depth: N`.
const DEPTH: usize = 7;

/// The rules of a kind of program.
pub struct Grammar {
    rules: Vec<Rule>,
    names: HashMap<String, usize>,
    depth: usize,
}

struct Rule {
    name: String,
    alternatives: Vec<Alternative>,
    total: usize,
}

struct Alternative {
    weight: usize,
    pieces: Vec<Piece>,
    /// How deep the shallowest text is that this may become.
    depth: usize,
}

enum Piece {
    Text(String),
    Rule(usize),
    /// A number that no other production of the text has.
    Own,
}

impl Grammar {
    /// Read the rules of all texts as one grammar; a mistake in them is told with its rule.
    pub fn parse(texts: &[&str]) -> Result<Self, String> {
        let mut sources: Vec<(String, Vec<String>)> = Vec::new();
        let mut depth = DEPTH;
        for line in texts.iter().flat_map(|text| text.lines()) {
            match line.strip_prefix("depth: ") {
                Some(number) => {
                    depth = number.parse().map_err(|_| format!("no depth: {number}"))?
                }
                None => read_line(line, &mut sources)?,
            }
        }
        let names: HashMap<String, usize> =
            sources.iter().enumerate().map(|(at, (name, _))| (name.clone(), at)).collect();
        if names.len() < sources.len() {
            return Err("a rule is given twice".to_owned());
        }
        let mut rules = Vec::new();
        for (name, alternatives) in sources {
            let alternatives = alternatives
                .iter()
                .map(|source| alternative(source, &names))
                .collect::<Result<Vec<_>, _>>()
                .map_err(|why| format!("rule {name}: {why}"))?;
            let total = alternatives.iter().map(|a| a.weight).sum();
            rules.push(Rule { name, alternatives, total });
        }
        let mut this = Self { rules, names, depth };
        this.measure()?;
        Ok(this)
    }

    /// A text of that rule, and which of the rule's alternatives it comes from.
    pub fn generate(&self, rule: &str, random: &mut Random) -> (String, usize) {
        let mut out = String::new();
        let chosen = match self.names.get(rule) {
            Some(rule) => self.expand(*rule, 0, "", random, &mut out),
            None => 0,
        };
        (out, chosen)
    }

    /// How likely a rule is among others: the sum of its weights, 0 if there is no such rule.
    pub fn weight(&self, rule: &str) -> usize {
        self.names.get(rule).map_or(0, |rule| self.rules[*rule].total)
    }

    fn expand(
        &self,
        rule: usize,
        depth: usize,
        indent: &str,
        random: &mut Random,
        out: &mut String,
    ) -> usize {
        let rule = &self.rules[rule];
        let chosen = rule.choose(depth >= self.depth, random);
        let own = out.len();
        for piece in &rule.alternatives[chosen].pieces {
            match piece {
                Piece::Text(text) => out.push_str(&text.replace('\n', &format!("\n{indent}"))),
                Piece::Own => out.push_str(&own.to_string()),
                Piece::Rule(inner) => {
                    let line = out.rsplit('\n').next().unwrap_or_default();
                    let blank = line.len() - line.trim_start_matches(' ').len();
                    let indent = line[..blank].to_owned();
                    self.expand(*inner, depth + 1, &indent, random, out);
                }
            }
        }
        chosen
    }

    /// Find the depth of every alternative, from the leaves up.
    fn measure(&mut self) -> Result<(), String> {
        let mut depths = vec![usize::MAX; self.rules.len()];
        let mut again = true;
        while again {
            again = false;
            for (at, rule) in self.rules.iter_mut().enumerate() {
                for alternative in &mut rule.alternatives {
                    alternative.depth = alternative.pieces.iter().fold(0, |most, piece| {
                        let Piece::Rule(inner) = piece else { return most };
                        most.max(depths[*inner].saturating_add(1))
                    });
                    if alternative.depth < depths[at] {
                        depths[at] = alternative.depth;
                        again = true;
                    }
                }
            }
        }
        match depths.iter().position(|depth| *depth == usize::MAX) {
            Some(endless) => Err(format!("rule {}: it never ends", self.rules[endless].name)),
            None => Ok(()),
        }
    }
}

impl Rule {
    fn choose(&self, shortest: bool, random: &mut Random) -> usize {
        if shortest {
            let least = self.alternatives.iter().map(|a| a.depth).min().unwrap_or(0);
            let shallow: Vec<usize> = (0..self.alternatives.len())
                .filter(|at| self.alternatives[*at].depth == least)
                .collect();
            return shallow[random.below(shallow.len())];
        }
        let mut left = random.below(self.total);
        for (at, alternative) in self.alternatives.iter().enumerate() {
            if left < alternative.weight {
                return at;
            }
            left -= alternative.weight;
        }
        0
    }
}

/// Take in one line of a grammar.
fn read_line(line: &str, sources: &mut Vec<(String, Vec<String>)>) -> Result<(), String> {
    if let Some(rest) = line.strip_prefix("  ") {
        let last = sources.last_mut().and_then(|(_, alternatives)| alternatives.last_mut());
        let last = last.ok_or_else(|| format!("nothing to continue: {line}"))?;
        last.push('\n');
        last.push_str(rest);
    } else if line.starts_with('-') {
        let (_, alternatives) = sources.last_mut().ok_or_else(|| format!("no rule for: {line}"))?;
        alternatives.push(line.to_owned());
    } else if let Some((name, list)) = line.split_once("| ") {
        let alternatives = list.split(" | ").map(|text| format!("- {text}")).collect();
        sources.push((name.to_owned(), alternatives));
    } else if let Some(name) = line.strip_suffix(':') {
        sources.push((name.to_owned(), Vec::new()));
    } else if !line.trim().is_empty() && !line.starts_with('#') {
        return Err(format!("neither a rule nor a production: {line}"));
    }
    Ok(())
}

/// Read `-WEIGHT TEXT`.
fn alternative(source: &str, names: &HashMap<String, usize>) -> Result<Alternative, String> {
    let (weight, text) = source[1..].split_once(' ').unwrap_or((&source[1..], ""));
    let weight = if weight.is_empty() {
        1
    } else {
        weight.parse().map_err(|_| format!("no weight: {source}"))?
    };
    let mut pieces = Vec::new();
    let mut literal = String::new();
    let text = text.replace('ε', "").replace('␣', " ");
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once('$') {
        literal.push_str(before);
        if let Some(after) = after.strip_prefix('$') {
            literal.push('$');
            rest = after;
            continue;
        }
        if let Some(after) = after.strip_prefix('@') {
            pieces.push(Piece::Text(std::mem::take(&mut literal)));
            pieces.push(Piece::Own);
            rest = after;
            continue;
        }
        let (name, after) = match after.strip_prefix('{') {
            Some(braced) => braced.split_once('}').ok_or("a ${ without its }")?,
            None => {
                let end = after.find(|c: char| !c.is_ascii_lowercase() && c != '_');
                after.split_at(end.unwrap_or(after.len()))
            }
        };
        let rule = names.get(name).ok_or_else(|| format!("no rule ${name}"))?;
        pieces.push(Piece::Text(std::mem::take(&mut literal)));
        pieces.push(Piece::Rule(*rule));
        rest = after;
    }
    literal.push_str(rest);
    pieces.push(Piece::Text(literal));
    Ok(Alternative { weight, pieces, depth: usize::MAX })
}

#[cfg(test)]
mod tests {
    use super::Grammar;
    use crate::random::Random;

    #[test]
    fn productions_nest_and_keep_indentation() {
        let grammar = Grammar::parse(&["a:\n- if 1:\n      $b\n  $$\nb:\n- x\n  y\n"]).unwrap();
        let (text, _) = grammar.generate("a", &mut Random::of_program("", 0, 0));
        assert_eq!(text, "if 1:\n    x\n    y\n$");
    }

    #[test]
    fn mistakes_are_told() {
        let wrong = |text: &str| Grammar::parse(&[text]).err().unwrap();
        assert_eq!(wrong("a:\n- $b\n"), "rule a: no rule $b");
        assert_eq!(wrong("a:\n- ($a)\n"), "rule a: it never ends");
    }
}
