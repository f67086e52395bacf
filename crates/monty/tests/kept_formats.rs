//! Bytes of every format there was are kept in `testdata/snapshots`, a folder for each version. Those of
//! the version that is written now load and run; those of another are refused by its number. A change
//! that makes this fail needs a new `FORMAT_VERSION`, and the bytes of it: run this test with
//! `MONTY_BLESS=1`.

use std::path::{Path, PathBuf};

use monty::{
    FORMAT_VERSION, LoadError, MontyObject, MontyRun, NoLimitTracker, NoPrint, RunProgress,
};

const CODE: &str = "\
def total(xs):
    return sum(x * 2 for x in xs)
answer = f([1, 'two', {3.5: None}])
[total([1, 2]), answer]";

fn kept() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/snapshots")
}

fn runner() -> MontyRun {
    MontyRun::new(CODE.to_owned(), "main.py", vec![], vec!["f".to_owned()]).unwrap()
}

/// What the program comes to from its first call on.
fn finish(progress: RunProgress) -> MontyObject {
    let RunProgress::FunctionCall(call) = progress else { panic!("{progress:?}") };
    match call.resume(MontyObject::Int(5), &mut NoPrint).unwrap() {
        RunProgress::Complete(value) => value,
        other => panic!("{other:?}"),
    }
}

fn expected() -> MontyObject {
    MontyObject::List(vec![6.into(), 5.into()])
}

#[test]
fn bytes_of_every_version_run_or_are_refused_by_it() {
    let now = kept().join(format!("format_{FORMAT_VERSION}"));
    if std::env::var_os("MONTY_BLESS").is_some() {
        std::fs::create_dir_all(&now).unwrap();
        std::fs::write(now.join("program"), runner().dump().unwrap()).unwrap();
        let progress = runner().start(vec![], NoLimitTracker, &mut NoPrint).unwrap();
        std::fs::write(now.join("run"), progress.dump().unwrap()).unwrap();
    }
    let program = MontyRun::load(&std::fs::read(now.join("program")).unwrap()).unwrap();
    assert_eq!(finish(program.start(vec![], NoLimitTracker, &mut NoPrint).unwrap()), expected());
    // A run names what is built in by its number: another build may refuse it, and says so.
    match RunProgress::load(&std::fs::read(now.join("run")).unwrap()) {
        Ok(progress) => assert_eq!(finish(progress), expected()),
        Err(error) => assert!(error.to_string().contains("build"), "{error}"),
    }
    for folder in std::fs::read_dir(kept()).unwrap() {
        let folder = folder.unwrap().path();
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let Some(version) = name.strip_prefix("format_").and_then(|v| v.parse::<u16>().ok()) else {
            continue;
        };
        if version != FORMAT_VERSION {
            let bytes = std::fs::read(folder.join("program")).unwrap();
            let refused = LoadError::WrongVersion { found: version, supported: FORMAT_VERSION };
            assert_eq!(MontyRun::load(&bytes).unwrap_err(), refused);
        }
    }
}
