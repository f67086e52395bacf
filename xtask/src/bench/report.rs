//! The results as text: a table of ratios, geometric means, start-up times.

use std::fmt::Write;

use super::Interpreter;
use super::measure::Row;

/// One program's result while the race is on.
pub fn line(row: &Row) -> String {
    let times: Vec<String> = row.seconds.iter().map(|seconds| format!("{seconds:.3}s")).collect();
    format!(
        "{:<16} {}{}",
        row.name,
        times.join("  "),
        if row.agree { "" } else { "  OUTPUTS DIFFER" }
    )
}

/// The whole result as a Markdown table.
pub fn table(interpreters: &[Interpreter], rows: &[Row], startup: &Row, rounds: usize) -> String {
    let mut text = String::new();
    let others = 1..interpreters.len();
    let mut head = vec!["program".to_owned(), format!("{}, s", interpreters[0].name)];
    head.extend(others.clone().flat_map(|i| {
        [format!("{}, s", interpreters[i].name), format!("ratio to {}", interpreters[i].name)]
    }));
    let _ = writeln!(text, "| {} |", head.join(" | "));
    let _ = writeln!(text, "|---|{}", "---:|".repeat(head.len() - 1));
    for row in rows {
        let mut cells = vec![row.name.clone(), format!("{:.3}", row.seconds[0])];
        cells.extend(
            others
                .clone()
                .flat_map(|i| [format!("{:.3}", row.seconds[i]), format!("{:.2}", row.ratio(i))]),
        );
        let _ = writeln!(text, "| {} |", cells.join(" | "));
    }
    let mut cells = vec!["**geometric mean**".to_owned(), String::new()];
    cells.extend(others.clone().flat_map(|i| {
        [String::new(), format!("**{:.3}**", geometric_mean(rows.iter().map(|row| row.ratio(i))))]
    }));
    let _ = writeln!(text, "| {} |", cells.join(" | "));
    let starts = interpreters.iter().zip(&startup.seconds);
    let starts: Vec<String> = starts
        .map(|(interpreter, seconds)| format!("{} {:.1} ms", interpreter.name, seconds * 1e3))
        .collect();
    let _ = writeln!(
        text,
        "\nCPU time of the process, user and system, least of {rounds} rounds in turns, without the start of the process: {}.",
        starts.join(", ")
    );
    text
}

/// What bench/RESULTS.md says around the table.
pub fn document(table: &str) -> String {
    let system = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = system
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .and_then(|rest| rest.split_once(':'));
    let model = model.map_or("an unknown processor", |(_, model)| model.trim());
    format!(
        "# Results of `cargo xtask bench`\n\n\
         Written by that command on {model}. A ratio below 1 means that Monty is faster. Judge by the\n\
         geometric mean: an unrelated change can move one program by a third through the layout of\n\
         the code alone.\n\n{table}"
    )
}

fn geometric_mean(values: impl Iterator<Item = f64>) -> f64 {
    let logs: Vec<f64> = values.map(f64::ln).collect();
    (logs.iter().sum::<f64>() / logs.len().max(1) as f64).exp()
}

#[cfg(test)]
mod tests {
    use super::geometric_mean;

    #[test]
    fn the_mean_is_geometric() {
        assert!((geometric_mean([0.5, 2.0].into_iter()) - 1.0).abs() < 1e-12);
        assert!((geometric_mean([4.0, 9.0].into_iter()) - 6.0).abs() < 1e-12);
    }
}
