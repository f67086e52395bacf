# What the library says of methods that answer with something of another type than asked for.
import copy
import dataclasses
import decimal
import enum
import os
import pathlib


def tell(name, action):
    try:
        print(name, repr(action()))
    except Exception as error:
        print(name, type(error).__name__, error, getattr(error, '__notes__', ''))


def answering(method, answer, *bases):
    def answered(self):
        if answer is ValueError or answer is TypeError:
            raise answer('its own')
        return answer
    kind = type('K', bases, {method: answered})
    return bases[0].__new__(kind) if bases else kind()


for answer in [None, 5, 'x', b'x', [], (1, 2), iter('ab'), ValueError, TypeError]:
    print('--', answer if not hasattr(answer, '__next__') else 'iterator')
    tell('str.join', lambda: ','.join(answering('__iter__', answer)))
    tell('bytes.join', lambda: b','.join(answering('__iter__', answer)))
    tell('%s', lambda: b'%s' % answering('__bytes__', answer, int))
    tell('%b', lambda: b'%b' % answering('__bytes__', answer))
    tell('fspath', lambda: os.fspath(answering('__fspath__', answer)))
    tell('os.path.join', lambda: os.path.join(answering('__fspath__', answer), 'a' if answer != b'x' else b'a'))
    tell('PurePath', lambda: pathlib.PurePosixPath(answering('__fspath__', answer)))
    tell('copy', lambda: type(copy.copy(answering('__getnewargs_ex__', answer))))
for arguments in [((), {}), (1, {}), ((), 1), ((), {}, 3), ((),)]:
    tell('copy', lambda: type(copy.copy(answering('__getnewargs_ex__', arguments))).__name__)
for answer in [3, 'x', None]:
    tell('Decimal', lambda: decimal.Decimal(answering('__int__', answer, int)))

tell('isinstance', lambda: isinstance(1, int | list[int]))
tell('isinstance', lambda: isinstance('a', int | list[int]))
tell('isinstance', lambda: isinstance('a', list[int] | str))
tell('issubclass', lambda: issubclass(bool, int | list[int]))
tell('issubclass', lambda: issubclass(str, int | list[int]))
tell('dataclass', lambda: dataclasses.dataclass(5))


def failing_int():
    class Number(enum.IntEnum):
        ONE = 'x'


def failing_str():
    class Text(enum.StrEnum):
        ONE = 1


def failing_init():
    class Pair(enum.Enum):
        ONE = 1, 2

        def __init__(self, one):
            self.one = one


for failing in (failing_int, failing_str, failing_init):
    tell('enum', failing)


def made_of_none():
    class None2(None):
        pass


tell('base', made_of_none)
for singleton in (None, ..., NotImplemented):
    tell('singleton', lambda: type(singleton)(1))
