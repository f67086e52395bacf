//! How characters are laid out: their width in East Asian text, and whether they are mirrored.

use super::layout_tables::{MIRRORED, WIDTHS};

/// `N`, `A`, `H`, `W`, `F` or `Na`.
///
/// ```
/// # use monty_text::unicode::layout::east_asian_width;
/// assert_eq!((east_asian_width('a'), east_asian_width('中')), ("Na", "W"));
/// ```
pub fn east_asian_width(c: char) -> &'static str {
    let after = WIDTHS.partition_point(|&(first, _)| first <= c as u32);
    let width = after.checked_sub(1).map_or(0, |i| WIDTHS[i].1);
    ["N", "A", "H", "W", "F", "Na"][usize::from(width)]
}

/// Is its mirror image used in text from right to left?
pub fn is_mirrored(c: char) -> bool {
    MIRRORED.partition_point(|&first| first <= c as u32) % 2 == 1
}
