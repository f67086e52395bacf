"""Values cross both ways, and what does not is refused with its type and path."""

from __future__ import annotations

import collections
import dataclasses
import datetime as dt
import decimal
import enum
import math
import os
import pathlib
import uuid
from typing import Any, ClassVar, NamedTuple

import pytest

import pydantic_monty
from pydantic_monty import Monty


class Point(NamedTuple):
    x: int
    y: int


class Colour(enum.Enum):
    RED = 1
    BLUE = 'b'


class Level(enum.IntEnum):
    LOW = 1


@dataclasses.dataclass
class User:
    name: str
    tags: list[str] = dataclasses.field(default_factory=list)
    kind: ClassVar[str] = 'user'


@dataclasses.dataclass(frozen=True)
class Frozen:
    n: int


EAST = dt.timezone(dt.timedelta(hours=5, minutes=30))
NAMED = dt.timezone(dt.timedelta(hours=-3), 'here')


@pytest.mark.parametrize(
    'value',
    [
        None,
        ...,
        True,
        False,
        0,
        -1,
        2**63 - 1,
        -(2**63),
        2**63,
        -(2**200),
        1.5,
        -0.0,
        math.inf,
        1 + 2j,
        '',
        'héllo \U0001f600',
        b'',
        b'\x00\xff',
        bytearray(b'ab'),
        [],
        [1, [2, [3]]],
        (),
        (1,),
        {'a': 1, 2: 'b', None: [3], (1, 2): {}},
        set(),
        {'a'},
        frozenset({1, 2}),
        dt.date(2024, 2, 29),
        dt.time(1, 2, 3, 4),
        dt.time(1, 2, tzinfo=EAST, fold=1),
        dt.datetime(2024, 2, 29, 12, 30, 15, 999_999),
        dt.datetime(2024, 1, 1, tzinfo=dt.timezone.utc),
        dt.datetime(2024, 1, 1, tzinfo=NAMED),
        dt.timedelta(days=-1, microseconds=5),
        dt.timezone.utc,
        EAST,
        NAMED,
        decimal.Decimal('1.10'),
        decimal.Decimal('NaN'),
        uuid.UUID(int=2**128 - 1),
        pathlib.PurePosixPath('a/b.txt'),
        Colour.RED,
        Colour.BLUE,
        Level.LOW,
    ],
    ids=repr,
)
def test_round_trip(through: Any, value: Any) -> None:
    back = through(value)
    assert type(back) is type(value)
    assert repr(back) == repr(value)
    if isinstance(value, enum.Enum):
        assert back is value


def test_nan(through: Any) -> None:
    assert math.isnan(through(math.nan))


def test_dict_order(through: Any) -> None:
    assert list(through({'b': 1, 'a': 2, 'c': 3})) == ['b', 'a', 'c']


def test_named_tuple(through: Any) -> None:
    back = through(Point(1, 2))
    assert back == Point(1, 2)
    assert back.x == 1
    assert type(back).__name__ == 'Point'


def test_subclasses_of_builtins(through: Any) -> None:
    assert through(collections.OrderedDict(a=1)) == {'a': 1}
    assert through(collections.Counter('aab')) == {'a': 2, 'b': 1}

    class Text(str):
        pass

    assert through(Text('t')) == 't'
    assert through(pathlib.Path('/x') if os.name == 'posix' else pathlib.PurePosixPath('/x')) == (
        pathlib.PurePosixPath('/x')
    )


def test_output_of_guest_types() -> None:
    assert Monty('[1, (2, 3), {"k": {4}}]').run() == [1, (2, 3), {'k': {4}}]
    assert Monty('lambda: 1').run().startswith('<function')
    assert Monty('int').run() == "<class 'int'>"


# ------------------------------------------------------------ dataclasses


def test_registered_dataclass(through: Any) -> None:
    user = User('ann', ['a'])
    back = through(user, dataclass_registry=[User])
    assert back == user
    assert type(back) is User
    assert back is not user


def test_register_later() -> None:
    m = Monty('x', inputs=['x'])
    m.register_dataclass(Frozen)
    assert m.run(inputs={'x': Frozen(3)}) == Frozen(3)


def test_unregistered_dataclass(through: Any) -> None:
    back = through(User('ann', ['a']))
    assert type(back) is not User
    assert (back.name, back.tags) == ('ann', ['a'])
    assert repr(back) == "User(name='ann', tags=['a'])"
    assert dataclasses.asdict(back) == {'name': 'ann', 'tags': ['a']}
    assert back == through(User('ann', ['a']))


def test_guest_reads_and_writes_fields() -> None:
    m = Monty('u.tags.append("b")\nu.name = u.name.upper()\nu', inputs=['u'], dataclass_registry=[User])
    user = User('ann', ['a'])
    assert m.run(inputs={'u': user}) == User('ANN', ['a', 'b'])
    assert user == User('ann', ['a'])


def test_frozen_dataclass() -> None:
    m = Monty('x.n = 2', inputs=['x'])
    with pytest.raises(pydantic_monty.MontyRuntimeError) as raised:
        m.run(inputs={'x': Frozen(1)})
    assert "cannot assign to field 'n'" in str(raised.value)


@pytest.mark.parametrize('wrong', [int, 'User', User('a')])
def test_registry_wants_dataclasses(wrong: Any) -> None:
    if isinstance(wrong, User):
        with pytest.raises(TypeError, match='expected a dataclass'):
            Monty('1', dataclass_registry=[wrong])
        return
    with pytest.raises(TypeError, match='dataclass'):
        Monty('1', dataclass_registry=[wrong])


# ------------------------------------------------------------ exceptions


def test_exception_as_value(through: Any) -> None:
    back = through(ValueError('a', 1))
    assert type(back) is ValueError
    assert back.args == ('a', 1)


def test_guest_exception_class_keeps_name_and_base() -> None:
    m = Monty('class Broken(KeyError): pass\nraise Broken("k", 2)')
    with pytest.raises(pydantic_monty.MontyRuntimeError) as raised:
        m.run()
    inner = raised.value.exception()
    assert isinstance(inner, KeyError)
    assert type(inner).__name__ == 'Broken'
    assert inner.args == ('k', 2)


# ------------------------------------------------------------ refusals


class Odd:
    pass


@dataclasses.dataclass
class Holder:
    y: Any


@pytest.mark.parametrize(
    ('value', 'path', 'what'),
    [
        (Odd(), "inputs['x']", "'.*Odd'"),
        ([0, 1, 2, Holder(Odd())], r"inputs['x'][3].y", "'.*Odd'"),
        ({'k': {'j': Odd()}}, r"inputs['x']['k']['j']", "'.*Odd'"),
        ({Odd(): 1}, r"inputs['x'] key <", "'.*Odd'"),
        (Point(1, Odd()), r"inputs['x'].y", "'.*Odd'"),
        ((1, {Odd()}), r"inputs['x'][1]{…}", "'.*Odd'"),
        (range(3), "inputs['x']", "'range'.*pass a list"),
        (print, "inputs['x']", 'external_functions'),
        (int, "inputs['x']", 'classes do not cross'),
        ((i for i in ()), "inputs['x']", "'generator'.*pass a list"),
        (pathlib.PureWindowsPath('c:/'), "inputs['x']", 'as_posix'),
        (ValueError(Odd()), "inputs['x'].args[0]", "'.*Odd'"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_unsupported_types(through: Any, value: Any, path: str, what: str) -> None:
    with pytest.raises(TypeError, match=what) as raised:
        through(value)
    assert str(raised.value).startswith(path)


def test_cycles(through: Any) -> None:
    cyclic: list[Any] = [1]
    cyclic.append({'k': cyclic})
    with pytest.raises(ValueError, match='contains itself') as raised:
        through(cyclic)
    assert str(raised.value).startswith("inputs['x'][1]['k']: ")


def test_shared_values_are_no_cycle(through: Any) -> None:
    shared = [1]
    assert through([shared, shared]) == [[1], [1]]


def test_depth(through: Any) -> None:
    value: Any = 1
    for _ in range(200):
        value = [value]
    assert through(value) == value
    with pytest.raises(ValueError, match='more than 200 levels deep'):
        through([value])
    for _ in range(100_000):
        value = [value]
    with pytest.raises(ValueError, match='more than 200 levels deep'):
        through(value)


def test_surrogates(through: Any) -> None:
    with pytest.raises(ValueError, match='lone surrogates'):
        through('\ud800')


def test_zoneinfo_is_refused(through: Any) -> None:
    zoneinfo = pytest.importorskip('zoneinfo')
    try:
        zone = zoneinfo.ZoneInfo('Europe/Berlin')
    except zoneinfo.ZoneInfoNotFoundError:
        pytest.skip('no time zone data')
    with pytest.raises(TypeError, match='astimezone'):
        through(dt.datetime(2024, 1, 1, tzinfo=zone))


def test_code_that_runs_during_conversion(through: Any) -> None:
    class Sly(dict):  # type: ignore[type-arg]
        def items(self) -> Any:
            raise AssertionError('not asked')

    assert through(Sly(a=1)) == {'a': 1}

    @dataclasses.dataclass
    class Raising:
        n: int

        def __getattribute__(self, name: str) -> Any:
            if name == 'n':
                raise RuntimeError('no n')
            return super().__getattribute__(name)

    with pytest.raises(RuntimeError, match='no n'):
        through(Raising(1))
