# Annotations, type aliases, generic functions and classes, typing constructs at run time.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


from typing import Annotated, Any, Callable, Generic, Literal, NamedTuple, Optional, Protocol, TypedDict, TypeVar, Union, cast, get_type_hints, runtime_checkable

x: int = 5
y: 'undefined forward'
z: list[int]
(w): int = 3
print(__annotations__)
attempt(lambda: y)


def f(a: int, b: 'str' = 'x', *args: float, k: dict[str, Any] = None, **kw: bool) -> Optional[list]:
    local: undefined_is_fine = 1
    other: int
    return local


print(f.__annotations__, f(1))


class C:
    a: int
    b: str = 'b'
    self: 'C'

    def m(self):
        self.c: int = 5
        return self.c


print(C.__annotations__, C().m(), hasattr(C, 'a'))
type Pair[T] = tuple[T, T]
type Tree = dict[str, Tree] | None
print(Pair, Pair.__name__, Tree.__value__, Pair[int], Pair.__type_params__)


def first[T](xs: list[T], *rest: T) -> T:
    return xs[0]


class Stack[T, *Ts, **P]:
    def __init__(self):
        self.items: list[T] = []

    def push(self, x: T) -> 'Stack[T]':
        self.items.append(x)
        return self


class Bounded[T: (int, str) = int]:
    pass


print(first([1, 2]), first.__type_params__, Stack[int, str, [bool]]().push(1).items, Stack.__type_params__, Stack.__orig_bases__, Bounded.__type_params__[0].__constraints__)
print(list[int], dict[str, list[int]], tuple[int, ...], int | None, int | str | None, Union[int, str], Optional[int], Callable[[int], str], Literal['a', 1], Annotated[int, 'meta'], type[int], list[int] == list[int], (int | str) == (str | int), list[int].__origin__, list[int].__args__)
print(list[int]([1, 2]), isinstance([], list), list[int]() == [], isinstance(1, int | str), isinstance(None, Optional[int]), Any, cast('int', 'x'))
attempt(isinstance, [], list[int])
attempt(lambda: int[str])
attempt(lambda: list[int][str])
attempt(lambda: int | 5)
attempt(lambda: 'int' | None)
T = TypeVar('T')


class Box(Generic[T]):
    def __init__(self, v: T):
        self.v = v


print(Box[int](5).v, Box[int], Box.__parameters__, Box('x').v, T)


class Movie(TypedDict, total=False):
    name: str
    year: int


class Row(NamedTuple):
    id: int
    name: str = 'none'


print(Movie(name='x'), Movie.__annotations__, Row(1), Row(1, 'n').name, Row._fields, Row(1) == (1, 'none'))


@runtime_checkable
class Sized_(Protocol):
    def size(self) -> int: ...


class Has:
    def size(self):
        return 1


print(isinstance(Has(), Sized_), isinstance(5, Sized_))
attempt(Sized_)
print(get_type_hints(f)['a'], get_type_hints(C)['self'] is C)
from typing import TYPE_CHECKING, Final, NewType, Self, overload

if TYPE_CHECKING:
    import nothing_at_all
UserId = NewType('UserId', int)
LIMIT: Final = 10
print(UserId(5), UserId.__name__, LIMIT, TYPE_CHECKING)
