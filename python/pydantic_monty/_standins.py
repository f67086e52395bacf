"""Makes the host's side of values whose class is not the host's: named tuples, dataclass
instances, enum members and exceptions that the guest made. Names come from the guest, so none is
put into code that is compiled, and what is cached is bounded.
"""

from __future__ import annotations

import builtins
import dataclasses
import enum
import functools
import keyword
from collections import namedtuple
from typing import Any

_CACHED = 256


def _safe_name(name: str) -> bool:
    """Whether a name may become an attribute of a generated class."""
    return (
        name.isascii()
        and name.isidentifier()
        and not keyword.iskeyword(name)
        and not name.startswith('_')
    )


@functools.lru_cache(maxsize=_CACHED)
def named_tuple(type_name: str, field_names: tuple[str, ...]) -> Any:
    """A function that makes a named tuple from its values."""
    if not _safe_name(type_name) or len(set(field_names)) != len(field_names):
        return lambda *values: tuple(values)
    if not all(_safe_name(name) for name in field_names):
        return lambda *values: tuple(values)
    return namedtuple(type_name, field_names)


class DataclassStandin:
    """An instance of a dataclass that is not registered and whose names make no Python class."""

    def __repr__(self) -> str:
        fields = ', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())
        return f'{type(self).__name__}({fields})'

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]


@functools.lru_cache(maxsize=_CACHED)
def _dataclass(name: str, field_names: tuple[str, ...], frozen: bool) -> type:
    """A class for instances of an unregistered dataclass: itself a dataclass where names allow."""
    fields_fit = all(_safe_name(field) for field in field_names)
    if not _safe_name(name) or not fields_fit or len(set(field_names)) != len(field_names):
        return DataclassStandin
    made = dataclasses.make_dataclass(
        name, [(field, Any) for field in field_names], init=False, frozen=frozen
    )
    made.__module__ = 'pydantic_monty'
    made.__doc__ = 'Stands for a dataclass that is not in the dataclass_registry.'
    return made


def dataclass_instance(
    cls: type | None, name: str, field_count: int, frozen: bool, attributes: dict[str, Any]
) -> Any:
    """An instance of `cls`, or of a stand-in if the class is not known."""
    if cls is None:
        fields = tuple(attributes)[:field_count]
        cls = _dataclass(name, fields, frozen)
    instance: Any = object.__new__(cls)
    for attribute, value in attributes.items():
        # Neither `__init__` nor a frozen class's `__setattr__` has a say: the values are those the
        # instance had in the guest.
        object.__setattr__(instance, attribute, value)
    return instance


_MIXINS = {'int': enum.IntEnum, 'str': getattr(enum, 'StrEnum', None)}


def enum_member(cls: type | None, class_name: str, mixin: str, name: str, value: Any) -> Any:
    """A member of `cls`, or of a stand-in enum that has this one member."""
    if cls is not None:
        members: dict[str, Any] = getattr(cls, '__members__', {})
        if name in members:
            return members[name]
        return cls(value)
    try:
        return _enum_member(class_name, mixin, name, value)
    except TypeError:  # the value cannot be hashed
        return _enum_member.__wrapped__(class_name, mixin, name, value)


@functools.lru_cache(maxsize=_CACHED, typed=True)
def _enum_member(class_name: str, mixin: str, name: str, value: Any) -> Any:
    if not _safe_name(name) or not _safe_name(class_name) or name == 'mro':
        return value
    base: Any = _MIXINS.get(mixin) or enum.Enum
    return base(class_name, {name: value}, module='pydantic_monty')[name]


@functools.lru_cache(maxsize=_CACHED)
def _exception_class(name: str, builtin_base: str) -> type[BaseException]:
    base = getattr(builtins, builtin_base, None)
    if not (isinstance(base, type) and issubclass(base, BaseException)):
        base = Exception
    if name == builtin_base:
        return base
    return type(name, (base,), {'__module__': 'pydantic_monty', '__doc__': 'Raised by the guest.'})


def exception(name: str, builtin_base: str, args: tuple[Any, ...]) -> BaseException:
    """An exception of a builtin class, or of a class of this name that derives from one."""
    cls = _exception_class(name, builtin_base)
    try:
        return cls(*args)
    except Exception:
        # Some builtin classes insist on certain arguments.
        made = BaseException.__new__(cls) if cls.__new__ is BaseException.__new__ else Exception()
        made.args = args
        return made
