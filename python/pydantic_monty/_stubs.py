"""Declarations made from the host's own functions: what `type_check_stubs` takes and a prompt shows."""

from __future__ import annotations

import collections.abc
import dataclasses
import datetime
import decimal
import enum
import inspect
import pathlib
import types
import typing
import uuid
from collections.abc import Callable, Mapping
from typing import Any

_PLAIN = (bool, int, float, complex, str, bytes, list, tuple, dict, set, frozenset, object)
"""Builtins, which go by their names."""

_IMPORTED = {
    datetime.date: 'datetime',
    datetime.time: 'datetime',
    datetime.datetime: 'datetime',
    datetime.timedelta: 'datetime',
    datetime.timezone: 'datetime',
    decimal.Decimal: 'decimal',
    uuid.UUID: 'uuid',
    pathlib.PurePosixPath: 'pathlib',
}
"""Classes of the standard library whose instances cross the border, and their modules."""


def stubs_for(functions: Mapping[str, Callable[..., Any]]) -> str:
    """Declarations of the functions, with the classes that their signatures name.

    Signatures and docstrings are taken over; of dataclasses, typed dictionaries, named tuples, enums
    and Pydantic models the fields. A type that a program cannot have is `Any`.
    """
    writer = _Writer()
    bodies = [writer.function(name, function) for name, function in functions.items()]
    parts = [*writer.imports(), *writer.classes.values(), *bodies]
    return '\n\n'.join(part for part in parts if part) + '\n'


class _Writer:
    """Collects imports and classes while it writes types."""

    def __init__(self) -> None:
        self.modules: set[str] = set()
        self.typing: set[str] = set()
        self.others: set[tuple[str, str]] = set()
        self.classes: dict[str, str] = {}
        self._names: dict[type, str] = {}

    def imports(self) -> list[str]:
        """The import lines, as one part."""
        lines = [f'import {name}' for name in sorted(self.modules)]
        if self.typing:
            lines.append(f'from typing import {", ".join(sorted(self.typing))}')
        lines += [f'from {module} import {name}' for module, name in sorted(self.others)]
        return ['\n'.join(lines)]

    def function(self, name: str, function: Callable[..., Any]) -> str:
        """`def name(...) -> ...` with its docstring."""
        if not name.isidentifier():
            raise ValueError(f'{name!r} is no name for a function; names are identifiers')
        kind = 'async def' if _is_async(function) else 'def'
        try:
            signature = inspect.signature(function)
        except (TypeError, ValueError):
            head = f'{kind} {name}(*args: {self.any()}, **kwargs: {self.any()}) -> {self.any()}:'
        else:
            hints = _hints(function)
            parameters = self.parameters(signature, hints)
            returns = self.type(hints.get('return', signature.return_annotation))
            head = f'{kind} {name}({parameters}) -> {returns}:'
        doc = inspect.getdoc(function) if not isinstance(function, type) else None
        return f'{head}\n{_docstring(doc)}    ...' if doc else f'{head} ...'

    def parameters(self, signature: inspect.Signature, hints: dict[str, Any]) -> str:
        """What stands between the parentheses."""
        parts: list[str] = []
        before: Any = None
        for parameter in signature.parameters.values():
            if before is parameter.POSITIONAL_ONLY and parameter.kind is not before:
                parts.append('/')
            if parameter.kind is parameter.KEYWORD_ONLY and before not in (
                parameter.KEYWORD_ONLY,
                parameter.VAR_POSITIONAL,
            ):
                parts.append('*')
            before = parameter.kind
            stars = {parameter.VAR_POSITIONAL: '*', parameter.VAR_KEYWORD: '**'}
            annotation = self.type(hints.get(parameter.name, parameter.annotation))
            default = '' if parameter.default is parameter.empty else ' = ...'
            parts.append(f'{stars.get(parameter.kind, "")}{parameter.name}: {annotation}{default}')
        if before is inspect.Parameter.POSITIONAL_ONLY:
            parts.append('/')
        return ', '.join(parts)

    def any(self) -> str:
        self.typing.add('Any')
        return 'Any'

    def type(self, hint: Any) -> str:
        """A type as source text."""
        if hint is None or hint is type(None):
            return 'None'
        if hint is inspect.Parameter.empty or hint is Any or isinstance(hint, (str, typing.TypeVar)):
            return self.any()
        origin, arguments = typing.get_origin(hint), typing.get_args(hint)
        if origin is not None:
            return self.generic(origin, arguments)
        if isinstance(hint, type):
            return self.plain(hint)
        if isinstance(hint, typing.NewType):
            return self.type(hint.__supertype__)
        value = getattr(hint, '__value__', None)  # `type X = ...`
        return self.any() if value is None else self.type(value)

    def generic(self, origin: Any, arguments: tuple[Any, ...]) -> str:
        """`origin[arguments]`."""
        if origin is typing.Annotated or str(origin) in ('typing.Required', 'typing.NotRequired'):
            return self.type(arguments[0])
        if origin is typing.Union or origin is types.UnionType:
            return ' | '.join(dict.fromkeys(self.type(argument) for argument in arguments))
        if origin is typing.Literal:
            if not all(isinstance(a, (bool, int, str, bytes, type(None))) for a in arguments):
                return self.any()
            self.typing.add('Literal')
            return f'Literal[{", ".join(map(repr, arguments))}]'
        if origin is collections.abc.Callable:
            self.others.add(('collections.abc', 'Callable'))
            given, returned = arguments
            taken = '...' if given is ... else f'[{", ".join(map(self.type, given))}]'
            return f'Callable[{taken}, {self.type(returned)}]'
        if origin in _PLAIN:
            name = origin.__name__
        elif getattr(origin, '__module__', '') == 'collections.abc':
            name = origin.__name__
            self.others.add(('collections.abc', name))
        else:
            return self.type(origin) if isinstance(origin, type) else self.any()
        inner = ['...' if argument is ... else self.type(argument) for argument in arguments]
        return f'{name}[{", ".join(inner) or "()"}]'

    def plain(self, cls: type) -> str:
        """A class by its name; declared first if it is the host's own."""
        if cls in _PLAIN or (cls.__module__ == 'builtins' and issubclass(cls, BaseException)):
            return cls.__name__
        if cls in _IMPORTED:
            self.modules.add(_IMPORTED[cls])
            return f'{_IMPORTED[cls]}.{cls.__name__}'
        if cls.__module__ == 'collections.abc':
            self.others.add(('collections.abc', cls.__name__))
            return cls.__name__
        if cls not in self._names:
            write = self.writer_of(cls)
            if write is None:
                return self.any()
            name = cls.__name__
            while name in self.classes:
                name += '_'
            self._names[cls] = name
            self.classes[name] = ''  # its place, also while it is written: it may name itself
            text = write(name, cls)
            del self.classes[name]
            self.classes[name] = text
        return self._names[cls]

    def writer_of(self, cls: type) -> Callable[[str, Any], str] | None:
        """How to declare a class of the host's, if a program can have its instances."""
        if typing.is_typeddict(cls):
            return self.typed_dict
        if dataclasses.is_dataclass(cls):
            return self.dataclass
        if issubclass(cls, enum.Enum):
            return self.enum
        if issubclass(cls, tuple) and hasattr(cls, '_fields'):
            return self.named_tuple
        return self.model if isinstance(getattr(cls, 'model_fields', None), dict) else None

    def typed_dict(self, name: str, cls: Any) -> str:
        self.typing.add('TypedDict')
        lines = []
        for key, hint in _hints(cls).items():
            written = self.type(hint)
            if key in cls.__optional_keys__:
                self.typing.add('NotRequired')
                written = f'NotRequired[{written}]'
            lines.append(f'{key}: {written}')
        return _class(f'class {name}(TypedDict):', cls, lines)

    def dataclass(self, name: str, cls: Any) -> str:
        self.others.add(('dataclasses', 'dataclass'))
        hints = _hints(cls)
        lines = []
        for field in dataclasses.fields(cls):
            absent = dataclasses.MISSING
            required = field.default is absent and field.default_factory is absent
            default = '' if required else ' = ...'
            lines.append(f'{field.name}: {self.type(hints.get(field.name, Any))}{default}')
        frozen = '(frozen=True)' if cls.__dataclass_params__.frozen else ''
        return _class(f'@dataclass{frozen}\nclass {name}:', cls, lines)

    def named_tuple(self, name: str, cls: Any) -> str:
        self.typing.add('NamedTuple')
        hints = _hints(cls)
        lines = [f'{field}: {self.type(hints.get(field, Any))}' for field in cls._fields]
        return _class(f'class {name}(NamedTuple):', cls, lines)

    def enum(self, name: str, cls: Any) -> str:
        self.others.add(('enum', 'Enum'))
        plain = (bool, int, str, float, bytes, type(None))
        values = [repr(m.value) if type(m.value) in plain else '...' for m in cls]
        lines = [f'{member.name} = {value}' for member, value in zip(cls, values)]
        return _class(f'class {name}(Enum):', cls, lines)

    def model(self, name: str, cls: Any) -> str:
        hints = _hints(cls)
        lines = [f'{field}: {self.type(hints.get(field, Any))}' for field in cls.model_fields]
        return _class(f'class {name}:', cls, lines)


def _class(head: str, cls: type, lines: list[str]) -> str:
    doc = cls.__dict__.get('__doc__') or ''
    if doc.startswith(f'{cls.__name__}(') or doc == 'An enumeration.':
        doc = ''  # made, not written
    body = ''.join(f'    {line}\n' for line in lines)
    return f'{head}\n{_docstring(inspect.cleandoc(doc))}{body or "    ..."}'.rstrip('\n')


def _docstring(doc: str) -> str:
    if not doc:
        return ''
    text = doc.replace('\\', '\\\\').replace('"""', '\\"\\"\\"')
    if '\n' not in text:
        return f'    """{text}"""\n' if not text.endswith('"') else f'    """{text} """\n'
    lines = [f'    {line}'.rstrip() for line in f'"""{text}\n"""'.split('\n')]
    return '\n'.join(lines) + '\n'


def _hints(of: Any) -> dict[str, Any]:
    """The annotations as objects; as they stand where they name what is not there."""
    of = inspect.unwrap(of) if not isinstance(of, type) else of
    if not isinstance(of, type) and not hasattr(of, '__annotations__'):
        of = getattr(of, 'func', None) or getattr(type(of), '__call__', of)
    try:
        return typing.get_type_hints(of, include_extras=True)
    except Exception:  # noqa: BLE001
        return dict(getattr(of, '__annotations__', {}))


def _is_async(function: Callable[..., Any]) -> bool:
    call = getattr(function, '__call__', None)
    return inspect.iscoroutinefunction(function) or inspect.iscoroutinefunction(call)
