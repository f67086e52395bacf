"""Code that comes snippet by snippet."""

from __future__ import annotations

from typing import Any

import pytest

from pydantic_monty import (
    MontyLimitError,
    MontyRuntimeError,
    MontySession,
    MontySyntaxError,
)


def test_names_stay() -> None:
    session = MontySession()
    assert session.run('x = 40') is None
    session.run('def f(n):\n    return n + x')
    assert session.run('f(2)') == 42
    assert session.run('x = 1\nf(2)') == 3
    assert {'x', 'f'} <= set(session.names)


def test_errors_leave_the_session() -> None:
    session = MontySession()
    session.run('x = [1]')
    with pytest.raises(MontyRuntimeError) as raised:
        session.run('x.append(2)\nnope\nx.append(3)')
    assert raised.value.traceback()[0].filename == '<session-1>'
    with pytest.raises(MontySyntaxError):
        session.run('x =')
    assert session.run('x') == [1, 2]


def test_functions_inputs_and_prints() -> None:
    session = MontySession(external_functions=['f'])
    lines: list[Any] = []
    session.run('y = f(a)', inputs={'a': 1}, external_functions={'f': lambda a: a + 1})
    session.run('print(y, a)', print_callback=lambda *line: lines.append(line))
    assert lines == [('stdout', '2 1\n')]
    with pytest.raises(TypeError, match="inputs\\['a'\\]"):
        session.run('1', inputs={'a': object()})


def test_a_failed_host_function_does_not_end_the_session() -> None:
    session = MontySession(external_functions=['f'])
    with pytest.raises(TypeError, match='return value of f'):
        session.run('x = 1\nf()\nx = 2', external_functions={'f': object})
    assert session.run('x') == 1


def test_limits_are_for_each_snippet() -> None:
    session = MontySession(limits={'max_fuel': 100_000, 'max_memory': 10_000_000})
    for _ in range(5):
        session.run('for i in range(20_000): pass')
    with pytest.raises(MontyLimitError):
        session.run('while True: pass')
    assert session.run('i') == 19_999


def test_dump_and_load() -> None:
    session = MontySession()
    session.run('class C:\n    n = 1\nc = C()\nx = [c]')
    data = session.dump()
    for _ in range(2):
        again = MontySession.load(data)
        assert again.run('c.n += 1\nx[0].n') == 2
    assert session.run('c.n') == 1
    with pytest.raises(ValueError, match='cannot load'):
        MontySession.load(b'garbage')


def test_not_while_a_snippet_runs() -> None:
    session = MontySession(external_functions=['f'])
    with pytest.raises(MontyRuntimeError, match='running a snippet'):
        session.run('f()', external_functions={'f': lambda: session.run('1')})
