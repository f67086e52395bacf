//! Disassembly of small programs against recorded listings. `BLESS=1` records them anew.

use std::path::Path;

#[test]
fn listings() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let bless = std::env::var_os("BLESS").is_some();
    let mut wrong = Vec::new();
    let mut count = 0;
    let mut paths: Vec<_> =
        std::fs::read_dir(&directory).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.extension().is_none_or(|e| e != "py") {
            continue;
        }
        count += 1;
        let source = std::fs::read_to_string(&path).unwrap();
        let layout = ["x".to_owned(), "print".to_owned()];
        let session = path.file_stem().is_some_and(|s| s == "session");
        let options =
            monty_compile::Options { layout: session.then_some(&layout[..]), ..Default::default() };
        let program = monty_compile::compile(&source, &options).unwrap();
        monty_code::verify(&program).unwrap();
        let listing = monty_code::disassemble(&program);
        let recorded = path.with_extension("dis");
        if bless {
            std::fs::write(&recorded, &listing).unwrap();
        } else if std::fs::read_to_string(&recorded).ok().as_deref() != Some(&listing) {
            wrong.push(path);
        }
    }
    assert!(count >= 20);
    assert!(wrong.is_empty(), "other listings (BLESS=1 records them): {wrong:?}");
}
