//! The Python package: its virtual environment under target/, its build, its tests, the demo.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::{command, read_lines, run};
use crate::tally::Tally;
use crate::{Outcome, tree};

/// Build the package into target/venv: optimised, or with `--dev` quickly.
pub fn bind(arguments: &[String]) -> Outcome {
    let release = match arguments {
        [] => true,
        [flag] if flag == "--dev" => false,
        _ => return Err("usage: cargo xtask bind [--dev]".to_owned()),
    };
    let environment = Environment::make(&[])?;
    environment.install_package(release)?;
    println!("installed into {}", tree::shown(&environment.directory));
    Ok(())
}

/// Set everything up and run the example of README.md.
pub fn demo() -> Outcome {
    let environment = Environment::make(&[])?;
    environment.install_package(false)?;
    run(environment.python().arg("examples/sales_report/run.py"))
}

/// The wheel as it is shipped, compiled with a setting of cargo, and packed as small as can be.
pub fn release_wheel(config: &str) -> Outcome<PathBuf> {
    let environment = Environment::make(&["zopfli"])?;
    let wheel = environment.build_wheel(&["--release", "--config", config])?;
    run(environment.python().arg("xtask/pack_wheel.py").arg(&wheel))?;
    Ok(wheel)
}

/// The Python that a wheel is installed for.
pub fn with_wheel(wheel: &Path) -> Outcome<PathBuf> {
    let environment = Environment::make(&[])?;
    environment.install(wheel)?;
    Ok(environment.executable("python"))
}

/// The Python that has the package, which is built if it is not there.
pub fn with_package() -> Outcome<PathBuf> {
    let environment = Environment::make(&[])?;
    if !environment.has_package("pydantic-monty") {
        environment.install_package(true)?;
    }
    Ok(environment.executable("python"))
}

/// The tests of the package and of the examples in README.md.
pub fn test() -> Outcome<Tally> {
    let environment = Environment::make(&["pytest"])?;
    environment.install_package(false)?;
    let mut tally = Tally::default();
    let mut pytest = environment.python();
    pytest.args([
        "-m",
        "pytest",
        "-p",
        "no:cacheprovider",
        "--color=no",
        "--tb=short",
        "python/tests",
    ]);
    let ok = read_lines(&mut pytest, |line| {
        tally.read(line);
        println!("{line}");
    })?;
    let example = run(environment.python().args(["examples/sales_report/run.py", "--check"]));
    if let Err(why) = &example {
        println!("FAIL examples/sales_report: {why}");
    }
    let mut all = tally.judged(ok);
    all += Tally::one(example.is_ok());
    Ok(all)
}

struct Environment {
    directory: PathBuf,
}

impl Environment {
    /// The environment, made if it is not there, with maturin and these packages in it.
    fn make(packages: &[&str]) -> Outcome<Self> {
        let this = Self { directory: tree::target().join("venv") };
        if !this.executable("python").exists() {
            run(command(tree::any_python()?).args(["-m", "venv"]).arg(&this.directory))?;
        }
        let wanted: Vec<&str> = ["maturin>=1.16,<2"].iter().chain(packages).copied().collect();
        let missing = wanted.iter().any(|package| {
            let name = package.split(['>', '=', '<']).next().unwrap_or(package);
            !this.has_package(name)
        });
        if missing {
            run(this
                .python()
                .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
                .args(&wanted))?;
        }
        Ok(this)
    }

    fn executable(&self, name: &str) -> PathBuf {
        let scripts = if cfg!(windows) { "Scripts" } else { "bin" };
        self.directory.join(scripts).join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }

    fn python(&self) -> Command {
        command(self.executable("python"))
    }

    fn has_package(&self, name: &str) -> bool {
        let code = format!("import importlib.metadata as m; m.version('{name}')");
        self.python()
            .args(["-c", &code])
            .stderr(std::process::Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    }

    /// Build a wheel and install it.
    fn install_package(&self, release: bool) -> Outcome {
        self.install(&self.build_wheel(if release { &["--release"] } else { &[] })?)
    }

    fn install(&self, wheel: &Path) -> Outcome {
        let mut pip = self.python();
        pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
        run(pip.arg("--force-reinstall").arg(wheel))
    }

    /// Build a wheel, in target/wheels, with arguments for maturin.
    fn build_wheel(&self, arguments: &[&str]) -> Outcome<PathBuf> {
        let wheels = tree::target().join("wheels");
        let _ = std::fs::remove_dir_all(&wheels);
        let mut maturin = command(self.executable("maturin"));
        maturin.args(["build", "--quiet", "--out"]).arg(&wheels);
        maturin.arg("--interpreter").arg(self.executable("python"));
        maturin.current_dir(package_directory()?).env("VIRTUAL_ENV", &self.directory);
        run(maturin.args(arguments))?;
        let built = tree::files(&wheels, "whl");
        built.into_iter().next().ok_or_else(|| "maturin built no wheel".to_owned())
    }
}

/// Where the package's pyproject.toml stands.
fn package_directory() -> Outcome<PathBuf> {
    ["", "python", "crates/monty-python"]
        .iter()
        .map(|place| tree::root().join(place))
        .find(|place: &PathBuf| Path::new(place).join("pyproject.toml").exists())
        .ok_or_else(|| "there is no pyproject.toml: the Python package is missing".to_owned())
}
