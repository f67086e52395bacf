//! The programs of `tests/markdown/*.md`: what the checker says of each stands beside its lines.
//!
//! A heading names a case. Its ```pyi block declares, its ```prefix block ran before, its ```python
//! block is checked. `<!-- inputs: a b -->` and `<!-- functions: f -->` name what the host gives.
//! `# error: [rule] "text"` at the end of a line is a finding expected there, and the only ones are
//! those. `<!-- outside: rule -->` expects one in the declarations.

use std::path::Path;

use monty_typecheck::{CheckError, Format, Program, check};

#[derive(Default)]
struct Case {
    title: String,
    code: String,
    stubs: Option<String>,
    prefix: Option<String>,
    inputs: Vec<String>,
    functions: Vec<String>,
    outside: Vec<String>,
}

fn words(line: &str, key: &str) -> Option<Vec<String>> {
    let inside = line.strip_prefix("<!-- ")?.strip_prefix(key)?.strip_suffix(" -->")?;
    Some(inside.split_whitespace().map(str::to_owned).collect())
}

fn cases(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(title) = line.strip_prefix("## ") {
            cases.push(Case { title: title.to_owned(), ..Case::default() });
        }
        let Some(case) = cases.last_mut() else { continue };
        if let Some(language) = line.strip_prefix("```") {
            let block: String = lines
                .by_ref()
                .take_while(|line| *line != "```")
                .flat_map(|line| [line, "\n"])
                .collect();
            match language {
                "pyi" => case.stubs = Some(block),
                "prefix" => case.prefix = Some(block),
                "python" => case.code = block,
                other => panic!("{}: a block of {other}", case.title),
            }
        }
        case.inputs.extend(words(line, "inputs:").unwrap_or_default());
        case.outside.extend(words(line, "outside:").unwrap_or_default());
        case.functions.extend(words(line, "functions:").unwrap_or_default());
    }
    cases
}

fn expected(case: &Case) -> Vec<(usize, String, String)> {
    let outside = case.outside.iter();
    let mut expected: Vec<_> = outside.map(|rule| (0, rule.clone(), String::new())).collect();
    for (number, line) in case.code.lines().enumerate() {
        for mark in line.split("# error: [").skip(1) {
            let (rule, rest) = mark.split_once(']').unwrap_or((mark, ""));
            let text = rest.trim().trim_matches('"').to_owned();
            expected.push((number + 1, rule.to_owned(), text));
        }
    }
    expected
}

/// Line, rule and message of each finding; line 0 for those outside the program.
fn found(case: &Case) -> Vec<(usize, String, String)> {
    let program = Program {
        code: &case.code,
        script_name: "main.py",
        inputs: &case.inputs,
        functions: &case.functions,
        stubs: case.stubs.as_deref(),
        prefix: case.prefix.as_deref(),
    };
    let findings = match check(&program) {
        Ok(()) => return Vec::new(),
        Err(CheckError::Findings(findings)) => findings,
        Err(error) => panic!("{}: {error:?}", case.title),
    };
    let text = findings.display(Format::Concise, false);
    let read = |line: &str| {
        let (place, rest) = line.split_once(": error[")?;
        let (rule, message) = rest.split_once("] ")?;
        let line = place
            .strip_prefix("main.py:")
            .map_or("0", |place| place.split(':').next().unwrap_or("0"));
        Some((line.parse().ok()?, rule.to_owned(), message.to_owned()))
    };
    text.lines()
        .filter(|line| !line.starts_with("Found "))
        .map(|line| read(line).unwrap_or_else(|| panic!("{line}")))
        .collect()
}

#[test]
fn every_case() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/markdown");
    let mut wrong = Vec::new();
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("the folder of cases") {
        let path = entry.expect("an entry").path();
        let text = std::fs::read_to_string(&path).expect("a file of cases");
        for case in cases(&text) {
            count += 1;
            let mut expected = expected(&case);
            let mut unexpected = Vec::new();
            for finding in found(&case) {
                let fits = |e: &(usize, String, String)| {
                    e.0 == finding.0 && e.1 == finding.1 && finding.2.contains(&e.2)
                };
                match expected.iter().position(fits) {
                    Some(place) => drop(expected.remove(place)),
                    None => unexpected.push(finding),
                }
            }
            if !(expected.is_empty() && unexpected.is_empty()) {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                wrong.push(format!(
                    "{name}: {}\n  missing: {expected:?}\n  unexpected: {unexpected:#?}",
                    case.title
                ));
            }
        }
    }
    println!("{count} cases");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
