# monty-only
# differs: Deferred annotations are kept as they are written
# cpython: writes the expression anew under `from __future__ import annotations`: single quotes, one space behind commas
# monty: keeps the text of the source; it does so too for names that nothing binds, which CPython reports as NameError
# instead: `typing.get_type_hints`, which evaluates them
from __future__ import annotations


def f(a: dict[str,int], b: "str") -> None: ...


print(f.__annotations__)
