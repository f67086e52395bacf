//! What is asked of the interpreter: each function, class and method that there is, each form of
//! expression and statement, with values that mean harm in their places.

use fastrand::Rng;

/// Every public name of the runtime, a module a line, the methods of a class in brackets.
const INVENTORY: &str = include_str!("../../monty-typecheck/stubs/runtime.txt");
/// Expressions of values.
const VALUES: &str = include_str!("values.txt");
/// Expressions and statements about the values `A`, `B` and `C`.
const FORMS: &str = include_str!("forms.txt");
/// What the values are made with.
const PRELUDE: &str = include_str!("prelude.py");

/// Something to ask.
#[derive(Debug, PartialEq)]
pub enum Ask {
    /// A statement about `A`, `B` and `C`.
    Form(&'static str),
    /// A function or a class to call.
    Call(String),
    /// A method of a class.
    Method(String, &'static str),
}

impl Ask {
    fn text(&self) -> String {
        match self {
            Ask::Form(text) => (*text).to_owned(),
            Ask::Call(name) => format!("{name}()"),
            Ask::Method(class, name) => format!("{class}.{name}()"),
        }
    }

    /// The statement that asks.
    fn statement(&self, random: &mut Rng) -> String {
        match self {
            Ask::Form(text) => text.replace("\\n", "\n"),
            Ask::Call(name) => format!("r = {name}({})", arguments(random)),
            Ask::Method(class, name) => {
                let receiver = receiver(class, random);
                format!("R = {receiver}\nr = R.{name}({})", arguments(random))
            }
        }
    }
}

fn arguments(random: &mut Rng) -> &'static str {
    ["", "A", "A", "A, B", "A, B", "A, B, C", "*A", "**A"][random.usize(..8)]
}

/// An object of this class: one of the values, or one that is made of them.
fn receiver(class: &str, random: &mut Rng) -> String {
    let short = class.strip_prefix("builtins.").unwrap_or(class);
    let opens: &[&str] = match short {
        "str" => &["'"],
        "bytes" => &["b'"],
        "list" => &["[", "list(", "deep(", "shared(", "cyclic()"],
        "tuple" => &["(", "tuple(", "deep_tuple(", "shared_tuple("],
        "dict" => &["{", "dict.", "deep_dict(", "shared_dict("],
        "set" => &["set("],
        "int" => &["0", "-1", "1 <<", "10**", "2**"],
        "float" => &["1e308", "float("],
        _ => &[short],
    };
    let fitting: Vec<&str> =
        VALUES.lines().filter(|value| opens.iter().any(|open| value.starts_with(open))).collect();
    match fitting.len() {
        0 => format!("{class}({})", ["", "C", "B, C"][random.usize(..3)]),
        n => fitting[random.usize(..n)].to_owned(),
    }
}

/// All asks that have `text` in them.
pub fn matching(text: &str) -> Vec<Ask> {
    let mut asks: Vec<Ask> = FORMS.lines().map(Ask::Form).collect();
    for line in INVENTORY.lines() {
        if let Some((module, names)) = line.split_once(": ") {
            named(module, names, &mut asks);
        }
    }
    asks.retain(|ask| ask.text().contains(text) && !words(&ask.text()).any(is_constant));
    asks
}

/// The words of a text.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
}

/// These names are none that can follow a dot.
fn is_constant(word: &str) -> bool {
    matches!(word, "None" | "True" | "False")
}

/// The functions, classes and methods of a module.
fn named(module: &str, names: &'static str, asks: &mut Vec<Ask>) {
    let mut class: Option<String> = None;
    for word in names.split(' ') {
        let (name, opens) = match word.split_once('(') {
            Some((name, rest)) if class.is_none() => {
                class = Some(format!("{module}.{name}"));
                asks.push(Ask::Call(format!("{module}.{name}")));
                (rest, true)
            }
            _ => (word, false),
        };
        let closes = name.ends_with(')');
        let name = name.trim_end_matches(')');
        match &class {
            Some(class) if !name.is_empty() => asks.push(Ask::Method(class.clone(), name)),
            None if !name.starts_with("__") => asks.push(Ask::Call(format!("{module}.{name}"))),
            _ => debug_assert!(opens || name.is_empty() || name.starts_with("__")),
        }
        if closes {
            class = None;
        }
    }
}

/// The program with this seed at this place, which asks so many times.
pub fn program(asks: &[Ask], seed: u64, index: u64, times: u64) -> String {
    let mut random = Rng::with_seed(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ index);
    let ask = &asks[usize::try_from(index).unwrap_or(0) % asks.len()];
    let values: Vec<&str> = VALUES.lines().collect();
    let after = match ask {
        Ask::Form(_) => "",
        _ => ["", "", "\nrepr(r)", "\nlist(itertools.islice(r, 100_000))"][random.usize(..4)],
    };
    let statement = format!("{}{after}", ask.statement(&mut random));
    let mut body = String::new();
    let mut value = "";
    for name in ["A", "B", "C"] {
        // Some are equal to the one before.
        if value.is_empty() || random.usize(..4) > 0 {
            value = values[random.usize(..values.len())];
        }
        if words(&statement).any(|word| word == name) {
            body.push_str(&format!("{name} = {value}\n"));
        }
    }
    let margin = if times > 1 { "    " } else { "" };
    if times > 1 {
        body.push_str(&format!("for _ in range({times}):\n"));
    }
    body.push_str(&format!("{margin}try:\n"));
    for line in statement.lines() {
        body.push_str(&format!("{margin}    {line}\n"));
    }
    body.push_str(&format!("{margin}except BaseException as error:\n{margin}    pass\n"));
    let imports: String = modules()
        .filter(|m| mentions(&body, m))
        .fold(String::from("import itertools\n"), |text, module| {
            format!("{text}import {module}\n")
        });
    format!("{imports}{PRELUDE}\n# what is asked\n{body}")
}

/// The modules that there are.
fn modules() -> impl Iterator<Item = &'static str> {
    INVENTORY.lines().filter_map(|line| line.split_once(": ").map(|(module, _)| module))
}

/// Is a name of this module in the text?
fn mentions(text: &str, module: &str) -> bool {
    let dotted = format!("{module}.");
    text.match_indices(&dotted).any(|(at, _)| {
        !text[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.'))
    })
}
