"""What counts as a coroutine."""

__all__ = ('iscoroutine', 'iscoroutinefunction')

from types import CoroutineType


def _is_host_future(obj):
    """Is this what a call of a host's asynchronous function gives? It can be awaited once, as a coroutine."""
    t = type(obj)
    return t.__name__ == 'HostFuture' and t.__module__ == 'asyncio'


def iscoroutine(obj):
    """Return True if obj is a coroutine object."""
    if isinstance(obj, CoroutineType) or _is_host_future(obj):
        return True
    t = type(obj)
    return (hasattr(t, 'send') and hasattr(t, 'throw') and hasattr(t, 'close') and hasattr(t, '__await__'))


def iscoroutinefunction(func):
    """Return True if func is an `async def` function (or is marked as one)."""
    from inspect import iscoroutinefunction
    return iscoroutinefunction(func)


def _format_coroutine(coro):
    name = getattr(coro, '__qualname__', None) or getattr(coro, '__name__', None) or f'<{type(coro).__name__} without __name__>'
    name += '()'
    frame = getattr(coro, 'cr_frame', None)
    code = getattr(coro, 'cr_code', None)
    if code is None:
        return name
    if frame is not None and getattr(coro, 'cr_running', False):
        return f'{name} running at {code.co_filename}:{frame.f_lineno}'
    if frame is not None:
        return f'{name} running at {code.co_filename}:{frame.f_lineno}'
    return f'{name} done, defined at {code.co_filename}:{code.co_firstlineno}'
