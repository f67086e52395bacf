"""`to_thread` without threads."""

__all__ = ('to_thread',)


async def to_thread(func, /, *args, **kwargs):
    """Call the function at once: there are no threads."""
    from contextvars import copy_context
    return copy_context().run(func, *args, **kwargs)
