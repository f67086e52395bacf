"""Errors, their displays and frames; limits."""

from __future__ import annotations

import pickle
import signal
import threading
from typing import Any

import pytest

import pydantic_monty
from pydantic_monty import (
    Frame,
    Monty,
    MontyError,
    MontyLimitError,
    MontyRuntimeError,
    MontySyntaxError,
    MontyTypingError,
)


def fails(code: str, **run: Any) -> MontyRuntimeError:
    with pytest.raises(MontyRuntimeError) as raised:
        Monty(code).run(**run)
    return raised.value


def test_classes() -> None:
    for cls in (MontyRuntimeError, MontySyntaxError, MontyTypingError):
        assert issubclass(cls, MontyError)
        assert cls.__module__ == 'pydantic_monty'
    assert issubclass(MontyError, Exception)
    assert issubclass(MontyLimitError, MontyRuntimeError)


def test_runtime_error() -> None:
    error = fails('def f(x):\n    return 1 / x\n\nf(0)')
    assert str(error) == 'division by zero'
    assert repr(error) == "MontyRuntimeError('ZeroDivisionError: division by zero')"
    assert isinstance(error.exception(), ZeroDivisionError)
    assert str(error.exception()) == 'division by zero'
    assert error.display('msg') == 'division by zero'
    assert error.display('type-msg') == 'ZeroDivisionError: division by zero'
    assert error.display() == error.display('traceback')
    assert error.display('traceback') == '\n'.join(
        [
            'Traceback (most recent call last):',
            '  File "main.py", line 4, in <module>',
            '    f(0)',
            '    ~^^^',
            '  File "main.py", line 2, in f',
            '    return 1 / x',
            '           ~~^~~',
            'ZeroDivisionError: division by zero',
        ]
    )
    with pytest.raises(ValueError, match="unknown format 'html'"):
        error.display('html')  # type: ignore[arg-type]


def test_frames() -> None:
    outer, inner = fails('def f(x):\n    return 1 / x\n\nf(0)').traceback()
    assert isinstance(outer, Frame)
    assert (outer.filename, outer.line, outer.function_name) == ('main.py', 4, None)
    assert inner.dict() == {
        'filename': 'main.py',
        'line': 2,
        'column': 12,
        'end_line': 2,
        'end_column': 17,
        'function_name': 'f',
        'source_line': '    return 1 / x',
    }


def test_message_without_text() -> None:
    error = fails('raise ValueError')
    assert error.display('type-msg') == 'ValueError'
    assert str(error) == ''


def test_key_error_keeps_its_quotes() -> None:
    error = fails('{}["k"]')
    assert error.display('type-msg') == "KeyError: 'k'"
    assert error.exception().args == ('k',)


def test_syntax_error() -> None:
    with pytest.raises(MontySyntaxError) as raised:
        Monty('x = 1\nx = = 2', script_name='s.py')
    error = raised.value
    assert str(error) == error.display() == error.display('msg') == 'invalid syntax'
    assert error.display('type-msg') == 'SyntaxError: invalid syntax'
    assert error.display('traceback') == (
        '  File "s.py", line 2\n    x = = 2\n        ^\nSyntaxError: invalid syntax'
    )
    inner = error.exception()
    assert isinstance(inner, SyntaxError)
    assert (inner.filename, inner.lineno, inner.offset) == ('s.py', 2, 5)


def test_indentation_error() -> None:
    with pytest.raises(MontySyntaxError) as raised:
        Monty('if 1:\nx')
    assert isinstance(raised.value.exception(), IndentationError)


def test_pickle() -> None:
    error = pickle.loads(pickle.dumps(fails('1 / 0')))
    assert isinstance(error, MontyRuntimeError)
    assert error.display('type-msg') == 'ZeroDivisionError: division by zero'
    assert error.traceback()[0].line == 1


# ------------------------------------------------------------ limits


@pytest.mark.parametrize(
    ('code', 'limits', 'name', 'kind'),
    [
        ('while True: pass', {'max_duration_secs': 0.05}, 'max_duration_secs', TimeoutError),
        ('while True: pass', {'max_fuel': 1000}, 'max_fuel', TimeoutError),
        ('"a" * 10**12', {'max_memory': 10**6}, 'max_memory', MemoryError),
        ('x = []\nwhile True: x.append([])', {'max_memory': 1e6}, 'max_memory', MemoryError),
        ('while True: [1]', {'max_allocations': 1000}, 'max_allocations', MemoryError),
        ('while True: print("x" * 100)', {'max_output': 1000}, 'max_output', RuntimeError),
        ('while True: exec("x = 1")', {'max_source': 2000}, 'max_source', RuntimeError),
        ('while True: pass', {'max_slice_duration_secs': 0.05}, 'max_slice_duration_secs', TimeoutError),
        ('while True: pass', {'max_slice_fuel': 1000}, 'max_slice_fuel', TimeoutError),
    ],
)
def test_limits(code: str, limits: Any, name: str, kind: type[BaseException]) -> None:
    caught = f'try:\n    {code.replace(chr(10), chr(10) + "    ")}\nexcept BaseException:\n    pass'
    for source in (code, caught):
        with pytest.raises(MontyLimitError) as raised:
            Monty(source).run(limits=limits, print_callback=lambda *_: None)
        assert isinstance(raised.value.exception(), kind)
        assert raised.value.limit_name == name
        assert raised.value.used >= raised.value.limit


def test_recursion_can_be_caught() -> None:
    code = 'def f(n): return f(n + 1)\ntry:\n    f(0)\nexcept RecursionError as e:\n    out = str(e)\nout'
    assert 'maximum recursion depth exceeded' in Monty(code).run(limits={'max_recursion_depth': 50})
    error = fails('def f(): f()\nf()')
    assert isinstance(error.exception(), RecursionError)
    assert not isinstance(error, MontyLimitError)


@pytest.mark.parametrize(
    ('limits', 'kind', 'message'),
    [
        ({'max_memroy': 1}, TypeError, "unknown limit 'max_memroy'; known are max_allocations"),
        ({1: 1}, TypeError, 'keys must be strings'),
        ({'max_memory': '1MB'}, TypeError, r"limits\['max_memory'\] must be an int or a float"),
        ({'max_memory': True}, TypeError, "not 'bool'"),
        ({'max_memory': -1}, ValueError, 'must not be negative'),
        ({'max_duration_secs': float('nan')}, ValueError, 'must not be negative'),
    ],
)
def test_bad_limits(limits: Any, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind, match=message):
        Monty('1').run(limits=limits)


def test_no_limit() -> None:
    limits: Any = {'max_memory': None, 'max_duration_secs': float('inf'), 'max_allocations': 1e30}
    assert Monty('1').run(limits=limits) == 1


def test_time_of_the_host_does_not_count() -> None:
    import time

    m = Monty('f()\nf()', external_functions=['f'])
    assert m.run(external_functions={'f': lambda: time.sleep(0.06)}, limits={'max_duration_secs': 0.1}) is None


def test_limits_stay_with_a_snapshot() -> None:
    m = Monty('f()\nwhile True: pass', external_functions=['f'])
    data = m.start(limits={'max_fuel': 10_000}).dump()
    with pytest.raises(MontyLimitError):
        pydantic_monty.MontySnapshot.load(data).resume(return_value=None)


@pytest.mark.skipif(not hasattr(signal, 'setitimer'), reason='no timers')
def test_signals_interrupt_a_run() -> None:
    if threading.current_thread() is not threading.main_thread():
        pytest.skip('signals go to the main thread')

    def handler(*_: Any) -> None:
        raise KeyboardInterrupt

    old = signal.signal(signal.SIGALRM, handler)
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    try:
        with pytest.raises(KeyboardInterrupt):
            Monty('while True: pass').run(limits={'max_duration_secs': 20})
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, old)
