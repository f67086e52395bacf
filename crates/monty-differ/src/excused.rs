//! The differences that are meant: each stands in COMPATIBILITY.md.

use crate::program::Program;

/// What CPython's line contains, what Monty's contains, and why that may be.
const MEANT: &[(&str, &str, &str)] = &[
    (
        "BufferError: Existing exports",
        "",
        "no reference counts: a view does not lock what it views",
    ),
    ("str 'bytes(iterable_of_ints) ->", "str 'bytes(iterable_of_ints) ->", "docstrings are short"),
    ("str \"str(object='') ->", "str \"str(object='') ->", "docstrings are short"),
    ("str 'Create a complex", "str 'Create a complex", "docstrings are short"),
    ("str 'Returns True when the", "str 'bool(object=False", "docstrings are short"),
    ("str \"int([x]) ->", "str 'int([x]) ->", "docstrings are short"),
    ("please report a bug for the re module", "", "CPython's complaint about itself"),
    ("Exceeds the limit (4300 digits)", "memory limit exceeded", "a limit cannot be caught"),
    ("'a', 't', ' ', '0', 'x'", "'a', 't', ' ', '0', 'x'", "an address, letter by letter"),
    ("'<', '>', '", "'<', '>', '", "an address, letter by letter"),
    ("not enough arguments for format", "memory limit exceeded", "a limit cannot be caught"),
    ("MemoryError", "not enough arguments for format", "memory is asked for last"),
    ("MemoryError", "memory limit exceeded", "a limit cannot be caught"),
    ("MemoryError", "time limit exceeded", "a limit cannot be caught"),
    ("OverflowError: repeated", "memory limit exceeded", "a limit cannot be caught"),
    ("str ''", "Number ''", "the class of a formatted text"),
    ("<New.A: nan>, <New.B: nan>", "<New.A: nan>", "nan plus one is the same nan"),
    ("cannot access free variable", "", "CPython loses a name next to an inlined comprehension"),
    ("OverflowError: absolute value too large", "", "what an earlier overflow left behind"),
];

fn sorted(text: &str) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    bytes.sort_unstable();
    bytes
}

/// Whether two outputs that first differ in these lines have items of one `pprint` over several
/// lines in another order, as keys that cannot be compared may have.
pub fn in_another_order((expected, got): (&str, &str), outputs: (&str, &str)) -> bool {
    let is_item = |line: &str| line.starts_with([' ', '{', '[']) && line.ends_with([',', '}', ']']);
    is_item(expected) && is_item(got) && sorted(outputs.0) == sorted(outputs.1)
}

/// What `pprint` made of keys that cannot be compared, which it orders by their addresses.
fn by_address(expected: &str, got: &str) -> bool {
    let pretty = ["str '{", "str \"{", "str '[", "str \"[", "{", "["];
    // Complex numbers, or tuples: nothing else among the values has no order within its type.
    let unordered = expected.contains('(') || expected.contains("j:");
    unordered
        && pretty.iter().any(|start| expected.starts_with(start) && got.starts_with(start))
        && sorted(expected) == sorted(got)
}

/// The program with the flags of the whole pattern wherever a part of it has `re.ASCII`, if there is
/// such a part: CPython's search looks for its first character by the flags of the whole.
pub fn without_scoped_flags(program: &Program) -> Option<Program> {
    let mut plain = program.clone();
    let scoped = plain.items.iter_mut().filter(|item| item.text.contains("(?a:"));
    let found = scoped.map(|item| item.text = item.text.replace("(?a:", "(?:")).count();
    (found > 0).then_some(plain)
}

/// Whether two lines differ as they should.
pub fn is_meant(expected: &str, got: &str) -> bool {
    by_address(expected, got)
        || MEANT.iter().any(|(theirs, ours, _)| expected.contains(theirs) && got.contains(ours))
}

#[cfg(test)]
mod tests {
    use super::{in_another_order, is_meant};

    #[test]
    fn only_what_has_no_order_may_come_in_another() {
        assert!(is_meant("str '{1j: 1, 2j: 2}'", "str '{2j: 2, 1j: 1}'"));
        assert!(is_meant("{(1, 'a'): 1, ('a', 1): 2}", "{('a', 1): 2, (1, 'a'): 1}"));
        assert!(!is_meant("dict {1j: 1, 2j: 2}", "dict {2j: 2, 1j: 1}"));
        assert!(!is_meant("str '{1: 1, 2: 2}'", "str '{2: 2, 1: 1}'"));
        let outputs = ("{2: 1,\n (3,): 1,\n (4, ''): 2}", "{2: 1,\n (4, ''): 2,\n (3,): 1}");
        assert!(in_another_order((" (3,): 1,", " (4, ''): 2,"), outputs));
        assert!(!in_another_order((" (3,): 1,", " (4, ''): 2,"), ("(3,): 1,", "(4, ''): 2,")));
        assert!(!in_another_order(("3", "4"), ("3\n4", "4\n3")));
    }
}
