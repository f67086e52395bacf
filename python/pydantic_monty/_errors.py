"""How a program can fail, and the frames of a traceback.

The native module makes these through the functions at the end of this file.
"""

from __future__ import annotations

from typing import Any, Literal, NamedTuple


class Frame(NamedTuple):
    """One frame of a traceback, outermost first. Lines and columns count from 1."""

    filename: str
    line: int
    column: int
    end_line: int
    end_column: int
    function_name: str | None
    """`None` for code that stands in no function."""
    source_line: str | None

    def dict(self) -> dict[str, Any]:
        """All of it as a dictionary."""
        return self._asdict()


class MontyError(Exception):
    """What all errors of Monty derive from."""

    def __init__(self, message: str, *, type_name: str, exception: BaseException) -> None:
        super().__init__(message)
        self._message = message
        self._type_name = type_name
        self._exception = exception

    def exception(self) -> BaseException:
        """The Python exception that the program itself saw or would have seen."""
        return self._exception

    def display(self, format: Literal['type-msg', 'msg'] = 'msg') -> str:
        """The error as text: `'type-msg'` is `ValueError: no`, `'msg'` is `no`."""
        if format == 'msg':
            return self._message
        if format == 'type-msg':
            return f'{self._type_name}: {self._message}' if self._message else self._type_name
        raise ValueError(_unknown_format(format, ('type-msg', 'msg')))

    def __str__(self) -> str:
        return self._message

    def __repr__(self) -> str:
        return f'{type(self).__name__}({self.display("type-msg")!r})'

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self.args, self.__dict__)


class _WithTraceback(MontyError):
    """An error that stands somewhere in a source."""

    def __init__(
        self,
        message: str,
        *,
        type_name: str,
        exception: BaseException,
        frames: list[Frame],
        rendered: str,
    ) -> None:
        super().__init__(message, type_name=type_name, exception=exception)
        self._frames = frames
        self._rendered = rendered
        # What Python prints below the error if nobody catches it (3.11 and later).
        if rendered:
            self.__notes__ = [rendered.rstrip('\n')]

    def traceback(self) -> list[Frame]:
        """Where the error came through, outermost frame first."""
        return list(self._frames)

    def display(
        self, format: Literal['traceback', 'type-msg', 'msg'] = 'traceback'
    ) -> str:
        """The error as text; `'traceback'` is the whole traceback as CPython prints it."""
        if format == 'traceback':
            return self._rendered.rstrip('\n')
        if format in ('type-msg', 'msg'):
            return super().display(format)
        raise ValueError(_unknown_format(format, ('traceback', 'type-msg', 'msg')))


class MontySyntaxError(_WithTraceback):
    """The source is no program, or uses what Monty does not know. Nothing ran."""

    def display(self, format: Literal['traceback', 'type-msg', 'msg'] = 'msg') -> str:
        """The error as text; `'traceback'` shows the line with the place marked."""
        return super().display(format)


class MontyRuntimeError(_WithTraceback):
    """The program raised an exception and did not catch it, or it met a limit."""


class MontyLimitError(MontyRuntimeError):
    """The program met a limit of its host; it cannot have caught this."""

    limit_name: str
    """The key in `ResourceLimits`."""
    limit: int
    """What it allows (a duration in nanoseconds)."""
    used: int
    """What was used, or would have been."""


class MontyInternalError(MontyError):
    """A bug in Monty. Other programs and runs are not affected; please report it."""


_TYPING_FORMATS = (
    'full',
    'concise',
    'azure',
    'json',
    'jsonlines',
    'rdjson',
    'pylint',
    'gitlab',
    'github',
)


class MontyTypingError(MontyError):
    """The types of the program do not fit together, or it cannot be checked. Nothing ran."""

    def __init__(self, message: str, findings: Any = None) -> None:
        super().__init__(message, type_name='TypeError', exception=TypeError(message))
        self._findings = findings

    def display(  # type: ignore[override]
        self,
        format: Literal[
            'full',
            'concise',
            'azure',
            'json',
            'jsonlines',
            'rdjson',
            'pylint',
            'gitlab',
            'github',
        ] = 'full',
        color: bool = False,
    ) -> str:
        """The findings as text, in the form that a tool or a person reads."""
        if format not in _TYPING_FORMATS:
            raise ValueError(_unknown_format(format, _TYPING_FORMATS))
        if self._findings is None:
            return self._message
        return self._findings.display(format, color)

    def __reduce__(self) -> tuple[Any, ...]:
        state = {**self.__dict__, '_findings': _Rendered(self)}
        return _restore, (type(self), self.args, state)


class _Rendered:
    """Findings in a pickle: the texts."""

    def __init__(self, error: MontyTypingError) -> None:
        self.texts = {
            (format, color): error.display(format, color)
            for format in _TYPING_FORMATS
            for color in (False, True)
        }

    def display(self, format: str, color: bool) -> str:
        return self.texts[format, bool(color)]


def _unknown_format(format: str, known: tuple[str, ...]) -> str:
    return f'unknown format {format!r}; known are {", ".join(known)}'


def _restore(cls: type[MontyError], args: tuple[Any, ...], state: dict[str, Any]) -> MontyError:
    """An error from its pickle."""
    error = cls.__new__(cls, *args)
    error.__dict__.update(state)
    return error


# What the native module calls. Frames come as tuples in the order of the fields of Frame.


def _frames(frames: list[tuple[Any, ...]]) -> list[Frame]:
    return [Frame(*frame) for frame in frames]


def syntax_error(
    type_name: str, message: str, frames: list[tuple[Any, ...]], rendered: str
) -> MontySyntaxError:
    made = _frames(frames)
    classes = {'IndentationError': IndentationError, 'TabError': TabError}
    exception = classes.get(type_name, SyntaxError)(message)
    if made:
        place = made[-1]
        exception.filename, exception.lineno = place.filename, place.line
        exception.offset, exception.text = place.column, place.source_line
        exception.end_lineno, exception.end_offset = place.end_line, place.end_column
    return MontySyntaxError(
        message, type_name=type_name, exception=exception, frames=made, rendered=rendered
    )


def runtime_error(
    type_name: str,
    message: str,
    frames: list[tuple[Any, ...]],
    rendered: str,
    exception: BaseException,
) -> MontyRuntimeError:
    return MontyRuntimeError(
        message,
        type_name=type_name,
        exception=exception,
        frames=_frames(frames),
        rendered=rendered,
    )


def limit_error(
    type_name: str,
    message: str,
    frames: list[tuple[Any, ...]],
    rendered: str,
    exception: BaseException,
    limit_name: str,
    limit: int,
    used: int,
) -> MontyLimitError:
    error = MontyLimitError(
        message,
        type_name=type_name,
        exception=exception,
        frames=_frames(frames),
        rendered=rendered,
    )
    error.limit_name, error.limit, error.used = limit_name, limit, used
    return error


def typing_error(message: str, findings: Any) -> MontyTypingError:
    return MontyTypingError(message, findings)


def internal_error(message: str) -> MontyInternalError:
    return MontyInternalError(message, type_name='InternalError', exception=RuntimeError(message))


# A name under which users find the classes.
for _cls in (
    Frame,
    MontyError,
    MontySyntaxError,
    MontyRuntimeError,
    MontyLimitError,
    MontyInternalError,
    MontyTypingError,
):
    _cls.__module__ = 'pydantic_monty'
