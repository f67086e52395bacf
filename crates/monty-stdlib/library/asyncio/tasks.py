"""Tasks, and the functions that wait for several of them."""

__all__ = ('ALL_COMPLETED', 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'Task', 'all_tasks', 'as_completed',
           'create_eager_task_factory', 'create_task', 'current_task', 'eager_task_factory', 'ensure_future', 'gather',
           'run_coroutine_threadsafe', 'shield', 'sleep', 'wait', 'wait_for')

from asyncio import coroutines, events, timeouts
from asyncio.exceptions import CancelledError, InvalidStateError
from asyncio.futures import Future, isfuture
from collections import deque
from contextvars import copy_context

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'

_task_count = 0


def current_task(loop=None):
    """Return the task that runs now, or None."""
    if loop is None:
        loop = events.get_running_loop()
    return loop._current_task


def all_tasks(loop=None):
    """Return the set of all tasks of a loop that are not done."""
    if loop is None:
        loop = events.get_running_loop()
    return set(loop._tasks)


async def _await(awaitable):
    return await awaitable


class Task(Future):
    """A coroutine that the loop drives."""

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        super().__init__(loop=loop)
        if not coroutines.iscoroutine(coro):
            raise TypeError(f'a coroutine was expected, got {coro!r}')
        if name is None:
            global _task_count
            _task_count += 1
            name = f'Task-{_task_count}'
        else:
            name = str(name)
        self._name = name
        self._coro = _await(coro) if coroutines._is_host_future(coro) else coro
        self._num_cancels_requested = 0
        self._must_cancel = False
        self._waits_for = None
        self._context = copy_context() if context is None else context
        _check_tasks(len(self._loop._tasks) + 1)
        self._loop._tasks[self] = None
        if eager_start and self._loop.is_running():
            self._start_now()
        else:
            self._loop.call_soon(self._step, context=self._context)

    def _start_now(self):
        before = self._loop._current_task
        self._context.run(self._step)
        self._loop._current_task = before

    def __repr__(self):
        return super().__repr__()

    def _repr_info(self):
        info = super()._repr_info()
        if self.cancelling() and not self.done():
            info[1] = 'cancelling'
        info.insert(2, f'name={self._name!r}')
        if self._waits_for is not None:
            info.insert(3, f'wait_for={self._waits_for!r}')
        if self._coro is not None:
            info.insert(3, f'coro=<{coroutines._format_coroutine(self._coro)}>')
        return info

    def get_coro(self):
        return self._coro

    def get_context(self):
        return self._context

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def set_result(self, result):
        raise RuntimeError('Task does not support set_result operation')

    def set_exception(self, exception):
        raise RuntimeError('Task does not support set_exception operation')

    def get_stack(self, *, limit=None):
        frame = getattr(self._coro, 'cr_frame', None)
        return [] if frame is None else [frame]

    def print_stack(self, *, limit=None, file=None):
        print(f'Stack for {self!r}', file=file)

    def cancel(self, msg=None):
        if self.done():
            return False
        self._num_cancels_requested += 1
        if self._waits_for is not None and self._waits_for.cancel(msg=msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        return self._num_cancels_requested

    def uncancel(self):
        if self._num_cancels_requested > 0:
            self._num_cancels_requested -= 1
            if self._num_cancels_requested == 0:
                self._must_cancel = False
        return self._num_cancels_requested

    def _step(self, exc=None):
        """Let the coroutine go on until it waits again."""
        if self.done():
            raise InvalidStateError(f'__step(): already done: {self!r}, {exc!r}')
        if self._must_cancel:
            if not isinstance(exc, CancelledError):
                exc = self._make_cancelled_error()
            self._must_cancel = False
        self._waits_for = None
        loop = self._loop
        before = loop._current_task
        loop._current_task = self
        try:
            if exc is None:
                result = self._coro.send(None)
            else:
                result = self._coro.throw(exc)
        except StopIteration as stop:
            if self._must_cancel:
                self._must_cancel = False
                super().cancel(msg=self._cancel_message)
            else:
                super().set_result(stop.value)
        except CancelledError as cancelled:
            self._cancelled_exc = cancelled
            super().cancel()
        except (KeyboardInterrupt, SystemExit) as stop:
            super().set_exception(stop)
            raise
        except BaseException as error:
            super().set_exception(error)
        else:
            self._wait_for(result)
        finally:
            loop._current_task = before
            if self._state != 'PENDING':
                loop._tasks.pop(self, None)

    def _wait_for(self, awaited):
        """What to do with a thing that the coroutine handed up."""
        loop = self._loop
        blocking = getattr(awaited, '_asyncio_future_blocking', None)
        if blocking is not None:
            if awaited.get_loop() is not loop:
                self._fail(f'Task {self!r} got Future {awaited!r} attached to a different loop')
            elif not blocking:
                self._fail(f'yield was used instead of yield from in task {self!r} with {awaited!r}')
            elif awaited is self:
                self._fail(f'Task cannot await on itself: {self!r}')
            else:
                awaited._asyncio_future_blocking = False
                self._wait_on(awaited)
        elif awaited is None:
            loop.call_soon(self._step, context=self._context)
        elif coroutines._is_host_future(awaited):
            waiter = Future(loop=loop)
            loop._host.append((awaited, waiter))
            self._wait_on(waiter)
        else:
            self._fail(f'Task got bad yield: {awaited!r}')

    def _wait_on(self, future):
        future.add_done_callback(self._wakeup, context=self._context)
        self._waits_for = future
        if self._must_cancel and future.cancel(msg=self._cancel_message):
            self._must_cancel = False

    def _fail(self, message):
        self._loop.call_soon(self._step, RuntimeError(message), context=self._context)

    def _wakeup(self, future):
        # Whether it brought a result or failed is the coroutine's to see: `await` looks itself.
        if future.cancelled():
            self._step(future._make_cancelled_error())
        elif future._exception is not None:
            self._step(future._exception)
        else:
            self._step()


def create_task(coro, *, name=None, context=None):
    """Schedule a coroutine and return its Task."""
    loop = events.get_running_loop()
    if context is None:
        return loop.create_task(coro, name=name)
    return loop.create_task(coro, name=name, context=context)


def create_eager_task_factory(custom_task_constructor):
    """Return a task factory whose tasks run at once up to their first wait."""
    def factory(loop, coro, *, name=None, context=None):
        return custom_task_constructor(coro, loop=loop, name=name, context=context, eager_start=True)
    return factory


eager_task_factory = create_eager_task_factory(Task)


def ensure_future(coro_or_future, *, loop=None):
    """Wrap a coroutine or an awaitable in a future; a Future is returned as it is."""
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future.get_loop():
            raise ValueError('The future belongs to a different loop than the one specified as the loop argument')
        return coro_or_future
    coro = coro_or_future
    if not coroutines.iscoroutine(coro):
        if not hasattr(type(coro), '__await__'):
            raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')
        coro = _await(coro)
    if loop is None:
        loop = events.get_event_loop()
    return loop.create_task(coro)


class _YieldOnce:
    """Awaited, it lets every other ready task run once."""

    __slots__ = ()

    def __await__(self):
        yield


_yield_once = _YieldOnce()


async def sleep(delay, result=None):
    """Wait for a time of the loop's clock."""
    if delay <= 0:
        await _yield_once
        return result
    if delay != delay:
        raise ValueError('Invalid delay: NaN (not a number)')
    loop = events.get_running_loop()
    future = loop.create_future()
    handle = loop.call_later(delay, _set_result_unless_done, future, result)
    try:
        return await future
    finally:
        handle.cancel()


def _set_result_unless_done(future, result):
    if not future.done():
        future.set_result(result)


async def wait_for(fut, timeout):
    """Wait for an awaitable, but no longer than `timeout` seconds."""
    if timeout is not None and timeout <= 0:
        fut = ensure_future(fut)
        if fut.done():
            return fut.result()
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except CancelledError as exc:
            raise TimeoutError from exc
    async with timeouts.timeout(timeout):
        return await fut


async def _cancel_and_wait(future):
    waiter = events.get_running_loop().create_future()

    def wake(_):
        _set_result_unless_done(waiter, None)

    future.add_done_callback(wake)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(wake)


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Wait for some or all of several futures; returns the sets (done, pending)."""
    if isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError(f'expect a list of futures, not {type(fs).__name__}')
    if not fs:
        raise ValueError('Set of Tasks/Futures is empty.')
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f'Invalid return_when value: {return_when}')
    # A dict keeps the order, so that a run is the same every time.
    fs = list(dict.fromkeys(fs))
    if any(coroutines.iscoroutine(f) for f in fs):
        raise TypeError('Passing coroutines is forbidden, use tasks explicitly.')
    loop = events.get_running_loop()

    def enough():
        done = [f for f in fs if f.done()]
        if len(done) == len(fs) or return_when == FIRST_COMPLETED and done:
            return True
        return return_when == FIRST_EXCEPTION and any(
            not f.cancelled() and f.exception() is not None for f in done)

    if not enough():
        waiter = loop.create_future()
        handle = None
        if timeout is not None:
            handle = loop.call_later(timeout, _set_result_unless_done, waiter, None)

        def on_done(_):
            if enough():
                if handle is not None:
                    handle.cancel()
                _set_result_unless_done(waiter, None)

        for f in fs:
            f.add_done_callback(on_done)
        try:
            await waiter
        finally:
            if handle is not None:
                handle.cancel()
            for f in fs:
                f.remove_done_callback(on_done)
    done = {f for f in fs if f.done()}
    return done, {f for f in fs if not f.done()}


class _AsCompleted:
    """What `as_completed` returns: an iterator, plain or asynchronous, over futures as they finish."""

    def __init__(self, aws, timeout):
        self._loop = events.get_event_loop()
        todo = list(dict.fromkeys(ensure_future(f, loop=self._loop) for f in list(dict.fromkeys(aws))))
        self._finished = deque()
        self._getters = deque()
        self._todo = dict.fromkeys(todo)
        self._left = len(todo)
        self._expired = False
        self._handle = None
        if todo and timeout is not None:
            self._handle = self._loop.call_later(timeout, self._on_timeout)
        for f in todo:
            f.add_done_callback(self._on_done)

    def __aiter__(self):
        return self

    def __iter__(self):
        return self

    async def __anext__(self):
        if not self._left:
            raise StopAsyncIteration
        self._left -= 1
        return await self._next_finished()

    def __next__(self):
        if not self._left:
            raise StopIteration
        self._left -= 1
        return self._next_result()

    async def _next_result(self):
        return (await self._next_finished()).result()

    async def _next_finished(self):
        while not self._finished and not self._expired:
            getter = self._loop.create_future()
            self._getters.append(getter)
            await getter
        if not self._finished:
            raise TimeoutError
        return self._finished.popleft()

    def _on_done(self, future):
        if future not in self._todo:
            return
        del self._todo[future]
        self._finished.append(future)
        self._wake_one()
        if not self._todo and self._handle is not None:
            self._handle.cancel()

    def _on_timeout(self):
        self._expired = True
        for f in self._todo:
            f.remove_done_callback(self._on_done)
        self._todo.clear()
        while self._getters:
            self._wake_one()

    def _wake_one(self):
        while self._getters:
            getter = self._getters.popleft()
            if not getter.done():
                getter.set_result(None)
                break


def as_completed(fs, *, timeout=None):
    """Iterate over awaitables in the order in which they finish."""
    if isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError(f'expect an iterable of futures, not {type(fs).__name__}')
    return _AsCompleted(fs, timeout)


class _GatheringFuture(Future):
    """The outer future of `gather`: cancelling it cancels the children."""

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        cancelled = False
        for child in self._children:
            if child.cancel(msg=msg):
                cancelled = True
        if cancelled:
            self._cancel_requested = True
        return cancelled


def gather(*coros_or_futures, return_exceptions=False):
    """Run awaitables concurrently; the result is the list of their results, in order."""
    if not coros_or_futures:
        outer = events.get_event_loop().create_future()
        outer.set_result([])
        return outer
    loop = None
    children = []
    future_of = {}
    for arg in coros_or_futures:
        future = future_of.get(id(arg))
        if future is None:
            future = ensure_future(arg, loop=loop)
            future_of[id(arg)] = future
        if loop is None:
            loop = future.get_loop()
        children.append(future)
    distinct = list(future_of.values())
    outer = _GatheringFuture(children, loop=loop)
    left = len(distinct)

    def on_done(future):
        nonlocal left
        left -= 1
        if outer.done():
            return
        if not return_exceptions:
            if future.cancelled():
                outer.set_exception(future._make_cancelled_error())
                return
            if future._exception is not None:
                outer.set_exception(future._exception)
                return
        if left == 0:
            if outer._cancel_requested:
                outer.set_exception(future._make_cancelled_error())
            else:
                outer.set_result([_outcome(child) for child in children])

    # Those done already count first, in their order; the others as they finish.
    for future in distinct:
        if future.done():
            loop.call_soon(on_done, future)
        else:
            future.add_done_callback(on_done)
    return outer


def _outcome(future):
    """A result, an exception or the cancellation as a value."""
    if future.cancelled():
        return CancelledError('' if future._cancel_message is None else future._cancel_message)
    if future._exception is not None:
        return future._exception
    return future._result


def shield(arg):
    """Wait for an awaitable and protect it from being cancelled."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    def on_inner_done(inner):
        if outer.cancelled():
            return
        if inner.cancelled():
            outer.cancel()
        elif inner._exception is not None:
            outer.set_exception(inner._exception)
        else:
            outer.set_result(inner._result)

    def on_outer_done(outer):
        if not inner.done():
            inner.remove_done_callback(on_inner_done)

    inner.add_done_callback(on_inner_done)
    outer.add_done_callback(on_outer_done)
    return outer


def run_coroutine_threadsafe(coro, loop):
    """There are no threads."""
    raise NotImplementedError('run_coroutine_threadsafe() is not supported: there are no threads')
