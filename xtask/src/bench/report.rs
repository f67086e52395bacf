//! The results as text: tables of ratios and of what single things cost.

use std::fmt::Write;

use super::measure::Row;

/// One program's result while the race is on.
pub fn line(row: &Row) -> String {
    let times = row.seconds.iter().map(|seconds| cell(*seconds, 3) + "s");
    let differ = if row.agree { "" } else { "  OUTPUTS DIFFER" };
    format!("{:<24} {}{differ}", row.name, times.collect::<Vec<_>>().join("  "))
}

/// A Markdown table of times under interpreters of these names, with ratios and their means.
pub fn table(names: &[&str], rows: &[Row]) -> String {
    let others = 1..names.len();
    let small = rows.iter().any(|row| row.seconds[0].is_some_and(|seconds| seconds < 2e-3));
    let (unit, scale) = if small { ("us", 1e6) } else { ("s", 1.0) };
    let time = |seconds: Option<f64>| cell(seconds.map(|s| s * scale), if small { 0 } else { 3 });
    let mut head = vec!["program".to_owned(), format!("{}, {unit}", names[0])];
    head.extend(
        others
            .clone()
            .flat_map(|i| [format!("{}, {unit}", names[i]), format!("ratio to {}", names[i])]),
    );
    let mut lines = vec![head];
    for row in rows {
        let mut cells = vec![row.name.clone(), time(row.seconds[0])];
        cells.extend(others.clone().flat_map(|i| [time(row.seconds[i]), cell(row.ratio(i), 2)]));
        lines.push(cells);
    }
    let mut cells = vec!["**geometric mean**".to_owned(), String::new()];
    cells.extend(others.flat_map(|i| {
        let ratios: Vec<f64> = rows.iter().filter_map(|row| row.ratio(i)).collect();
        [format!("of {}", ratios.len()), format!("**{}**", cell(geometric_mean(&ratios), 3))]
    }));
    lines.push(cells);
    markdown(&lines)
}

/// Lines of cells as a Markdown table; the first is its head.
pub fn markdown(lines: &[Vec<String>]) -> String {
    let mut text = String::new();
    for (number, cells) in lines.iter().enumerate() {
        let _ = writeln!(text, "| {} |", cells.join(" | "));
        if number == 0 {
            let _ = writeln!(text, "|---|{}", "---:|".repeat(cells.len() - 1));
        }
    }
    text
}

fn cell(value: Option<f64>, digits: usize) -> String {
    value.map_or("–".to_owned(), |value| format!("{value:.digits$}"))
}

/// None of no values.
pub fn geometric_mean(values: &[f64]) -> Option<f64> {
    let logs: f64 = values.iter().copied().map(f64::ln).sum();
    (!values.is_empty()).then(|| (logs / values.len() as f64).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_is_geometric() {
        assert!((geometric_mean(&[0.5, 2.0]).unwrap() - 1.0).abs() < 1e-12);
        assert!((geometric_mean(&[4.0, 9.0]).unwrap() - 6.0).abs() < 1e-12);
        assert_eq!(geometric_mean(&[]), None);
    }

    #[test]
    fn what_did_not_run_has_no_ratio() {
        let row =
            Row { name: "a".to_owned(), seconds: vec![Some(1.0), None, Some(4.0)], agree: true };
        let text = table(&["Monty", "one", "two"], &[row]);
        assert!(text.contains("| a | 1.000 | – | – | 4.000 | 0.25 |"), "{text}");
        assert!(text.contains("of 0 | **–** | of 1 | **0.250**"), "{text}");
    }
}
