# What may stand inside the brackets of a type, and what is refused by name.
import typing
from typing import (Annotated, Any, Callable, ClassVar, Final, Generic, List, Literal, LiteralString, Never, NoReturn,
                    Optional, Protocol, Self, Tuple, TypeAlias, TypeVar, Union)

T = TypeVar('T')


class Own:
    pass


class Meta(type):
    pass


class Odd(metaclass=Meta):
    pass


class Box(Generic[T]):
    pass


class Has(Protocol):
    pass


good = [int, Own, Odd, Box, Has, None, 'later', Any, LiteralString, NoReturn, Never, Self, TypeAlias, T, list[int],
        int | str, List[int], Box[int], Optional[int], Literal[1], Annotated[int, 'x'], Callable[[int], str],
        Tuple[int, ...]]
for arg in good:
    print(Optional[arg], Union[arg, bytes])
for arg in [Generic, Protocol, Generic[T], Protocol[T], ClassVar, Final, ClassVar[int], Final[int], Optional, Union,
            Literal, (int, str), (), typing.TypeGuard]:
    for form in (Optional, Union, List):
        try:
            print(form[arg])
        except TypeError as e:
            print(type(e).__name__, e)
for arg in (Any, ClassVar[int], ClassVar, Final, Generic, int, 'x'):
    try:
        print(TypeVar('B', bound=arg).__bound__)
    except TypeError as e:
        print(type(e).__name__, e)


class Named:
    a: ClassVar[int]
    b: Final[int] = 1
    c: 'ClassVar[int]' = 2


print(typing.get_type_hints(Named))
