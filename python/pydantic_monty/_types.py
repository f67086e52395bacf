"""The dictionaries that the package takes."""

from __future__ import annotations

from types import EllipsisType
from typing import Any, Callable, Literal, TypedDict, Union


class ResourceLimits(TypedDict, total=False):
    """What a run may use; every key is optional, and no key is no limit.

    A limit that is met ends the run with `MontyLimitError`, which the guest cannot catch. Going
    deeper than `max_recursion_depth` is a `RecursionError`, which it can.
    """

    max_allocations: int | None
    """Objects the guest may make."""

    max_duration_secs: float | None
    """Seconds the guest may run; the time that host functions take does not count."""

    max_memory: int | None
    """Bytes the guest may hold at one time."""

    gc_interval: int | None
    """Collect garbage after so many allocations."""

    max_recursion_depth: int | None
    """How deep guest calls may nest; 1000 by default."""

    max_fuel: int | None
    """Fuel the guest may burn: a limit on work that is the same on every machine."""

    max_output: int | None
    """Bytes the guest may print."""

    max_host_calls: int | None
    """Calls the guest may make to the host."""

    max_source: int | None
    """Bytes of source that may be compiled: the program, and what it gives to `exec` and its kin."""

    max_tasks: int | None
    """Tasks, and calls to the host that are not answered yet, that there may be at one time."""

    max_slice_duration_secs: float | None
    """Seconds the guest may run between two pauses: from its start, or an answer, to its next call."""

    max_slice_fuel: int | None
    """Fuel the guest may burn between two pauses."""


class ExternalReturnValue(TypedDict):
    """The call returns this."""

    return_value: Any


class ExternalException(TypedDict):
    """The call raises this."""

    exception: BaseException


class ExternalFuture(TypedDict):
    """The call gives an awaitable, which is answered later by its call id."""

    future: EllipsisType


ExternalResult = Union[ExternalReturnValue, ExternalException, ExternalFuture]
"""What a call to the host may be answered with."""

PrintCallback = Callable[[Literal['stdout', 'stderr'], str], None]
"""Takes what a program prints, a line at a time."""

OsCallback = Callable[[str, tuple[Any, ...], dict[str, Any]], Any]
"""Answers operating system functions: name, positional and keyword arguments."""
