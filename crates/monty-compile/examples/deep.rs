//! Compile standard input on a stack of as many KiB as the argument says.

use std::io::Read;

fn main() {
    let kib: usize = std::env::args().nth(1).and_then(|a| a.parse().ok()).unwrap_or(512);
    let mut source = String::new();
    std::io::stdin().read_to_string(&mut source).expect("readable input");
    let compile = move || {
        let options = monty_compile::Options::default();
        match monty_compile::compile(&source, &options) {
            Ok(program) => {
                monty_code::verify(&program).expect("verified");
                let text = monty_code::disassemble(&program);
                println!("compiled to {} bytes of listing", text.len());
            }
            Err(e) => println!("{}: {} at {}:{}", e.kind.name(), e.message, e.line, e.column),
        }
    };
    let thread = std::thread::Builder::new().stack_size(kib << 10).spawn(compile);
    thread.expect("a thread").join().expect("no panic");
}
