//! Words that have no place in the sources, and the words every file begins with.

use proc_macro2::{TokenStream, TokenTree};

use super::{report, sources};

/// The crates that hold what binding macros generate, which is not always free of `unsafe`.
const BINDINGS: [&str; 3] = ["crates/monty-python/", "crates/monty-js/", "crates/monty-wasm/"];
const UNFINISHED: [&str; 3] = ["todo", "unimplemented", "dbg"];
const NAMELESS: [&str; 6] = ["utils", "util", "common", "misc", "helpers", "stuff"];

#[test]
fn every_crate_forbids_unsafe_code() {
    let mut wrong = Vec::new();
    for source in sources() {
        let root = ["/src/lib.rs", "/src/main.rs"].iter().any(|end| source.path.ends_with(end))
            || source.path.contains("/src/bin/");
        let binding = BINDINGS.iter().any(|binding| source.path.starts_with(binding));
        if root
            && !binding
            && source.text.lines().find(|line| line.starts_with("#!"))
                != Some("#![forbid(unsafe_code)]")
        {
            wrong.push(source.path);
        }
    }
    report("every crate root begins with #![forbid(unsafe_code)] after its documentation", wrong);
}

#[test]
fn nothing_is_unsafe_or_unfinished() {
    let mut wrong = Vec::new();
    for source in sources() {
        match source.tokens() {
            Ok(tokens) => look(tokens, &source.path, &mut wrong),
            Err(why) => wrong.push(why),
        }
    }
    report("no `unsafe`, no todo!, unimplemented! or dbg!", wrong);
}

fn look(tokens: TokenStream, path: &str, wrong: &mut Vec<String>) {
    let mut before = String::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => look(group.stream(), path, wrong),
            TokenTree::Ident(ident) => {
                before = ident.to_string();
                if before == "unsafe" {
                    wrong.push(format!("{path}:{}: unsafe", ident.span().start().line));
                }
                continue;
            }
            TokenTree::Punct(punct)
                if punct.as_char() == '!' && UNFINISHED.contains(&before.as_str()) =>
            {
                wrong.push(format!("{path}:{}: {before}!", punct.span().start().line));
            }
            _ => {}
        }
        before.clear();
    }
}

#[test]
fn files_say_what_they_are() {
    let wrong = sources()
        .into_iter()
        .filter(|source| !source.text.starts_with("//! "))
        .map(|source| source.path);
    report("every file opens with `//!`: what it is and what it must not know", wrong.collect());
}

#[test]
fn files_have_names_that_say_something() {
    let nameless =
        |path: &str| path.split('/').any(|part| NAMELESS.contains(&part.trim_end_matches(".rs")));
    let wrong = sources().into_iter().map(|source| source.path).filter(|path| nameless(path));
    report("no file or folder is called utils, common or misc", wrong.collect());
}
