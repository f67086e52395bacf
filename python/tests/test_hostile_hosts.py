"""What a host may do to a run, and a run to its host: cancelling, huge and shared values, seals."""

import threading

import pytest

import pydantic_monty
from pydantic_monty import Interrupt, Monty, SealKey, unseal


def test_interrupt_from_another_thread():
    interrupt = Interrupt()
    timer = threading.Timer(0.05, interrupt.interrupt)
    timer.start()
    with pytest.raises(pydantic_monty.MontyLimitError, match='interrupted'):
        Monty('while True: pass').run(interrupt=interrupt)
    timer.join()
    interrupt.clear()
    assert Monty('1').run(interrupt=interrupt) == 1


def shared(depth):
    value = []
    for _ in range(depth):
        value = [value, value]
    return value


def test_values_shared_many_times_over_are_bounded():
    with pytest.raises(ValueError, match='room'):
        Monty('x', inputs=['x']).run(inputs={'x': shared(60)}, limits={'max_memory': 1_000_000})
    m = Monty('f()', external_functions=['f'])
    with pytest.raises(ValueError, match='room'):
        m.run(external_functions={'f': lambda: shared(60)}, limits={'max_memory': 1_000_000})


def test_huge_values_are_refused_before_they_are_copied():
    limits = {'max_memory': 1_000_000}
    for value in ('x' * 10_000_000, b'x' * 10_000_000, 1 << 100_000_000, [0] * 1_000_000):
        with pytest.raises(ValueError, match='room'):
            Monty('x', inputs=['x']).run(inputs={'x': value}, limits=limits)


def test_a_huge_exception_of_the_host():
    def f():
        raise ValueError('x' * 50_000_000)

    code = 'try:\n    f()\nexcept ValueError as e:\n    n = len(str(e))\nn'
    m = Monty(code, external_functions=['f'])
    with pytest.raises(pydantic_monty.MontyLimitError):
        m.run(external_functions={'f': f}, limits={'max_memory': 1_000_000})


def test_functions_that_run_monty():
    def f(n):
        inner = Monty('f(n - 1) if n else 0', inputs=['n'], external_functions=['f'])
        return inner.run(inputs={'n': n}, external_functions={'f': f})

    assert f(20) == 0


def test_seals():
    key = SealKey('k1', b'1' * 32)
    sealed = key.seal(Monty('40 + 2').dump(), lifetime_secs=60)
    assert Monty.load(unseal(sealed, [key])).run() == 42
    assert repr(key) == 'SealKey("k1")'
    with pytest.raises(ValueError, match='not given'):
        unseal(sealed, [SealKey('k2', b'1' * 32)])
    with pytest.raises(ValueError, match='not the one'):
        unseal(sealed, [SealKey('k1', b'2' * 32)])
    with pytest.raises(ValueError, match='changed'):
        unseal(sealed[:-1], [key])
    with pytest.raises(ValueError, match='expired'):
        unseal(key.seal(b'', lifetime_secs=0), [key])
    with pytest.raises(ValueError, match='32 bytes'):
        SealKey('k', b'short')
