//! Ratios as a bar chart in SVG: a group of bars for each program, a bar for each interpreter that Monty
//! is compared with, and a line at 1, where both take the same time.

use std::fmt::Write;

use super::measure::Row;
use super::report::geometric_mean;

const COLOURS: [&str; 4] = ["#3b6ea5", "#d9822b", "#4f9d69", "#8f5aa8"];
/// Pixels.
const LABELS: f64 = 190.0;
const BARS: f64 = 560.0;
const BAR: f64 = 9.0;
const GAP: f64 = 8.0;
const HEAD: f64 = 64.0;
/// Longer bars are cut off; their numbers stay.
const MOST: f64 = 2.0;

/// What a chart shows.
pub struct Chart {
    /// The interpreters that are compared with.
    series: Vec<String>,
    /// A program's ratios.
    groups: Vec<(String, Vec<Option<f64>>)>,
}

impl Chart {
    /// The ratios of rows, and their means.
    pub fn of(names: &[&str], rows: &[Row]) -> Self {
        let series: Vec<String> = names[1..].iter().map(|name| (*name).to_owned()).collect();
        let ratios = |row: &Row| (1..names.len()).map(|i| row.ratio(i)).collect::<Vec<_>>();
        let mut groups: Vec<_> = rows.iter().map(|row| (row.name.clone(), ratios(row))).collect();
        let mean = |i: usize| {
            geometric_mean(&rows.iter().filter_map(|row| row.ratio(i)).collect::<Vec<_>>())
        };
        groups.push(("geometric mean".to_owned(), (1..names.len()).map(mean).collect()));
        Self { series, groups }
    }

    /// The chart under a title, with a line below it.
    pub fn svg(&self, title: &str, note: &str) -> String {
        let group = BAR * self.series.len() as f64 + GAP;
        let height = HEAD + group * self.groups.len() as f64 + 30.0;
        let longest = self.groups.iter().flat_map(|(_, ratios)| ratios).flatten();
        let longest = longest.copied().fold(1.0, f64::max).min(MOST);
        let unit = BARS / longest;
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"820\" height=\"{height}\" \
             font-family=\"sans-serif\" font-size=\"11\">\n\
             <rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n"
        );
        text(&mut svg, 8.0, 18.0, &format!("font-size=\"14\">{}", escaped(title)));
        for (index, name) in self.series.iter().enumerate() {
            let x = LABELS + 200.0 * index as f64;
            bar(&mut svg, x, 30.0, 10.0, COLOURS[index % COLOURS.len()]);
            text(&mut svg, x + 14.0, 39.0, &format!(">of the time of {}", escaped(name)));
        }
        for (index, (name, ratios)) in self.groups.iter().enumerate() {
            let top = HEAD + group * index as f64;
            let middle = top + group / 2.0;
            text(&mut svg, LABELS - 8.0, middle, &format!("text-anchor=\"end\">{}", escaped(name)));
            for (series, ratio) in ratios.iter().enumerate() {
                let Some(ratio) = *ratio else { continue };
                let (y, length) = (top + BAR * series as f64, ratio.min(longest) * unit);
                bar(&mut svg, LABELS, y, length, COLOURS[series % COLOURS.len()]);
                let number = format!("font-size=\"9\">{ratio:.2}");
                text(&mut svg, LABELS + length + 3.0, y + BAR - 1.0, &number);
            }
        }
        let (x, bottom) = (LABELS + unit, height - 28.0);
        let _ = writeln!(
            svg,
            "<line x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{:.1}\" y2=\"{bottom:.1}\" stroke=\"#999\"/>",
            HEAD - 6.0
        );
        text(&mut svg, 8.0, height - 10.0, &format!("fill=\"#555\">{}", escaped(note)));
        svg + "</svg>\n"
    }
}

fn bar(svg: &mut String, x: f64, y: f64, length: f64, colour: &str) {
    let height = BAR - 1.0;
    let _ = writeln!(
        svg,
        "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{length:.1}\" height=\"{height}\" fill=\"{colour}\"/>"
    );
}

/// Attributes, `>` and what is written.
fn text(svg: &mut String, x: f64, y: f64, rest: &str) {
    let space = if rest.starts_with('>') { "" } else { " " };
    let _ = writeln!(svg, "<text x=\"{x:.1}\" y=\"{y:.1}\"{space}{rest}</text>");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_for_each_ratio() {
        let row =
            Row { name: "a<b".to_owned(), seconds: vec![Some(1.0), Some(2.0), None], agree: true };
        let svg = Chart::of(&["Monty", "one", "two"], &[row]).svg("core", "here");
        assert!(svg.contains("a&lt;b") && svg.contains(">0.50<") && svg.ends_with("</svg>\n"));
        // The background, two in the legend, the ratio and the mean.
        assert_eq!(svg.matches("<rect").count(), 5);
    }
}
