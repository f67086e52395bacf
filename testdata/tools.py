"""The host functions a program of this corpus may name in its `# tools:` line.

They are pure and deterministic; Monty's corpus driver answers the same calls the same way.
An asynchronous one lets every other task run once before it answers: a host that answers
all waiting calls, in call order, when no task can go on, gives the same order.
"""
import asyncio
import builtins


def echo(x):
    """The argument itself."""
    return x


def add(a, b):
    """a + b of two ints, two floats, two strings or two lists."""
    return a + b


def fail(type_name, message):
    """Raise the builtin exception of that name; any other name raises Exception."""
    raise exception(type_name, message)


def fetch(url):
    """A page: {'url': ..., 'status': 200, 'body': ...}; ValueError where it is not https."""
    if not url.startswith('https://'):
        raise ValueError('not an https url: ' + url)
    return {'url': url, 'status': 200, 'body': 'content of ' + url}


async def aecho(x):
    """The argument itself, after a while."""
    await asyncio.sleep(0)
    return x


async def afail(type_name, message):
    """As fail(), after a while."""
    await asyncio.sleep(0)
    raise exception(type_name, message)


def exception(type_name, message):
    kind = getattr(builtins, type_name, None)
    if not (isinstance(kind, type) and issubclass(kind, BaseException)):
        kind = Exception
    return kind(message)
