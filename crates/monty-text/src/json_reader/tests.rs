//! Documents and what `json.loads` of CPython 3.13 makes of them. Recorded by a script.
#![cfg_attr(rustfmt, rustfmt_skip)]

use super::*;
use crate::json_text::{error_message, place};

fn load(text: &str) -> Result<String, JsonError> {
    let mut reader = JsonReader::document(text, true, 100)?;
    let mut out = String::new();
    let comma = |out: &mut String| {
        if !out.is_empty() && !out.ends_with(['[', '{', ':']) {
            out.push(',');
        }
    };
    while let Some(event) = reader.next(text, &mut Budget::new(Default::default()))? {
        let shown = match event {
            Event::ArrayEnd => { out.push(']'); continue; }
            Event::ObjectEnd => { out.push('}'); continue; }
            Event::ArrayStart => "[".to_owned(),
            Event::ObjectStart => "{".to_owned(),
            Event::Key(key) => format!("{key}:"),
            Event::Null => "null".to_owned(),
            Event::True => "true".to_owned(),
            Event::False => "false".to_owned(),
            Event::Int(digits) => match crate::int_text::parse_int(digits, 10) {
                Ok(value) => value.into_big().to_string(),
                Err(e) => format!("{e:?}"),
            },
            Event::Float(digits) => crate::float_repr::repr(digits.parse().unwrap_or(f64::NAN)),
            Event::NaN => "nan".to_owned(),
            Event::Infinity => "inf".to_owned(),
            Event::NegativeInfinity => "-inf".to_owned(),
            Event::Str(text) => format!("s:{text}"),
        };
        comma(&mut out);
        out.push_str(&shown);
    }
    reader.finish(text)?;
    Ok(out)
}

#[test]
fn against_cpython() {
    let cases: &[(&str, &str)] = &[
        ("", "Expecting value: line 1 column 1 (char 0)"),
        ("  ", "Expecting value: line 1 column 3 (char 2)"),
        ("x", "Expecting value: line 1 column 1 (char 0)"),
        ("[", "Expecting value: line 1 column 2 (char 1)"),
        ("[ ", "Expecting value: line 1 column 3 (char 2)"),
        ("[1", "Expecting ',' delimiter: line 1 column 3 (char 2)"),
        ("[1 ", "Expecting ',' delimiter: line 1 column 4 (char 3)"),
        ("[1,", "Expecting value: line 1 column 4 (char 3)"),
        ("[1, ", "Expecting value: line 1 column 5 (char 4)"),
        ("[1,]", "Illegal trailing comma before end of array: line 1 column 3 (char 2)"),
        ("[1, ]", "Illegal trailing comma before end of array: line 1 column 3 (char 2)"),
        ("[,]", "Expecting value: line 1 column 2 (char 1)"),
        ("[1 2]", "Expecting ',' delimiter: line 1 column 4 (char 3)"),
        ("[1}", "Expecting ',' delimiter: line 1 column 3 (char 2)"),
        ("{", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        ("{ ", "Expecting property name enclosed in double quotes: line 1 column 3 (char 2)"),
        ("{}", "{}"),
        ("{1}", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        ("{\"a\"", "Expecting ':' delimiter: line 1 column 5 (char 4)"),
        ("{\"a\" ", "Expecting ':' delimiter: line 1 column 6 (char 5)"),
        ("{\"a\"}", "Expecting ':' delimiter: line 1 column 5 (char 4)"),
        ("{\"a\":", "Expecting value: line 1 column 6 (char 5)"),
        ("{\"a\": ", "Expecting value: line 1 column 7 (char 6)"),
        ("{\"a\":}", "Expecting value: line 1 column 6 (char 5)"),
        ("{\"a\":1", "Expecting ',' delimiter: line 1 column 7 (char 6)"),
        ("{\"a\":1 ", "Expecting ',' delimiter: line 1 column 8 (char 7)"),
        ("{\"a\":1,", "Expecting property name enclosed in double quotes: line 1 column 8 (char 7)"),
        ("{\"a\":1, ", "Expecting property name enclosed in double quotes: line 1 column 9 (char 8)"),
        ("{\"a\":1,}", "Illegal trailing comma before end of object: line 1 column 7 (char 6)"),
        ("{\"a\":1 , }", "Illegal trailing comma before end of object: line 1 column 8 (char 7)"),
        ("{\"a\" 1}", "Expecting ':' delimiter: line 1 column 6 (char 5)"),
        ("{\"a\":1 \"b\":2}", "Expecting ',' delimiter: line 1 column 8 (char 7)"),
        ("{,}", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        ("{\"a\":1]", "Expecting ',' delimiter: line 1 column 7 (char 6)"),
        ("{a:1}", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        ("{'a':1}", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        ("1 2", "Extra data: line 1 column 3 (char 2)"),
        ("01", "Extra data: line 1 column 2 (char 1)"),
        ("1.", "Extra data: line 1 column 2 (char 1)"),
        ("1.5.2", "Extra data: line 1 column 4 (char 3)"),
        ("1e", "Extra data: line 1 column 2 (char 1)"),
        ("1e+", "Extra data: line 1 column 2 (char 1)"),
        ("-", "Expecting value: line 1 column 1 (char 0)"),
        ("-a", "Expecting value: line 1 column 1 (char 0)"),
        ("-0", "0"),
        ("-0.0", "-0.0"),
        ("+1", "Expecting value: line 1 column 1 (char 0)"),
        (".5", "Expecting value: line 1 column 1 (char 0)"),
        ("1.e5", "Extra data: line 1 column 2 (char 1)"),
        ("1E5", "100000.0"),
        ("1e5", "100000.0"),
        ("-Infinity", "-inf"),
        ("Infinity", "inf"),
        ("NaN", "nan"),
        ("-NaN", "Expecting value: line 1 column 1 (char 0)"),
        ("Inf", "Expecting value: line 1 column 1 (char 0)"),
        ("nul", "Expecting value: line 1 column 1 (char 0)"),
        ("null", "null"),
        ("true", "true"),
        ("tru", "Expecting value: line 1 column 1 (char 0)"),
        ("falsex", "Extra data: line 1 column 6 (char 5)"),
        ("\"", "Unterminated string starting at: line 1 column 1 (char 0)"),
        ("\"a", "Unterminated string starting at: line 1 column 1 (char 0)"),
        ("\"a\u{a}\"", "Invalid control character at: line 1 column 3 (char 2)"),
        ("\"\\", "Unterminated string starting at: line 1 column 1 (char 0)"),
        ("\"\\x\"", "Invalid \\escape: line 1 column 2 (char 1)"),
        ("\"\\u\"", "Invalid \\uXXXX escape: line 1 column 3 (char 2)"),
        ("\"\\u12", "Invalid \\uXXXX escape: line 1 column 3 (char 2)"),
        ("\"\\u12\"", "Invalid \\uXXXX escape: line 1 column 3 (char 2)"),
        ("\"\\u123g\"", "Invalid \\uXXXX escape: line 1 column 3 (char 2)"),
        ("\"\\u00e9\"", "s:\u{e9}"),
        ("\"\\ud83d\\ude00\"", "s:\u{1f600}"),
        ("\"\\ud83d\"", "s:\u{fffd}"),
        ("\"\\ud83dx\"", "s:\u{fffd}x"),
        ("\"\\ud83d\\u0041\"", "s:\u{fffd}A"),
        ("\"\\ude00\"", "s:\u{fffd}"),
        ("\"\\ud83d\\ud83d\\ude00\"", "s:\u{fffd}\u{1f600}"),
        ("\"\\ud83d\\u12\"", "Invalid \\uXXXX escape: line 1 column 9 (char 8)"),
        ("\"a\\", "Unterminated string starting at: line 1 column 1 (char 0)"),
        ("\"a\\\"", "Unterminated string starting at: line 1 column 1 (char 0)"),
        ("\"\u{0}\"", "Invalid control character at: line 1 column 2 (char 1)"),
        ("\"\u{1f}\"", "Invalid control character at: line 1 column 2 (char 1)"),
        ("\"\u{7f}\"", "s:\u{7f}"),
        ("\"\u{9}\"", "Invalid control character at: line 1 column 2 (char 1)"),
        ("\"\\/\\b\\f\\n\\r\\t\\\\\\\"\"", "s:/\u{8}\u{c}\u{a}\u{d}\u{9}\\\""),
        ("\u{feff}1", "Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)"),
        ("\u{a}\u{a}  x", "Expecting value: line 3 column 3 (char 4)"),
        ("[1,\u{a}2,\u{a}]", "Illegal trailing comma before end of array: line 2 column 2 (char 5)"),
        ("\"\u{e9}\u{a}", "Invalid control character at: line 1 column 3 (char 2)"),
        ("\"\u{e9}\\q\"", "Invalid \\escape: line 1 column 3 (char 2)"),
        ("\u{a0}1", "Expecting value: line 1 column 1 (char 0)"),
        ("1\u{a0}", "Extra data: line 1 column 2 (char 1)"),
        ("[1]\u{a}[2]", "Extra data: line 2 column 1 (char 4)"),
        ("{\"a\":1}}", "Extra data: line 1 column 8 (char 7)"),
        ("[]]", "Extra data: line 1 column 3 (char 2)"),
        ("\"a\" \"b\"", "Extra data: line 1 column 5 (char 4)"),
        ("-01", "Extra data: line 1 column 3 (char 2)"),
        ("1_0", "Extra data: line 1 column 2 (char 1)"),
        ("0x1", "Extra data: line 1 column 2 (char 1)"),
        ("1e400", "inf"),
        ("-1e400", "-inf"),
        ("1e-400", "0.0"),
        ("100000000000000000000", "100000000000000000000"),
        ("\u{663}", "Expecting value: line 1 column 1 (char 0)"),
        ("{\"a\":\"\\q\"}", "Invalid \\escape: line 1 column 7 (char 6)"),
        ("[nan]", "Expecting value: line 1 column 2 (char 1)"),
        ("--1", "Expecting value: line 1 column 1 (char 0)"),
        ("\"\\u 123\"", "Invalid \\uXXXX escape: line 1 column 3 (char 2)"),
        ("\"\\u+123\"", "Invalid \\uXXXX escape: line 1 column 3 (char 2)"),
        ("\"\\u00E9\\u00G9\"", "Invalid \\uXXXX escape: line 1 column 9 (char 8)"),
        ("{\"a\"x", "Expecting ':' delimiter: line 1 column 5 (char 4)"),
        ("[1x", "Expecting ',' delimiter: line 1 column 3 (char 2)"),
        ("\"\\ud83d\\", "Unterminated string starting at: line 1 column 1 (char 0)"),
        ("\"\\ud83d\\u", "Invalid \\uXXXX escape: line 1 column 9 (char 8)"),
        ("\"\\ud83d\\ude0", "Invalid \\uXXXX escape: line 1 column 9 (char 8)"),
        ("\"\\ud83d\\n\"", "s:\u{fffd}\u{a}"),
        ("11111111111111111111", "11111111111111111111"),
        ("\u{9}\u{d}\u{a} 1", "1"),
        ("\u{b}1", "Expecting value: line 1 column 1 (char 0)"),
        ("{\"a\": [1, {\"b\": [], \"c\": {}}, \"x\"], \"d\": null}", "{a:[1,{b:[],c:{}},s:x],d:null}"),
        ("[true, false]", "[true,false]"),
        ("\"\\ud83d\\ude00\\ud83d\"", "s:\u{1f600}\u{fffd}"),
    ];
    for (text, want) in cases {
        let got = load(text).unwrap_or_else(|e| match e {
            JsonError::Syntax(message, at) => error_message(message, place(text, at)),
            other => format!("{other:?}"),
        });
        assert_eq!(got, *want, "{text:?}");
    }
}

#[test]
fn depth_and_laxness() {
    assert_eq!(load(&"[".repeat(1000)), Err(JsonError::ArrayTooDeep));
    assert_eq!(load(&"{\"a\":".repeat(1000)), Err(JsonError::ObjectTooDeep));
    let text = "  \"a\nb\" tail";
    let mut reader = JsonReader::new(2, false, 10);
    assert_eq!(reader.next(text, &mut Budget::new(Default::default())), Ok(Some(Event::Str("a\nb".into()))));
    assert_eq!(reader.next(text, &mut Budget::new(Default::default())), Ok(None));
    assert_eq!(reader.position(), 7);
    assert_eq!(reader.finish(text), Err(JsonError::Syntax("Extra data", 8)));
}

#[test]
fn plain_text_ends_where_the_first_special_byte_stands() {
    for special in [b'"', b'\\', 0, 0x1f] {
        for at in 0..20 {
            for other in [b'a', b' ', b'!', b'#', b'[', b']', 0x7f, 0x80, 0xff] {
                let mut bytes = [other; 24];
                assert_eq!(plain_len(&bytes), 24);
                bytes[at] = special;
                bytes[23] = b'"';
                assert_eq!(plain_len(&bytes), at, "{special} behind {at} times {other}");
            }
        }
    }
}
