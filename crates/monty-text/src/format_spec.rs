//! The format mini-language: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`
//! as `format(x, spec)` and f-strings read it, and strings laid out by it. Numbers are laid
//! out in `format_number`, re-exported here.

use crate::unicode::decimal_value;

pub use crate::format_number::{
    IntRef, format_big, format_complex, format_float, format_int, format_small,
};

/// What goes wrong while formatting, by the exception that CPython raises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormatError {
    Value(String),
    Type(String),
    Overflow(String),
    Key(String),
    /// The result would be longer than the caller allows: MemoryError or a limit.
    TooLarge,
}

impl FormatError {
    pub(crate) fn value<T>(message: impl Into<String>) -> Result<T, FormatError> {
        Err(FormatError::Value(message.into()))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Left,
    Right,
    Center,
    /// `=`: padding between the sign and the digits.
    AfterSign,
}

impl Align {
    fn of(c: char) -> Option<Align> {
        match c {
            '<' => Some(Align::Left),
            '>' => Some(Align::Right),
            '^' => Some(Align::Center),
            '=' => Some(Align::AfterSign),
            _ => None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignOption {
    /// Not given, or `-`, which means the same except to strings and to `c`.
    Default,
    Minus,
    Plus,
    Space,
}

/// Which formatter a spec is read for: it decides the defaults.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpecKind {
    Str,
    Int,
    Float,
    Complex,
}

impl SpecKind {
    fn default_type(self) -> Option<char> {
        match self {
            SpecKind::Str => Some('s'),
            SpecKind::Int => Some('d'),
            SpecKind::Float | SpecKind::Complex => None,
        }
    }
}

/// A parsed format specifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormatSpec {
    pub fill: char,
    pub align: Align,
    pub sign: SignOption,
    /// `z`: a negative number that rounds to zero loses its sign.
    pub no_negative_zero: bool,
    /// `#`
    pub alternate: bool,
    pub width: usize,
    /// `,` or `_`
    pub grouping: Option<char>,
    pub precision: Option<usize>,
    /// The type code, or the default one of the kind; none for floats.
    pub code: Option<char>,
}

impl FormatSpec {
    /// What an empty specifier means.
    pub fn default_for(kind: SpecKind) -> FormatSpec {
        FormatSpec {
            fill: ' ',
            align: if kind == SpecKind::Str { Align::Left } else { Align::Right },
            sign: SignOption::Default,
            no_negative_zero: false,
            alternate: false,
            width: 0,
            grouping: None,
            precision: None,
            code: kind.default_type(),
        }
    }

    /// Reads a specifier. `type_name` is the name of the object's type, for messages.
    pub fn parse(spec: &str, kind: SpecKind, type_name: &str) -> Result<FormatSpec, FormatError> {
        let mut out = FormatSpec::default_for(kind);
        let mut rest = Rest(spec);
        let fill_given = rest.alignment(&mut out);
        let align_given = fill_given.is_some();
        rest.sign(&mut out);
        out.no_negative_zero = rest.eat('z');
        out.alternate = rest.eat('#');
        if fill_given != Some(true) && rest.eat('0') {
            out.fill = '0';
            if !align_given && kind != SpecKind::Str {
                out.align = Align::AfterSign;
            }
        }
        out.width = rest.number()?.unwrap_or(0);
        rest.grouping(&mut out)?;
        if rest.eat('.') {
            match rest.number()? {
                Some(precision) => out.precision = Some(precision),
                None => return FormatError::value("Format specifier missing precision"),
            }
        }
        let mut tail = rest.0.chars();
        if let Some(code) = tail.next() {
            if tail.next().is_some() {
                return FormatError::value(format!(
                    "Invalid format specifier '{spec}' for object of type '{type_name}'"
                ));
            }
            // A null character is the way in which CPython writes that there is no code.
            out.code = Some(code).filter(|code| *code != '\0' || kind.default_type().is_some());
        }
        check_grouping(&out)?;
        Ok(out)
    }

    /// The error for a type code that the object's type does not know.
    pub fn unknown_code(&self, type_name: &str) -> FormatError {
        let code = shown_code(self.code.unwrap_or('\0'));
        FormatError::Value(format!("Unknown format code '{code}' for object of type '{type_name}'"))
    }
}

/// A type code as messages show it.
fn shown_code(code: char) -> String {
    match code {
        '!'..='\x7f' => code.to_string(),
        _ => format!("\\x{:x}", code as u32),
    }
}

fn check_grouping(spec: &FormatSpec) -> Result<(), FormatError> {
    let Some(grouping) = spec.grouping else {
        return Ok(());
    };
    match spec.code {
        None | Some('\0' | 'd' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F') => Ok(()),
        Some('b' | 'o' | 'x' | 'X') if grouping == '_' => Ok(()),
        Some(code) => {
            FormatError::value(format!("Cannot specify '{grouping}' with '{}'.", shown_code(code)))
        }
    }
}

/// What is not yet read of a specifier.
struct Rest<'a>(&'a str);

impl Rest<'_> {
    fn eat(&mut self, c: char) -> bool {
        match self.0.strip_prefix(c) {
            Some(rest) => {
                self.0 = rest;
                true
            }
            None => false,
        }
    }

    /// Reads fill and alignment; says whether a fill was given, or nothing if neither was.
    fn alignment(&mut self, out: &mut FormatSpec) -> Option<bool> {
        let mut chars = self.0.chars();
        let first = chars.next()?;
        let behind_first = chars.as_str();
        if let Some(align) = chars.next().and_then(Align::of) {
            out.fill = first;
            out.align = align;
            self.0 = chars.as_str();
            return Some(true);
        }
        out.align = Align::of(first)?;
        self.0 = behind_first;
        Some(false)
    }

    fn sign(&mut self, out: &mut FormatSpec) {
        out.sign = match self.0.as_bytes().first() {
            Some(b'+') => SignOption::Plus,
            Some(b'-') => SignOption::Minus,
            Some(b' ') => SignOption::Space,
            _ => return,
        };
        self.0 = &self.0[1..];
    }

    /// Reads decimal digits of any script.
    fn number(&mut self) -> Result<Option<usize>, FormatError> {
        let mut value: Option<u64> = None;
        while let Some(c) = self.0.chars().next() {
            let Some(digit) = decimal_value(c) else { break };
            let next = value.unwrap_or(0).checked_mul(10).and_then(|v| v.checked_add(digit.into()));
            match next {
                Some(v) if v <= i64::MAX as u64 => value = Some(v),
                _ => return FormatError::value("Too many decimal digits in format string"),
            }
            self.0 = &self.0[c.len_utf8()..];
        }
        Ok(value.map(|v| usize::try_from(v).unwrap_or(usize::MAX)))
    }

    fn grouping(&mut self, out: &mut FormatSpec) -> Result<(), FormatError> {
        if self.eat(',') {
            out.grouping = Some(',');
        }
        if self.eat('_') {
            if out.grouping.is_some() {
                return FormatError::value("Cannot specify both ',' and '_'.");
            }
            out.grouping = Some('_');
        }
        if out.grouping == Some('_') && self.0.starts_with(',') {
            return FormatError::value("Cannot specify both ',' and '_'.");
        }
        Ok(())
    }
}

/// Puts text of `len` characters into `width` columns: how many fill characters go left and
/// right of it.
pub(crate) fn padding(align: Align, len: usize, width: usize) -> (usize, usize) {
    let total = width.saturating_sub(len);
    match align {
        Align::Left => (0, total),
        Align::Right | Align::AfterSign => (total, 0),
        Align::Center => (total / 2, total - total / 2),
    }
}

pub(crate) fn push_fill(out: &mut String, fill: char, count: usize) {
    out.extend(std::iter::repeat_n(fill, count));
}

/// `width` characters of fill, if they fit into `max_len` bytes.
pub(crate) fn check_width(spec: &FormatSpec, max_len: usize) -> Result<(), FormatError> {
    match spec.width.checked_mul(spec.fill.len_utf8()) {
        Some(bytes) if bytes <= max_len => Ok(()),
        _ => Err(FormatError::TooLarge),
    }
}

/// `format(text, spec)` of a str. `max_len` bounds the bytes of padding.
pub fn format_str(
    text: &str,
    spec: &FormatSpec,
    type_name: &str,
    max_len: usize,
) -> Result<String, FormatError> {
    let refuse =
        |what: &str| FormatError::value(format!("{what} not allowed in string format specifier"));
    if spec.code != Some('s') {
        return Err(spec.unknown_code(type_name));
    }
    match spec.sign {
        SignOption::Default => {}
        SignOption::Space => return refuse("Space"),
        SignOption::Plus | SignOption::Minus => return refuse("Sign"),
    }
    if spec.no_negative_zero {
        return refuse("Negative zero coercion (z)");
    }
    if spec.alternate {
        return refuse("Alternate form (#)");
    }
    if spec.align == Align::AfterSign {
        return refuse("'=' alignment");
    }
    check_width(spec, max_len)?;
    Ok(pad_str(text, spec))
}

fn pad_str(text: &str, spec: &FormatSpec) -> String {
    let text = match spec.precision {
        Some(most) if most < text.len() => match text.char_indices().nth(most) {
            Some((end, _)) => &text[..end],
            None => text,
        },
        _ => text,
    };
    if spec.width == 0 {
        return text.to_owned();
    }
    let len = crate::char_count(text);
    let (left, right) = padding(spec.align, len, spec.width);
    let mut out = String::with_capacity(text.len() + (left + right) * spec.fill.len_utf8());
    push_fill(&mut out, spec.fill, left);
    out.push_str(text);
    push_fill(&mut out, spec.fill, right);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn go(text: &str, spec: &str) -> String {
        let formatted = FormatSpec::parse(spec, SpecKind::Str, "str")
            .and_then(|spec| format_str(text, &spec, "str", 1000));
        match formatted {
            Ok(s) => s,
            Err(FormatError::Value(s)) => s,
            Err(e) => format!("{e:?}"),
        }
    }

    #[test]
    fn strings() {
        let cases: &[(&str, &str)] = &[
            ("", "x"),
            ("+", "Sign not allowed in string format specifier"),
            ("-", "Sign not allowed in string format specifier"),
            (" ", "Space not allowed in string format specifier"),
            ("z", "Negative zero coercion (z) not allowed in string format specifier"),
            ("#", "Alternate form (#) not allowed in string format specifier"),
            ("=5", "'=' alignment not allowed in string format specifier"),
            ("05", "x0000"),
            ("d", "Unknown format code 'd' for object of type 'str'"),
            ("10.3q", "Unknown format code 'q' for object of type 'str'"),
            ("<<", "x"),
            ("é>5", "ééééx"),
            ("99999999999999999999", "Too many decimal digits in format string"),
            ("9223372036854775808", "Too many decimal digits in format string"),
            ("9223372036854775807", "TooLarge"),
            (".", "Format specifier missing precision"),
            (".-1", "Format specifier missing precision"),
            ("_", "Cannot specify '_' with 's'."),
            (",", "Cannot specify ',' with 's'."),
            ("_,", "Cannot specify both ',' and '_'."),
            (",_", "Cannot specify both ',' and '_'."),
            (",,", "Cannot specify ',' with ','."),
            ("__", "Cannot specify '_' with '_'."),
            ("^05", "00x00"),
            (">05", "0000x"),
            ("x>05", "xxxxx"),
            ("5s5", "Invalid format specifier '5s5' for object of type 'str'"),
            ("\x01", "Unknown format code '\\x1' for object of type 'str'"),
            ("é", "Unknown format code '\\xe9' for object of type 'str'"),
            ("1\u{663}", "x            "),
            (".0", ""),
            ("^4", " x  "),
        ];
        for (spec, want) in cases {
            assert_eq!(go("x", spec), *want, "{spec:?}");
        }
        assert_eq!(go("héllo", "6.2"), "hé    ");
    }
}
