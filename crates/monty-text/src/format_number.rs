//! Ints, floats and complex numbers laid out by a format specifier: sign, prefix, grouping,
//! zero padding.

use crate::float_repr::{FloatStyle, FloatStyling, format_precise, precise_len};
use crate::format_spec::{
    Align, FormatError, FormatSpec, SignOption, check_width, padding, push_fill,
};
use num_bigint::{BigInt, Sign};

/// An int to format.
#[derive(Clone, Copy, Debug)]
pub enum IntRef<'a> {
    Small(i64),
    Big(&'a BigInt),
}

impl IntRef<'_> {
    pub(crate) fn is_negative(self) -> bool {
        match self {
            IntRef::Small(v) => v < 0,
            IntRef::Big(v) => v.sign() == Sign::Minus,
        }
    }

    pub(crate) fn bits(self) -> u64 {
        match self {
            IntRef::Small(v) => 64 - u64::from(v.unsigned_abs().leading_zeros()),
            IntRef::Big(v) => v.bits(),
        }
    }

    /// The digits of the magnitude.
    pub(crate) fn digits(self, base: u32, upper: bool) -> String {
        let text = match self {
            IntRef::Small(v) => {
                let size = v.unsigned_abs();
                match base {
                    2 => format!("{size:b}"),
                    8 => format!("{size:o}"),
                    16 if upper => return format!("{size:X}"),
                    16 => format!("{size:x}"),
                    _ => size.to_string(),
                }
            }
            IntRef::Big(v) => v.magnitude().to_str_radix(base),
        };
        if upper { text.to_ascii_uppercase() } else { text }
    }

    /// The nearest float; `None` if it is too large for one.
    pub(crate) fn to_float(self) -> Option<f64> {
        match self {
            IntRef::Small(v) => Some(v as f64),
            IntRef::Big(v) => crate::number::big_to_float(v),
        }
    }

    /// Refuses a magnitude of more decimal digits than Python's limit.
    pub(crate) fn check_decimal(self) -> Result<(), FormatError> {
        let limit = crate::int_text::DEFAULT_MAX_DIGITS;
        let too_many = || FormatError::value(crate::int_text::too_many_digits_message(limit));
        match self {
            IntRef::Small(_) => Ok(()),
            // 4300 digits take 14281.1 to 14284.4 bits.
            IntRef::Big(v) if v.bits() <= 14280 => Ok(()),
            IntRef::Big(v) if v.bits() > 14290 => too_many(),
            IntRef::Big(v) => match v.magnitude().to_string().len() {
                digits if digits > limit => too_many(),
                _ => Ok(()),
            },
        }
    }
}

/// A number in pieces, ready to be laid out.
struct Pieces<'a> {
    sign: Option<char>,
    prefix: &'a str,
    /// What grouping and zero padding apply to.
    digits: &'a str,
    /// Point, fraction, exponent, percent sign.
    tail: &'a str,
}

impl Pieces<'_> {
    /// Writes the pieces by the specifier; `group` is the number of digits in a group.
    fn lay_out(
        &self,
        spec: &FormatSpec,
        group: usize,
        max_len: usize,
    ) -> Result<String, FormatError> {
        check_width(spec, max_len)?;
        let outside =
            usize::from(self.sign.is_some()) + self.prefix.len() + crate::char_count(self.tail);
        let zero_padded = spec.fill == '0' && spec.align == Align::AfterSign;
        let mut shown = self.digits.len();
        if zero_padded && !self.digits.is_empty() {
            let least = spec.width.saturating_sub(outside);
            shown = shown.max(digits_to_fill(least, spec.grouping.map(|_| group)));
        }
        let separators = match spec.grouping {
            Some(_) if shown > 0 => (shown - 1) / group,
            _ => 0,
        };
        let len = outside + shown + separators;
        let (left, right) = padding(spec.align, len, spec.width);
        let mut out = String::with_capacity(len + (left + right) * spec.fill.len_utf8());
        let after_sign = spec.align == Align::AfterSign;
        if !after_sign {
            push_fill(&mut out, spec.fill, left);
        }
        out.extend(self.sign);
        out.push_str(self.prefix);
        if after_sign {
            push_fill(&mut out, spec.fill, left);
        }
        self.push_digits(&mut out, shown, spec.grouping, group);
        out.push_str(self.tail);
        push_fill(&mut out, spec.fill, right);
        Ok(out)
    }

    fn push_digits(&self, out: &mut String, shown: usize, grouping: Option<char>, group: usize) {
        let zeros = shown - self.digits.len();
        let Some(separator) = grouping else {
            push_fill(out, '0', zeros);
            out.push_str(self.digits);
            return;
        };
        let all = std::iter::repeat_n('0', zeros).chain(self.digits.chars());
        for (at, digit) in all.enumerate() {
            if at > 0 && (shown - at).is_multiple_of(group) {
                out.push(separator);
            }
            out.push(digit);
        }
    }
}

/// The fewest digits that take at least `width` columns with a separator between groups.
fn digits_to_fill(width: usize, group: Option<usize>) -> usize {
    let Some(group) = group else { return width };
    if width == 0 {
        return 0;
    }
    // n digits take n + (n - 1) / group columns.
    let whole = width / (group + 1);
    let rest = width % (group + 1);
    if rest == 0 { whole * group + 1 } else { whole * group + rest }
}

fn sign_char(negative: bool, option: SignOption) -> Option<char> {
    match option {
        _ if negative => Some('-'),
        SignOption::Plus => Some('+'),
        SignOption::Space => Some(' '),
        SignOption::Default | SignOption::Minus => None,
    }
}

/// `format(value, spec)` of an int. `max_len` bounds the bytes of the result.
pub fn format_int(
    value: IntRef<'_>,
    spec: &FormatSpec,
    type_name: &str,
    max_len: usize,
) -> Result<String, FormatError> {
    let (base, prefix, group) = match spec.code {
        None | Some('d' | 'n') => (10, "", 3),
        Some('b') => (2, "0b", 4),
        Some('o') => (8, "0o", 4),
        Some('x') => (16, "0x", 4),
        Some('X') => (16, "0X", 4),
        Some('c') => return format_char(value, spec, max_len),
        Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') => {
            let Some(float) = value.to_float() else {
                return Err(FormatError::Overflow("int too large to convert to float".into()));
            };
            return format_float(float, spec, type_name, max_len);
        }
        Some(_) => return Err(spec.unknown_code(type_name)),
    };
    check_int_options(spec)?;
    // Every digit stands for at least one bit, and a group of three or four costs one more.
    let bits = usize::try_from(value.bits()).unwrap_or(usize::MAX);
    let most = bits / if base == 2 { 1 } else { 3 };
    if most.saturating_add(most / 3).saturating_add(4) > max_len.max(100) {
        return Err(FormatError::TooLarge);
    }
    if base == 10 {
        value.check_decimal()?;
    }
    let digits = value.digits(base, spec.code == Some('X'));
    let pieces = Pieces {
        sign: sign_char(value.is_negative(), spec.sign),
        prefix: if spec.alternate { prefix } else { "" },
        digits: &digits,
        tail: "",
    };
    pieces.lay_out(spec, group, max_len)
}

fn check_int_options(spec: &FormatSpec) -> Result<(), FormatError> {
    if spec.precision.is_some() {
        return FormatError::value("Precision not allowed in integer format specifier");
    }
    if spec.no_negative_zero {
        return FormatError::value(
            "Negative zero coercion (z) not allowed in integer format specifier",
        );
    }
    Ok(())
}

fn format_char(
    value: IntRef<'_>,
    spec: &FormatSpec,
    max_len: usize,
) -> Result<String, FormatError> {
    check_int_options(spec)?;
    if spec.sign != SignOption::Default {
        return FormatError::value("Sign not allowed with integer format specifier 'c'");
    }
    if spec.alternate {
        return FormatError::value(
            "Alternate form (#) not allowed with integer format specifier 'c'",
        );
    }
    let code = match value {
        IntRef::Small(v) => u32::try_from(v).ok(),
        IntRef::Big(_) => {
            return Err(FormatError::Overflow("Python int too large to convert to C long".into()));
        }
    };
    let Some(c) = code.and_then(char::from_u32) else {
        return Err(FormatError::Overflow("%c arg not in range(0x110000)".into()));
    };
    let mut buffer = [0; 4];
    let pieces = Pieces { sign: None, prefix: "", digits: "", tail: c.encode_utf8(&mut buffer) };
    pieces.lay_out(spec, 3, max_len)
}

/// `format(value, spec)` of an int of 64 bits.
pub fn format_small(
    value: i64,
    spec: &FormatSpec,
    type_name: &str,
    max_len: usize,
) -> Result<String, FormatError> {
    format_int(IntRef::Small(value), spec, type_name, max_len)
}

/// `format(value, spec)` of a big int.
pub fn format_big(
    value: &BigInt,
    spec: &FormatSpec,
    type_name: &str,
    max_len: usize,
) -> Result<String, FormatError> {
    format_int(IntRef::Big(value), spec, type_name, max_len)
}

/// How a float is written by a specifier: the styling, and whether it is a percentage.
fn styling(
    spec: &FormatSpec,
    type_name: &str,
    complex: bool,
) -> Result<(FloatStyling, bool), FormatError> {
    let most = i32::MAX as usize;
    if spec.precision.is_some_and(|p| p > most) {
        return FormatError::value("precision too big");
    }
    let mut precision = spec.precision.unwrap_or(6);
    let style = match spec.code {
        None if spec.precision.is_none() && complex => FloatStyle::ReprBare,
        None if spec.precision.is_none() => FloatStyle::Repr,
        None if complex => FloatStyle::General,
        None => FloatStyle::GeneralDotZero,
        Some('e' | 'E') => FloatStyle::Scientific,
        Some('f' | 'F') => FloatStyle::Fixed,
        Some('%') if !complex => FloatStyle::Fixed,
        Some('g' | 'G' | 'n') => FloatStyle::General,
        Some(_) => return Err(spec.unknown_code(type_name)),
    };
    if matches!(style, FloatStyle::Repr | FloatStyle::ReprBare) {
        precision = 0;
    }
    let upper = matches!(spec.code, Some('E' | 'F' | 'G'));
    let styling = FloatStyling { style, precision, upper, alternate: spec.alternate };
    Ok((styling, spec.code == Some('%')))
}

/// Whether a formatted magnitude shows no digit but zeros: the exponent does not count.
fn shows_zero(text: &str) -> bool {
    let mantissa = text.split(['e', 'E']).next().unwrap_or(text);
    mantissa.bytes().all(|b| b == b'0' || b == b'.')
}

/// `format(value, spec)` of a float. `max_len` bounds the bytes of the result.
pub fn format_float(
    value: f64,
    spec: &FormatSpec,
    type_name: &str,
    max_len: usize,
) -> Result<String, FormatError> {
    let (styling, percent) = styling(spec, type_name, false)?;
    let value = if percent { value * 100.0 } else { value };
    let mut text = magnitude(value, &styling, spec, max_len)?;
    let negative = is_negative(value) && !(spec.no_negative_zero && shows_zero(&text));
    if percent {
        text.push('%');
    }
    let whole = text.bytes().take_while(u8::is_ascii_digit).count();
    let pieces = Pieces {
        sign: sign_char(negative, spec.sign),
        prefix: "",
        digits: &text[..whole],
        tail: &text[whole..],
    };
    if spec.width == 0 && spec.grouping.is_none() && pieces.sign.is_none() {
        return Ok(text);
    }
    pieces.lay_out(spec, 3, max_len)
}

fn is_negative(value: f64) -> bool {
    value.is_sign_negative() && !value.is_nan()
}

fn magnitude(
    value: f64,
    styling: &FloatStyling,
    spec: &FormatSpec,
    max_len: usize,
) -> Result<String, FormatError> {
    // Numbers of up to a few hundred characters are always let through: they are made in
    // passing, and what holds the result charges for it.
    const FREE: usize = 4096;
    let len = precise_len(styling);
    let len = if spec.grouping.is_some() { len.saturating_add(400) } else { len };
    if len > max_len && len > FREE {
        return Err(FormatError::TooLarge);
    }
    Ok(format_precise(value, styling))
}

/// `format(complex(re, im), spec)`.
pub fn format_complex(
    re: f64,
    im: f64,
    spec: &FormatSpec,
    type_name: &str,
    max_len: usize,
) -> Result<String, FormatError> {
    let (styling, _) = styling(spec, type_name, true)?;
    if spec.fill == '0' {
        return FormatError::value("Zero padding is not allowed in complex format specifier");
    }
    if spec.align == Align::AfterSign {
        return FormatError::value("'=' alignment flag is not allowed in complex format specifier");
    }
    let imaginary_only = spec.code.is_none() && re == 0.0 && re.is_sign_positive();
    let parens = spec.code.is_none() && !imaginary_only;
    let mut text = String::new();
    if parens {
        text.push('(');
    }
    let mut sign = spec.sign;
    if !imaginary_only {
        push_part(&mut text, re, spec, &styling, sign, max_len)?;
        sign = SignOption::Plus;
    }
    push_part(&mut text, im, spec, &styling, sign, max_len)?;
    text.push_str(if parens { "j)" } else { "j" });
    let whole = Pieces { sign: None, prefix: "", digits: "", tail: &text };
    whole.lay_out(spec, 3, max_len)
}

fn push_part(
    out: &mut String,
    value: f64,
    spec: &FormatSpec,
    styling: &FloatStyling,
    sign: SignOption,
    max_len: usize,
) -> Result<(), FormatError> {
    let text = magnitude(value, styling, spec, max_len)?;
    let negative = is_negative(value) && !(spec.no_negative_zero && shows_zero(&text));
    let whole = text.bytes().take_while(u8::is_ascii_digit).count();
    let pieces = Pieces {
        sign: sign_char(negative, sign),
        prefix: "",
        digits: &text[..whole],
        tail: &text[whole..],
    };
    let plain = FormatSpec { width: 0, fill: ' ', align: Align::Left, ..*spec };
    out.push_str(&pieces.lay_out(&plain, 3, max_len)?);
    Ok(())
}

#[cfg(test)]
mod tests;
