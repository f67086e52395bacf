//! Bytes of the formats that were released, in testdata/snapshots/formats: they load and run, or they
//! are refused for the version or the build that they name. `MONTY_KEEP_FORMAT=1` writes them anew.

use std::path::{Path, PathBuf};

use monty::{
    Execution, FORMAT_VERSION, HostAnswer, LoadError, MontyObject, MontyRun, NoPrint,
    ResourceLimits, Step,
};

const PROGRAM: &str = "xs = [n * f(n) for n in range(3)]\nxs";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/snapshots/formats")
}

fn limits() -> ResourceLimits {
    ResourceLimits {
        max_memory: Some(8 << 20),
        max_fuel: Some(1_000_000),
        ..ResourceLimits::default()
    }
}

fn finish(run: &mut Execution, mut step: Step) -> Option<MontyObject> {
    loop {
        step = match step {
            Step::Done(value) => return Some(value),
            Step::Call(_) => run.resume(HostAnswer::Return(2.into()), &mut NoPrint).ok()?,
            Step::Futures(_) => return None,
        };
    }
}

#[test]
fn released_formats_load_or_say_why_not() {
    if std::env::var_os("MONTY_KEEP_FORMAT").is_some() {
        keep();
    }
    let mut seen = 0;
    for entry in std::fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let data = std::fs::read(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let result = if name.starts_with("program") {
            MontyRun::load(&data).map(|program| {
                let mut run = Execution::new(&program, &[], limits()).unwrap();
                let step = run.start(&mut NoPrint).unwrap();
                finish(&mut run, step)
            })
        } else {
            Execution::load(&data, limits()).map(|mut run| {
                let step = run.pause().unwrap();
                finish(&mut run, step)
            })
        };
        match result {
            Ok(value) => assert_eq!(
                value,
                Some(MontyObject::List(vec![0.into(), 2.into(), 4.into()])),
                "{name}"
            ),
            Err(LoadError::WrongVersion { .. }) => {}
            Err(LoadError::Corrupt(why)) => assert!(why.contains("build"), "{name}: {why}"),
            Err(other) => panic!("{name}: {other}"),
        }
        seen += 1;
    }
    assert!(seen >= 2);
}

fn keep() {
    let program =
        MontyRun::new(PROGRAM.to_owned(), "main.py", vec![], vec!["f".to_owned()]).unwrap();
    let mut run = Execution::new(&program, &[], limits()).unwrap();
    run.start(&mut NoPrint).unwrap();
    std::fs::create_dir_all(folder()).unwrap();
    let file = |kind: &str| folder().join(format!("{kind}-{FORMAT_VERSION}.bin"));
    std::fs::write(file("program"), program.dump().unwrap()).unwrap();
    std::fs::write(file("run"), run.dump().unwrap()).unwrap();
}
