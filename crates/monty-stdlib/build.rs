//! Compiles the library's Python sources to code images, and writes the tables of them and of the texts they
//! name that `lib.rs` includes. What cannot be compiled is a build error that names file and line.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

use monty_code::{Const, KnownTexts, Program, hash_bytes};

/// The comment (with a reason) of modules whose statements cannot wait for their names to be read.
const RUNS_WHOLE: &str = "\n# Runs whole when it is imported";

/// One module, by its dotted name, or one function of the prelude.
struct Source {
    name: String,
    text: String,
    path: PathBuf,
    /// Lines of the file before it.
    before: u32,
    /// Its statements wait until their names are read.
    defer: bool,
}

fn main() {
    println!("cargo::rerun-if-changed=library");
    println!("cargo::rerun-if-changed=build.rs");
    let root =
        PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("library");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let mut library = Vec::new();
    modules(&root, "", &mut library);
    let mut texts = BTreeSet::new();
    let library = tables(&out, "library", &library, &mut texts);
    let whole = tables(&out, "prelude", &prelude(&root.join("prelude")), &mut texts) && library;
    write(&out.join("library_texts.rs"), known_texts(&texts).as_bytes());
    if !whole {
        // A build script has no other way to fail than this and a panic.
        #[allow(clippy::disallowed_methods)]
        process::exit(1);
    }
}

/// The tables of some sources: of their images, and of their texts for the test that compiles them anew,
/// which are not part of what is shipped. Whether all could be compiled.
fn tables(out: &Path, kind: &str, sources: &[Source], names: &mut BTreeSet<String>) -> bool {
    let (mut images, mut texts) = (String::from("&[\n"), String::from("&[\n"));
    let mut whole = true;
    for source in sources {
        let Some(program) = compile(source) else {
            whole = false;
            continue;
        };
        note_texts(&program, names);
        let image = postcard::to_allocvec(&program).expect("a program has an image");
        let name = &source.name;
        let (image_path, text_path) =
            (out.join(format!("{kind}-{name}.image")), out.join(format!("{kind}-{name}.source")));
        write(&image_path, &image);
        write(&text_path, source.text.as_bytes());
        let _ = writeln!(images, "    ({name:?}, include_bytes!({image_path:?})),");
        let _ = writeln!(texts, "    ({name:?}, include_str!({text_path:?})),");
    }
    write(&out.join(format!("{kind}_images.rs")), (images + "]\n").as_bytes());
    write(&out.join(format!("{kind}_sources.rs")), (texts + "]\n").as_bytes());
    whole
}

/// The texts that a program names, and its short constants.
fn note_texts(program: &Program, texts: &mut BTreeSet<String>) {
    /// Longer ones are no names; and where there are more in one place, they are data.
    const LONGEST: usize = 32;
    const MOST: usize = 500;
    texts.extend(program.names.iter().map(|name| name.to_string()));
    for code in &program.codes {
        texts.extend([code.name.to_string(), code.qualname.to_string()]);
        if code.consts.len() <= MOST {
            texts.extend(code.consts.iter().filter_map(|k| match k {
                Const::Str(text) if text.len() <= LONGEST => Some(text.to_string()),
                _ => None,
            }));
        }
    }
}

/// The source of the table of these texts.
fn known_texts(texts: &BTreeSet<String>) -> String {
    assert!(texts.len() < usize::from(u16::MAX), "too many names for the table");
    let (ascii, other): (Vec<_>, Vec<_>) = texts.iter().partition(|text| text.is_ascii());
    let (all, ascii) = ([&ascii[..], &other].concat(), ascii.len());
    let hashes: Vec<u64> = all.iter().map(|text| hash_bytes(text.as_bytes())).collect();
    let mut joined = String::new();
    let mut ends = Vec::new();
    for text in all {
        joined.push_str(text);
        ends.push(joined.len());
    }
    let slots = KnownTexts::slots(&hashes);
    format!(
        "KnownTexts {{ joined: {joined:?}, ends: &{ends:?}, ascii: {ascii}, slots: &{slots:?} }}\n"
    )
}

/// The prelude: each function of its files by itself.
fn prelude(folder: &Path) -> Vec<Source> {
    let mut functions: Vec<Source> = Vec::new();
    for path in entries(folder) {
        for (line, text) in read(&path).lines().enumerate() {
            let signature = text.strip_prefix("async def ").or(text.strip_prefix("def "));
            if let Some((name, _)) = signature.and_then(|signature| signature.split_once('(')) {
                functions.push(Source {
                    name: name.to_owned(),
                    text: String::new(),
                    path: path.clone(),
                    before: line as u32,
                    defer: false,
                });
            } else if !text.is_empty() && !text.starts_with([' ', '#', ')']) {
                panic!("{}:{}: the prelude consists of functions", path.display(), line + 1);
            }
            if let Some(function) = functions.last_mut() {
                function.text.push_str(text);
                function.text.push('\n');
            }
        }
    }
    functions
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
            let text = read(&path);
            let defer = !text.contains(RUNS_WHOLE);
            sources.push(Source { name, text, path, before: 0, defer });
        }
    }
}

fn compile(source: &Source) -> Option<Program> {
    let filename = format!("<{}>", source.name);
    let options = monty_compile::Options {
        filename: &filename,
        mode: monty_code::GlobalsMode::Slots,
        hidden: true,
        defer: source.defer,
        ..Default::default()
    };
    match monty_compile::compile(&source.text, &options) {
        Ok(program) => Some(program.into_image()),
        Err(e) => {
            let line = source.before + e.line;
            let place = format!("{}:{line}:{}", source.path.display(), e.column);
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
