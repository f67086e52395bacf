//! The rules of the house, as tests: see CONTRIBUTING.md for why each of them is there.
//! Reads the tree; knows nothing of what the crates do.

mod allowed;
mod graph;
mod layout;
mod sizes;
mod words;

use std::path::PathBuf;

use proc_macro2::TokenStream;

use crate::tree;

/// One Rust source file of the project, read once.
struct Source {
    /// Relative to the root, with `/`.
    path: String,
    text: String,
    generated: bool,
}

impl Source {
    fn syntax(&self) -> Result<syn::File, String> {
        syn::parse_file(&self.text).map_err(|e| format!("{}: does not parse: {e}", self.path))
    }

    fn tokens(&self) -> Result<TokenStream, String> {
        self.text.parse().map_err(|e| format!("{}: does not lex: {e}", self.path))
    }
}

/// Every Rust file that is kept in the tree.
fn sources() -> Vec<Source> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for folder in ["crates", "xtask", "fuzz"] {
        paths.extend(tree::files(&tree::root().join(folder), "rs"));
    }
    paths
        .into_iter()
        .filter_map(|path| {
            // A file somebody is just moving is not ours to judge.
            let text = std::fs::read_to_string(&path).ok()?;
            let generated = text.lines().take(10).any(|line| line.contains("@generated"));
            Some(Source { path: tree::shown(&path).replace('\\', "/"), text, generated })
        })
        .collect()
}

/// Fail with everything that is wrong, not only the first of it.
fn report(rule: &str, mut wrong: Vec<String>) {
    wrong.sort();
    assert!(wrong.is_empty(), "\n{rule}:\n  {}\n", wrong.join("\n  "));
}
