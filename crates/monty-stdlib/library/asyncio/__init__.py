"""Concurrency of coroutines on a deterministic event loop with a virtual clock."""

from asyncio.exceptions import *
from asyncio.events import *
from asyncio.futures import *
from asyncio.coroutines import *
from asyncio.timeouts import *
from asyncio.tasks import *
from asyncio.locks import *
from asyncio.queues import *
from asyncio.taskgroups import *
from asyncio.threads import *
from asyncio.runners import *
from asyncio import (coroutines, events, exceptions, futures, locks, queues, runners, taskgroups, tasks, threads,
                     timeouts)

_REFUSED = ('open_connection', 'start_server', 'StreamReader', 'StreamWriter', 'create_subprocess_exec',
            'create_subprocess_shell', 'open_unix_connection', 'start_unix_server')


def __getattr__(name):
    if name in _REFUSED:
        raise AttributeError(f"asyncio.{name} is not supported: there are no sockets and no processes")
    raise AttributeError(f"module 'asyncio' has no attribute {name!r}")
