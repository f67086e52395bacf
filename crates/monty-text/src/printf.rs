//! The `%` operator of str and bytes: its templates part by part, and a value laid out by one
//! conversion. Where reading has come to is a plain offset, so that a caller that has to stop
//! between two parts can keep it.

use crate::float_repr::{FloatStyle, FloatStyling, format_precise, precise_len};
use crate::format_spec::{FormatError, IntRef, push_fill};
use std::ops::Range;

/// A width or a precision as the template has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    None,
    Given(usize),
    /// `*`: the next argument. If it is no int: TypeError "* wants int".
    Star,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// `-`
    pub left: bool,
    /// `+`
    pub plus: bool,
    /// a space
    pub space: bool,
    /// `#`
    pub alternate: bool,
    /// `0`
    pub zero: bool,
}

/// One conversion of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversion {
    /// Where the mapping key stands, its parentheses not included.
    pub key: Option<Range<usize>>,
    pub flags: Flags,
    pub width: Size,
    pub precision: Size,
    /// The type code; none if the template ended before it, see `code`.
    found: Option<char>,
    /// Where the type code stands, in bytes.
    at: usize,
}

/// A part of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The bytes to copy.
    Literal(Range<usize>),
    Conversion(Conversion),
}

/// The part of the template that starts at byte `at`, and where the next one starts; none at
/// the end. The errors are ValueErrors.
pub fn next_part(template: &[u8], at: usize) -> Result<Option<(Part, usize)>, FormatError> {
    let Some(rest) = template.get(at..).filter(|rest| !rest.is_empty()) else {
        return Ok(None);
    };
    if rest[0] != b'%' {
        let end = memchr::memchr(b'%', rest).map_or(template.len(), |len| at + len);
        return Ok(Some((Part::Literal(at..end), end)));
    }
    if rest.get(1) == Some(&b'%') {
        return Ok(Some((Part::Literal(at + 1..at + 2), at + 2)));
    }
    if let Some(&code) = rest.get(1)
        && code.is_ascii_alphabetic()
        && !matches!(code, b'h' | b'l' | b'L')
    {
        return Ok(Some((Part::Conversion(Conversion::bare(code, at + 1)), at + 2)));
    }
    let mut scan = Scan { template, at: at + 1 };
    let conversion = scan.conversion()?;
    Ok(Some((Part::Conversion(conversion), scan.at)))
}

/// Whether the part at byte `at` starts a conversion with a mapping key. CPython looks at the
/// right operand before it reads the key: TypeError "format requires a mapping".
pub fn needs_mapping(template: &[u8], at: usize) -> bool {
    template.get(at..at.saturating_add(2)) == Some(b"%(")
}

struct Scan<'a> {
    template: &'a [u8],
    at: usize,
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.template.get(self.at).copied()
    }

    fn conversion(&mut self) -> Result<Conversion, FormatError> {
        let key = self.key()?;
        let flags = self.flags();
        let width = self.size(i64::MAX as u64, "width too big")?;
        let mut precision = Size::None;
        if self.peek() == Some(b'.') {
            self.at += 1;
            precision = match self.size(i32::MAX as u64, "precision too big")? {
                Size::None => Size::Given(0),
                size => size,
            };
        }
        if matches!(self.peek(), Some(b'h' | b'l' | b'L')) {
            self.at += 1;
        }
        let at = self.at;
        let found = self.character();
        Ok(Conversion { key, flags, width, precision, found, at })
    }

    fn key(&mut self) -> Result<Option<Range<usize>>, FormatError> {
        if self.peek() != Some(b'(') {
            return Ok(None);
        }
        let start = self.at + 1;
        let mut depth = 0usize;
        while let Some(b) = self.peek() {
            self.at += 1;
            match b {
                b'(' => depth += 1,
                b')' if depth == 1 => return Ok(Some(start..self.at - 1)),
                b')' => depth -= 1,
                _ => {}
            }
        }
        FormatError::value("incomplete format key")
    }

    fn flags(&mut self) -> Flags {
        let mut flags = Flags::default();
        while let Some(b) = self.peek() {
            match b {
                b'-' => flags.left = true,
                b'+' => flags.plus = true,
                b' ' => flags.space = true,
                b'#' => flags.alternate = true,
                b'0' => flags.zero = true,
                _ => break,
            }
            self.at += 1;
        }
        flags
    }

    fn size(&mut self, most: u64, too_big: &str) -> Result<Size, FormatError> {
        if self.peek() == Some(b'*') {
            self.at += 1;
            return Ok(Size::Star);
        }
        let mut value: Option<u64> = None;
        while let Some(b @ b'0'..=b'9') = self.peek() {
            let digit = u64::from(b - b'0');
            match value.unwrap_or(0).checked_mul(10).and_then(|v| v.checked_add(digit)) {
                Some(v) if v <= most => value = Some(v),
                _ => return FormatError::value(too_big),
            }
            self.at += 1;
        }
        Ok(value.map_or(Size::None, |v| Size::Given(usize::try_from(v).unwrap_or(usize::MAX))))
    }

    /// The character here; a byte outside ASCII that starts no character stands for itself.
    fn character(&mut self) -> Option<char> {
        let rest = self.template.get(self.at..)?;
        let first = *rest.first()?;
        let len = match first {
            0xc0..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xff => 4,
            _ => 1,
        };
        let decoded = rest.get(..len).and_then(|bytes| std::str::from_utf8(bytes).ok());
        match decoded.and_then(|text| text.chars().next()) {
            Some(c) => {
                self.at += len;
                Some(c)
            }
            None => {
                self.at += 1;
                Some(first as char)
            }
        }
    }
}

/// How a conversion lays out a value: what remains when stars are resolved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    pub flags: Flags,
    pub width: usize,
    pub precision: Option<usize>,
}

impl Conversion {
    /// A type code alone, which stands at that byte.
    fn bare(code: u8, at: usize) -> Conversion {
        Conversion {
            key: None,
            flags: Flags::default(),
            width: Size::None,
            precision: Size::None,
            found: Some(char::from(code)),
            at,
        }
    }

    /// Its type code, if that is all there is to it.
    pub fn bare_code(&self) -> Option<char> {
        let is_bare = self.key.is_none()
            && self.flags == Flags::default()
            && self.width == Size::None
            && self.precision == Size::None;
        self.found.filter(|_| is_bare)
    }
    /// The type code, which the caller asks for after it has looked up key and stars.
    pub fn code(&self) -> Result<char, FormatError> {
        match self.found {
            Some(code) => Ok(code),
            None => FormatError::value("incomplete format"),
        }
    }

    /// Resolves stars: `width_arg` and `precision_arg` are looked at only for a `Size::Star`.
    pub fn layout(&self, width_arg: i64, precision_arg: i64) -> Layout {
        let mut flags = self.flags;
        let width = match self.width {
            Size::None => 0,
            Size::Given(width) => width,
            Size::Star => {
                flags.left |= width_arg < 0;
                usize::try_from(width_arg.unsigned_abs()).unwrap_or(usize::MAX)
            }
        };
        let precision = match self.precision {
            Size::None => None,
            Size::Given(precision) => Some(precision),
            Size::Star => Some(usize::try_from(precision_arg).unwrap_or(0)),
        };
        Layout { flags, width, precision }
    }

    /// The ValueError of a type code that `%` does not know, in a str template.
    pub fn unsupported_in_str(&self, template: &str) -> FormatError {
        let index = crate::char_count(template.get(..self.at).unwrap_or(template));
        self.unsupported(self.found.unwrap_or('\0'), index)
    }

    /// The same in a bytes template. A byte outside ASCII is CPython's OverflowError.
    pub fn unsupported_in_bytes(&self) -> FormatError {
        match self.found {
            Some(c) if !c.is_ascii() => {
                FormatError::Overflow("character argument not in range(0x110000)".to_owned())
            }
            found => self.unsupported(found.unwrap_or('\0'), self.at),
        }
    }

    fn unsupported(&self, code: char, index: usize) -> FormatError {
        let shown = if matches!(code, '\x1f'..='~') { code } else { '?' };
        FormatError::Value(format!(
            "unsupported format character '{shown}' (0x{:x}) at index {index}",
            code as u32
        ))
    }
}

impl Layout {
    fn sign(&self, negative: bool) -> &'static str {
        match self.flags {
            _ if negative => "-",
            Flags { plus: true, .. } => "+",
            Flags { space: true, .. } => " ",
            _ => "",
        }
    }

    /// Sign and prefix, padding, digits: zeros go between prefix and digits.
    fn lay_out(&self, prefix: &str, digits: String, max_len: usize) -> Result<String, FormatError> {
        let len = prefix.len() + digits.len();
        if self.width > max_len {
            return Err(FormatError::TooLarge);
        }
        let pad = self.width.saturating_sub(len);
        if pad == 0 && prefix.is_empty() {
            return Ok(digits);
        }
        let mut out = String::with_capacity(len + pad);
        let (before, zeros, after) = match self.flags {
            Flags { left: true, .. } => (0, 0, pad),
            Flags { zero: true, .. } => (0, pad, 0),
            _ => (pad, 0, 0),
        };
        push_fill(&mut out, ' ', before);
        out.push_str(prefix);
        push_fill(&mut out, '0', zeros);
        out.push_str(&digits);
        push_fill(&mut out, ' ', after);
        Ok(out)
    }
}

/// An int under `%d`, `%i`, `%u`, `%o`, `%x` or `%X`.
pub fn percent_int(
    value: IntRef<'_>,
    code: char,
    layout: &Layout,
    max_len: usize,
) -> Result<String, FormatError> {
    let (base, prefix) = match code {
        'o' => (8, "0o"),
        'x' => (16, "0x"),
        'X' => (16, "0X"),
        _ => (10, ""),
    };
    let precision = layout.precision.unwrap_or(0);
    if precision > i32::MAX as usize - 3 {
        return Err(FormatError::Overflow("precision too large".to_owned()));
    }
    let most_digits = usize::try_from(value.bits() / 3).unwrap_or(usize::MAX).saturating_add(4);
    if precision > max_len || most_digits > max_len.max(100) {
        return Err(FormatError::TooLarge);
    }
    if base == 10 {
        value.check_decimal()?;
    }
    let mut digits = value.digits(base, code == 'X');
    if digits.len() < precision {
        digits.insert_str(0, &"0".repeat(precision - digits.len()));
    }
    let sign = layout.sign(value.is_negative());
    if layout.flags.alternate && !prefix.is_empty() {
        return layout.lay_out(&format!("{sign}{prefix}"), digits, max_len);
    }
    layout.lay_out(sign, digits, max_len)
}

/// A float under `%e`, `%f`, `%g` or their capitals.
pub fn percent_float(
    value: f64,
    code: char,
    layout: &Layout,
    max_len: usize,
) -> Result<String, FormatError> {
    const FREE: usize = 4096;
    let style = match code {
        'e' | 'E' => FloatStyle::Scientific,
        'f' | 'F' => FloatStyle::Fixed,
        _ => FloatStyle::General,
    };
    let styling = FloatStyling {
        style,
        precision: layout.precision.unwrap_or(6),
        upper: code.is_ascii_uppercase(),
        alternate: layout.flags.alternate,
    };
    let len = precise_len(&styling);
    if len > max_len && len > FREE {
        return Err(FormatError::TooLarge);
    }
    let negative = value.is_sign_negative() && !value.is_nan();
    layout.lay_out(layout.sign(negative), format_precise(value, &styling), max_len)
}

/// Text under `%s`, `%r` or `%a`: the precision cuts it. For `%c` take the precision away.
pub fn percent_str(text: &str, layout: &Layout, max_len: usize) -> Result<String, FormatError> {
    let text = match layout.precision {
        Some(most) if most < text.len() => match text.char_indices().nth(most) {
            Some((end, _)) => &text[..end],
            None => text,
        },
        _ => text,
    };
    if layout.width == 0 {
        return Ok(text.to_owned());
    }
    if layout.width > max_len {
        return Err(FormatError::TooLarge);
    }
    let pad = layout.width.saturating_sub(crate::char_count(text));
    let mut out = String::with_capacity(text.len() + pad);
    if !layout.flags.left {
        push_fill(&mut out, ' ', pad);
    }
    out.push_str(text);
    if layout.flags.left {
        push_fill(&mut out, ' ', pad);
    }
    Ok(out)
}

/// Bytes under `%s` or `%b` of a bytes template. For `%c` take the precision away.
pub fn percent_bytes(data: &[u8], layout: &Layout, max_len: usize) -> Result<Vec<u8>, FormatError> {
    let data = &data[..data.len().min(layout.precision.unwrap_or(usize::MAX))];
    if layout.width > max_len {
        return Err(FormatError::TooLarge);
    }
    let pad = layout.width.saturating_sub(data.len());
    let mut out = Vec::with_capacity(data.len() + pad);
    if !layout.flags.left {
        out.resize(pad, b' ');
    }
    out.extend_from_slice(data);
    out.resize(data.len() + pad, b' ');
    Ok(out)
}

#[cfg(test)]
mod tests;
