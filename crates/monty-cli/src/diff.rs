//! The difference of two texts, line by line: enough to see where an output leaves its expectation.

/// Lines of a difference that are shown.
const SHOWN: usize = 40;

/// Lines longer than this are not compared cleverly.
const TABLE: usize = 4_000_000;

/// `-` lines were expected, `+` lines came instead; three lines around each for orientation.
pub fn lines(expected: &str, found: &str) -> String {
    let old: Vec<&str> = expected.split_inclusive('\n').collect();
    let new: Vec<&str> = found.split_inclusive('\n').collect();
    let start = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let end = old[start..].iter().rev().zip(new[start..].iter().rev()).take_while(|(a, b)| a == b);
    let end = end.count();
    let (old_middle, new_middle) = (&old[start..old.len() - end], &new[start..new.len() - end]);
    let mut out = vec![format!("  line {}:", start + 1)];
    out.extend(old[start.saturating_sub(2)..start].iter().map(|line| shown(' ', line)));
    out.extend(middle(old_middle, new_middle));
    out.extend(old[old.len() - end..].iter().take(2).map(|line| shown(' ', line)));
    if out.len() > SHOWN {
        let more = out.len() - SHOWN;
        out.truncate(SHOWN);
        out.push(format!("  … {more} more lines"));
    }
    out.push(String::new());
    out.join("\n")
}

fn shown(sign: char, line: &str) -> String {
    match line.strip_suffix('\n') {
        Some(line) => format!("  {sign}{line}"),
        None => format!("  {sign}{line}⏎ (no newline)"),
    }
}

/// The difference of what the texts do not share at their ends, by longest common subsequence.
fn middle(old: &[&str], new: &[&str]) -> Vec<String> {
    if old.len().saturating_mul(new.len()) > TABLE {
        let removed = old.iter().map(|line| shown('-', line));
        return removed.chain(new.iter().map(|line| shown('+', line))).collect();
    }
    let width = new.len() + 1;
    let mut common = vec![0_u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i * width + j] = if old[i] == new[j] {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j, mut out) = (0, 0, Vec::new());
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            out.push(shown(' ', old[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == new.len()
            || (i < old.len() && common[(i + 1) * width + j] >= common[i * width + j + 1])
        {
            out.push(shown('-', old[i]));
            i += 1;
        } else {
            out.push(shown('+', new[j]));
            j += 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_changed_line() {
        let diff = super::lines("a\nb\nc\nd\n", "a\nb\nX\nd\n");
        assert_eq!(diff, "  line 3:\n   a\n   b\n  -c\n  +X\n   d\n");
    }

    #[test]
    fn a_missing_end() {
        let diff = super::lines("a\n", "a");
        assert_eq!(diff, "  line 1:\n  -a\n  +a⏎ (no newline)\n");
        assert_eq!(super::lines("", "x\n"), "  line 1:\n  +x\n");
    }
}
