"""Declarations made from the host's functions."""

from __future__ import annotations

import datetime
import enum
import functools
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, Optional, TypedDict, Union

import pytest
from pydantic_monty import Monty, MontyTypingError, stubs_for


@dataclass
class Item:
    """What is sold."""

    name: str
    price: float
    tags: list[str] = field(default_factory=list)
    parent: Optional[Item] = None


class Row(TypedDict, total=False):
    id: int
    when: datetime.date


class Point(NamedTuple):
    x: int
    y: int


class Color(enum.Enum):
    RED = 'red'
    BLUE = 'blue'


async def find(query: str, *, limit: int = 10, kind: Literal['a', 'b'] = 'a') -> list[Row]:
    """Find rows.

    Newest first; "quoted" and \\ kept.
    """
    return []


def price(item: Item, /, colors: Iterable[Color], *points: Point, **rest: Any) -> Union[float, None]:
    return None


def untyped(a, b=1):  # type: ignore[no-untyped-def]
    """Does "it"."""


def callback(f: Callable[[int], str], g: Callable[..., object]) -> dict[str, tuple[int, ...]]:
    return {}


class Tool:
    def method(self, x: int) -> str:
        return ''

    async def __call__(self, x: int) -> str:
        return ''


FUNCTIONS: dict[str, Any] = {
    'find': find,
    'price': price,
    'untyped': untyped,
    'callback': callback,
    'method': Tool().method,
    'tool': Tool(),
    'partial': functools.partial(price, Item('a', 1)),
    'builtin': print,
    'unknown': dict.fromkeys,
}


def check(code: str) -> None:
    names = list(FUNCTIONS)
    Monty(code, external_functions=names, type_check=True, type_check_stubs=stubs_for(FUNCTIONS))


def test_signatures() -> None:
    stubs = stubs_for(FUNCTIONS)
    assert (
        "async def find(query: str, *, limit: int = ..., kind: Literal['a', 'b'] = ...) -> list[Row]:\n"
        '    """Find rows.\n\n    Newest first;'
    ) in stubs
    assert (
        'def price(item: Item, /, colors: Iterable[Color], *points: Point, **rest: Any)'
        ' -> float | None: ...'
    ) in stubs
    assert 'def untyped(a: Any, b: Any = ...) -> Any:' in stubs
    assert (
        'def callback(f: Callable[[int], str], g: Callable[..., object])'
        ' -> dict[str, tuple[int, ...]]: ...'
    ) in stubs
    assert 'def method(x: int) -> str: ...' in stubs
    assert 'async def tool(x: int) -> str: ...' in stubs
    assert '    parent: Item | None = ...' in stubs
    assert '    when: NotRequired[datetime.date]' in stubs
    compile(stubs, 'stubs.pyi', 'exec')


def test_programs_are_checked_by_them() -> None:
    check("rows = await find('a', limit=2)\nprint(rows[0].get('id', 0) + 1)")
    check('print(untyped(1), method(1).upper(), await tool(1))')
    check("price(Item('a', 1.5), [Color.RED], Point(1, 2))")
    for wrong in (
        'await find(1)',
        "find('a')",
        "(await find('a'))[0]['nothing']",
        "await find('a', kind='c')",
        "method('a')",
        "price(Item('a'), [])",
        "callback(lambda x: x.upper(), print)",
    ):
        with pytest.raises(MontyTypingError):
            check(wrong)


def test_names_must_be_names() -> None:
    with pytest.raises(ValueError, match="'a-b' is no name"):
        stubs_for({'a-b': print})
