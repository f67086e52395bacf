"""`async with timeout(…)`."""

__all__ = ('Timeout', 'timeout', 'timeout_at')

from asyncio import events
from asyncio.exceptions import CancelledError

_CREATED = 'created'
_ENTERED = 'active'
_EXPIRING = 'expiring'
_EXPIRED = 'expired'
_EXITED = 'finished'


class Timeout:
    """Cancels the block when the deadline passes, and turns that into TimeoutError."""

    def __init__(self, when):
        self._state = _CREATED
        self._handle = None
        self._task = None
        self._when = when

    def when(self):
        return self._when

    def reschedule(self, when):
        if self._state != _ENTERED:
            if self._state == _CREATED:
                raise RuntimeError('Timeout has not been entered')
            raise RuntimeError(f'Cannot change state of {self._state} Timeout')
        self._when = when
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
        if when is not None:
            loop = events.get_running_loop()
            if when <= loop.time():
                self._handle = loop.call_soon(self._on_timeout)
            else:
                self._handle = loop.call_at(when, self._on_timeout)

    def expired(self):
        return self._state in (_EXPIRING, _EXPIRED)

    def __repr__(self):
        when = ''
        if self._state == _ENTERED:
            shown = None if self._when is None else round(self._when, 3)
            when = f' when={shown}'
        return f"<Timeout [{self._state}]{when}>"

    async def __aenter__(self):
        if self._state != _CREATED:
            raise RuntimeError('Timeout has already been entered')
        loop = events._get_running_loop()
        task = None if loop is None else loop._current_task
        if task is None:
            raise RuntimeError('Timeout should be used inside a task')
        self._state = _ENTERED
        self._task = task
        self._cancelling = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
        if self._state == _EXPIRING:
            self._state = _EXPIRED
            if self._task.uncancel() <= self._cancelling and exc_type is not None:
                # Nobody else asked for the cancellation: it is ours, and becomes a TimeoutError.
                if issubclass(exc_type, CancelledError):
                    raise TimeoutError from exc_val
                _mark_timeout(exc_val)
                if isinstance(exc_val, ExceptionGroup):
                    for exc in exc_val.exceptions:
                        _mark_timeout(exc)
        elif self._state == _ENTERED:
            self._state = _EXITED
        return None

    def _on_timeout(self):
        self._task.cancel()
        self._state = _EXPIRING
        self._handle = None


def _mark_timeout(exc):
    """A cancellation in the exception's context was the timeout's: say so there."""
    while exc.__context__ is not None:
        if isinstance(exc.__context__, CancelledError):
            cancelled = exc.__context__
            error = TimeoutError()
            error.__context__ = error.__cause__ = cancelled
            exc.__context__ = error
            break
        exc = exc.__context__


def timeout(delay):
    """Cancel the block after `delay` seconds; None for no limit."""
    loop = events.get_running_loop()
    return Timeout(None if delay is None else loop.time() + delay)


def timeout_at(when):
    """Cancel the block at a time of the loop's clock."""
    return Timeout(when)
