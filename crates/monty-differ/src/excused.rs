//! The differences that are meant: each stands in COMPATIBILITY.md.

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
    ("MemoryError", "memory limit exceeded", "a limit cannot be caught"),
    ("OverflowError: repeated", "memory limit exceeded", "a limit cannot be caught"),
];

/// Whether two lines differ as they should.
pub fn is_meant(expected: &str, got: &str) -> bool {
    MEANT.iter().any(|(theirs, ours, _)| expected.contains(theirs) && got.contains(ours))
}
