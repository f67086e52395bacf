"""Running a coroutine to its end."""

__all__ = ('Runner', 'run')

import contextvars
from asyncio import coroutines, events, tasks
from asyncio.exceptions import CancelledError


class Runner:
    """A loop for several calls of `run`, closed at the end of the `with` block."""

    def __init__(self, *, debug=None, loop_factory=None):
        self._state = 'created'
        self._debug = debug
        self._loop_factory = loop_factory
        self._loop = None
        self._context = None

    def __enter__(self):
        self._lazy_init()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def close(self):
        if self._state != 'initialized':
            return
        try:
            _cancel_all_tasks(self._loop)
        finally:
            events.set_event_loop(None)
            self._loop.close()
            self._loop = None
            self._state = 'closed'

    def get_loop(self):
        self._lazy_init()
        return self._loop

    def _lazy_init(self):
        if self._state == 'closed':
            raise RuntimeError('Runner is closed')
        if self._state == 'initialized':
            return
        self._loop = events.new_event_loop() if self._loop_factory is None else self._loop_factory()
        events.set_event_loop(self._loop)
        if self._debug is not None:
            self._loop.set_debug(self._debug)
        self._context = contextvars.copy_context()
        self._state = 'initialized'

    def run(self, coro, *, context=None):
        if events._get_running_loop() is not None:
            raise RuntimeError('Runner.run() cannot be called from a running event loop')
        self._lazy_init()
        if not coroutines.iscoroutine(coro):
            raise ValueError(f'a coroutine was expected, got {coro!r}')
        task = self._loop.create_task(coro, context=self._context if context is None else context)
        return self._loop.run_until_complete(task)


def run(main, *, debug=None, loop_factory=None):
    """Run a coroutine in a fresh loop and return its result."""
    if events._get_running_loop() is not None:
        raise RuntimeError('asyncio.run() cannot be called from a running event loop')
    if not coroutines.iscoroutine(main):
        raise ValueError(f'a coroutine was expected, got {main!r}')
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)


# The loop of the main module's own awaits, made by the first of them.
_main_loop = None


def _await_in_main(awaitable):
    """Run the loop until what the main module awaits at its top level is done."""
    global _main_loop
    if _main_loop is None:
        # The loop that futures made so far belong to.
        _main_loop = events.get_event_loop()
    # Between its awaits the main module counts as running in the loop: it may create tasks.
    events._set_running_loop(None)
    try:
        return _main_loop.run_until_complete(_main_loop.create_task(_awaiting(awaitable)))
    finally:
        events._set_running_loop(_main_loop)


async def _awaiting(awaitable):
    return await awaitable


def _cancel_all_tasks(loop):
    pending = [task for task in loop._tasks if not task.done()]
    if not pending:
        return
    for task in pending:
        task.cancel()
    loop.run_until_complete(tasks.gather(*pending, return_exceptions=True))
    for task in pending:
        if task.cancelled():
            continue
        if task.exception() is not None:
            loop.call_exception_handler({
                'message': 'unhandled exception during asyncio.run() shutdown',
                'exception': task.exception(),
                'task': task,
            })
