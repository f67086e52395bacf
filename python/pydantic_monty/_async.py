"""Runs a program whose host functions may be asynchronous."""

from __future__ import annotations

import contextvars
import functools
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from ._monty import Interrupt, Monty, MontyBusy, MontyComplete, MontyFutureSnapshot, MontySnapshot
from ._types import OsCallback, PrintCallback, ResourceLimits

if TYPE_CHECKING:
    # Whoever awaits has imported it; whoever does not need not wait for it.
    import asyncio
    from concurrent.futures import ThreadPoolExecutor

# Seconds of guest code that the event loop waits for: less than it costs to ask a thread is worth no
# thread.
PATIENCE = 0.001


async def run_monty_async(
    monty_runner: Monty,
    *,
    inputs: dict[str, Any] | None = None,
    external_functions: Mapping[str, Callable[..., Any]] | None = None,
    limits: ResourceLimits | None = None,
    print_callback: PrintCallback | None = None,
    os: OsCallback | None = None,
    seed: int = 0,
) -> Any:
    """Run a program to its end, calling host functions as it does.

    Functions may be sync or async. A sync one is called at once, in the event loop's thread. An
    async one becomes a task; the guest gets an awaitable for it, so that calls which the guest
    gathers run concurrently. The guest's own code runs in the event loop's thread for a millisecond
    at most, then in a thread of its own while the event loop goes on. Cancelling this coroutine stops
    the program and the tasks. The other arguments are those of `Monty.run()`.
    """
    run = _AsyncRun(dict(external_functions or {}), os)
    try:
        progress = await run.move(
            monty_runner._start, inputs, limits, print_callback, run.interrupt, seed, PATIENCE
        )
        while not isinstance(progress, MontyComplete):
            if isinstance(progress, MontySnapshot):
                progress = await run.move(progress.resume, **run.call(progress))
            else:
                progress = await run.move(progress.resume, await run.first_answers(progress))
        return progress.output
    finally:
        await run.close()


class _AsyncRun:
    """The tasks and the thread of one run."""

    def __init__(self, functions: dict[str, Callable[..., Any]], os: Any) -> None:
        self.functions = functions
        self.os = os
        self.tasks: dict[int, asyncio.Future[Any]] = {}
        self.interrupt = Interrupt()
        self.thread: ThreadPoolExecutor | None = None
        # Since when the event loop waits.
        self.turn = time.monotonic()

    async def move(self, work: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Run guest code: here for a moment, in a thread if it takes longer."""
        progress = work(*args, **kwargs)
        if isinstance(progress, MontyBusy):
            progress = await self.in_thread(progress.go_on)
            self.turn = time.monotonic()
        elif time.monotonic() - self.turn > PATIENCE:
            import asyncio

            await asyncio.sleep(0)
            self.turn = time.monotonic()
        return progress

    async def in_thread(self, work: Callable[[], Any]) -> Any:
        """Run guest code in the thread, with this task's context variables for callbacks."""
        import asyncio
        from concurrent.futures import ThreadPoolExecutor

        if self.thread is None:
            self.thread = ThreadPoolExecutor(1, thread_name_prefix='monty')
        bound = functools.partial(contextvars.copy_context().run, work)
        return await asyncio.get_running_loop().run_in_executor(self.thread, bound)

    def call(self, snapshot: MontySnapshot) -> dict[str, Any]:
        """Call a host function; an awaitable becomes a task."""
        import asyncio
        import inspect

        name = snapshot.function_name
        if snapshot.is_os_function:
            if self.os is None:
                return _not_provided('OS function', name)
            function = functools.partial(self.os, name, snapshot.args, snapshot.kwargs)
        else:
            found = self.functions.get(name)
            if found is None:
                return _not_provided('external function', name)
            function = functools.partial(found, *snapshot.args, **snapshot.kwargs)
        try:
            value = function()
        except Exception as exception:
            return {'exception': exception}
        if inspect.isawaitable(value):
            self.tasks[snapshot.call_id] = asyncio.ensure_future(value)
            return {'future': ...}
        return {'return_value': value}

    async def first_answers(self, waiting: MontyFutureSnapshot) -> Any:
        """Wait until one or more of the calls that the guest waits for have an answer."""
        import asyncio

        tasks = {id: self.tasks[id] for id in waiting.pending_call_ids if id in self.tasks}
        if not tasks:
            raise RuntimeError(
                f'the program waits for the calls {waiting.pending_call_ids}, which no task answers'
            )
        await asyncio.wait(tasks.values(), return_when=asyncio.FIRST_COMPLETED)
        self.turn = time.monotonic()
        answers: dict[int, dict[str, Any]] = {}
        for id, task in tasks.items():
            if task.done():
                del self.tasks[id]
                answers[id] = _answer(task)
        return answers

    async def close(self) -> None:
        """Stop what still runs."""
        import asyncio

        self.interrupt.interrupt()
        for task in self.tasks.values():
            task.cancel()
        if self.tasks:
            await asyncio.gather(*self.tasks.values(), return_exceptions=True)
        if self.thread is not None:
            self.thread.shutdown(wait=False)


def _answer(task: asyncio.Future[Any]) -> dict[str, Any]:
    if task.cancelled():
        return {'exception': RuntimeError('the host function was cancelled')}
    exception = task.exception()
    if exception is None:
        return {'return_value': task.result()}
    if not isinstance(exception, Exception):
        raise exception
    return {'exception': exception}


def _not_provided(what: str, name: str) -> dict[str, Any]:
    message = f"{what} '{name}' is not provided by this host"
    if what == 'OS function':
        return {'exception': PermissionError(f'{message}: grant it with os=')}
    return {'exception': NotImplementedError(message)}
