//! Sources that nest deeply compile or are refused on a small stack; none overflows it.

use monty_compile::Options;

const STACK: usize = 512 << 10;

/// Pieces that nest: before, in the middle, behind.
const SHAPES: [(&str, &str, &str, &str); 34] = [
    ("x = ", "(", "y", ")"),
    ("x = ", "[", "y", "]"),
    ("x = ", "{1:", "y", "}"),
    ("x = ", "(", "y", ",)"),
    ("x = ", "(", "1", ",)"),
    ("x = ", "f(", "y", ")"),
    ("x = ", "f(a=", "y", ")"),
    ("x = ", "f(*", "y", ")"),
    ("x = ", "o.f(", "y", ")"),
    ("x = ", "f[", "y", "]"),
    ("x = ", "f[1:", "y", "]"),
    ("x = ", "-", "y", ""),
    ("x = ", "not ", "y", ""),
    ("if ", "not ", "y: pass", ""),
    ("x = ", "y**", "y", ""),
    ("x = ", "lambda: ", "y", ""),
    ("x = ", "lambda a=", "y", ": 1"),
    ("x = ", "a if b else ", "y", ""),
    ("x = ", "(z:=", "y", ")"),
    ("x = ", "y+(", "y", ")"),
    ("x = ", "y or y and y<y|y^y&y<<y+y*(", "y", ")"),
    ("x = ", "[", "y", " for a in b]"),
    ("x = ", "[a for a in ", "y", "]"),
    ("x = ", "(", "y", " for a in b)"),
    ("x = ", "f\"{", "y", "}\""),
    ("x = y", "", "", ".a"),
    ("x = y", "", "", "()"),
    ("x = y", "", "", ".a()"),
    ("x = y", "", "", "[0]"),
    ("x = y", "", "", "+y"),
    ("x = y", "", "", "<y"),
    ("x = y", "", "", " and y"),
    ("match x:\n case ", "[", "y", "]: pass"),
    ("", "(", "x", ",)"),
];

fn compile_on_small_stack(source: String) {
    let compile = move || {
        let program = monty_compile::compile(&source, &Options::default());
        if let Ok(program) = program {
            monty_code::verify(&program).unwrap();
            let text = monty_code::disassemble(&program);
            assert!(!text.is_empty());
        }
    };
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(compile).unwrap();
    thread.join().unwrap();
}

#[test]
fn expressions() {
    for (head, open, middle, close) in SHAPES {
        for n in [50, 100, 199, 250, 3000, 100_000] {
            let mut source = head.to_owned();
            source.push_str(&open.repeat(n));
            source.push_str(middle);
            source.push_str(&close.repeat(n));
            // As it is, broken off, and with an error before and behind.
            compile_on_small_stack(source[..source.len() / 2].to_owned());
            compile_on_small_stack(format!("x x\n{source}"));
            compile_on_small_stack(format!("{source}\nx = $"));
            compile_on_small_stack(source);
        }
    }
}

#[test]
fn blocks() {
    let heads = ["if x:", "for i in x:", "while x:", "with x:", "def f():", "class C:", "try:"];
    for head in heads {
        for n in [19, 60, 99, 3000] {
            let mut source = String::new();
            for i in 0..n {
                source.push_str(&" ".repeat(i));
                source.push_str(head);
                source.push('\n');
            }
            source.push_str(&" ".repeat(n));
            source.push_str("pass\n");
            if head == "try:" {
                for i in (0..n).rev() {
                    let pad = " ".repeat(i);
                    source.push_str(&format!("{pad}finally:\n{pad} pass\n"));
                }
            }
            compile_on_small_stack(format!("(\n{source}"));
            compile_on_small_stack(source);
        }
    }
}

#[test]
fn nested_finally_does_not_explode() {
    let n = 19;
    let mut source = "def f():\n".to_owned();
    for i in 0..n {
        let pad = " ".repeat(i + 1);
        source.push_str(&format!("{pad}try: x()\n{pad}finally:\n"));
    }
    source.push_str(&" ".repeat(n + 1));
    source.push_str("pass\n");
    let error = monty_compile::compile(&source, &Options::default()).unwrap_err();
    assert!(error.message.starts_with("code is too large"), "{}", error.message);
}

#[test]
fn long_chains() {
    let long = |piece: &str, n: usize| format!("x = y{}\n", piece.repeat(n));
    for piece in ["+y", " and y", "<y"] {
        assert!(monty_compile::compile(&long(piece, 1000), &Options::default()).is_ok());
    }
    assert!(monty_compile::compile(&long(".a", 100), &Options::default()).is_ok());
    let elif = format!("if x: pass\n{}", "elif x: pass\n".repeat(5000));
    assert!(monty_compile::compile(&elif, &Options::default()).is_ok());
}
