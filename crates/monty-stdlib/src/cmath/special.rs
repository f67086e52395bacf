//! Results of complex functions where a part is infinite or not a number, as C's Annex G and Python
//! have them, in tables by the kinds of both parts.

use std::f64::consts::{FRAC_PI_2, FRAC_PI_4, PI};

use monty_text::number::Complex;

use super::{Answer, MathError};

/// Rows are the kinds of the real part, columns those of the imaginary one: minus infinity, negative,
/// -0.0, 0.0, positive, infinity, nan. An entry is a letter for each part (see [`part`]), `!!` for a
/// domain error, or `..` where the formulas answer.
pub(super) type Table = [&'static str; 7];

fn kind(x: f64) -> usize {
    if x.is_nan() {
        6
    } else if x.is_infinite() {
        if x < 0.0 { 0 } else { 5 }
    } else if x == 0.0 {
        if x.is_sign_negative() { 2 } else { 3 }
    } else if x < 0.0 {
        1
    } else {
        4
    }
}

/// The number that a letter stands for; small letters are negative.
fn part(letter: u8) -> f64 {
    let size = match letter.to_ascii_uppercase() {
        b'I' => f64::INFINITY,
        b'O' => 0.0,
        b'U' => 1.0,
        b'P' => PI,
        b'H' => FRAC_PI_2,
        b'Q' => FRAC_PI_4,
        b'T' => 3.0 * FRAC_PI_4,
        _ => f64::NAN,
    };
    if letter.is_ascii_lowercase() { -size } else { size }
}

/// What the table has for a number; None where the formulas answer.
pub(super) fn look_up(z: Complex, table: &Table) -> Option<Answer> {
    let row = table[kind(z.0)].as_bytes();
    let column = 3 * kind(z.1);
    match (row[column], row[column + 1]) {
        (b'.', _) => None,
        (b'!', _) => Some(Err(MathError::Domain)),
        (re, im) => Some(Ok((part(re), part(im)))),
    }
}

pub(super) const ACOS: Table = [
    "TI PI PI Pi Pi Ti NI",
    "HI .. .. .. .. Hi NN",
    "HI .. .. .. .. Hi HN",
    "HI .. .. .. .. Hi HN",
    "HI .. .. .. .. Hi NN",
    "QI OI OI Oi Oi Qi NI",
    "NI NN NN NN NN Ni NN",
];
pub(super) const ACOSH: Table = [
    "It Ip Ip IP IP IT IN",
    "Ih .. .. .. .. IH NN",
    "Ih .. .. .. .. IH NN",
    "Ih .. .. .. .. IH NN",
    "Ih .. .. .. .. IH NN",
    "Iq Io Io IO IO IQ IN",
    "IN NN NN NN NN IN NN",
];
pub(super) const ASINH: Table = [
    "iq io io iO iO iQ iN",
    "ih .. .. .. .. iH NN",
    "ih .. .. .. .. iH NN",
    "Ih .. .. .. .. IH NN",
    "Ih .. .. .. .. IH NN",
    "Iq Io Io IO IO IQ IN",
    "IN NN No NO NN IN NN",
];
pub(super) const ATANH: Table = [
    "oh oh oh oH oH oH oN",
    "oh .. .. .. .. oH NN",
    "oh .. .. .. .. oH oN",
    "Oh .. .. .. .. OH ON",
    "Oh .. .. .. .. OH NN",
    "Oh Oh Oh OH OH OH ON",
    "Oh NN NN NN NN OH NN",
];
pub(super) const COSH: Table = [
    "!! .. IO Io .. !! IN",
    "!! .. .. .. .. !! NN",
    "!! .. .. .. .. !! NO",
    "!! .. .. .. .. !! NO",
    "!! .. .. .. .. !! NN",
    "!! .. Io IO .. !! IN",
    "NN NN NO NO NN NN NN",
];
pub(super) const EXP: Table = [
    "OO .. Oo OO .. OO OO",
    "!! .. .. .. .. !! NN",
    "!! .. .. .. .. !! NN",
    "!! .. .. .. .. !! NN",
    "!! .. .. .. .. !! NN",
    "!! .. Io IO .. !! IN",
    "NN NN No NO NN NN NN",
];
pub(super) const LOG: Table = [
    "It Ip Ip IP IP IT IN",
    "Ih .. .. .. .. IH NN",
    "Ih .. .. .. .. IH NN",
    "Ih .. .. .. .. IH NN",
    "Ih .. .. .. .. IH NN",
    "Iq Io Io IO IO IQ IN",
    "IN NN NN NN NN IN NN",
];
pub(super) const SINH: Table = [
    "!! .. io iO .. !! IN",
    "!! .. .. .. .. !! NN",
    "!! .. .. .. .. !! ON",
    "!! .. .. .. .. !! ON",
    "!! .. .. .. .. !! NN",
    "!! .. Io IO .. !! IN",
    "NN NN No NO NN NN NN",
];
pub(super) const SQRT: Table = [
    "Ii Oi Oi OI OI II NI",
    "Ii .. .. .. .. II NN",
    "Ii .. .. .. .. II NN",
    "Ii .. .. .. .. II NN",
    "Ii .. .. .. .. II NN",
    "Ii Io Io IO IO II IN",
    "Ii NN NN NN NN II NN",
];
pub(super) const TANH: Table = [
    "uO .. uo uO .. uO uO",
    "!! .. .. .. .. !! NN",
    "!! .. .. .. .. !! NN",
    "!! .. .. .. .. !! NN",
    "!! .. .. .. .. !! NN",
    "UO .. Uo UO .. UO UO",
    "NN NN No NO NN NN NN",
];
pub(super) const RECT: Table = [
    "!! .. iO io .. !! IN",
    "!! .. .. .. .. !! NN",
    "OO .. .. .. .. OO OO",
    "OO .. .. .. .. OO OO",
    "!! .. .. .. .. !! NN",
    "!! .. Io IO .. !! IN",
    "NN NN NO NO NN NN NN",
];
