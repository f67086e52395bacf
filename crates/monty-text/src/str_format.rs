//! Templates of `str.format`: literal parts and fields, one by one, and the pieces of a
//! field's name. Where reading has come to is a plain offset, so that a caller that has to
//! stop between two parts can keep it. What a field's values are is the caller's matter, and
//! so is the numbering of `{}`.

use crate::format_spec::FormatError;
use crate::unicode::decimal_value;
use std::ops::Range;

/// ValueError of the caller's: `{}` after `{0}`.
pub const MANUAL_TO_AUTOMATIC: &str =
    "cannot switch from manual field specification to automatic field numbering";
/// ValueError of the caller's: `{0}` after `{}`.
pub const AUTOMATIC_TO_MANUAL: &str =
    "cannot switch from automatic field numbering to manual field specification";
/// ValueError of the caller's: a spec within the spec of a spec.
pub const TOO_DEEP: &str = "Max string recursion exceeded";
/// How deep templates may stand in each other: a template, and the specs of its fields.
pub const MAX_DEPTH: usize = 2;

/// A replacement field `{name!conversion:spec}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Read further with `first_name` and `next_accessor`.
    pub name: Range<usize>,
    /// Any character: what is not `r`, `s` or `a` is `unknown_conversion`.
    pub conversion: Option<char>,
    pub spec: Range<usize>,
    /// The spec is a template itself: it holds a brace.
    pub spec_is_template: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    Literal(Range<usize>),
    Field(Field),
}

/// The part of the template that starts at byte `at`, and where the next one starts; none at
/// the end. Literal parts that are not empty come back whole, or cut behind an escaped brace.
pub fn next_part(template: &str, at: usize) -> Result<Option<(Part, usize)>, FormatError> {
    let bytes = template.as_bytes();
    let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) else {
        return Ok(None);
    };
    let Some(len) = rest.iter().position(|&b| b == b'{' || b == b'}') else {
        return Ok(Some((Part::Literal(at..bytes.len()), bytes.len())));
    };
    let brace = at + len;
    let next = bytes.get(brace + 1).copied();
    if next == Some(bytes[brace]) {
        return Ok(Some((Part::Literal(at..brace + 1), brace + 2)));
    }
    if bytes[brace] == b'}' {
        return FormatError::value("Single '}' encountered in format string");
    }
    if next.is_none() {
        return FormatError::value("Single '{' encountered in format string");
    }
    if len > 0 {
        return Ok(Some((Part::Literal(at..brace), brace)));
    }
    let (field, end) = field(template, brace + 1)?;
    Ok(Some((Part::Field(field), end)))
}

/// Reads a field from behind its opening brace; says where the text behind it starts.
fn field(template: &str, start: usize) -> Result<(Field, usize), FormatError> {
    let bytes = template.as_bytes();
    let (end, stop) = name_end(bytes, start)?;
    let mut field =
        Field { name: start..end, conversion: None, spec: end..end, spec_is_template: false };
    let mut at = end + 1;
    match stop {
        Some(b'}') => return Ok((field, at)),
        Some(b'!') => {
            let Some(conversion) = template.get(at..).and_then(|rest| rest.chars().next()) else {
                return FormatError::value("end of string while looking for conversion specifier");
            };
            field.conversion = Some(conversion);
            at += conversion.len_utf8();
            match bytes.get(at) {
                Some(b'}') => return Ok((field, at + 1)),
                Some(b':') => at += 1,
                Some(_) => return FormatError::value("expected ':' after conversion specifier"),
                None => {}
            }
        }
        Some(_) => {}
        None => return FormatError::value("expected '}' before end of string"),
    }
    let spec_start = at;
    let mut depth = 1usize;
    while let Some(b) = bytes.get(at) {
        match b {
            b'{' => {
                depth += 1;
                field.spec_is_template = true;
            }
            b'}' if depth == 1 => {
                field.spec = spec_start..at;
                return Ok((field, at + 1));
            }
            b'}' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
    FormatError::value("unmatched '{' in format spec")
}

/// Where a field's name ends, and at which character.
fn name_end(bytes: &[u8], start: usize) -> Result<(usize, Option<u8>), FormatError> {
    let mut in_brackets = false;
    for (at, &b) in bytes.iter().enumerate().skip(start) {
        match b {
            b']' => in_brackets = false,
            _ if in_brackets => {}
            b'[' => in_brackets = true,
            b'{' => return FormatError::value("unexpected '{' in field name"),
            b'}' | b':' | b'!' => return Ok((at, Some(b))),
            _ => {}
        }
    }
    Ok((bytes.len(), None))
}

/// The ValueError of a conversion that is not `r`, `s` or `a`.
pub fn unknown_conversion(conversion: char) -> FormatError {
    FormatError::Value(match conversion {
        '!'..='~' => format!("Unknown conversion specifier {conversion}"),
        _ => format!("Unknown conversion specifier \\x{:x}", conversion as u32),
    })
}

/// What a field's name begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First<'a> {
    /// Nothing: the next argument.
    Auto,
    Index(usize),
    Name(&'a str),
}

/// A step from a field's first value on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accessor<'a> {
    Attribute(&'a str),
    /// `[7]`
    Index(usize),
    /// `[name]`: the text is the key.
    Key(&'a str),
}

/// Reads the beginning of a field's name; says where its accessors start.
pub fn first_name(name: &str) -> Result<(First<'_>, usize), FormatError> {
    let end = name.find(['.', '[']).unwrap_or(name.len());
    let first = &name[..end];
    if first.is_empty() {
        return Ok((First::Auto, end));
    }
    Ok((index(first)?.map_or(First::Name(first), First::Index), end))
}

/// The accessor at byte `at` of a field's name, and where the next one starts.
pub fn next_accessor(name: &str, at: usize) -> Result<Option<(Accessor<'_>, usize)>, FormatError> {
    let Some(rest) = name.get(at..).filter(|rest| !rest.is_empty()) else {
        return Ok(None);
    };
    let body = &rest[rest.chars().next().map_or(0, char::len_utf8)..];
    let (accessor, text, len) = if rest.starts_with('.') {
        let len = body.find(['.', '[']).unwrap_or(body.len());
        let text = &body[..len];
        (Accessor::Attribute(text), text, 1 + len)
    } else if rest.starts_with('[') {
        let Some(len) = body.find(']') else {
            return FormatError::value("Missing ']' in format string");
        };
        let text = &body[..len];
        let accessor = index(text)?.map_or(Accessor::Key(text), Accessor::Index);
        (accessor, text, len + 2)
    } else {
        return FormatError::value("Only '.' or '[' may follow ']' in format field specifier");
    };
    if text.is_empty() {
        return FormatError::value("Empty attribute in format string");
    }
    Ok(Some((accessor, at + len)))
}

/// The number that a text is if it is decimal digits throughout.
fn index(text: &str) -> Result<Option<usize>, FormatError> {
    let mut value: Option<u64> = None;
    for c in text.chars() {
        let Some(digit) = decimal_value(c) else {
            return Ok(None);
        };
        match value.unwrap_or(0).checked_mul(10).and_then(|v| v.checked_add(digit.into())) {
            Some(v) if v <= i64::MAX as u64 => value = Some(v),
            _ => return FormatError::value("Too many decimal digits in format string"),
        }
    }
    Ok(value.and_then(|v| usize::try_from(v).ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The template taken apart and written down, or its error.
    fn show(template: &str) -> String {
        match try_show(template) {
            Ok(s) | Err(FormatError::Value(s)) => s,
            Err(e) => format!("{e:?}"),
        }
    }

    fn try_show(template: &str) -> Result<String, FormatError> {
        let mut out = String::new();
        let mut at = 0;
        while let Some((part, next)) = next_part(template, at)? {
            at = next;
            let field = match part {
                Part::Literal(range) => {
                    out += &format!("<{}>", &template[range]);
                    continue;
                }
                Part::Field(field) => field,
            };
            let name = &template[field.name.clone()];
            let (first, mut from) = first_name(name)?;
            out += &format!("({first:?}");
            while let Some((accessor, next)) = next_accessor(name, from)? {
                from = next;
                out += &format!(" {accessor:?}");
            }
            if let Some(c) = field.conversion {
                if !"rsa".contains(c) {
                    return Err(unknown_conversion(c));
                }
                out += &format!(" !{c}");
            }
            if !field.spec.is_empty() {
                let mark = if field.spec_is_template { "*" } else { "" };
                out += &format!(" {mark}:{}", &template[field.spec]);
            }
            out.push(')');
        }
        Ok(out)
    }

    #[test]
    fn parts() {
        let cases: &[(&str, &str)] = &[
            ("a{}b", "<a>(Auto)<b>"),
            ("{{x}}", "<{><x}>"),
            ("{0.a[b][7]!r:>5}", "(Index(0) Attribute(\"a\") Key(\"b\") Index(7) !r :>5)"),
            ("{:{}}{}", "(Auto *:{})(Auto)"),
            ("{0:}}}", "(Index(0))<}>"),
            ("{0:{{}}}", "(Index(0) *:{{}})"),
            ("{0[{a}]}", "(Index(0) Key(\"{a}\"))"),
            ("{0[[a]}", "(Index(0) Key(\"[a\"))"),
            ("{0]}", "(Name(\"0]\"))"),
            ("{ 0}", "(Name(\" 0\"))"),
            ("{0[-1]}", "(Index(0) Key(\"-1\"))"),
            ("{٣.é[٠]}", "(Index(3) Attribute(\"é\") Index(0))"),
            ("{.a}", "(Auto Attribute(\"a\"))"),
            ("{0:a:b!r}", "(Index(0) :a:b!r)"),
            ("{", "Single '{' encountered in format string"),
            ("x{", "Single '{' encountered in format string"),
            ("}", "Single '}' encountered in format string"),
            ("}{", "Single '}' encountered in format string"),
            ("{0}}", "Single '}' encountered in format string"),
            ("{0:}}", "Single '}' encountered in format string"),
            ("{0", "expected '}' before end of string"),
            ("{0[}", "expected '}' before end of string"),
            ("{0[a]", "expected '}' before end of string"),
            ("{0.}", "Empty attribute in format string"),
            ("{0[]}", "Empty attribute in format string"),
            ("{0[a]b}", "Only '.' or '[' may follow ']' in format field specifier"),
            ("{0!}", "unmatched '{' in format spec"),
            ("{0!r", "unmatched '{' in format spec"),
            ("{0:{}", "unmatched '{' in format spec"),
            ("{0!", "end of string while looking for conversion specifier"),
            ("{0!rr}", "expected ':' after conversion specifier"),
            ("{0!x}", "Unknown conversion specifier x"),
            ("{0!\u{1234}}", "Unknown conversion specifier \\x1234"),
            ("{0!}}", "Unknown conversion specifier }"),
            ("{99999999999999999999}", "Too many decimal digits in format string"),
            ("{a{b}", "unexpected '{' in field name"),
        ];
        for (template, want) in cases {
            assert_eq!(show(template), *want, "{template:?}");
        }
        let missing = FormatError::value("Missing ']' in format string");
        assert_eq!(next_accessor("a[b", 1), missing);
    }
}
