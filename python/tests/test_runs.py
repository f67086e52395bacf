"""The life of a program and its runs: constructor, run, start, resume, dump, load."""

from __future__ import annotations

import asyncio
import gc
import threading
import time
import weakref
from typing import Any

import pytest

import pydantic_monty
from pydantic_monty import (
    Monty,
    MontyComplete,
    MontyFutureSnapshot,
    MontySession,
    MontySnapshot,
    run_monty_async,
)


def test_value_of_final_expression() -> None:
    assert Monty('x = 1\nx + 1').run() == 2
    assert Monty('x = 1').run() is None
    assert Monty('').run() is None


def test_runs_share_nothing() -> None:
    m = Monty('x.append(1)\nx', inputs=['x'])
    value: list[int] = []
    assert m.run(inputs={'x': value}) == [1]
    assert m.run(inputs={'x': value}) == [1]
    assert value == []


def test_a_seed_makes_runs_differ() -> None:
    m = Monty('import random\nf()\n(hash("spam"), random.random())', external_functions=['f'])

    def outputs(seed: int) -> list[Any]:
        functions: Any = {'f': lambda: None}
        paused = m.start(seed=seed)
        assert isinstance(paused, MontySnapshot)
        return [
            m.run(external_functions=functions, seed=seed),
            MontySnapshot.load(paused.dump()).resume(return_value=None).output,
            asyncio.run(run_monty_async(m, external_functions=functions, seed=seed)),
        ]

    found = [outputs(seed) for seed in (0, 1, 2**64 - 1)]
    assert all(len(set(same)) == 1 for same in found)
    assert len({same[0] for same in found}) == 3
    assert m.run(external_functions={'f': lambda: None}) == found[0][0]
    with pytest.raises(OverflowError):
        m.run(seed=-1)
    hashes = [MontySession(seed=seed).run('hash("spam")') for seed in (0, 1, 1)]
    assert hashes[0] == found[0][0][0]
    assert hashes[1] == hashes[2] == found[1][0][0]


def test_attributes_and_repr() -> None:
    m = Monty('f(a)\n1', script_name='s.py', inputs=['a'], external_functions=['f'])
    assert (m.script_name, m.inputs, m.external_functions) == ('s.py', ['a'], ['f'])
    assert repr(m) == (
        "Monty(<2 lines of code>, script_name='s.py', inputs=['a'], external_functions=['f'])"
    )
    assert repr(Monty('1')) == "Monty(<1 line of code>, script_name='main.py')"


@pytest.mark.parametrize(
    ('names', 'message'),
    [
        ({'inputs': ['a b']}, "input name \"a b\" is not a Python identifier"),
        ({'inputs': ['a', 'a']}, "input name 'a' is given twice"),
        ({'inputs': ['a'], 'external_functions': ['a']}, "'a' is both input and external function"),
    ],
)
def test_bad_names(names: Any, message: str) -> None:
    with pytest.raises(ValueError) as raised:
        Monty('1', **names)
    assert str(raised.value) == message


def test_missing_and_unknown_inputs() -> None:
    m = Monty('a', inputs=['a', 'b', 'c'])
    for inputs in (None, {}):
        with pytest.raises(TypeError, match="missing inputs: 'a', 'b', 'c'"):
            m.run(inputs=inputs)
    with pytest.raises(TypeError, match="missing inputs: 'b', 'c'"):
        m.start(inputs={'a': 1})
    with pytest.raises(TypeError, match="unknown inputs: 'd'; the program declares a, b, c"):
        m.run(inputs={'a': 1, 'b': 2, 'c': 3, 'd': 4})
    with pytest.raises(TypeError, match="unknown inputs: 'd'; the program declares none"):
        Monty('1').run(inputs={'d': 4})


# ------------------------------------------------------------ pausing


def test_start_and_resume() -> None:
    m = Monty('f(1, k="v") + g()', script_name='s.py', external_functions=['f', 'g'])
    first = m.start()
    assert isinstance(first, MontySnapshot)
    assert (first.function_name, first.args, first.kwargs) == ('f', (1,), {'k': 'v'})
    assert (first.script_name, first.is_os_function) == ('s.py', False)
    assert repr(first) == (
        "MontySnapshot(script_name='s.py', function_name='f', args=(1,), kwargs={'k': 'v'})"
    )
    second = first.resume(return_value=10)
    assert isinstance(second, MontySnapshot)
    assert second.function_name == 'g'
    assert second.call_id != first.call_id
    done = second.resume(return_value=5)
    assert isinstance(done, MontyComplete)
    assert done.output == 15
    assert repr(done) == 'MontyComplete(output=15)'


def test_start_without_calls() -> None:
    done = Monty('1 + 1').start()
    assert isinstance(done, MontyComplete)
    assert done.output == 2


def test_resume_once() -> None:
    paused = Monty('f()', external_functions=['f']).start()
    paused.resume(return_value=1)
    with pytest.raises(RuntimeError, match='^Progress already resumed$'):
        paused.resume(return_value=1)
    with pytest.raises(RuntimeError, match='Progress already resumed'):
        paused.dump()


def test_a_refused_answer_leaves_the_pause() -> None:
    paused = Monty('f()', external_functions=['f']).start()
    with pytest.raises(TypeError, match=r'return value of f\(\)\[0\]: cannot pass'):
        paused.resume(return_value=[object()])
    for wrong in ({}, {'return_value': 1, 'exception': ValueError()}, {'value': 1}):
        with pytest.raises(TypeError, match='exactly one of return_value=, exception= and future='):
            paused.resume(**wrong)
    with pytest.raises(TypeError, match='must be an exception'):
        paused.resume(exception='no')
    with pytest.raises(TypeError, match='the value of future is'):
        paused.resume(future=1)
    assert paused.resume(return_value=2).output == 2


def test_exceptions_reach_the_guest() -> None:
    code = 'try:\n    f()\nexcept ValueError as e:\n    out = ["value", e.args]\nexcept Exception as e:\n    out = [type(e).__name__, str(e)]\nout'
    m = Monty(code, external_functions=['f'])
    assert m.start().resume(exception=ValueError('a', 1)).output == ['value', ('a', 1)]
    assert m.start().resume(exception=KeyError('k')).output == ['KeyError', "'k'"]

    class Odd(Exception):
        pass

    assert m.start().resume(exception=Odd('odd')).output == ['Exception', 'odd']
    assert m.start().resume(exception=Odd()).output == ['Exception', 'Odd']
    not_found = FileNotFoundError(2, 'No such file or directory', 'x.txt')
    assert m.start().resume(exception=not_found).output == [
        'FileNotFoundError',
        "[Errno 2] No such file or directory: 'x.txt'",
    ]


# ------------------------------------------------------------ bytes


def test_dump_and_load_a_program() -> None:
    m = Monty('f(x) + 1', script_name='s.py', inputs=['x'], external_functions=['f'])
    again = Monty.load(m.dump())
    assert (again.script_name, again.inputs, again.external_functions) == ('s.py', ['x'], ['f'])
    assert again.run(inputs={'x': 1}, external_functions={'f': lambda x: x * 10}) == 11
    assert m.dump() == again.dump()


def test_dump_and_load_a_run_many_times() -> None:
    data = Monty('y = f(x)\nx + y', inputs=['x'], external_functions=['f']).start(inputs={'x': 1}).dump()
    for n in range(3):
        paused = MontySnapshot.load(data)
        assert (paused.function_name, paused.args) == ('f', (1,))
        assert paused.resume(return_value=n).output == 1 + n


def test_print_callback_of_a_loaded_run() -> None:
    lines: list[tuple[str, str]] = []
    data = Monty('print("a")\nf()\nprint("b")', external_functions=['f']).start(
        print_callback=lambda *line: lines.append(line)
    ).dump()
    MontySnapshot.load(data, print_callback=lambda *line: lines.append(line)).resume(return_value=None)
    assert lines == [('stdout', 'a\n'), ('stdout', 'b\n')]


@pytest.mark.parametrize('data', [b'', b'garbage', b'monty', b'montyp\x01\x00', bytes(1000)])
def test_garbage_is_refused(data: bytes) -> None:
    for load in (Monty.load, MontySnapshot.load, MontyFutureSnapshot.load):
        with pytest.raises(ValueError, match='cannot load'):
            load(data)


def test_dumps_are_not_mixed_up() -> None:
    m = Monty('f()', external_functions=['f'])
    program, paused = m.dump(), m.start().dump()
    waiting = Monty('await f()', external_functions=['f']).start().resume(future=...).dump()
    for load, wrong in [
        (Monty.load, paused),
        (Monty.load, waiting),
        (MontySnapshot.load, program),
        (MontySnapshot.load, waiting),
        (MontyFutureSnapshot.load, program),
        (MontyFutureSnapshot.load, paused),
    ]:
        with pytest.raises(ValueError, match='cannot load'):
            load(wrong)
    with pytest.raises(ValueError, match='another version'):
        Monty.load(program[:6] + b'\xff\xff' + program[8:])
    with pytest.raises(ValueError, match='damaged'):
        Monty.load(program[:-5])


# ------------------------------------------------------------ functions and prints


def test_external_functions() -> None:
    m = Monty('f(1, b=2)', external_functions=['f'])
    assert m.run(external_functions={'f': lambda a, b: [a, b]}) == [1, 2]


def test_function_raises() -> None:
    def f() -> None:
        raise ValueError('from host')

    m = Monty('try:\n    f()\nexcept ValueError as e:\n    out = str(e)\nout', external_functions=['f'])
    assert m.run(external_functions={'f': f}) == 'from host'
    with pytest.raises(pydantic_monty.MontyRuntimeError) as raised:
        Monty('f()', external_functions=['f']).run(external_functions={'f': f})
    assert isinstance(raised.value.exception(), ValueError)
    assert str(raised.value) == 'from host'


def test_exit_of_the_host_passes_through() -> None:
    def f() -> None:
        raise KeyboardInterrupt

    m = Monty('try:\n    f()\nexcept BaseException:\n    pass', external_functions=['f'])
    with pytest.raises(KeyboardInterrupt):
        m.run(external_functions={'f': f})


def test_function_that_is_not_provided() -> None:
    m = Monty('try:\n    f()\nexcept NotImplementedError as e:\n    out = str(e)\nout', external_functions=['f'])
    assert m.run() == "external function 'f' is not provided by this host"


def test_async_function_needs_run_monty_async() -> None:
    async def f() -> int:
        return 1

    with pytest.raises(TypeError, match='run_monty_async'):
        Monty('f()', external_functions=['f']).run(external_functions={'f': f})


def test_undeclared_names() -> None:
    with pytest.raises(pydantic_monty.MontyRuntimeError) as raised:
        Monty('f()').run(external_functions={'f': lambda: 1})
    assert raised.value.display('type-msg') == "NameError: name 'f' is not defined"


def test_reentrance() -> None:
    inner = Monty('x + 1', inputs=['x'])
    outer = Monty('f(1) + f(2)', external_functions=['f'])
    assert outer.run(external_functions={'f': lambda x: inner.run(inputs={'x': x})}) == 5


def test_print_lines() -> None:
    lines: list[tuple[str, str]] = []
    code = 'import sys\nprint("a", "b")\nprint("c\\nd", end="")\nprint("e", file=sys.stderr)\nprint()\nprint("rest", end="")'
    Monty(code).run(print_callback=lambda *line: lines.append(line))
    stdout = [text for stream, text in lines if stream == 'stdout']
    assert stdout == ['a b\n', 'c\n', 'd\n', 'rest']
    assert [text for stream, text in lines if stream == 'stderr'] == ['e\n']


def test_print_goes_to_sys_stdout(capsys: Any) -> None:
    Monty('print("hello")').run()
    assert capsys.readouterr().out == 'hello\n'


def test_print_callback_raises() -> None:
    def callback(stream: str, text: str) -> None:
        raise KeyError(text)

    m = Monty('try:\n    print("x")\nexcept BaseException:\n    pass\nwhile True:\n    print("y")')
    with pytest.raises(KeyError, match='x'):
        m.run(print_callback=callback)


# ------------------------------------------------------------ the host's interpreter


def test_gil_is_released() -> None:
    m = Monty('n = 0\nwhile n < 3_000_000:\n    n += 1')
    ticks = 0
    stop = threading.Event()

    def tick() -> None:
        nonlocal ticks
        while not stop.is_set():
            ticks += 1
            time.sleep(0.001)

    thread = threading.Thread(target=tick)
    thread.start()
    time.sleep(0.01)
    before = ticks
    m.run()
    after = ticks
    stop.set()
    thread.join()
    assert after > before


def test_runs_in_threads() -> None:
    m = Monty('sum(range(x))', inputs=['x'])
    results: dict[int, int] = {}

    def work(n: int) -> None:
        results[n] = m.run(inputs={'x': n})

    threads = [threading.Thread(target=work, args=(n,)) for n in range(0, 4000, 100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == {n: n * (n - 1) // 2 for n in range(0, 4000, 100)}


def test_a_snapshot_may_move_to_another_thread() -> None:
    paused = Monty('f() * 2', external_functions=['f']).start()
    outputs: list[Any] = []
    thread = threading.Thread(target=lambda: outputs.append(paused.resume(return_value=4).output))
    thread.start()
    thread.join()
    assert outputs == [8]


def test_cycles_with_callbacks_are_collected() -> None:
    class Sink:
        def __call__(self, stream: str, text: str) -> None:
            pass

    sink = Sink()
    sink.paused = Monty('f()', external_functions=['f']).start(print_callback=sink)  # type: ignore[attr-defined]
    gone = weakref.ref(sink)
    del sink
    gc.collect()
    assert gone() is None
