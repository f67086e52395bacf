//! `center`, `ljust`, `rjust`, `zfill` and `expandtabs` of str and bytes. Each returns none if
//! the text is wide enough already, and refuses what would be too large.

use monty_limits::Budget;

use crate::long::{append, append_bytes, append_repeated};
use crate::text::Text;
use crate::{Refused, TooLarge};

/// Where a text goes in its columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Justify {
    Left,
    Right,
    Center,
}

/// How many columns are added left and right of `len` to make `width`.
pub fn margins(how: Justify, len: usize, width: usize) -> (usize, usize) {
    let total = width.saturating_sub(len);
    match how {
        Justify::Left => (0, total),
        Justify::Right => (total, 0),
        Justify::Center => {
            let left = total / 2 + (total & width & 1);
            (left, total - left)
        }
    }
}

/// `text.ljust(width, fill)` and its kin.
pub fn justify(
    text: Text<'_>,
    how: Justify,
    width: usize,
    fill: char,
    max_len: usize,
    budget: &mut Budget,
) -> Result<Option<String>, Refused> {
    let len = text.char_len();
    if len >= width {
        return Ok(None);
    }
    let (left, right) = margins(how, len, width);
    let size =
        (width - len).checked_mul(fill.len_utf8()).and_then(|n| n.checked_add(text.text.len()));
    let size = size.filter(|&n| n <= max_len).ok_or(TooLarge)?;
    let mut out = String::with_capacity(size);
    let mut bytes = [0; 4];
    let fill: &str = fill.encode_utf8(&mut bytes);
    append_repeated(&mut out, fill, left, budget)?;
    append(&mut out, text.text, budget)?;
    append_repeated(&mut out, fill, right, budget)?;
    Ok(Some(out))
}

/// `data.ljust(width, fill)` and its kin.
pub fn justify_bytes(
    data: &[u8],
    how: Justify,
    width: usize,
    fill: u8,
    max_len: usize,
    budget: &mut Budget,
) -> Result<Option<Vec<u8>>, Refused> {
    if data.len() >= width {
        return Ok(None);
    }
    if width > max_len {
        return Err(Refused::TooLarge);
    }
    let (left, right) = margins(how, data.len(), width);
    let mut out = Vec::with_capacity(width);
    append_bytes(&mut out, &[fill], left, budget)?;
    budget.append(&mut out, data)?;
    append_bytes(&mut out, &[fill], right, budget)?;
    Ok(Some(out))
}

/// `text.zfill(width)`
pub fn zfill(
    text: Text<'_>,
    width: usize,
    max_len: usize,
    budget: &mut Budget,
) -> Result<Option<String>, Refused> {
    let len = text.char_len();
    if len >= width {
        return Ok(None);
    }
    let zeros = width - len;
    let size = zeros.checked_add(text.text.len()).filter(|&n| n <= max_len).ok_or(TooLarge)?;
    let signed = text.text.starts_with(['+', '-']);
    let (sign, rest) = text.text.split_at(usize::from(signed));
    let mut out = String::with_capacity(size);
    out.push_str(sign);
    append_repeated(&mut out, "0", zeros, budget)?;
    append(&mut out, rest, budget)?;
    Ok(Some(out))
}

/// `data.zfill(width)`
pub fn zfill_bytes(
    data: &[u8],
    width: usize,
    max_len: usize,
    budget: &mut Budget,
) -> Result<Option<Vec<u8>>, Refused> {
    if data.len() >= width {
        return Ok(None);
    }
    if width > max_len {
        return Err(Refused::TooLarge);
    }
    let sign = usize::from(matches!(data.first(), Some(b'+' | b'-')));
    let mut out = Vec::with_capacity(width);
    out.extend_from_slice(&data[..sign]);
    append_bytes(&mut out, b"0", width - data.len(), budget)?;
    budget.append(&mut out, &data[sign..])?;
    Ok(Some(out))
}

/// Walks a text for `expandtabs`: calls back with the width of each tab, or with a character.
fn walk_tabs<C: Copy + Into<u32>>(
    chars: impl Iterator<Item = C>,
    tab_size: i64,
    budget: &mut Budget,
    mut visit: impl FnMut(Option<C>, usize, &mut Budget) -> Result<(), Refused>,
) -> Result<(), Refused> {
    let tab_size = usize::try_from(tab_size).unwrap_or(0);
    let mut column = 0usize;
    for (seen, c) in chars.enumerate() {
        // Paid for a few at a time.
        if seen % 8 == 0 {
            budget.work(8)?;
        }
        match c.into() {
            9 => {
                if tab_size > 0 {
                    let width = tab_size - column % tab_size;
                    column = column.checked_add(width).ok_or(TooLarge)?;
                    visit(None, width, budget)?;
                }
            }
            code => {
                column = if matches!(code, 10 | 13) { 0 } else { column + 1 };
                visit(Some(c), 0, budget)?;
            }
        }
    }
    Ok(())
}

/// `text.expandtabs(tab_size)`
pub fn expand_tabs(
    text: &str,
    tab_size: i64,
    max_len: usize,
    budget: &mut Budget,
) -> Result<String, Refused> {
    let mut size = 0usize;
    walk_tabs(text.chars(), tab_size, budget, |c, width, _| {
        size = size.checked_add(c.map_or(width, char::len_utf8)).ok_or(TooLarge)?;
        Ok(())
    })?;
    if size > max_len {
        return Err(Refused::TooLarge);
    }
    let mut out = String::with_capacity(size);
    walk_tabs(text.chars(), tab_size, budget, |c, width, budget| {
        match c {
            Some(c) => out.push(c),
            None => append_repeated(&mut out, " ", width, budget)?,
        }
        Ok(())
    })?;
    Ok(out)
}

/// `data.expandtabs(tab_size)`
pub fn expand_tabs_bytes(
    data: &[u8],
    tab_size: i64,
    max_len: usize,
    budget: &mut Budget,
) -> Result<Vec<u8>, Refused> {
    let mut size = 0usize;
    walk_tabs(data.iter().copied(), tab_size, budget, |b, width, _| {
        size = size.checked_add(b.map_or(width, |_| 1)).ok_or(TooLarge)?;
        Ok(())
    })?;
    if size > max_len {
        return Err(Refused::TooLarge);
    }
    let mut out = Vec::with_capacity(size);
    walk_tabs(data.iter().copied(), tab_size, budget, |b, width, budget| {
        match b {
            Some(b) => out.push(b),
            None => append_bytes(&mut out, b" ", width, budget)?,
        }
        Ok(())
    })?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unlimited() -> Budget {
        Budget::new(Default::default())
    }

    #[test]
    fn justified() {
        let go = |text: &'static str, how, width| {
            let done = justify(Text::from(text), how, width, '*', 100, &mut unlimited());
            done.map(|s| s.unwrap_or_else(|| text.to_owned()))
        };
        use Justify::*;
        let ok = |s: &str| Ok(s.to_owned());
        assert_eq!(go("ab", Center, 5), ok("**ab*"));
        assert_eq!(go("abc", Center, 6), ok("*abc**"));
        assert_eq!(go("a", Center, 4), ok("*a**"));
        assert_eq!(go("é", Left, 3), ok("é**"));
        assert_eq!(go("é", Right, 3), ok("**é"));
        assert_eq!(go("abc", Right, 2), ok("abc"));
        assert_eq!(go("a", Left, usize::MAX), Err(Refused::TooLarge));
        assert_eq!(
            justify_bytes(b"ab", Center, 5, b'*', 100, &mut unlimited()),
            Ok(Some(b"**ab*".to_vec()))
        );
    }

    #[test]
    fn zeros_and_tabs() {
        let zfill = |text, width, most| super::zfill(text, width, most, &mut unlimited());
        let zfill_bytes =
            |data, width, most| super::zfill_bytes(data, width, most, &mut unlimited());
        let expand_tabs = |text, size, most| super::expand_tabs(text, size, most, &mut unlimited());
        assert_eq!(zfill(Text::from("-5"), 4, 10), Ok(Some("-005".into())));
        assert_eq!(zfill(Text::from("é"), 3, 10), Ok(Some("00é".into())));
        assert_eq!(zfill(Text::from("+"), 3, 10), Ok(Some("+00".into())));
        assert_eq!(zfill_bytes(b"+1", 4, 10), Ok(Some(b"+001".to_vec())));
        assert_eq!(expand_tabs("a\tb\tc", 4, 99), Ok("a   b   c".into()));
        assert_eq!(expand_tabs("abcd\te\n\tf", 4, 99), Ok("abcd    e\n    f".into()));
        assert_eq!(expand_tabs("é\tb", 3, 99), Ok("é  b".into()));
        assert_eq!(expand_tabs("a\tb", 0, 99), Ok("ab".into()));
        assert_eq!(expand_tabs("a\tb", -1, 99), Ok("ab".into()));
        assert_eq!(expand_tabs("\t\t", i64::MAX, 99), Err(Refused::TooLarge));
        assert_eq!(expand_tabs_bytes(b"a\tb", 4, 99, &mut unlimited()), Ok(b"a   b".to_vec()));
    }
}
