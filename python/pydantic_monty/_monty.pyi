"""The native part of the package."""

from collections.abc import Callable, Iterable, Mapping
from types import EllipsisType
from typing import Any, final, overload

from ._types import (
    ExternalException,
    ExternalReturnValue,
    OsCallback,
    PrintCallback,
    ResourceLimits,
)
from .os_access import AbstractOS

__version__: str

__all__ = [
    'Interrupt',
    'Monty',
    'MontyComplete',
    'MontyFutureSnapshot',
    'MontySession',
    'MontySnapshot',
    '__version__',
]

@final
class Monty:
    """A compiled program, ready to run any number of times."""

    def __new__(
        cls,
        code: str,
        *,
        script_name: str = 'main.py',
        inputs: list[str] | None = None,
        external_functions: list[str] | None = None,
        type_check: bool = False,
        type_check_stubs: str | None = None,
        dataclass_registry: Iterable[type] | None = None,
    ) -> Monty:
        """Compile a program.

        Args:
            code: The source text.
            script_name: The name of the source in tracebacks.
            inputs: Names that every run must give a value.
            external_functions: Names of host functions that the program may call.
            type_check: Check the types of the program before it ever runs.
            type_check_stubs: Declarations of inputs and functions for the type checker.
            dataclass_registry: Dataclasses whose instances come back as such.

        Raises:
            MontySyntaxError: The source is no program.
            MontyTypingError: `type_check` found something.
            ValueError: A name is no identifier, or is given twice.
        """

    def type_check(self, prefix_code: str | None = None) -> None:
        """Check the types of the program; `prefix_code` is code that ran before it, or declarations.

        Inputs and functions that nothing declares count as `Any`. Positions are those of the
        program's own lines.

        Raises:
            MontyTypingError: The types do not fit together.
        """

    @staticmethod
    def prompt_docs(functions: Mapping[str, Callable[..., Any]] | str | None = None) -> str:
        """A short text for a system prompt: what a program has here.

        It names the language, the modules and what is absent, and declares the functions that the
        program may call.

        Args:
            functions: The host's functions by name, or their declarations, as `stubs_for` makes.
        """

    def run(
        self,
        *,
        inputs: dict[str, Any] | None = None,
        limits: ResourceLimits | None = None,
        external_functions: dict[str, Callable[..., Any]] | None = None,
        print_callback: PrintCallback | None = None,
        os: AbstractOS | OsCallback | None = None,
        interrupt: Interrupt | None = None,
        seed: int = 0,
    ) -> Any:
        """Run to the end; the value is that of a final expression statement, else `None`.

        Args:
            inputs: A value for each name of the constructor's `inputs`.
            limits: What the run may use.
            external_functions: The host functions by name; they must be sync.
            print_callback: Takes what the program prints, a line at a time; without it that goes
                to `sys.stdout` and `sys.stderr`.
            os: Answers operating system functions such as `Path.read_text`.
            interrupt: Stops the run from any thread.
            seed: What hashes of texts are salted with, on which the order of sets depends, and what
                random numbers follow from that the program did not seed itself: runs with the
                same one are the same. From 0 to 2**64 - 1. It is no key: no secret of yours
                should come of it.

        Raises:
            MontyRuntimeError: The program raised an exception.
            MontyLimitError: The program met one of the limits.
            TypeError: An input is missing, not declared, or of a type that does not cross.
        """

    def start(
        self,
        *,
        inputs: dict[str, Any] | None = None,
        limits: ResourceLimits | None = None,
        print_callback: PrintCallback | None = None,
        interrupt: Interrupt | None = None,
        seed: int = 0,
    ) -> MontySnapshot | MontyFutureSnapshot | MontyComplete:
        """Run until the first call to the host, or to the end; the arguments are those of `run()`.

        Snapshots keep the `seed`: a run that goes on elsewhere goes on as it would have here.
        """

    def _start(
        self,
        inputs: dict[str, Any] | None,
        limits: ResourceLimits | None,
        print_callback: PrintCallback | None,
        interrupt: Interrupt | None,
        seed: int,
        patience: float | None,
    ) -> MontySnapshot | MontyFutureSnapshot | MontyComplete | MontyBusy: ...
    def dump(self) -> bytes:
        """The compiled program as bytes."""

    @staticmethod
    def load(data: bytes, *, dataclass_registry: Iterable[type] | None = None) -> Monty:
        """A program from bytes.

        Raises:
            ValueError: The bytes are no dump of a program, or of another version.
        """

    def register_dataclass(self, cls: type) -> None:
        """Let instances of this dataclass come back as such."""

    @property
    def script_name(self) -> str: ...
    @property
    def inputs(self) -> list[str]: ...
    @property
    def external_functions(self) -> list[str]: ...

@final
class MontyBusy:
    """A run that had more to do than its caller had patience for."""

    def go_on(self) -> MontySnapshot | MontyFutureSnapshot | MontyComplete:
        """Run on, however long it takes."""

@final
class MontySnapshot:
    """A run paused at a call to the host."""

    @property
    def script_name(self) -> str:
        """The name of the source."""
    @property
    def is_os_function(self) -> bool:
        """Whether the guest called an operating system function."""
    @property
    def function_name(self) -> str:
        """The function that the guest called."""
    @property
    def args(self) -> tuple[Any, ...]:
        """Its positional arguments."""
    @property
    def kwargs(self) -> dict[str, Any]:
        """Its keyword arguments."""
    @property
    def call_id(self) -> int:
        """Which call of the run this is."""
    @overload
    def resume(self, *, return_value: Any) -> MontySnapshot | MontyFutureSnapshot | MontyComplete: ...
    @overload
    def resume(
        self, *, exception: BaseException
    ) -> MontySnapshot | MontyFutureSnapshot | MontyComplete: ...
    @overload
    def resume(
        self, *, future: EllipsisType
    ) -> MontySnapshot | MontyFutureSnapshot | MontyComplete:
        """Answer the call, and run on: it returns a value, raises an exception, or gives an
        awaitable that is answered later. Once only.

        Raises:
            RuntimeError: `Progress already resumed`.
        """

    def dump(self) -> bytes:
        """The paused run as bytes."""

    @staticmethod
    def load(
        data: bytes,
        *,
        print_callback: PrintCallback | None = None,
        dataclass_registry: Iterable[type] | None = None,
    ) -> MontySnapshot:
        """A paused run from bytes.

        Raises:
            ValueError: The bytes are no dump of a run paused at a call, or of another version.
        """

@final
class MontyFutureSnapshot:
    """A run all of whose tasks wait for calls that were answered with `future=...`."""

    @property
    def script_name(self) -> str:
        """The name of the source."""
    @property
    def pending_call_ids(self) -> list[int]:
        """The calls that the run waits for."""
    def resume(
        self, results: dict[int, ExternalReturnValue | ExternalException]
    ) -> MontySnapshot | MontyFutureSnapshot | MontyComplete:
        """Answer one or more of the pending calls, by id, and run on. Once only."""

    def dump(self) -> bytes:
        """The paused run as bytes."""

    @staticmethod
    def load(
        data: bytes,
        *,
        print_callback: PrintCallback | None = None,
        dataclass_registry: Iterable[type] | None = None,
    ) -> MontyFutureSnapshot:
        """A run that waits for futures, from bytes.

        Raises:
            ValueError: The bytes are no dump of a run that waits for futures.
        """

@final
class MontyComplete:
    """A run that ended."""

    @property
    def output(self) -> Any:
        """The value of the program."""

@final
class MontySession:
    """A run to which source text can be added: names that one snippet binds are there for the next.

    The limit on memory is for the whole session; the others are for each snippet by itself. The `seed` is
    that of `Monty.run()`, for all snippets; dumps of the session keep it.
    """

    def __new__(
        cls,
        *,
        script_name: str = 'session',
        external_functions: list[str] | None = None,
        limits: ResourceLimits | None = None,
        dataclass_registry: Iterable[type] | None = None,
        seed: int = 0,
    ) -> MontySession: ...
    def run(
        self,
        code: str,
        *,
        inputs: dict[str, Any] | None = None,
        external_functions: dict[str, Callable[..., Any]] | None = None,
        print_callback: PrintCallback | None = None,
        os: AbstractOS | OsCallback | None = None,
    ) -> Any:
        """Run one snippet to its end; the value is that of its last expression statement.

        An error leaves the session as the snippet left it, and the next one goes on from there.
        `inputs` binds names before the snippet runs.
        """

    @property
    def names(self) -> list[str]:
        """The names that snippets bound."""
    def dump(self) -> bytes:
        """The session as bytes."""

    @staticmethod
    def load(
        data: bytes,
        *,
        limits: ResourceLimits | None = None,
        dataclass_registry: Iterable[type] | None = None,
    ) -> MontySession:
        """A session from bytes, under the stricter of these limits and those it had."""

@final
class Interrupt:
    """Stops a run from another thread."""

    def __new__(cls) -> Interrupt: ...
    def interrupt(self) -> None:
        """Stop the run."""

    def clear(self) -> None:
        """Take the request back, for another run."""

@final
class SealKey:
    """A key to seal dumps with: 32 random bytes, and a name that anyone may read."""

    def __new__(cls, id: str, key: bytes) -> SealKey: ...
    @property
    def id(self) -> str:
        """The name of the key."""

    def seal(self, data: bytes, *, lifetime_secs: float | None = None) -> bytes:
        """Seal bytes, for so many seconds or for good: nobody without the key can read or change them."""

def unseal(data: bytes, keys: list[SealKey]) -> bytes:
    """Open sealed bytes with the one of these keys that they were sealed with.

    Raises:
        ValueError: The bytes are not sealed, or the key, the time or the content is wrong; the
            message says which.
    """
