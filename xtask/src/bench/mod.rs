//! `cargo xtask bench`: how fast Monty is, in groups, in the same run as what it is compared with.
//! Knows the programs and the interpreters as files only.

mod agents;
mod chart;
mod costs;
mod interpreter;
mod measure;
mod peers;
mod pyperformance;
mod race;
mod report;

use std::path::PathBuf;

use crate::command::capture;
use crate::{Outcome, tree};

use chart::Chart;

/// What a group gives.
pub struct Section {
    /// Tables in Markdown.
    pub text: String,
    pub chart: Option<Chart>,
}

/// What was asked for.
pub struct Options {
    /// Fewer rounds of builds that take less time; nothing is written.
    pub quick: bool,
    /// Only programs with one of these in their names.
    names: Vec<String>,
}

impl Options {
    pub fn is_asked_for(&self, program: &str) -> bool {
        self.names.is_empty() || self.names.iter().any(|name| program.contains(name.as_str()))
    }
}

struct Group {
    name: &'static str,
    title: &'static str,
    run: fn(&Options) -> Outcome<Section>,
    /// Whether it runs when no group is named.
    is_usual: bool,
}

const GROUPS: &[Group] = &[
    Group { name: "core", title: "Small programs", run: race::core, is_usual: true },
    Group {
        name: "programs",
        title: "Programs of pyperformance",
        run: pyperformance::programs,
        is_usual: true,
    },
    Group { name: "agents", title: "Programs of agents", run: agents::agents, is_usual: true },
    Group {
        name: "startup",
        title: "Starts, pauses, host calls",
        run: costs::startup,
        is_usual: true,
    },
    Group { name: "scale", title: "Many and large programs", run: costs::scale, is_usual: true },
    Group { name: "library", title: "Modules of the library", run: race::library, is_usual: false },
    Group { name: "peers", title: "Other sandboxes", run: peers::peers, is_usual: false },
];

pub fn bench(arguments: &[String]) -> Outcome {
    let (mut options, mut chosen) = (Options { quick: false, names: Vec::new() }, Vec::new());
    for argument in arguments {
        let name = argument.trim_start_matches("--");
        match GROUPS.iter().find(|group| group.name == name) {
            Some(group) => chosen.push((argument != name, group)),
            None if argument == "--quick" => options.quick = true,
            None if argument == name => options.names.push(argument.clone()),
            None => return Err(format!("no such option: {argument}\n{}", usage())),
        }
    }
    if chosen.iter().all(|(is_added, _)| *is_added) {
        // A program's name is one of the small programs, if no group is named.
        let is_meant = |group: &&Group| {
            if options.names.is_empty() { group.is_usual } else { group.name == "core" }
        };
        let usual = GROUPS.iter().filter(is_meant).map(|group| (false, group));
        chosen = usual.chain(chosen).collect();
    }
    let machine = machine()?;
    let mut failed = Vec::new();
    for (_, group) in chosen {
        eprintln!("== {}: {}", group.name, group.title);
        match (group.run)(&options) {
            Ok(section) => {
                println!("{}\n", section.text);
                if !options.quick && options.names.is_empty() {
                    write(group, &section, &machine)?;
                }
            }
            // The others are worth having.
            Err(why) => failed.push(format!("{}: {why}", group.name)),
        }
    }
    if failed.is_empty() { Ok(()) } else { Err(failed.join("\n")) }
}

fn usage() -> String {
    let names: Vec<&str> = GROUPS.iter().map(|group| group.name).collect();
    format!("usage: cargo xtask bench [--quick] [--peers] [{}]... [NAME]...", names.join("|"))
}

/// A group's results in bench/results.
fn write(group: &Group, section: &Section, machine: &str) -> Outcome {
    let folder: PathBuf = tree::root().join("bench/results");
    std::fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
    let save = |ending: &str, text: String| {
        let path = folder.join(group.name).with_extension(ending);
        std::fs::write(&path, text).map_err(|e| e.to_string())?;
        println!("written to {}", tree::shown(&path));
        Ok::<(), String>(())
    };
    let Group { name, title, .. } = group;
    let mut picture = String::new();
    if let Some(chart) = &section.chart {
        picture = format!("![The ratios as bars]({name}.svg)\n\n");
        save("svg", chart.svg(&format!("Monty: {}", title.to_lowercase()), machine))?;
    }
    let text = format!(
        "# {title}\n\nWritten by `cargo xtask bench {name}` on {machine}. A ratio below 1 means that \
         Monty is faster. Judge\nby the geometric mean: an unrelated change can move one program by a \
         third through the layout of\nthe code alone.\n\n{picture}{}",
        section.text
    );
    save("md", text)
}

/// The processor, and what compiled Monty.
fn machine() -> Outcome<String> {
    let system = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = system
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .and_then(|rest| rest.split_once(':'));
    let model = model.map_or("an unknown processor", |(_, model)| model.trim());
    let rustc = capture(std::process::Command::new("rustc").arg("--version"))?;
    let rustc = rustc.split_whitespace().nth(1).unwrap_or_default().to_owned();
    let version = env!("CARGO_PKG_VERSION");
    Ok(format!("{model}, Monty {version} compiled by rustc {rustc}"))
}
