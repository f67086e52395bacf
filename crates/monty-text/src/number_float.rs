//! Float arithmetic as Python has it: floor division, modulo and powers. Powers are the
//! platform's `pow`, as CPython's are.

/// `a // b` and `a % b`; none if `b` is zero (ZeroDivisionError: "float floor division by
/// zero", "float modulo by zero", "float divmod()").
pub fn float_divmod(a: f64, b: f64) -> Option<(f64, f64)> {
    if b == 0.0 {
        return None;
    }
    let rest = a % b;
    let modulo = modulo_from_rest(rest, b);
    let mut exact = (a - rest) / b;
    if rest != 0.0 && (rest < 0.0) != (b < 0.0) {
        exact -= 1.0;
    }
    // The quotient is a whole number up to an error of rounding.
    let quotient = if exact == 0.0 {
        0.0f64.copysign(a / b)
    } else {
        let floor = exact.floor();
        if exact - floor > 0.5 { floor + 1.0 } else { floor }
    };
    Some((quotient, modulo))
}

/// The remainder with the sign of the divisor.
fn modulo_from_rest(rest: f64, b: f64) -> f64 {
    if rest == 0.0 {
        return 0.0f64.copysign(b);
    }
    if (rest < 0.0) != (b < 0.0) { rest + b } else { rest }
}

/// `a // b`; none if `b` is zero.
pub fn float_floor_div(a: f64, b: f64) -> Option<f64> {
    float_divmod(a, b).map(|(quotient, _)| quotient)
}

/// `a % b`; none if `b` is zero.
pub fn float_mod(a: f64, b: f64) -> Option<f64> {
    (b != 0.0).then(|| modulo_from_rest(a % b, b))
}

/// What `float ** float` gives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Power {
    Float(f64),
    /// A negative number to a broken power: the complex result.
    Complex(f64, f64),
    /// ZeroDivisionError: "0.0 cannot be raised to a negative power"
    ZeroDivision,
    /// OverflowError: (34, 'Numerical result out of range')
    Overflow,
    /// OverflowError: "complex exponentiation"
    ComplexOverflow,
}

/// `a ** b`
pub fn float_pow(a: f64, b: f64) -> Power {
    if a == 0.0 && b < 0.0 && b.is_finite() {
        return Power::ZeroDivision;
    }
    if a < 0.0 && a.is_finite() && b.is_finite() && b.floor() != b {
        return match crate::number_complex::polar_pow((a, 0.0), (b, 0.0)) {
            Ok((re, im)) => Power::Complex(re, im),
            Err(_) => Power::ComplexOverflow,
        };
    }
    let result = a.powf(b);
    if result.is_infinite() && a.is_finite() && b.is_finite() {
        return Power::Overflow;
    }
    Power::Float(result)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn division() {
        let inf = f64::INFINITY;
        let cases: &[(f64, f64, f64, f64)] = &[
            (7.5, 2.0, 3.0, 1.5),
            (-7.5, 2.0, -4.0, 0.5),
            (7.5, -2.0, -4.0, -0.5),
            (5.0, 0.1, 49.0, 0.09999999999999973),
            (1.0, inf, 0.0, 1.0),
            (-1.0, inf, -1.0, inf),
            (1.0, -inf, -1.0, -inf),
        ];
        for &(a, b, quotient, modulo) in cases {
            assert_eq!(float_divmod(a, b), Some((quotient, modulo)), "divmod({a}, {b})");
            assert_eq!(float_mod(a, b), Some(modulo));
        }
        let signs =
            |a, b| float_divmod(a, b).map(|(q, m)| (q.is_sign_negative(), m.is_sign_negative()));
        assert_eq!(signs(0.0, -1.0), Some((true, true)));
        assert_eq!(signs(-0.0, 3.0), Some((true, false)));
        assert_eq!(float_floor_div(1.0, 0.0), None);
        assert!(float_floor_div(inf, 1.0).is_some_and(f64::is_nan));
        assert_eq!(float_floor_div(1e300, 1e-300), Some(inf));
    }

    #[test]
    fn powers() {
        let inf = f64::INFINITY;
        assert_eq!(float_pow(-0.0, -1.0), Power::ZeroDivision);
        assert_eq!(
            float_pow(-8.0, 1.0 / 3.0),
            Power::Complex(1.0000000000000002, 1.7320508075688772)
        );
        assert_eq!(
            float_pow(-8.0, 0.5),
            Power::Complex(1.7319121124709868e-16, 2.8284271247461903)
        );
        assert_eq!(float_pow(10.0, 400.0), Power::Overflow);
        assert_eq!(float_pow(-20.0, 1e9 + 0.5), Power::ComplexOverflow);
        assert_eq!(float_pow(1.0, f64::NAN), Power::Float(1.0));
        assert_eq!(float_pow(f64::NAN, 0.0), Power::Float(1.0));
        assert_eq!(float_pow(-1.0, inf), Power::Float(1.0));
        assert_eq!(float_pow(0.0, -inf), Power::Float(inf));
        assert_eq!(float_pow(0.5, -inf), Power::Float(inf));
        assert_eq!(float_pow(-2.0, -2.0), Power::Float(0.25));
    }
}
