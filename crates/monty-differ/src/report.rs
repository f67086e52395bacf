//! The differences found, alike ones counted together.

use std::collections::BTreeMap;

use crate::difference::Difference;
use crate::program::Program;

/// How many of one shape are made smaller; more are only counted.
const EXAMPLES: usize = 3;

/// What makes differences alike: the kind, and the shapes of the two lines.
type Key = (String, String, String);

/// The differences of a run.
#[derive(Default)]
pub struct Report {
    clusters: BTreeMap<Key, Cluster>,
    pub programs: u64,
    /// The programs of each kind.
    kinds: BTreeMap<String, u64>,
    pub timeouts: u64,
    pub broken: u64,
}

#[derive(Default)]
struct Cluster {
    count: u64,
    examples: Vec<Example>,
}

struct Example {
    index: u64,
    program: Program,
    difference: Difference,
}

impl Report {
    /// Count a difference; whether it is worth an example.
    pub fn count(&mut self, kind: &str, difference: &Difference) -> bool {
        let cluster = self.clusters.entry(key(kind, difference)).or_default();
        cluster.count += 1;
        cluster.examples.len() < EXAMPLES
    }

    /// Keep a difference as an example.
    pub fn keep(&mut self, kind: &str, index: u64, program: Program, difference: Difference) {
        let cluster = self.clusters.entry(key(kind, &difference)).or_default();
        cluster.examples.push(Example { index, program, difference });
    }

    /// Count a program that was compared.
    pub fn note_program(&mut self, kind: &str) {
        self.programs += 1;
        *self.kinds.entry(kind.to_owned()).or_default() += 1;
    }

    /// Show what was found by kind.
    pub fn print_kinds(&self) {
        for (kind, programs) in &self.kinds {
            let of_kind = self.clusters.iter().filter(|((name, ..), _)| name == kind);
            let differ: u64 = of_kind.map(|(_, cluster)| cluster.count).sum();
            println!("{kind}: {programs} programs, {differ} differ");
        }
    }

    /// How many programs differ.
    pub fn differences(&self) -> u64 {
        self.clusters.values().map(|cluster| cluster.count).sum()
    }

    /// Take in what another thread has found.
    pub fn merge(&mut self, other: Self) {
        self.programs += other.programs;
        for (kind, programs) in other.kinds {
            *self.kinds.entry(kind).or_default() += programs;
        }
        self.timeouts += other.timeouts;
        self.broken += other.broken;
        for (key, cluster) in other.clusters {
            let mine = self.clusters.entry(key).or_default();
            mine.count += cluster.count;
            mine.examples.extend(cluster.examples);
        }
    }

    /// Show everything, what is most frequent last.
    pub fn print(&self, seed: u64) {
        let mut clusters: Vec<(&Key, &Cluster)> = self.clusters.iter().collect();
        clusters.sort_by_key(|(_, cluster)| cluster.count);
        for ((kind, _, _), cluster) in clusters {
            let shortest = cluster.examples.iter().min_by_key(|e| e.program.shown().len());
            let Some(example) = shortest else { continue };
            let (expected, got) = example.difference.first_lines();
            println!("== {} x {kind} --seed {seed} --from {}", cluster.count, example.index);
            for item in &example.program.items {
                println!("   # {}", item.origin);
            }
            println!("{}", example.program.shown().trim_end());
            println!("-- CPython: {expected}\n-- Monty:   {got}\n");
        }
    }
}

fn key(kind: &str, difference: &Difference) -> Key {
    let (expected, got) = difference.shape();
    (kind.to_owned(), expected, got)
}
