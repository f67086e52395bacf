//! Compiles the library's Python sources to code images, and writes the table of them that `lib.rs`
//! includes. What cannot be compiled is a build error that names file and line.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

/// The comment (with a reason) of modules whose statements cannot wait for their names to be read.
const RUNS_WHOLE: &str = "\n# Runs whole when it is imported";

/// One module: its dotted name and its source.
struct Source {
    name: String,
    text: String,
    /// The files it is made of, with the line at which each begins.
    files: Vec<(PathBuf, u32)>,
}

fn main() {
    println!("cargo::rerun-if-changed=library");
    println!("cargo::rerun-if-changed=build.rs");
    let root =
        PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("library");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let mut sources = vec![prelude(&root.join("prelude"))];
    modules(&root, "", &mut sources);
    let mut table = String::from("&[\n");
    // The texts are for the test that compiles them anew; they are not part of what is shipped.
    let mut texts = table.clone();
    let mut failed = false;
    for source in &sources {
        let Some(image) = compile(source) else {
            failed = true;
            continue;
        };
        let path = out.join(format!("{}.image", source.name));
        write(&path, &image);
        let _ = writeln!(table, "    ({:?}, include_bytes!({path:?})),", source.name);
        let text = out.join(format!("{}.source", source.name));
        write(&text, source.text.as_bytes());
        let _ = writeln!(texts, "    ({:?}, include_str!({text:?})),", source.name);
    }
    if failed {
        // A build script has no other way to fail than this and a panic.
        #[allow(clippy::disallowed_methods)]
        process::exit(1);
    }
    write(&out.join("images.rs"), (table + "]\n").as_bytes());
    write(&out.join("sources.rs"), (texts + "]\n").as_bytes());
}

/// The prelude: all its files as one module.
fn prelude(folder: &Path) -> Source {
    let mut source = Source { name: "_prelude".to_owned(), text: String::new(), files: Vec::new() };
    let mut line = 0;
    for path in entries(folder) {
        let text = read(&path);
        source.files.push((path, line));
        line += text.lines().count() as u32;
        source.text.push_str(&text);
        if !text.ends_with('\n') {
            source.text.push('\n');
        }
    }
    source
}

/// All modules of a folder: `name.py`, and packages as folders with an `__init__.py`.
fn modules(folder: &Path, prefix: &str, sources: &mut Vec<Source>) {
    for path in entries(folder) {
        let stem = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default().to_owned();
        if path.is_dir() {
            if stem != "prelude" || !prefix.is_empty() {
                modules(&path, &format!("{prefix}{stem}."), sources);
            }
        } else if path.extension().is_some_and(|e| e == "py") {
            let name = match stem.as_str() {
                "__init__" => prefix.trim_end_matches('.').to_owned(),
                _ => format!("{prefix}{stem}"),
            };
            sources.push(Source { name, text: read(&path), files: vec![(path, 0)] });
        }
    }
}

fn compile(source: &Source) -> Option<Vec<u8>> {
    let filename = format!("<{}>", source.name);
    let options = monty_compile::Options {
        filename: &filename,
        mode: monty_code::GlobalsMode::Slots,
        hidden: true,
        defer: source.name != "_prelude" && !source.text.contains(RUNS_WHOLE),
        ..Default::default()
    };
    match monty_compile::compile(&source.text, &options) {
        Ok(program) => {
            Some(postcard::to_allocvec(&program.into_image()).expect("a program has an image"))
        }
        Err(e) => {
            let (path, before) = source
                .files
                .iter()
                .rev()
                .find(|(_, first)| e.line > *first)
                .expect("the first file begins at 0");
            let place = format!("{}:{}:{}", path.display(), e.line - before, e.column);
            println!("cargo::error={place}: {}: {}", e.kind.name(), e.message);
            eprintln!("{place}: {}: {}\n    {}", e.kind.name(), e.message, e.text.trim_end());
            None
        }
    }
}

/// Paths of a folder, sorted, so that a build does not depend on the file system's order.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
    paths.retain(|p| {
        p.file_name()
            .and_then(|n| n.to_str())
            .is_some_and(|n| !n.starts_with('.') && n != "__pycache__")
    });
    paths.sort();
    paths
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn write(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
}
