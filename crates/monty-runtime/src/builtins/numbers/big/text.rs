//! Decimal digits of big ints, cut in two at powers of ten so that no piece of the work is long.

use monty_limits::Budget;
use num_bigint::BigUint;
use num_traits::Zero;

use super::{Result, div_rem, mul, spend, square};

/// Decimal digits that are converted in one piece.
const PIECE: usize = 2048;

/// The decimal digits of a number. The caller has charged the text.
pub fn to_decimal(budget: &mut Budget, n: &BigUint) -> Result<String> {
    let ladder = ladder(budget, n)?;
    let mut out = String::new();
    // Pieces still to be written, the next one last, each with the rung that cuts it.
    let mut todo = vec![(n.clone(), ladder.len())];
    while let Some((n, rung)) = todo.pop() {
        if rung == 0 {
            spend(budget, 4 * PIECE as u64)?;
            let digits = n.to_string();
            if !out.is_empty() {
                out.extend(std::iter::repeat_n('0', PIECE - digits.len()));
            }
            if !out.is_empty() || !n.is_zero() {
                out.push_str(&digits);
            }
            continue;
        }
        let (high, low) = div_rem(budget, &n, &ladder[rung - 1])?;
        todo.push((low, rung - 1));
        todo.push((high, rung - 1));
    }
    if out.is_empty() {
        out.push('0');
    }
    Ok(out)
}

/// The number that decimal digits write; nothing else may stand in the text.
pub fn parse_decimal(budget: &mut Budget, digits: &[u8]) -> Result<BigUint> {
    let mut pieces = Vec::new();
    for piece in digits.rchunks(PIECE) {
        spend(budget, 4 * PIECE as u64)?;
        pieces.push(BigUint::parse_bytes(piece, 10).unwrap_or_default());
    }
    let mut power = BigUint::from(10u8).pow(PIECE as u32);
    while pieces.len() > 1 {
        let mut next = Vec::with_capacity(pieces.len().div_ceil(2));
        for pair in pieces.chunks(2) {
            next.push(match pair {
                [low, high] => mul(budget, high, &power)? + low,
                _ => pair[0].clone(),
            });
        }
        pieces = next;
        if pieces.len() > 1 {
            power = square(budget, &power)?;
        }
    }
    Ok(pieces.pop().unwrap_or_default())
}

/// The powers `10**PIECE`, `10**(2*PIECE)`, … that are needed to cut `n`.
fn ladder(budget: &mut Budget, n: &BigUint) -> Result<Vec<BigUint>> {
    let mut rungs = Vec::new();
    let mut next = BigUint::from(10u8).pow(PIECE as u32);
    while next.bits() <= n.bits() {
        rungs.push(next);
        let last = &rungs[rungs.len() - 1];
        if 2 * last.bits() - 1 > n.bits() {
            break;
        }
        next = square(budget, last)?;
    }
    Ok(rungs)
}
