"""Monty: a secure Python interpreter for code that an AI agent writes.

    import pydantic_monty

    m = pydantic_monty.Monty('x + 1', inputs=['x'])
    assert m.run(inputs={'x': 41}) == 42

The code runs in this process and reaches nothing but the inputs and functions it is given.
"""

from ._async import run_monty_async
from ._errors import (
    Frame,
    MontyError,
    MontyInternalError,
    MontyLimitError,
    MontyRuntimeError,
    MontySyntaxError,
    MontyTypingError,
)
from ._monty import (
    Interrupt,
    Monty,
    MontyComplete,
    MontyFutureSnapshot,
    MontySession,
    MontySnapshot,
    SealKey,
    __version__,
    unseal,
)
from ._stubs import stubs_for
from ._types import (
    ExternalException,
    ExternalFuture,
    ExternalResult,
    ExternalReturnValue,
    ResourceLimits,
)
from .os_access import (
    AbstractFile,
    AbstractOS,
    CallbackFile,
    MemoryFile,
    OSAccess,
    OsFunction,
    StatResult,
)

__all__ = [
    'AbstractFile',
    'AbstractOS',
    'CallbackFile',
    'ExternalException',
    'ExternalFuture',
    'ExternalResult',
    'ExternalReturnValue',
    'Frame',
    'MemoryFile',
    'Monty',
    'MontyComplete',
    'MontyError',
    'MontyFutureSnapshot',
    'MontyInternalError',
    'MontyLimitError',
    'MontyRuntimeError',
    'MontySession',
    'MontySnapshot',
    'Interrupt',
    'SealKey',
    'unseal',
    'MontySyntaxError',
    'MontyTypingError',
    'OSAccess',
    'OsFunction',
    'ResourceLimits',
    'StatResult',
    '__version__',
    'run_monty_async',
    'stubs_for',
]
