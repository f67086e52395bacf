//! A program as JSON, for the oracle in `tools/`.

fn main() -> std::process::ExitCode {
    let path = std::env::args().nth(1).expect("a path");
    let source = std::fs::read_to_string(&path).expect("readable file");
    let options = monty_compile::Options { filename: &path, ..Default::default() };
    match monty_compile::compile(&source, &options) {
        Ok(program) => {
            monty_code::verify(&program).expect("verified");
            println!("{}", serde_json::to_string(&program).expect("plain data"));
            std::process::ExitCode::SUCCESS
        }
        Err(e) => {
            eprintln!("{}:{}:{}: {}: {}", path, e.line, e.column, e.kind.name(), e.message);
            std::process::ExitCode::FAILURE
        }
    }
}
