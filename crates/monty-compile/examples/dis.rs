//! Disassemble a source file (or standard input).

use std::io::Read;

fn main() {
    let mut source = String::new();
    match std::env::args().nth(1) {
        Some(path) => source = std::fs::read_to_string(path).expect("readable file"),
        None => {
            std::io::stdin().read_to_string(&mut source).expect("readable input");
        }
    }
    let options = monty_compile::Options::default();
    match monty_compile::compile(&source, &options) {
        Ok(program) => {
            print!("{}", monty_code::disassemble(&program));
            if let Err(error) = monty_code::verify(&program) {
                println!("refused: {}", error.0);
            }
        }
        Err(error) => println!("{error:?}"),
    }
}
