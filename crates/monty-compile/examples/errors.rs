//! The errors of many sources (in one file, `---` lines between them), as JSON.

fn main() {
    let path = std::env::args().nth(1).expect("a path");
    let text = std::fs::read_to_string(path).expect("readable file");
    let options =
        monty_compile::Options { mode: monty_code::GlobalsMode::Slots, ..Default::default() };
    let results: Vec<serde_json::Value> = text
        .trim_end_matches('\n')
        .split("\n---\n")
        .map(|source| match monty_compile::compile(source, &options) {
            Ok(_) => serde_json::Value::Null,
            Err(e) => serde_json::json!([
                e.kind.name(),
                e.message,
                e.line,
                e.column,
                e.end_line,
                e.end_column,
                e.text
            ]),
        })
        .collect();
    println!("{}", serde_json::Value::from(results));
}
