//! Compile many files and verify what comes of them; prints those that fail.

fn main() {
    let mut count = 0;
    let mut bytes = 0;
    let mut instrs = 0;
    let start = std::time::Instant::now();
    for path in std::env::args().skip(1) {
        let Ok(source) = std::fs::read_to_string(&path) else { continue };
        let options = monty_compile::Options::default();
        count += 1;
        bytes += source.len();
        match monty_compile::compile(&source, &options) {
            Ok(program) => {
                instrs += program.codes.iter().map(|c| c.instrs.len()).sum::<usize>();
                if let Err(error) = monty_code::verify(&program) {
                    println!("{path}: refused: {}", error.0);
                }
            }
            Err(e) => println!("{path}:{}:{}: {}: {}", e.line, e.column, e.kind.name(), e.message),
        }
    }
    println!("{count} files, {bytes} bytes, {instrs} instructions, {:?}", start.elapsed());
}
