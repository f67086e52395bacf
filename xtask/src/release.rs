//! What is shipped: the executable and the wheel, compiled with the counts of a training run
//! (profile-guided optimisation). Counts come from bench/programs and from the corpus.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::command::{capture, cargo, command, host_triple, run};
use crate::{Outcome, profile, python, tree};

/// Value profiles are left out: the text form of a profile has none, and rustc would warn.
const COUNTS_ONLY: &str = "-Cllvm-args=-disable-vp";

/// What runs less than the busiest 99.9999 % of what training counted is compiled for size.
const RARE_IS_SMALL: &str = "-Cllvm-args=-pgso-lwss-only=false -pgso-cutoff-instr-prof=999999";

/// Functions of the same instructions are kept once: nothing here compares where functions are. A
/// flag of lld, which rustc links with on this platform without being told.
const SAME_ONCE: Option<&str> =
    if cfg!(all(target_arch = "x86_64", target_os = "linux", target_env = "gnu")) {
        Some("-Clink-arg=-Wl,--icf=all")
    } else {
        None
    };

/// Without the type checker, which takes longest to compile and no part in what is measured.
pub const UNCHECKED: &[&str] = &["--no-default-features"];

/// What a wheel may weigh, in bytes.
const LARGEST_WHEEL: u64 = 8_000_000;

/// `cargo xtask release`
pub fn release() -> Outcome {
    let counts = counts()?;
    let monty = build("optimised", &trained(&profile_use(&counts)), &[])?;
    let wheel = wheel()?;
    let bytes = std::fs::metadata(&wheel).map_err(|e| e.to_string())?.len();
    println!("{}\n{}, {bytes} bytes", tree::shown(&monty), tree::shown(&wheel));
    if bytes > LARGEST_WHEEL {
        return Err(format!(
            "the wheel has {bytes} bytes and may have {LARGEST_WHEEL}; bench/NOTES.md says what \
             takes how much"
        ));
    }
    Ok(())
}

/// The wheel as it is shipped.
pub fn wheel() -> Outcome<PathBuf> {
    python::release_wheel(&rustflags(&trained(&profile_use(&counts()?))))
}

/// The executable as it is shipped but for the type checker, for measuring.
pub fn monty() -> Outcome<PathBuf> {
    let counts = counts()?;
    build("measured", &trained(&profile_use(&counts)), UNCHECKED)
}

/// Does this machine have what training needs?
pub fn profdata() -> Outcome<PathBuf> {
    let versions = (14..40).rev().map(|version| format!("llvm-profdata-{version}"));
    std::iter::once("llvm-profdata".to_owned())
        .chain(versions)
        .find(|name| tree::has_command(name, "--help"))
        .map(PathBuf::from)
        .ok_or_else(|| "llvm-profdata not found: apt-get install llvm".to_owned())
}

fn profile_use(counts: &Path) -> String {
    format!("-Cprofile-use={}", counts.display())
}

/// Flags for what is compiled with the counts of a training run.
fn trained(profile_use: &str) -> Vec<&str> {
    [profile_use, COUNTS_ONLY, RARE_IS_SMALL].into_iter().chain(SAME_ONCE).collect()
}

/// How often each place of the code runs, in the form that rustc reads. Counted once for each state of
/// the code: another count, of the same, would have everything compiled anew.
fn counts() -> Outcome<PathBuf> {
    static COUNTED: OnceLock<Outcome<PathBuf>> = OnceLock::new();
    COUNTED.get_or_init(count).clone()
}

fn count() -> Outcome<PathBuf> {
    let profdata = profdata()?;
    let directory = tree::target().join("profile");
    let raw = directory.join("raw");
    let generate = format!("-Cprofile-generate={}", raw.display());
    let uncompressed = "-Cllvm-args=-enable-name-compression=false";
    let monty = build("instrumented", &[&generate, COUNTS_ONLY, uncompressed], UNCHECKED)?;
    let (counts, merged) = (directory.join("counts.proftext"), directory.join("counts.profdata"));
    if tree::is_newer(&merged, &monty) {
        return Ok(merged);
    }
    let _ = std::fs::remove_dir_all(&raw);
    train(&monty)?;
    let mut text = String::new();
    for file in tree::files(&raw, "profraw") {
        let bytes = std::fs::read(&file).map_err(|e| e.to_string())?;
        text.push_str(&profile::text(&bytes)?);
    }
    std::fs::write(&counts, text).map_err(|e| e.to_string())?;
    run(command(profdata).arg("merge").arg("-o").arg(&merged).arg(&counts))?;
    Ok(merged)
}

/// Run what users run: loops of every kind, and every feature once.
fn train(monty: &Path) -> Outcome {
    for program in tree::files(&tree::root().join("bench/programs"), "py") {
        capture(command(monty).arg(program))?;
    }
    let corpus = ["language", "builtins", "stdlib", "snapshots"];
    for part in corpus {
        let directory = tree::root().join("testdata").join(part);
        capture(command(monty).args(["test-corpus", "--mode", "plain"]).arg(directory))?;
    }
    Ok(())
}

/// Build `monty` for release with more flags for rustc and options of cargo, in a target directory of its own: flags are
/// part of what cargo calls fresh.
fn build(name: &str, flags: &[&str], options: &[&str]) -> Outcome<PathBuf> {
    let directory = tree::target().join("profile").join(name);
    let host = host_triple()?;
    let mut build = cargo();
    build.args(["build", "--quiet", "--release", "--package", "monty-cli", "--target", &host]);
    build.args(options);
    // With a target named, build scripts and procedural macros are left as they are.
    build.arg("--target-dir").arg(&directory).arg("--config").arg(rustflags(flags));
    run(&mut build)?;
    Ok(directory.join(host).join("release").join(format!("monty{}", std::env::consts::EXE_SUFFIX)))
}

/// Flags as a setting of cargo, which adds them to those of .cargo/config.toml.
fn rustflags(flags: &[&str]) -> String {
    format!("build.rustflags={flags:?}")
}
