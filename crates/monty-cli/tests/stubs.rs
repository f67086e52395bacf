//! What the type checker believes of the runtime is what the runtime says of itself.
#![cfg(feature = "typecheck")]

use std::path::Path;
use std::process::Command;

#[test]
fn the_inventory_is_the_runtimes() {
    let stubs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../monty-typecheck/stubs");
    let asked_for = std::fs::read_to_string(stubs.join("asked_for.txt")).unwrap();
    let out = Command::new(env!("CARGO_BIN_EXE_monty"))
        .arg(stubs.join("inventory.py"))
        .args(asked_for.lines())
        .output()
        .unwrap();
    let printed = String::from_utf8(out.stdout).unwrap();
    let path = stubs.join("runtime.txt");
    if std::env::var_os("MONTY_BLESS").is_some() {
        std::fs::write(&path, &printed).unwrap();
        // The table that is compiled in is the old one still.
        return;
    }
    for (there, here) in std::fs::read_to_string(&path).unwrap().lines().zip(printed.lines()) {
        assert_eq!(there, here, "stubs/runtime.txt is stale: run this test with MONTY_BLESS=1");
    }
    assert_eq!(monty_typecheck::inventory::TABLE.len(), printed.len());
}

/// Calls without arguments that run, though the stubs want some; or that only a checker refuses.
const REJECTED: &[&str] = &[
    "builtins.super",
    "inspect.FrameInfo",
    "itertools.zip_longest",
    "threading.ExceptHookArgs",
    "typing.ChainMap",
    "typing.Counter",
    "typing.DefaultDict",
    "typing.Deque",
    "typing.Generic",
    "typing.OrderedDict",
    "typing.Protocol",
];

/// Why a call without arguments may fail that the stubs allow: classes that are not made, or not thus.
const FAILS: &[&str] = &[
    "Can't instantiate abstract class",
    "EnumType.__call__()",
    "Token.__init__()",
    "ProxyType.__init__()",
    "argument should be a str or an os.PathLike",
    "cannot create '",
    "object is not callable",
    "one of the hex, bytes",
];

/// Every public name that the stubs and the runtime share: a call of it without arguments is refused by
/// the checker where it fails at run time, and only there.
#[test]
fn calls_agree() {
    let undeclared = include_str!("../../monty-typecheck/stubs/undeclared.txt");
    let undeclared: Vec<&str> = undeclared.lines().collect();
    let mut names = Vec::new();
    for (module, has) in monty_typecheck::inventory::modules() {
        let public = has.public_names().filter(|name| !["False", "None", "True"].contains(name));
        names.extend(public.map(|name| (*module, format!("{module}.{name}"))));
    }
    names.retain(|(_, name)| !undeclared.contains(&name.as_str()));
    let check: Vec<String> = names
        .iter()
        .map(|(module, name)| format!("import {module}\ndef f(): {name}()\n"))
        .collect();
    let run: Vec<String> = names
        .iter()
        .map(|(module, name)| {
            format!(
                "import {module}\ntry:\n    {name}()\nexcept TypeError as e:\n    print('no', e)\n\
                 except BaseException as e:\n    print('ok')\nelse:\n    print('ok')\n"
            )
        })
        .collect();
    let folder = std::env::temp_dir().join(format!("monty-calls-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let (checked, ran) = (folder.join("check.py"), folder.join("run.py"));
    std::fs::write(&checked, check.concat()).unwrap();
    std::fs::write(&ran, run.concat()).unwrap();
    let monty = |arguments: &[&str], file: &Path| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_monty"));
        let out = command.args(arguments).arg(file).output().unwrap();
        String::from_utf8(out.stdout).unwrap()
    };
    let findings = monty(&["check", "--format", "concise"], &checked);
    let outcomes = monty(&[], &ran);
    std::fs::remove_dir_all(&folder).unwrap();
    let place = |line: &str| line.split("check.py:").nth(1)?.split(':').next()?.parse().ok();
    let refused: Vec<usize> = findings.lines().filter_map(place).collect();
    let mut wrong = Vec::new();
    // What is printed by the calls themselves stands between the lines.
    let outcomes = outcomes.lines().filter(|line| *line == "ok" || line.starts_with("no "));
    let mut count = 0;
    for (index, ((_, name), outcome)) in names.iter().zip(outcomes).enumerate() {
        count += 1;
        let is_refused = refused.contains(&(index * 2 + 2));
        let may_fail = FAILS.iter().any(|why| outcome.contains(why));
        let differs = if outcome == "ok" {
            is_refused && !REJECTED.contains(&name.as_str())
        } else {
            !is_refused && !may_fail
        };
        if differs {
            wrong.push(format!("{name}: {outcome}, refused by the checker: {is_refused}"));
        }
    }
    assert_eq!(count, names.len(), "the program of calls ended early");
    assert!(count > 1500 && wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is absent is refused with the words in which its import fails.
#[test]
fn hints_agree() {
    let folder = std::env::temp_dir().join(format!("monty-hints-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("main.py");
    for module in ["requests", "numpy", "pandas", "subprocess", "yaml.reader", "pickle", "nowhere"]
    {
        std::fs::write(&file, format!("import {module}\n")).unwrap();
        let monty = |arguments: &[&str]| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_monty"));
            let out = command.args(arguments).arg(&file).output().unwrap();
            String::from_utf8([out.stdout, out.stderr].concat()).unwrap()
        };
        let (ran, checked) = (monty(&[]), monty(&["check"]));
        let message = ran.lines().find_map(|line| line.strip_prefix("ModuleNotFoundError: "));
        let message = message.unwrap_or_else(|| panic!("{ran}"));
        for part in message.trim_end_matches(')').split(" (") {
            assert!(checked.contains(part), "{module}: {part}\n{checked}");
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
}
