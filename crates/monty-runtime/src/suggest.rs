//! 'Did you mean': the name closest to a wrong one, by CPython's measure of distance.

const MAX_NAMES: usize = 750;
const MAX_LENGTH: usize = 40;
const MOVE: usize = 2;
const CASE: usize = 1;

/// The candidate nearest to `wrong`, if any is near enough.
pub fn closest<'a>(wrong: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut best: Option<(&str, usize)> = None;
    for candidate in candidates.take(MAX_NAMES) {
        if candidate == wrong {
            continue;
        }
        let mut limit = (wrong.len() + candidate.len() + 3) * MOVE / 6;
        if let Some((_, d)) = best {
            limit = limit.min(d - 1);
        }
        if let Some(d) = distance(wrong.as_bytes(), candidate.as_bytes(), limit)
            && best.is_none_or(|(_, b)| d < b)
        {
            best = Some((candidate, d));
        }
    }
    best.map(|(name, _)| name)
}

/// What the error for a keyword that no parameter has ends with.
pub fn keyword_hint<'a>(wrong: &str, parameters: impl Iterator<Item = &'a str>) -> String {
    closest(wrong, parameters).map_or(String::new(), |name| format!(". Did you mean '{name}'?"))
}

fn substitution(a: u8, b: u8) -> usize {
    if a == b {
        0
    } else if a.eq_ignore_ascii_case(&b) {
        CASE
    } else {
        MOVE
    }
}

/// Weighted edit distance, or None above `limit`.
fn distance(mut a: &[u8], mut b: &[u8], limit: usize) -> Option<usize> {
    while let ([x, ra @ ..], [y, rb @ ..]) = (a, b)
        && x == y
    {
        (a, b) = (ra, rb);
    }
    while let ([ra @ .., x], [rb @ .., y]) = (a, b)
        && x == y
    {
        (a, b) = (ra, rb);
    }
    if a.is_empty() || b.is_empty() {
        let d = (a.len() + b.len()) * MOVE;
        return (d <= limit).then_some(d);
    }
    if a.len() > MAX_LENGTH || b.len() > MAX_LENGTH || a.len().abs_diff(b.len()) * MOVE > limit {
        return None;
    }
    let mut row: Vec<usize> = (1..=a.len()).map(|i| i * MOVE).collect();
    let mut result = 0;
    for (bi, &bc) in b.iter().enumerate() {
        let mut diagonal = bi * MOVE;
        result = diagonal + MOVE;
        let mut left = result;
        let mut minimum = usize::MAX;
        for (ai, &ac) in a.iter().enumerate() {
            let cost = diagonal + substitution(bc, ac);
            diagonal = row[ai];
            left = cost.min(left.min(diagonal) + MOVE);
            row[ai] = left;
            minimum = minimum.min(left);
            result = left;
        }
        if minimum > limit {
            return None;
        }
    }
    (result <= limit).then_some(result)
}
