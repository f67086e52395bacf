//! Counting tests: the sums of a whole run, and how each test runner words its own.

/// How many passed and how many failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
}

impl Tally {
    pub fn one(ok: bool) -> Self {
        Self { passed: ok.into(), failed: (!ok).into() }
    }

    /// What a runner that ended with `ok` and counted this is worth: one that failed without
    /// counting any failure (it did not compile, it crashed) is a failure.
    pub fn judged(self, ok: bool) -> Self {
        if ok || self.failed > 0 { self } else { Self { failed: 1, ..self } }
    }

    /// Add the counts a line of a runner's output gives, if it is a summary line.
    pub fn read(&mut self, line: &str) {
        let plain = without_colour(line);
        let line = plain.trim();
        if let Some(rest) = line.strip_prefix("test result:") {
            // cargo test: `test result: ok. 3 passed; 0 failed; 0 ignored; ...`
            self.passed += count_before(rest, "passed");
            self.failed += count_before(rest, "failed");
        } else if line.starts_with("Summary [") {
            // nextest: `Summary [   1.2s] 30 tests run: 29 passed (1 slow), 1 failed, 0 skipped`
            self.passed += count_before(line, "passed");
            self.failed += count_before(line, "failed")
                + count_before(line, "timed out")
                + count_before(line, "exec failed");
        } else if line.ends_with(" failed")
            && line.split(", ").count() == 2
            && line.contains(" passed, ")
        {
            // our own runners: `12 passed, 0 failed`
            self.passed += count_before(line, "passed");
            self.failed += count_before(line, "failed");
        } else if line.starts_with("===") && line.contains(" in ") {
            // pytest: `===== 2 failed, 10 passed, 1 warning in 0.5s =====`
            self.passed += count_before(line, "passed");
            self.failed += count_before(line, "failed")
                + count_before(line, "error")
                + count_before(line, "errors");
        } else if let Some(count) = line.strip_prefix("# pass ").or(line.strip_prefix("ℹ pass "))
        {
            // node --test
            self.passed += count.trim().parse::<u64>().unwrap_or(0);
        } else if let Some(count) = line.strip_prefix("# fail ").or(line.strip_prefix("ℹ fail "))
        {
            self.failed += count.trim().parse::<u64>().unwrap_or(0);
        }
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// The number that stands before a word, or 0.
fn count_before(text: &str, word: &str) -> u64 {
    let words: Vec<&str> = text.split_whitespace().collect();
    let wanted: Vec<&str> = word.split(' ').collect();
    let clean = |w: &str| w.trim_end_matches([',', ';', '.']).to_owned();
    for at in 1..words.len() {
        let here = words[at..].iter().take(wanted.len()).map(|w| clean(w));
        if words.len() - at >= wanted.len() && here.eq(wanted.iter().map(|w| (*w).to_owned())) {
            return words[at - 1].parse().unwrap_or(0);
        }
    }
    0
}

/// The text without terminal escape sequences.
fn without_colour(text: &str) -> String {
    let mut plain = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c == '\u{1b}' {
            chars.by_ref().find(|c| c.is_ascii_alphabetic());
        } else {
            plain.push(c);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::Tally;

    fn read(line: &str) -> (u64, u64) {
        let mut tally = Tally::default();
        tally.read(line);
        (tally.passed, tally.failed)
    }

    #[test]
    fn summaries_of_the_runners_are_read() {
        assert_eq!(read("test result: ok. 31 passed; 2 failed; 0 ignored; 0 measured"), (31, 2));
        assert_eq!(
            read("     Summary [   0.004s] 5 tests run: 4 passed (1 slow), 1 failed, 0 skipped"),
            (4, 1)
        );
        assert_eq!(read("\u{1b}[32m===== 10 passed\u{1b}[0m in 0.5s ====="), (10, 0));
        assert_eq!(read("=== 2 failed, 10 passed, 1 error in 1.50s ==="), (10, 3));
        assert_eq!(read("150 passed, 3 failed"), (150, 3));
        assert_eq!(read("# pass 4"), (4, 0));
        assert_eq!(read("ℹ fail 2"), (0, 2));
        assert_eq!(read("the test passed, nothing failed"), (0, 0));
    }

    #[test]
    fn a_runner_that_only_crashed_counts_as_a_failure() {
        assert_eq!(Tally { passed: 3, failed: 0 }.judged(false), Tally { passed: 3, failed: 1 });
        assert_eq!(Tally { passed: 3, failed: 2 }.judged(false), Tally { passed: 3, failed: 2 });
        assert_eq!(Tally { passed: 3, failed: 0 }.judged(true), Tally { passed: 3, failed: 0 });
    }
}
