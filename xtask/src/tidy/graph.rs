//! Who may know whom: the list in ARCHITECTURE.md and the Cargo.toml files say the same.

use std::collections::{BTreeMap, BTreeSet};

use crate::command::{capture, cargo};
use crate::tree;

use super::report;

const BUILD: &str = "build:";

type Graph = BTreeMap<String, BTreeSet<String>>;

/// The fence in ARCHITECTURE.md that holds the list: a line `crate: crate crate ...` each, with
/// `build:crate` for one that only the build script knows.
const FENCE: &str = "```crates";

#[test]
fn crates_know_whom_the_architecture_names() {
    let (written, real) = (written_graph(), real_graph());
    let mut wrong = Vec::new();
    for name in written.keys().chain(real.keys()).collect::<BTreeSet<_>>() {
        match (written.get(name), real.get(name)) {
            (Some(written), Some(real)) => {
                wrong.extend(real.difference(written).map(|other| {
                    format!("{name} depends on {other}, which ARCHITECTURE.md does not allow")
                }));
                wrong.extend(written.difference(real).map(|other| {
                    format!("{name} does not depend on {other}, as ARCHITECTURE.md says")
                }));
            }
            (Some(_), None) => {
                wrong.push(format!("{name} stands in ARCHITECTURE.md and is no crate"))
            }
            (None, _) => wrong.push(format!("{name} is missing in ARCHITECTURE.md")),
        }
    }
    report("the crate graph is the one of ARCHITECTURE.md", wrong);
}

#[test]
fn no_arrow_turns_back() {
    let graph = written_graph();
    let mut wrong = Vec::new();
    for start in graph.keys() {
        let mut seen = BTreeSet::new();
        let mut open: Vec<&String> = graph[start].iter().collect();
        while let Some(name) = open.pop() {
            if seen.insert(name) {
                let plain = name.strip_prefix(BUILD).unwrap_or(name);
                open.extend(graph.get(plain).into_iter().flatten());
            }
        }
        if seen.contains(start) {
            wrong.push(format!("{start} comes to know itself"));
        }
    }
    report("the crate graph has no cycle", wrong);
}

fn written_graph() -> Graph {
    let path = tree::root().join("ARCHITECTURE.md");
    let text = std::fs::read_to_string(path).expect("ARCHITECTURE.md is readable");
    let list = text
        .lines()
        .skip_while(|line| line.trim() != FENCE)
        .skip(1)
        .take_while(|line| line.trim() != "```");
    list.filter(|line| !line.trim().is_empty())
        .map(|line| {
            let (name, known) =
                line.split_once(':').unwrap_or_else(|| panic!("not `crate: crates`: {line}"));
            (name.trim().to_owned(), known.split_whitespace().map(str::to_owned).collect())
        })
        .collect()
}

/// The dependencies among the workspace's crates, as cargo reads them; those of tests left out.
fn real_graph() -> Graph {
    let json =
        capture(cargo().args(["metadata", "--format-version", "1", "--no-deps", "--offline"]))
            .expect("cargo metadata");
    let metadata: serde_json::Value = serde_json::from_str(&json).expect("cargo metadata is JSON");
    let packages = metadata["packages"].as_array().expect("a list of packages");
    let name =
        |package: &serde_json::Value| package["name"].as_str().unwrap_or_default().to_owned();
    let ours: BTreeSet<String> = packages.iter().map(name).collect();
    let known = |package: &serde_json::Value| {
        let dependencies = package["dependencies"].as_array().into_iter().flatten();
        dependencies
            .filter(|d| d["kind"].as_str() != Some("dev") && ours.contains(&name(d)))
            .map(|d| if d["kind"].is_null() { name(d) } else { format!("{BUILD}{}", name(d)) })
            .collect()
    };
    packages
        .iter()
        .filter(|package| name(package) != "xtask")
        .map(|package| (name(package), known(package)))
        .collect()
}
