# __init__ of dataclasses: as a function, its parameters, defaults, factories, what is passed on, errors
# and where they stand in tracebacks; more fields than most have.
import inspect
import traceback
from dataclasses import KW_ONLY, InitVar, dataclass, field, make_dataclass


@dataclass
class Plain:
    x: int
    y: str = 'y'
    z: list = field(default_factory=list)
    _: KW_ONLY
    k: int
    w: int = 3


@dataclass(frozen=True, slots=True)
class Frozen:
    a: int
    b: float = 1.5
    c: dict = field(default_factory=dict, compare=False)
    d: int = field(default=7, init=False)


@dataclass
class Counted:
    size: int
    scale: InitVar[int] = 2
    name: InitVar[str] = 'n'
    total: int = field(init=False)
    log: list = field(init=False, default_factory=list)

    def __post_init__(self, scale, name):
        self.total = self.size * scale
        self.log.append(name)


@dataclass
class Selfish:
    self: int
    other: int = 1


@dataclass
class Child(Plain):
    __private: int = 0
    x: float = 0.5


@dataclass
class Empty:
    pass


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')


for cls in (Plain, Frozen, Counted, Selfish, Child, Empty):
    init = cls.__init__
    print(cls.__name__, inspect.signature(cls), init.__name__, init.__qualname__, init.__module__)
    print('  ', init.__defaults__, init.__kwdefaults__, sorted(init.__annotations__))
    print('  ', init.__code__.co_argcount, init.__code__.co_kwonlyargcount, type(init).__name__)
attempt(Plain, 1, k=2)
attempt(Plain, 1, 'b', [1], k=2, w=0)
attempt(Plain, 1)
attempt(Plain)
attempt(Plain, 1, 2, 3, 4, k=5)
attempt(Plain, 1, x=1, k=2)
attempt(Plain, 1, k=2, wrong=3)
attempt(Frozen, 1)
attempt(Frozen, b=2, a=1)
attempt(Frozen, 1, 2, {}, 3)
attempt(Counted, 5)
attempt(lambda: vars(Counted(5, 3, name='x')))
attempt(Selfish, 1)
attempt(Selfish, self=1, other=2)
attempt(Child, k=1)
attempt(Empty)
attempt(Empty, 1)
print(Plain(1, k=1).z is Plain(1, k=1).z, Plain.__init__ is Child.__init__)


@dataclass
class Failing:
    a: int
    b: list = field(default_factory=lambda: [1 // 0])

    def __post_init__(self):
        raise ValueError(self.a)


for args in ((1,), (1, [])):
    try:
        Failing(*args)
    except Exception as e:
        for frame in traceback.extract_tb(e.__traceback__)[1:]:
            print(frame.filename.endswith('dataclass_init.py') or frame.filename, frame.lineno, frame.name)

Wide = make_dataclass('Wide', [(f'f{i}', int, i) for i in range(300)])
wide = Wide(5, f299=6)
print(wide.f0, wide.f1, wide.f298, wide.f299, wide == Wide(5, f299=6), wide != Wide())
Needing = make_dataclass('Needing', [f'f{i}' for i in range(250)])
print(Needing(*range(250)).f249)
for f in (lambda: Wide(*range(301)), lambda: Wide(0, f0=1), lambda: Wide(wrong=1), lambda: Needing(1)):
    try:
        f()
    except TypeError as e:
        print(str(e).split('()')[0])
