//! `unicodedata`: the Unicode character database, as far as programs ask it: names, categories, values
//! of digits, normal forms, widths.

use monty_limits::Budget;
use monty_runtime::{Args, ModuleDef, NativeDef, Result, Value, Vm, core_types as t};
use monty_text::unicode::{self, layout};
use unicode_general_category::{GeneralCategory as G, get_general_category};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// The module.
pub const MODULE: ModuleDef = ModuleDef {
    name: "unicodedata",
    functions: &[
        NativeDef::function("bidirectional(chr, /)", bidirectional),
        NativeDef::function("category(chr, /)", category),
        NativeDef::function("combining(chr, /)", combining),
        NativeDef::function("decimal(chr, default=None, /)", decimal),
        NativeDef::function("digit(chr, default=None, /)", digit),
        NativeDef::function("east_asian_width(chr, /)", east_asian_width),
        NativeDef::function("is_normalized(form, unistr, /)", is_normalized),
        NativeDef::function("lookup(name, /)", lookup),
        NativeDef::function("mirrored(chr, /)", mirrored),
        NativeDef::function("name(chr, default=None, /)", name),
        NativeDef::function("normalize(form, unistr, /)", normalize),
        NativeDef::function("numeric(chr, default=None, /)", numeric),
    ],
    types: &[],
    constants: |vm| Ok(vec![("unidata_version", vm.heap.new_str("15.1.0")?)]),
    doc: "This module provides access to the Unicode Character Database.",
};

/// The argument of a function that takes one character.
fn character(vm: &mut Vm, args: Args, function: &str) -> Result<char> {
    let v = vm.payload(args.get(vm, 0));
    if let Some(text) = vm.str_of(v) {
        let mut chars = text.chars();
        if let (Some(c), None) = (chars.next(), chars.next()) {
            return Ok(c);
        }
    }
    // With a default behind it, it is the first of two.
    let first = matches!(function, "decimal" | "digit" | "name" | "numeric");
    let (which, got) = (if first { " 1" } else { "" }, vm.type_name(args.get(vm, 0)));
    Err(vm
        .type_error(format!("{function}() argument{which} must be a unicode character, not {got}")))
}

/// What is found, or the default, or the error.
fn found(vm: &mut Vm, args: Args, value: Option<Value>, error: &'static str) -> Result<Value> {
    match (value, args.get(vm, 1)) {
        (Some(v), _) => Ok(v),
        (None, Value::Unset) => Err(vm.value_error(error)),
        (None, default) => Ok(default),
    }
}

fn category_text(c: char) -> &'static str {
    match get_general_category(c) {
        G::UppercaseLetter => "Lu",
        G::LowercaseLetter => "Ll",
        G::TitlecaseLetter => "Lt",
        G::ModifierLetter => "Lm",
        G::OtherLetter => "Lo",
        G::NonspacingMark => "Mn",
        G::SpacingMark => "Mc",
        G::EnclosingMark => "Me",
        G::DecimalNumber => "Nd",
        G::LetterNumber => "Nl",
        G::OtherNumber => "No",
        G::ConnectorPunctuation => "Pc",
        G::DashPunctuation => "Pd",
        G::OpenPunctuation => "Ps",
        G::ClosePunctuation => "Pe",
        G::InitialPunctuation => "Pi",
        G::FinalPunctuation => "Pf",
        G::OtherPunctuation => "Po",
        G::MathSymbol => "Sm",
        G::CurrencySymbol => "Sc",
        G::ModifierSymbol => "Sk",
        G::OtherSymbol => "So",
        G::SpaceSeparator => "Zs",
        G::LineSeparator => "Zl",
        G::ParagraphSeparator => "Zp",
        G::Control => "Cc",
        G::Format => "Cf",
        G::Surrogate => "Cs",
        G::PrivateUse => "Co",
        _ => "Cn",
    }
}

fn category(vm: &mut Vm, args: Args) -> Result<Value> {
    let c = character(vm, args, "category")?;
    vm.heap.new_str(category_text(c))
}

fn combining(vm: &mut Vm, args: Args) -> Result<Value> {
    let c = character(vm, args, "combining")?;
    Ok(Value::Int(i64::from(canonical_combining_class(c))))
}

fn east_asian_width(vm: &mut Vm, args: Args) -> Result<Value> {
    let c = character(vm, args, "east_asian_width")?;
    vm.heap.new_str(layout::east_asian_width(c))
}

fn mirrored(vm: &mut Vm, args: Args) -> Result<Value> {
    let c = character(vm, args, "mirrored")?;
    Ok(Value::Int(i64::from(layout::is_mirrored(c))))
}

/// The classes of the common scripts: what programs ask it for is whether text runs from right to left.
fn bidirectional(vm: &mut Vm, args: Args) -> Result<Value> {
    let c = character(vm, args, "bidirectional")?;
    let class = match (c as u32, category_text(c)) {
        (0x0a | 0x0d | 0x1c..=0x1e | 0x85 | 0x2029, _) => "B",
        (0x09 | 0x0b | 0x1f, _) => "S",
        (0x0c | 0x20 | 0x2028, _) | (_, "Zs") => {
            if c == '\u{a0}' || c == '\u{202f}' {
                "CS"
            } else {
                "WS"
            }
        }
        (0x2b | 0x2d | 0x207a | 0x207b | 0x208a | 0x208b | 0x2212, _) => "ES",
        (0x23..=0x25 | 0xa2..=0xa5 | 0xb0 | 0xb1 | 0x2030..=0x2034 | 0x20a0..=0x20cf, _) => "ET",
        (0x2c | 0x2e | 0x2f | 0x3a | 0x60c, _) => "CS",
        (0x30..=0x39 | 0xb2 | 0xb3 | 0xb9 | 0x6f0..=0x6f9 | 0x2070..=0x2089, _) => "EN",
        (0x660..=0x669 | 0x66b | 0x66c, _) => "AN",
        (_, "Mn" | "Me") => "NSM",
        (0x200e, _) => "L",
        (0x200f, _) => "R",
        (0x590..=0x5ff | 0x7c0..=0x85f | 0xfb1d..=0xfb4f, _) => "R",
        (0x600..=0x7bf | 0x860..=0x8ff | 0xfb50..=0xfdff | 0xfe70..=0xfeff, _) => "AL",
        (_, "Cc" | "Cf") => "BN",
        (_, "Cn") => "",
        (_, k) if k.starts_with('P') || k.starts_with('S') => "ON",
        _ => "L",
    };
    vm.heap.new_str(class)
}

fn decimal(vm: &mut Vm, args: Args) -> Result<Value> {
    let c = character(vm, args, "decimal")?;
    let value = unicode::decimal_value(c).map(|d| Value::Int(i64::from(d)));
    found(vm, args, value, "not a decimal")
}

fn digit(vm: &mut Vm, args: Args) -> Result<Value> {
    let c = character(vm, args, "digit")?;
    let value = unicode::digit_value(c).map(|d| Value::Int(i64::from(d)));
    found(vm, args, value, "not a digit")
}

fn numeric(vm: &mut Vm, args: Args) -> Result<Value> {
    let c = character(vm, args, "numeric")?;
    let value = unicode::digit_value(c).map(f64::from).or_else(|| fraction(c)).or_else(|| roman(c));
    found(vm, args, value.map(Value::float), "not a numeric character")
}

/// `½` and its like are one number over another in their compatible form.
fn fraction(c: char) -> Option<f64> {
    let text: String = std::iter::once(c).nfkd().collect();
    let number = |part: &str| part.parse::<f64>().ok();
    match text.split_once('\u{2044}') {
        Some((over, under)) => Some(number(over)? / number(under)?),
        None if text.len() > 1 && unicode::is_numeric(c) => number(&text),
        None => None,
    }
}

/// `Ⅷ` and its like.
fn roman(c: char) -> Option<f64> {
    let index = match c as u32 {
        i @ 0x2160..=0x216f => i - 0x2160,
        i @ 0x2170..=0x217f => i - 0x2170,
        _ => return None,
    };
    Some(match index {
        0..=11 => f64::from(index + 1),
        12 => 50.0,
        13 => 100.0,
        14 => 500.0,
        _ => 1000.0,
    })
}

fn name(vm: &mut Vm, args: Args) -> Result<Value> {
    let c = character(vm, args, "name")?;
    let value = match unicode_names2::name(c) {
        Some(name) => Some(vm.heap.new_string(name.to_string())?),
        None => None,
    };
    found(vm, args, value, "no such name")
}

fn lookup(vm: &mut Vm, args: Args) -> Result<Value> {
    let v = vm.payload(args.get(vm, 0));
    let Some(name) = vm.str_of(v).map(str::to_owned) else {
        let got = vm.type_name(args.get(vm, 0));
        return Err(vm.type_error(format!("lookup() argument must be str, not {got}")));
    };
    match unicode_names2::character(&name) {
        Some(c) => vm.heap.new_str(c.encode_utf8(&mut [0; 4])),
        None => {
            let text = vm.heap.new_string(format!("undefined character name '{name}'"))?;
            Err(vm.raise_args(t::KEY_ERROR, &[text]))
        }
    }
}

/// The text in the normal form that the first argument names.
fn normal(vm: &mut Vm, args: Args, function: &str) -> Result<(String, bool)> {
    let mut texts = Vec::with_capacity(2);
    for i in 0..2 {
        let v = vm.payload(args.get(vm, i));
        let Some(len) = vm.str_of(v).map(str::len) else {
            let got = vm.type_name(args.get(vm, i));
            return Err(
                vm.type_error(format!("{function}() argument {} must be str, not {got}", i + 1))
            );
        };
        vm.heap.hold(len)?;
        vm.heap.burn(len / 8)?;
        texts.push(vm.str_of(v).unwrap_or_default().to_owned());
    }
    let (form, text) = (&texts[0], &texts[1]);
    // A character becomes 18 at most; most stay one.
    let room = if text.is_ascii() { text.len() } else { text.len().saturating_mul(6) };
    vm.heap.hold(room)?;
    let budget = &mut vm.heap.budget;
    let out = match form.as_str() {
        "NFC" => collected(text.nfc(), budget)?,
        "NFD" => collected(text.nfd(), budget)?,
        "NFKC" => collected(text.nfkc(), budget)?,
        "NFKD" => collected(text.nfkd(), budget)?,
        _ => return Err(vm.value_error("invalid normalization form")),
    };
    let same = out == *text;
    Ok((out, same))
}

/// The characters as a text.
fn collected(chars: impl Iterator<Item = char>, budget: &mut Budget) -> Result<String> {
    let mut out = String::new();
    for c in chars {
        out.push(c);
        budget.work(8)?;
    }
    Ok(out)
}

fn normalize(vm: &mut Vm, args: Args) -> Result<Value> {
    let (text, same) = normal(vm, args, "normalize")?;
    if same { Ok(vm.payload(args.get(vm, 1))) } else { vm.heap.new_string(text) }
}

fn is_normalized(vm: &mut Vm, args: Args) -> Result<Value> {
    normal(vm, args, "is_normalized").map(|(_, same)| Value::bool(same))
}
