//! The command line from outside: streams, exit statuses, `--json`, host functions.
// This is a host.
#![allow(clippy::disallowed_methods)]

use std::io::Write;
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use serde_json::Value;

/// A command that takes longer than this hangs.
const PATIENCE: Duration = Duration::from_secs(60);

fn monty(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_monty"));
    command.args(arguments).stdin(Stdio::null());
    command
}

fn output(arguments: &[&str]) -> Output {
    finished(monty(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap())
}

/// The output of a process; one that hangs is stopped.
fn finished(child: Child) -> Output {
    let id = child.id().to_string();
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || sender.send(child.wait_with_output()));
    receiver.recv_timeout(PATIENCE).map(Result::unwrap).unwrap_or_else(|_| {
        let _ = Command::new("kill").args(["-KILL", &id]).status();
        panic!("monty runs for more than {PATIENCE:?}");
    })
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// Run with text on standard input.
fn with_input(arguments: &[&str], input: &str) -> Output {
    let mut child = monty(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    finished(child)
}

#[test]
fn streams_of_the_guest_are_those_of_the_process() {
    let out = output(&["-c", "import sys\nprint('out')\nprint('err', file=sys.stderr)\n1 + 1"]);
    assert_eq!(out.status.code(), Some(0));
    assert_eq!((text(&out.stdout), text(&out.stderr)), ("out\n", "err\n"));
}

#[test]
fn an_exception_is_status_1() {
    let out = output(&["-c", "print('before')\n1 / 0"]);
    assert_eq!(out.status.code(), Some(1));
    assert_eq!(text(&out.stdout), "before\n");
    assert_eq!(
        text(&out.stderr),
        "Traceback (most recent call last):\n  File \"<string>\", line 2, in <module>\n    \
         1 / 0\n    ~~^~~\nZeroDivisionError: division by zero\n"
    );
}

#[test]
fn a_syntax_error_is_status_1() {
    let out = output(&["-c", "x = = 1"]);
    assert_eq!(out.status.code(), Some(1));
    assert!(text(&out.stderr).ends_with("SyntaxError: invalid syntax\n"));
}

#[test]
fn sys_exit_is_the_status() {
    for (code, status) in [
        ("import sys; sys.exit(7)", 7),
        ("raise SystemExit", 0),
        ("exit_ = SystemExit('why')\nraise exit_", 1),
    ] {
        assert_eq!(output(&["-c", code]).status.code(), Some(status), "{code}");
    }
}

#[test]
fn a_limit_is_status_3_and_named() {
    for (flag, value, code, name) in [
        ("--max-memory", "1MiB", "x = 'a' * 10**9", "max_memory"),
        ("--max-duration", "0.05", "while True: pass", "max_duration_secs"),
        ("--max-allocations", "1000", "while True: [1]", "max_allocations"),
        ("--max-fuel", "1000", "while True: pass", "max_fuel"),
        ("--max-output", "1KiB", "while True: print('x' * 99)", "max_output"),
    ] {
        let out = output(&[flag, value, "-c", code]);
        assert_eq!(out.status.code(), Some(3), "{flag}");
        let last = text(&out.stderr).lines().last().unwrap().to_owned();
        assert!(last.starts_with("monty: ") && last.contains(name), "{last}");
    }
    let out = output(&["--max-recursion", "50", "-c", "def f(): f()\nf()"]);
    assert_eq!(out.status.code(), Some(1));
    assert!(text(&out.stderr).contains("RecursionError: maximum recursion depth exceeded"));
}

#[test]
fn wrong_usage_is_status_2() {
    for arguments in [
        &["no_such_file.py"][..],
        &["--no-such-option", "-c", "1"],
        &["--max-memory", "lots", "-c", "1"],
        &["--json"],
        &["dis"],
    ] {
        let out = output(arguments);
        assert_eq!(out.status.code(), Some(2), "{arguments:?}");
        assert!(!out.stderr.is_empty());
        assert!(out.stdout.is_empty());
    }
}

#[test]
fn files_stdin_and_arguments() {
    let folder = std::env::temp_dir().join(format!("monty-cli-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("program.py");
    std::fs::write(&file, "import sys\nprint(sys.argv[1:])\n").unwrap();
    let out = output(&[file.to_str().unwrap(), "a", "--json", "-x"]);
    assert_eq!(text(&out.stdout), "['a', '--json', '-x']\n");
    let out = with_input(&["-", "b"], "import sys\nprint(sys.argv)\n");
    assert_eq!(text(&out.stdout), "['-', 'b']\n");
    std::fs::write(&file, b"\xff\xfe").unwrap();
    let out = output(&[file.to_str().unwrap()]);
    assert_eq!(out.status.code(), Some(2));
    assert!(text(&out.stderr).contains("is not UTF-8"));
    std::fs::remove_dir_all(&folder).unwrap();
}

fn json(arguments: &[&str]) -> (Value, Option<i32>) {
    let out = output(arguments);
    assert!(out.stderr.is_empty(), "{}", text(&out.stderr));
    (serde_json::from_slice(&out.stdout).unwrap(), out.status.code())
}

#[test]
fn json_tells_everything() {
    let (object, status) =
        json(&["--json", "-c", "print('{\"result\": 1}')\n[1, (2,), {'a': None}]"]);
    assert_eq!(status, Some(0));
    assert_eq!(object["result"], serde_json::json!([1, {"$tuple": [2]}, {"a": null}]));
    assert_eq!(object["stdout"], "{\"result\": 1}\n");
    assert_eq!((&object["error"], &object["limit"]), (&Value::Null, &Value::Null));
    assert!(object["usage"]["fuel"].as_u64().is_some());

    let (object, status) = json(&["--json", "-c", "def f(): raise KeyError('k')\nf()"]);
    assert_eq!(status, Some(1));
    assert_eq!(object["error"]["kind"], "exception");
    assert_eq!(object["error"]["type"], "KeyError");
    assert_eq!(object["error"]["message"], "'k'");
    assert_eq!(object["error"]["frames"][1]["function_name"], "f");

    let (object, status) = json(&["--json", "--max-fuel", "1000", "-c", "while True: pass"]);
    assert_eq!(status, Some(3));
    assert_eq!(object["limit"]["name"], "max_fuel");
    assert_eq!(object["error"]["kind"], "limit");

    let (object, status) = json(&["--json", "-c", "x ="]);
    assert_eq!((object["error"]["kind"].as_str(), status), (Some("syntax"), Some(1)));
}

#[test]
fn dis() {
    let out = output(&["dis", "-c", "x = 1\nprint(x)"]);
    assert_eq!(out.status.code(), Some(0));
    assert!(!out.stdout.is_empty());
}

#[test]
fn check() {
    let folder = std::env::temp_dir().join(format!("monty-check-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = |name: &str, text: &str| {
        let path = folder.join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let good = path("good.py", "print(sum([1, 2]))\n");
    let bad = path("bad.py", "x = 1\nfetch(x)\n");
    let syntax = path("syntax.py", "x = = 1\n");
    let stubs = path("stubs.pyi", "def fetch(url: str) -> int: ...\n");

    let out = output(&["check", &good]);
    assert_eq!((out.status.code(), text(&out.stdout)), (Some(0), ""));
    let out = output(&["check", &bad, "--format", "concise"]);
    assert_eq!(out.status.code(), Some(1));
    assert!(text(&out.stdout).contains("bad.py:2:1: error[unresolved-reference]"));
    let out = output(&["check", &bad, "--stubs", &stubs, "--format", "concise"]);
    assert_eq!(out.status.code(), Some(1));
    assert!(text(&out.stdout).contains("bad.py:2:7: error[invalid-argument-type]"));
    assert_eq!(output(&["check", &syntax]).status.code(), Some(1));
    assert_eq!(output(&["check", "/no/such/file.py"]).status.code(), Some(2));
    assert_eq!(output(&["check", &good, "--format", "xml"]).status.code(), Some(2));
}

#[test]
fn the_prompt_reads_a_pipe() {
    let input = "x = 40\ndef f(n):\n    return n + x\n\nf(2)\n'a'\nNone\n1/0\nx\n";
    let out = with_input(&[], input);
    assert_eq!(out.status.code(), Some(0));
    let shown: Vec<&str> = text(&out.stdout).lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(shown, ["42", "'a'", "40"]);
    assert!(text(&out.stderr).ends_with("ZeroDivisionError: division by zero\n"));
    let out = with_input(&[], "import sys\nsys.exit(5)\nprint('not reached')\n");
    assert_eq!((out.status.code(), text(&out.stdout)), (Some(5), ""));
}
