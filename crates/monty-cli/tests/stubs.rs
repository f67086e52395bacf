//! What the type checker believes of the runtime is what the runtime says of itself.

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
    }
    for (there, here) in std::fs::read_to_string(&path).unwrap().lines().zip(printed.lines()) {
        assert_eq!(there, here, "stubs/runtime.txt is stale: run this test with MONTY_BLESS=1");
    }
    assert_eq!(monty_typecheck::inventory::TABLE.len(), printed.len());
}
