"""The event loop: deterministic, on a virtual clock that jumps when every task sleeps."""

__all__ = ('AbstractEventLoop', 'AbstractEventLoopPolicy', 'AbstractServer', 'EventLoop', 'Handle', 'TimerHandle',
           'get_event_loop', 'get_event_loop_policy', 'get_running_loop', 'new_event_loop', 'set_event_loop',
           'set_event_loop_policy', '_get_running_loop', '_set_running_loop')

import _clock
from collections import deque
from contextvars import copy_context
from heapq import heappop, heappush

_running_loop = None
_current_loop = None


class Handle:
    """A callback that `call_soon` has scheduled."""

    def __init__(self, callback, args, loop, context=None):
        self._callback = callback
        self._args = args
        self._loop = loop
        self._context = copy_context() if context is None else context
        self._cancelled = False

    def get_context(self):
        return self._context

    def cancel(self):
        if not self._cancelled:
            self._cancelled = True
            self._callback = None
            self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self._loop.call_exception_handler({
                'message': f'Exception in callback {self._callback!r}',
                'exception': exc,
                'handle': self,
            })

    def __repr__(self):
        info = [type(self).__name__]
        if self._cancelled:
            info.append('cancelled')
        if self._callback is not None:
            info.append(getattr(self._callback, '__qualname__', repr(self._callback)) + '()')
        return f'<{" ".join(info)}>'


class TimerHandle(Handle):
    """A callback that `call_later` or `call_at` has scheduled."""

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when

    def when(self):
        return self._when

    def __hash__(self):
        return hash(self._when)

    def __lt__(self, other):
        return self._when < other._when if isinstance(other, TimerHandle) else NotImplemented

    def __le__(self, other):
        return self._when <= other._when if isinstance(other, TimerHandle) else NotImplemented

    def __gt__(self, other):
        return self._when > other._when if isinstance(other, TimerHandle) else NotImplemented

    def __ge__(self, other):
        return self._when >= other._when if isinstance(other, TimerHandle) else NotImplemented

    def __eq__(self, other):
        if not isinstance(other, TimerHandle):
            return NotImplemented
        return (self._when == other._when and self._callback == other._callback and self._args == other._args
                and self._cancelled == other._cancelled)


class AbstractServer:
    """There are no servers here."""


class AbstractEventLoopPolicy:
    """Chooses the loop; there is one kind only."""

    def get_event_loop(self):
        return get_event_loop()

    def set_event_loop(self, loop):
        set_event_loop(loop)

    def new_event_loop(self):
        return EventLoop()


class AbstractEventLoop:
    """What an event loop offers."""


class EventLoop(AbstractEventLoop):
    """Runs tasks one step at a time, in order of readiness."""

    def __init__(self):
        self._ready = deque()
        self._timers = []
        self._timer_count = 0
        # Pairs of a host's future and the waiter that stands for it.
        self._host = []
        # Tasks that are not done, in order of creation (a dict as an ordered set).
        self._tasks = {}
        self._current_task = None
        self._closed = False
        self._running = False
        self._stopping = False
        self._debug = False
        self._handler = None
        self._task_factory = None

    def __repr__(self):
        return f'<{type(self).__name__} running={self._running} closed={self._closed} debug={self._debug}>'

    # Running

    def is_running(self):
        return self._running

    def is_closed(self):
        return self._closed

    def close(self):
        if self._running:
            raise RuntimeError('Cannot close a running event loop')
        self._closed = True
        self._ready.clear()
        self._timers.clear()

    def stop(self):
        self._stopping = True

    def _check_closed(self):
        if self._closed:
            raise RuntimeError('Event loop is closed')

    def run_forever(self):
        self._check_closed()
        if self._running:
            raise RuntimeError('This event loop is already running')
        if _running_loop is not None:
            raise RuntimeError('Cannot run the event loop while another loop is running')
        self._running = True
        _set_running_loop(self)
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            self._running = False
            _set_running_loop(None)

    def run_until_complete(self, future):
        from asyncio.futures import isfuture
        from asyncio.tasks import ensure_future
        self._check_closed()
        if self._running:
            raise RuntimeError('This event loop is already running')
        future = ensure_future(future, loop=self)
        assert isfuture(future)
        future.add_done_callback(_stop_loop)
        try:
            self.run_forever()
        finally:
            future.remove_done_callback(_stop_loop)
        if not future.done():
            raise RuntimeError('Event loop stopped before Future completed.')
        return future.result()

    def _run_once(self):
        """Run what is ready now; if nothing is, wait for the host or let the clock jump."""
        timers = self._timers
        while timers and timers[0][2]._cancelled:
            heappop(timers)
        if not self._ready and not self._stopping:
            if self._host:
                self._wake_host_waiters()
                while not self._ready and self._host:
                    _wait_for_host()
                    self._wake_host_waiters()
            elif timers:
                _clock.advance_to(timers[0][0])
            else:
                raise RuntimeError('deadlock: every task waits, and nothing can wake any of them')
        now = _clock.now()
        while timers and timers[0][0] <= now:
            handle = heappop(timers)[2]
            if not handle._cancelled:
                self._ready.append(handle)
        for _ in range(len(self._ready)):
            handle = self._ready.popleft()
            if not handle._cancelled:
                handle._run()

    def _wake_host_waiters(self):
        waiting = []
        for pair in self._host:
            future, waiter = pair
            if waiter.done():
                continue
            if _future_state(future) == 'pending':
                waiting.append(pair)
            else:
                waiter.set_result(None)
        self._host = waiting

    # Scheduling

    def time(self):
        return _clock.now()

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        if not callable(callback):
            raise TypeError(f'a callable object was expected by call_soon(), got {callback!r}')
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError('delay must not be None')
        return self.call_at(_clock.now() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError('when cannot be None')
        self._check_closed()
        handle = TimerHandle(when, callback, args, self, context)
        self._timer_count += 1
        heappush(self._timers, (when, self._timer_count, handle))
        return handle

    def create_future(self):
        from asyncio.futures import Future
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        from asyncio.tasks import Task
        self._check_closed()
        if self._task_factory is None:
            return Task(coro, loop=self, name=name, context=context)
        if context is None:
            task = self._task_factory(self, coro)
        else:
            task = self._task_factory(self, coro, context=context)
        if name is not None:
            task.set_name(name)
        return task

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError('task factory must be a callable or None')
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    def run_in_executor(self, executor, func, *args):
        """There are no threads: the default executor calls the function at once."""
        if executor is not None:
            raise NotImplementedError('executors are not supported: there are no threads')
        future = self.create_future()
        try:
            future.set_result(func(*args))
        except Exception as exc:
            future.set_exception(exc)
        return future

    # Errors and debugging

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    def get_exception_handler(self):
        return self._handler

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f'A callable object or None is expected, got {handler!r}')
        self._handler = handler

    def default_exception_handler(self, context):
        import sys
        print(context.get('message') or 'Unhandled exception in event loop', file=sys.stderr)
        exc = context.get('exception')
        if exc is not None:
            import traceback
            traceback.print_exception(exc)

    def call_exception_handler(self, context):
        if self._handler is None:
            self.default_exception_handler(context)
        else:
            self._handler(self, context)

    async def shutdown_asyncgens(self):
        pass

    async def shutdown_default_executor(self, timeout=None):
        pass

    def __getattr__(self, name):
        if name in _REFUSED:
            raise NotImplementedError(f'loop.{name}() is not supported: there are no sockets, processes or signals')
        raise AttributeError(f'{type(self).__name__!r} object has no attribute {name!r}', name=name, obj=self)


_REFUSED = frozenset(('create_connection', 'create_server', 'create_datagram_endpoint', 'create_unix_connection',
                      'create_unix_server', 'subprocess_exec', 'subprocess_shell', 'add_signal_handler',
                      'remove_signal_handler', 'add_reader', 'add_writer', 'remove_reader', 'remove_writer',
                      'sock_recv', 'sock_sendall', 'sock_connect', 'sock_accept', 'getaddrinfo', 'getnameinfo',
                      'connect_read_pipe', 'connect_write_pipe', 'start_tls', 'sendfile'))


def _stop_loop(future):
    if not future.cancelled():
        exc = future.exception()
        if isinstance(exc, (SystemExit, KeyboardInterrupt)):
            return
    future.get_loop().stop()


def _get_running_loop():
    return _running_loop


def _set_running_loop(loop):
    global _running_loop
    _running_loop = loop


def get_running_loop():
    """Return the running event loop; RuntimeError if there is none."""
    if _running_loop is None:
        if _awaits_at_top():
            # A program that awaits by itself has a loop that runs whenever it waits.
            return get_event_loop()
        raise RuntimeError('no running event loop')
    return _running_loop


def get_event_loop():
    """Return the running event loop, or the one that was set."""
    global _current_loop
    if _running_loop is not None:
        return _running_loop
    if _current_loop is None:
        _current_loop = EventLoop()
    return _current_loop


def set_event_loop(loop):
    """Set the current event loop."""
    global _current_loop
    if loop is not None and not isinstance(loop, AbstractEventLoop):
        raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
    _current_loop = loop


def new_event_loop():
    """Return a new event loop."""
    return EventLoop()


_policy = None


def get_event_loop_policy():
    global _policy
    if _policy is None:
        _policy = AbstractEventLoopPolicy()
    return _policy


def set_event_loop_policy(policy):
    global _policy
    _policy = policy
