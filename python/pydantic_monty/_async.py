"""Runs a program whose host functions may be asynchronous."""

from __future__ import annotations

import contextvars
import functools
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from ._monty import Interrupt, Monty, MontyComplete, MontyFutureSnapshot, MontySnapshot
from ._types import OsCallback, PrintCallback, ResourceLimits

if TYPE_CHECKING:
    # Whoever awaits has imported it; whoever does not need not wait for it.
    import asyncio

T = TypeVar('T')


async def run_monty_async(
    monty_runner: Monty,
    *,
    inputs: dict[str, Any] | None = None,
    external_functions: Mapping[str, Callable[..., Any]] | None = None,
    limits: ResourceLimits | None = None,
    print_callback: PrintCallback | None = None,
    os: OsCallback | None = None,
) -> Any:
    """Run a program to its end, calling host functions as it does.

    Functions may be sync or async. A sync one is called at once, in the event loop's thread. An
    async one becomes a task; the guest gets an awaitable for it, so that calls which the guest
    gathers run concurrently. The guest's own code runs in a thread, and the event loop goes on
    meanwhile. Cancelling this coroutine stops the program and the tasks.
    """
    run = _AsyncRun(dict(external_functions or {}), os)
    try:
        progress = await run.in_thread(
            monty_runner._start, inputs, limits, print_callback, run.interrupt
        )
        while not isinstance(progress, MontyComplete):
            if isinstance(progress, MontySnapshot):
                answer = run.call(progress)
                progress = await run.in_thread(progress.resume, **answer)
            else:
                answers = await run.first_answers(progress)
                progress = await run.in_thread(progress.resume, answers)
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
        from concurrent.futures import ThreadPoolExecutor

        self.thread = ThreadPoolExecutor(1, thread_name_prefix='monty')

    async def in_thread(self, work: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """Run guest code, with this task's context variables for callbacks."""
        import asyncio

        context = contextvars.copy_context()
        bound = functools.partial(context.run, work, *args, **kwargs)
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
