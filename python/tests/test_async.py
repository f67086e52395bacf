"""Futures by hand, and run_monty_async."""

from __future__ import annotations

import asyncio
import contextvars
import time
from typing import Any

import pytest

import pydantic_monty
from pydantic_monty import Monty, MontyFutureSnapshot, MontySnapshot, run_monty_async

GATHER = 'import asyncio\nawait asyncio.gather(f(1), f(2))'


def test_futures_by_hand() -> None:
    first = Monty(GATHER, external_functions=['f']).start()
    assert isinstance(first, MontySnapshot)
    second = first.resume(future=...)
    assert isinstance(second, MontySnapshot)
    waiting = second.resume(future=...)
    assert isinstance(waiting, MontyFutureSnapshot)
    assert sorted(waiting.pending_call_ids) == sorted([first.call_id, second.call_id])
    done = waiting.resume({first.call_id: {'return_value': 'a'}, second.call_id: {'return_value': 'b'}})
    assert done.output == ['a', 'b']
    with pytest.raises(RuntimeError, match='^Progress already resumed$'):
        waiting.resume({first.call_id: {'return_value': 'a'}})


def test_some_futures_at_a_time() -> None:
    first = Monty(GATHER, external_functions=['f']).start()
    second = first.resume(future=...)
    waiting = second.resume(future=...)
    waiting = waiting.resume({second.call_id: {'return_value': 'b'}})
    assert isinstance(waiting, MontyFutureSnapshot)
    assert waiting.pending_call_ids == [first.call_id]
    waiting = MontyFutureSnapshot.load(waiting.dump())
    assert waiting.pending_call_ids == [first.call_id]
    assert waiting.resume({first.call_id: {'return_value': 'a'}}).output == ['a', 'b']


def test_future_raises() -> None:
    code = 'try:\n    await f()\nexcept KeyError as e:\n    out = e.args\nout'
    paused = Monty(code, external_functions=['f']).start()
    waiting = paused.resume(future=...)
    assert waiting.resume({paused.call_id: {'exception': KeyError('k')}}).output == ('k',)


def test_bad_answers_leave_the_pause() -> None:
    paused = Monty('await f()', external_functions=['f']).start()
    id = paused.call_id
    waiting = paused.resume(future=...)
    for wrong, kind, message in [
        ({}, ValueError, 'results is empty'),
        ({id + 1: {'return_value': 1}}, ValueError, 'is not pending'),
        ({'a': {'return_value': 1}}, TypeError, 'keys must be call ids'),
        ({id: 1}, TypeError, 'must be'),
        ({id: {}}, TypeError, 'exactly one of'),
        ({id: {'future': ...}}, TypeError, 'already is a future'),
        ({id: {'return_value': object()}}, TypeError, 'cannot pass'),
    ]:
        with pytest.raises(kind, match=message):
            waiting.resume(wrong)
    assert waiting.resume({id: {'return_value': 1}}).output == 1


def run(code: str, functions: dict[str, Any], **options: Any) -> Any:
    m = Monty(code, external_functions=list(functions))
    return asyncio.run(run_monty_async(m, external_functions=functions, **options))


def test_sync_and_async_functions() -> None:
    async def later(x: int) -> int:
        await asyncio.sleep(0)
        return x * 10

    assert run('now(1) + await later(2)', {'now': lambda x: x, 'later': later}) == 21


def test_gathered_calls_are_concurrent() -> None:
    running = 0
    all_run = asyncio.Event()

    async def f(x: int) -> int:
        nonlocal running
        running += 1
        if running == 10:
            all_run.set()
        await asyncio.wait_for(all_run.wait(), 30)
        return x

    code = 'import asyncio\nawait asyncio.gather(*[f(i) for i in range(10)])'
    assert run(code, {'f': f}) == list(range(10))


def test_first_answer_goes_on_first() -> None:
    turns = [asyncio.Event() for _ in range(3)]
    order = [1, 2, 0]
    running = 0

    async def f(n: int) -> int:
        nonlocal running
        running += 1
        if running == 3:
            go_on()
        await asyncio.wait_for(turns[n].wait(), 30)
        return n

    def go_on() -> None:
        if order:
            turns[order.pop(0)].set()

    code = (
        'import asyncio\norder = []\n'
        'async def one(n):\n    order.append(await f(n))\n    go_on()\n'
        'await asyncio.gather(one(0), one(1), one(2))\norder'
    )
    assert run(code, {'f': f, 'go_on': go_on}) == [1, 2, 0]


def test_exceptions() -> None:
    async def f() -> None:
        raise ValueError('later')

    def g() -> None:
        raise KeyError('now')

    code = (
        'out = []\nfor call in (f, g):\n    try:\n        r = call()\n        await r\n'
        '    except Exception as e:\n        out.append(repr(e))\nout'
    )
    assert run(code, {'f': f, 'g': g}) == ["ValueError('later')", "KeyError('now')"]
    with pytest.raises(pydantic_monty.MontyRuntimeError):
        run('await f()', {'f': f})


def test_the_event_loop_goes_on() -> None:
    async def main() -> tuple[Any, int]:
        ticks = 0

        async def tick() -> None:
            nonlocal ticks
            while True:
                ticks += 1
                await asyncio.sleep(0.001)

        ticker = asyncio.create_task(tick())
        output = await run_monty_async(Monty('n = 0\nwhile n < 20_000_000: n += 1\nn'))
        ticker.cancel()
        return output, ticks

    output, ticks = asyncio.run(main())
    assert output == 20_000_000
    assert ticks > 3


def test_the_loop_goes_on_between_many_short_calls() -> None:
    async def main() -> tuple[Any, int]:
        ticks = 0

        async def tick() -> None:
            nonlocal ticks
            while True:
                ticks += 1
                await asyncio.sleep(0)

        ticker = asyncio.create_task(tick())
        m = Monty('sum([f(i) for i in range(20_000)])', external_functions=['f'])
        output = await run_monty_async(m, external_functions={'f': lambda i: i % 2})
        ticker.cancel()
        return output, ticks

    output, ticks = asyncio.run(main())
    assert output == 10_000
    assert ticks > 3


def test_a_limit_is_met_in_the_thread_as_well() -> None:
    m = Monty('n = 0\nwhile True: n += 1')
    with pytest.raises(pydantic_monty.MontyLimitError):
        asyncio.run(run_monty_async(m, limits={'max_duration_secs': 0.05}))


def test_cancelling_stops_the_program() -> None:
    async def main() -> float:
        start = time.monotonic()
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(run_monty_async(Monty('while True: pass')), 0.05)
        return time.monotonic() - start

    assert asyncio.run(main()) < 2


def test_cancelling_stops_the_functions() -> None:
    cancelled = False

    async def f() -> None:
        nonlocal cancelled
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            cancelled = True
            raise

    async def main() -> None:
        m = Monty('await f()', external_functions=['f'])
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(run_monty_async(m, external_functions={'f': f}), 0.05)

    asyncio.run(main())
    assert cancelled


def test_context_variables_reach_functions() -> None:
    var: contextvars.ContextVar[str] = contextvars.ContextVar('var', default='none')
    seen: list[str] = []

    async def f() -> str:
        return var.get()

    async def main() -> Any:
        var.set('set')
        m = Monty('print("x")\nawait f()', external_functions=['f'])
        return await run_monty_async(
            m, external_functions={'f': f}, print_callback=lambda *_: seen.append(var.get())
        )

    assert asyncio.run(main()) == 'set'
    assert seen == ['set']


def test_limits_and_inputs() -> None:
    m = Monty('x', inputs=['x'])
    assert asyncio.run(run_monty_async(m, inputs={'x': 1})) == 1
    with pytest.raises(TypeError, match='missing inputs'):
        asyncio.run(run_monty_async(m))
    with pytest.raises(pydantic_monty.MontyLimitError):
        run('while True: pass', {}, limits={'max_fuel': 1000})
