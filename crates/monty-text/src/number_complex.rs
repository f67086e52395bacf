//! Complex arithmetic as CPython 3.13 has it, on pairs of floats.

/// Real and imaginary part.
pub type Complex = (f64, f64);

pub fn complex_mul(a: Complex, b: Complex) -> Complex {
    (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0)
}

/// `a / b`, scaled by the larger part of the divisor; none if it is zero (ZeroDivisionError:
/// "complex division by zero").
pub fn complex_div(a: Complex, b: Complex) -> Option<Complex> {
    let (re, im) = (b.0.abs(), b.1.abs());
    if re >= im {
        if re == 0.0 {
            return None;
        }
        let ratio = b.1 / b.0;
        let scale = b.0 + b.1 * ratio;
        return Some(((a.0 + a.1 * ratio) / scale, (a.1 - a.0 * ratio) / scale));
    }
    if im >= re {
        let ratio = b.0 / b.1;
        let scale = b.0 * ratio + b.1;
        return Some(((a.0 * ratio + a.1) / scale, (a.1 * ratio - a.0) / scale));
    }
    // A part of the divisor is nan.
    Some((f64::NAN, f64::NAN))
}

/// What goes wrong in `complex ** complex`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComplexPowError {
    /// ZeroDivisionError: "0.0 to a negative or complex power"
    ZeroDivision,
    /// OverflowError: "complex exponentiation"
    Overflow,
}

/// `a ** b`: repeated multiplication for small whole exponents, polar otherwise.
pub fn complex_pow(a: Complex, b: Complex) -> Result<Complex, ComplexPowError> {
    if a == (0.0, 0.0) && (b.1 != 0.0 || b.0 < 0.0) {
        return Err(ComplexPowError::ZeroDivision);
    }
    let result = if b.1 == 0.0 && b.0.floor() == b.0 && b.0.abs() <= 100.0 {
        let power = whole_pow(a, b.0.abs() as u32);
        match b.0 > 0.0 {
            true => power,
            false => complex_div((1.0, 0.0), power).ok_or(ComplexPowError::ZeroDivision)?,
        }
    } else {
        return polar_pow(a, b);
    };
    finite(result)
}

fn finite(result: Complex) -> Result<Complex, ComplexPowError> {
    if result.0.is_infinite() || result.1.is_infinite() {
        return Err(ComplexPowError::Overflow);
    }
    Ok(result)
}

fn whole_pow(a: Complex, n: u32) -> Complex {
    let mut result = (1.0, 0.0);
    let mut square = a;
    let mut left = n;
    while left > 0 {
        if left & 1 == 1 {
            result = complex_mul(result, square);
        }
        left >>= 1;
        square = complex_mul(square, square);
    }
    result
}

/// The power from size and angle; `a` is not zero unless `b` is or the result is.
pub(crate) fn polar_pow(a: Complex, b: Complex) -> Result<Complex, ComplexPowError> {
    if b == (0.0, 0.0) {
        return Ok((1.0, 0.0));
    }
    if a == (0.0, 0.0) {
        return Ok((0.0, 0.0));
    }
    let size = a.0.hypot(a.1);
    let angle = a.1.atan2(a.0);
    let mut length = size.powf(b.0);
    let mut phase = angle * b.0;
    if b.1 != 0.0 {
        length /= (angle * b.1).exp();
        phase += b.1 * size.ln();
    }
    if phase.is_infinite() {
        // An infinity has no cosine: CPython takes the error for that of a zero to a power.
        return Err(ComplexPowError::ZeroDivision);
    }
    finite((length * phase.cos(), length * phase.sin()))
}

/// `abs(a)`; none if it is too large (OverflowError: "absolute value too large").
pub fn complex_abs(a: Complex) -> Option<f64> {
    let size = a.0.hypot(a.1);
    let finite = a.0.is_finite() && a.1.is_finite();
    (!finite || size.is_finite()).then_some(size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn against_cpython() {
        let a = (1.0, 2.0);
        assert_eq!(complex_mul(a, (3.0, -4.0)), (11.0, 2.0));
        assert_eq!(complex_div(a, (3.0, -4.0)), Some((-0.2, 0.4)));
        assert_eq!(
            complex_div((0.1, 0.2), (1e-300, 1e-300)),
            Some((1.5000000000000003e299, 5e298))
        );
        assert_eq!(complex_div(a, (0.0, -0.0)), None);
        assert_eq!(complex_pow(a, (2.0, 0.0)), Ok((-3.0, 4.0)));
        assert_eq!(complex_pow(a, (-2.0, 0.0)), Ok((-0.12, -0.16)));
        assert_eq!(complex_pow(a, (0.5, 0.0)), Ok((1.272019649514069, 0.7861513777574233)));
        assert_eq!(complex_pow(a, (1.0, 1.0)), Ok((-0.24720004426291722, 0.6964504870825432)));
        assert_eq!(
            complex_pow(a, (100.0, 0.0)),
            Ok((-6.443164690985892e34, -6.113241307762508e34))
        );
        assert_eq!(
            complex_pow(a, (101.0, 0.0)),
            Ok((5.783317924538885e34, -1.8999570689734468e35))
        );
        assert_eq!(complex_pow((0.0, 0.0), (0.0, 0.0)), Ok((1.0, 0.0)));
        assert_eq!(complex_pow((0.0, 0.0), (0.0, 1.0)), Err(ComplexPowError::ZeroDivision));
        assert_eq!(complex_pow((1e200, 1.0), (2.0, 0.0)), Err(ComplexPowError::Overflow));
        assert_eq!(complex_abs((3.0, 4.0)), Some(5.0));
        assert_eq!(complex_abs((f64::INFINITY, f64::NAN)), Some(f64::INFINITY));
        assert_eq!(complex_abs((f64::MAX, f64::MAX)), None);
    }
}
