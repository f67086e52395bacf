//! Answers questions about text and numbers on standard input, for
//! `tools/compare_with_cpython.py`: one question a line, an operation and its arguments
//! between tabs, texts and bytes as hexadecimal digits.

use monty_limits::{Budget, LimitError};
use monty_text::escape::{Codec, CodecError, Handler, decode, encode};
use monty_text::format_spec::*;
use monty_text::int_text::{ParsedInt, parse_int};
use monty_text::json_text::{Event, JsonError, JsonReader};
use monty_text::split::{self, Cut, Ends};
use monty_text::text::Text;
use monty_text::*;
use num_bigint::BigInt;
use std::io::{BufRead, Write};

const MAX: usize = 100_000;

fn unhex(text: &str) -> Vec<u8> {
    let pair = |at: usize| text.get(at..at + 2).and_then(|p| u8::from_str_radix(p, 16).ok());
    (0..text.len() / 2).filter_map(|i| pair(2 * i)).collect()
}

fn text_of(arg: &str) -> String {
    String::from_utf8(unhex(arg)).unwrap_or_default()
}

fn float_of(arg: &str) -> f64 {
    f64::from_bits(u64::from_str_radix(arg, 16).unwrap_or(0))
}

fn big_of(arg: &str) -> BigInt {
    arg.parse().unwrap_or_default()
}

fn optional(arg: &str) -> Option<i64> {
    arg.parse().ok()
}

fn pieces(data: &[u8], mut cut: impl Cut) -> String {
    let budget = &mut unlimited();
    let ranges = std::iter::from_fn(|| cut.next(budget).unwrap_or(None));
    let shown = ranges.map(|r| str_repr::bytes_repr(&data[r]));
    shown.collect::<Vec<_>>().join(", ")
}

fn unlimited() -> Budget {
    Budget::new(Default::default())
}

/// What work without limits comes to.
fn free<T: Default>(work: impl FnOnce(&mut Budget) -> Result<T, LimitError>) -> T {
    work(&mut unlimited()).unwrap_or_default()
}

fn format_result(result: Result<String, FormatError>) -> String {
    match result {
        Ok(text) => text,
        Err(FormatError::Value(m)) => format!("ValueError {m}"),
        Err(FormatError::Overflow(m)) => format!("OverflowError {m}"),
        Err(FormatError::Type(m)) => format!("TypeError {m}"),
        Err(FormatError::Key(m)) => format!("KeyError {m}"),
        Err(FormatError::TooLarge) => "TooLarge".to_owned(),
    }
}

fn number_ops(op: &str, a: &[&str]) -> Option<String> {
    let f = |i: usize| float_of(a[i]);
    let pair = |p: Option<(f64, f64)>| match p {
        Some((x, y)) => format!("{} {}", float_repr::repr(x), float_repr::repr(y)),
        None => "None".to_owned(),
    };
    Some(match op {
        "repr" => float_repr::repr(f(0)),
        "complex_repr" => float_repr::complex_repr(f(0), f(1)),
        "parse_float" => {
            float_repr::parse_float(&text_of(a[0])).map_or("None".into(), float_repr::repr)
        }
        "parse_complex" => pair(float_repr::parse_complex(&text_of(a[0]))),
        "hex" => float_repr::float_hex(f(0)),
        "fromhex" => match float_repr::float_from_hex(&text_of(a[0])) {
            Ok(v) => float_repr::repr(v),
            Err(e) => e.message().to_owned(),
        },
        "round" => {
            float_repr::repr(float_repr::round_half_even_digits(f(0), a[1].parse().unwrap_or(0)))
        }
        "ratio" => match float_repr::as_integer_ratio(f(0)) {
            Some((n, d)) => format!("{n} {d}"),
            None => "None".to_owned(),
        },
        "parse_int" => match parse_int(&text_of(a[0]), a[1].parse().unwrap_or(0)) {
            Ok(ParsedInt::Small(v)) => v.to_string(),
            Ok(ParsedInt::Big(v)) => v.to_string(),
            Err(e) => e.message(a[1].parse().unwrap_or(0), &str_repr::repr(&text_of(a[0]))),
        },
        "divmod" => pair(number::float_divmod(f(0), f(1))),
        "pow" => format!("{:?}", number::float_pow(f(0), f(1))),
        "hash_float" => number::hash_float(f(0)).to_string(),
        "hash_int" => number::hash_big(&big_of(a[0])).to_string(),
        "true_div" => match number::true_divide(&big_of(a[0]), &big_of(a[1])) {
            number::Quotient::Value(v) => float_repr::repr(v),
            other => format!("{other:?}"),
        },
        "to_float" => number::big_to_float(&big_of(a[0])).map_or("None".into(), float_repr::repr),
        "compare" => {
            let big = number::compare_big_float(&big_of(a[0]), f(1));
            if let Ok(small) = a[0].parse::<i64>() {
                assert_eq!(number::compare_small_float(small, f(1)), big);
            }
            big.map_or("None".into(), |o| (o as i32).to_string())
        }
        "round_int" => number::round_to_power_of_ten(&big_of(a[0]), a[1].parse().unwrap_or(0))
            .unwrap_or_default()
            .to_string(),
        "complex_div" => pair(number::complex_div((f(0), f(1)), (f(2), f(3)))),
        "mod_pow" => match number::mod_pow(&big_of(a[0]), &big_of(a[1]), &big_of(a[2])) {
            Ok(v) => v.to_string(),
            Err(e) => e.message().to_owned(),
        },
        "from_bytes" => {
            number::from_bytes(&unhex(a[0]), a[1] == "1", a[2] == "1").into_big().to_string()
        }
        "to_bytes" => {
            let length = a[1].parse().unwrap_or(0);
            match number::to_bytes(&big_of(a[0]), length, a[2] == "1", a[3] == "1") {
                Ok(v) => str_repr::bytes_repr(&v),
                Err(e) => e.message().to_owned(),
            }
        }
        _ => return None,
    })
}

fn format_ops(op: &str, a: &[&str]) -> Option<String> {
    let spec = |kind, name| FormatSpec::parse(&text_of(a[0]), kind, name);
    Some(match op {
        "format_int" => {
            format_result(spec(SpecKind::Int, "int").and_then(|s| match a[1].parse() {
                Ok(v) => format_small(v, &s, "int", MAX),
                Err(_) => format_big(&big_of(a[1]), &s, "int", MAX),
            }))
        }
        "format_float" => format_result(
            spec(SpecKind::Float, "float")
                .and_then(|s| format_float(float_of(a[1]), &s, "float", MAX)),
        ),
        "format_complex" => format_result(
            spec(SpecKind::Complex, "complex")
                .and_then(|s| format_complex(float_of(a[1]), float_of(a[2]), &s, "complex", MAX)),
        ),
        "format_str" => format_result(
            spec(SpecKind::Str, "str").and_then(|s| format_str(&text_of(a[1]), &s, "str", MAX)),
        ),
        "percent" => format_result(percent(&text_of(a[0]), a[1], a[2])),
        "template" => format_result(template(&text_of(a[0]))),
        _ => return None,
    })
}

fn percent(template: &str, kind: &str, value: &str) -> Result<String, FormatError> {
    use printf::*;
    let mut out = String::new();
    let mut at = 0;
    while let Some((part, next)) = next_part(template.as_bytes(), at)? {
        at = next;
        let conversion = match part {
            Part::Literal(range) => {
                out.push_str(&template[range]);
                continue;
            }
            Part::Conversion(c) => c,
        };
        let code = conversion.code()?;
        let layout = conversion.layout(0, 0);
        out.push_str(&match (code, kind) {
            ('d' | 'i' | 'u' | 'x' | 'X' | 'o', "int") => match value.parse() {
                Ok(v) => percent_int(IntRef::Small(v), code, &layout, MAX)?,
                Err(_) => percent_int(IntRef::Big(&big_of(value)), code, &layout, MAX)?,
            },
            ('e' | 'f' | 'g' | 'E' | 'F' | 'G', "float") => {
                percent_float(float_of(value), code, &layout, MAX)?
            }
            ('s', "str") => percent_str(&text_of(value), &layout, MAX)?,
            ('r', "str") => percent_str(&str_repr::repr(&text_of(value)), &layout, MAX)?,
            _ => return Err(conversion.unsupported_in_str(template)),
        });
    }
    Ok(out)
}

fn template(template: &str) -> Result<String, FormatError> {
    use str_format::*;
    let mut out = String::new();
    let mut at = 0;
    while let Some((part, next)) = next_part(template, at)? {
        at = next;
        match part {
            Part::Literal(range) => out.push_str(&format!("<{}>", &template[range])),
            Part::Field(field) => {
                let name = &template[field.name];
                out.push_str(&format!("({name}|{:?}|{}", field.conversion, &template[field.spec]));
                let (first, mut from) = first_name(name)?;
                out.push_str(&format!("|{first:?}"));
                while let Some((accessor, next)) = next_accessor(name, from)? {
                    from = next;
                    out.push_str(&format!(" {accessor:?}"));
                }
                out.push(')');
            }
        }
    }
    Ok(out)
}

fn case_ops(op: &str, a: &[&str]) -> Option<String> {
    let s = text_of(a[0]);
    Some(match op {
        "case" => [
            str_case::upper,
            str_case::lower,
            str_case::title,
            str_case::capitalize,
            str_case::swapcase,
            str_case::casefold,
        ]
        .map(|change| free(|b| change(&s, b)))
        .join("|"),
        "is" => [
            str_class::is_alpha,
            str_class::is_digit,
            str_class::is_decimal,
            str_class::is_numeric,
            str_class::is_alnum,
            str_class::is_space,
            str_class::is_printable,
            str_class::is_identifier,
            str_class::is_lower,
            str_class::is_upper,
            str_class::is_title,
        ]
        .map(|is| if free(|b| is(&s, b)) { "1" } else { "0" })
        .concat(),
        "str_repr" => {
            let mut data = String::new();
            str_repr::push_bytearray_repr(&mut data, s.as_bytes());
            format!("{}|{}|bytearray({data})", str_repr::repr(&s), str_repr::ascii(&s))
        }
        "bytes_repr" => str_repr::bytes_repr(&unhex(a[0])),
        _ => return None,
    })
}

fn split_ops(op: &str, a: &[&str]) -> Option<String> {
    let s = text_of(a[0]);
    let number = |i: usize| a[i].parse::<i64>().unwrap_or(0);
    Some(match op {
        "split" => pieces(s.as_bytes(), split::words(s.as_str(), number(1))),
        "rsplit" => pieces(s.as_bytes(), split::words_from_end(s.as_str(), number(1))),
        "split_sep" => {
            pieces(s.as_bytes(), split::split(s.as_bytes(), text_of(a[2]).as_bytes(), number(1)))
        }
        "rsplit_sep" => pieces(
            s.as_bytes(),
            split::split_from_end(s.as_bytes(), text_of(a[2]).as_bytes(), number(1)),
        ),
        "lines" => pieces(s.as_bytes(), split::str_lines(&s, a[1] == "1")),
        "bytes_lines" => pieces(&unhex(a[0]), split::bytes_lines(&unhex(a[0]), a[1] == "1")),
        "bytes_split" => pieces(&unhex(a[0]), split::words(unhex(a[0]).as_slice(), number(1))),
        "strip" => {
            let set = text_of(a[1]);
            let set = (a[1] != "-").then_some(set.as_str());
            [Ends::Both, Ends::Left, Ends::Right]
                .map(|ends| &s[free(|b| split::strip(&s, set, ends, b))])
                .join("|")
        }
        _ => return None,
    })
}

fn search_ops(op: &str, a: &[&str]) -> Option<String> {
    let s = text_of(a[0]);
    let t = Text::from(s.as_str());
    let found = |at: Option<usize>| at.map_or(-1, |at| at as i64).to_string();
    let number = |i: usize| a[i].parse::<i64>().unwrap_or(0);
    Some(match op {
        "find" => {
            found(free(|b| str_search::find(t, &text_of(a[1]), optional(a[2]), optional(a[3]), b)))
        }
        "rfind" => {
            found(free(|b| str_search::rfind(t, &text_of(a[1]), optional(a[2]), optional(a[3]), b)))
        }
        "count" => {
            free(|b| str_search::count(t, &text_of(a[1]), optional(a[2]), optional(a[3]), b))
                .to_string()
        }
        "starts" => {
            let (x, y) = (optional(a[2]), optional(a[3]));
            let needle = text_of(a[1]);
            format!(
                "{}{}",
                str_search::starts_with(t, &needle, x, y),
                str_search::ends_with(t, &needle, x, y)
            )
        }
        "replace" => str_search::replace(
            &s,
            &text_of(a[1]),
            &text_of(a[2]),
            number(3),
            MAX,
            &mut unlimited(),
        )
        .map_or("TooLarge".into(), |r| r.unwrap_or(s.clone())),
        "expandtabs" => {
            pad::expand_tabs(&s, number(1), MAX, &mut unlimited()).unwrap_or("TooLarge".into())
        }
        "justify" => {
            let width = number(1).max(0) as usize;
            use pad::Justify::*;
            let mut out: Vec<String> = [Left, Right, Center]
                .into_iter()
                .map(|how| {
                    pad::justify(t, how, width, '*', MAX, &mut unlimited())
                        .ok()
                        .flatten()
                        .unwrap_or(s.clone())
                })
                .collect();
            out.push(
                pad::zfill(t, width, MAX, &mut unlimited()).ok().flatten().unwrap_or(s.clone()),
            );
            out.join("|")
        }
        _ => return None,
    })
}

fn bytes_ops(op: &str, a: &[&str]) -> Option<String> {
    let number = |i: usize| a[i].parse::<i64>().unwrap_or(0);
    Some(match op {
        "bytes_case" => {
            let b = unhex(a[0]);
            use bytes_case::*;
            let is = [is_alpha, is_digit, is_alnum, is_space, is_lower, is_upper, is_title];
            let is = is.map(|is| if free(|f| is(&b, f)) { "1" } else { "0" }).concat();
            let changed = [title, capitalize, swapcase]
                .map(|change| str_repr::bytes_repr(&free(|f| change(&b, f))));
            format!("{is} {}", changed.join(" "))
        }
        "bytes_replace" => bytes_search::replace(
            &unhex(a[0]),
            &unhex(a[1]),
            &unhex(a[2]),
            number(3),
            MAX,
            &mut unlimited(),
        )
        .map_or("TooLarge".into(), |b| str_repr::bytes_repr(&b)),
        _ => return None,
    })
}

fn codec_ops(op: &str, a: &[&str]) -> Option<String> {
    let shown = |error| match error {
        CodecError::Decode(f) | CodecError::Encode(f) => {
            format!("{} {} {} {}", f.encoding, f.start, f.end, f.reason)
        }
        other => format!("{other:?}"),
    };
    Some(match op {
        "decode" => {
            let codec = Codec::named(a[1]).unwrap_or(Codec::Utf8);
            match decode(&unhex(a[0]), codec, Handler::named(a[2]), MAX, &mut unlimited()) {
                Ok(text) => format!("ok {text}"),
                Err(e) => shown(e),
            }
        }
        "encode" => {
            let codec = Codec::named(a[1]).unwrap_or(Codec::Utf8);
            match encode(&text_of(a[0]), codec, Handler::named(a[2]), MAX, &mut unlimited()) {
                Ok(data) => format!("ok {}", str_repr::bytes_repr(&data)),
                Err(e) => shown(e),
            }
        }
        "json_string" => {
            let mut out = String::new();
            json_text::push_string(&mut out, &text_of(a[0]), a[1] == "1");
            out
        }
        "json" => {
            let text = text_of(a[0]);
            json(&text).unwrap_or_else(|e| match e {
                JsonError::Syntax(m, at) => {
                    json_text::error_message(m, json_text::place(&text, at))
                }
                other => format!("{other:?}"),
            })
        }
        _ => return None,
    })
}

fn json(text: &str) -> Result<String, JsonError> {
    let mut reader = JsonReader::document(text, true, 500)?;
    let mut out = String::new();
    while let Some(event) = reader.next(text, &mut unlimited())? {
        match event {
            Event::Str(s) => out.push_str(&format!("s:{s};")),
            Event::Key(s) => out.push_str(&format!("k:{s};")),
            Event::Float(s) => {
                out.push_str(&format!("{};", float_repr::repr(s.parse().unwrap_or(0.0))))
            }
            Event::Int(s) => out.push_str(&format!("{};", big_of(s))),
            other => out.push_str(&format!("{other:?};")),
        }
    }
    reader.finish(text)?;
    Ok(out)
}

fn time_ops(op: &str, a: &[&str]) -> Option<String> {
    use iso_parse::*;
    let number = |i: usize| a[i].parse::<i64>().unwrap_or(0);
    let iso_error = |e| match e {
        IsoError::Invalid => "invalid".to_owned(),
        IsoError::Date(e) => e.message(),
        IsoError::Field(m) => m.to_owned(),
        IsoError::Offset(_) => "offset".to_owned(),
    };
    let date = |d: civil::Date| format!("{} {} {}", d.year, d.month, d.day);
    let time = |t: IsoTime| {
        format!("{} {} {} {} {:?}", t.hour, t.minute, t.second, t.microsecond, t.offset)
    };
    Some(match op {
        "strftime" => {
            let (date, hour, minute, second) = civil::from_unix_seconds(number(1))?;
            let moment = strftime::Moment { hour, minute, second, ..strftime::Moment::at(date) };
            strftime::strftime(&text_of(a[0]), &moment, MAX).unwrap_or("TooLarge".into())
        }
        "strptime" => match strptime::strptime(&text_of(a[0]), &text_of(a[1])) {
            Ok(p) => format!(
                "{} {} {} {} {} {} {} {} {} {:?}",
                p.year,
                p.month,
                p.day,
                p.hour,
                p.minute,
                p.second,
                p.microsecond,
                p.weekday,
                p.day_of_year,
                p.offset
            ),
            Err(e) => e,
        },
        "iso_date" => parse_iso_date(&text_of(a[0])).map_or_else(iso_error, date),
        "iso_time" => parse_iso_time(&text_of(a[0])).map_or_else(iso_error, time),
        "iso_datetime" => parse_iso_datetime(&text_of(a[0]))
            .map_or_else(iso_error, |(d, t)| format!("{} {}", date(d), time(t))),
        _ => return None,
    })
}

fn main() {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        let fields: Vec<&str> = line.split('\t').collect();
        let (op, args) = (fields[0], &fields[1..]);
        let answer = number_ops(op, args)
            .or_else(|| format_ops(op, args))
            .or_else(|| time_ops(op, args))
            .or_else(|| codec_ops(op, args))
            .or_else(|| case_ops(op, args))
            .or_else(|| split_ops(op, args))
            .or_else(|| search_ops(op, args))
            .or_else(|| bytes_ops(op, args))
            .unwrap_or_else(|| format!("unknown operation {op}"));
        let hex: String = answer.bytes().map(|b| format!("{b:02x}")).collect();
        if writeln!(out, "{hex}").is_err() {
            return;
        }
    }
}
