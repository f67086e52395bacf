# str, repr, bytes, format, int, float, complex, bool, hash, index of guest classes; wrong results.


def attempt(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


def make(**methods):
    space = {}
    for name, value in methods.items():
        space[f'__{name}__'] = lambda self, *a, v=value: v
    return type('T', (), space)()


good = make(str='S', repr='R', bytes=b'B', format='F', int=1, float=2.5, complex=3j, hash=4, index=5)
print(str(good), repr(good), bytes(good), format(good), int(good), float(good), complex(good), hash(good), f'{good}', [good], f'{good!s}{good!r}')
only_repr = make(repr='only repr')
print(str(only_repr), f'{only_repr}', [only_repr], {only_repr: 1}, '%s %r' % (only_repr, only_repr))
only_str = make(str='only str')
print(str(only_str), format(only_str), '%s' % only_str)
for bad in (5, None, b'x'):
    attempt(str, make(str=bad))
    attempt(repr, make(repr=bad))
    attempt(format, make(format=bad))
    attempt(lambda: f'{make(format=bad)}')
attempt(bytes, make(bytes='x'))
for bad in ('x', 1.5, None):
    attempt(int, make(int=bad))
    attempt(hash, make(hash=bad))
attempt(float, make(float=1))
attempt(float, make(float='x'))
attempt(complex, make(complex=1))
attempt(int, make(index=3))
attempt(float, make(index=3))
attempt(complex, make(index=3))
attempt(complex, make(float=3.5))
attempt(int, make(trunc=9))
attempt(int, make())
attempt(float, make())
attempt(hash, make(hash=2**70))
attempt(hash, make(hash=-1))
attempt(hash, make(hash=True))
attempt(range, make(index=3))
attempt(range, make(int=3))
attempt(bin, make(index=5))
attempt(bin, make(int=5))
attempt(chr, make(index=65))
attempt(round, make(float=1.5))
attempt(lambda: [1, 2, 3][make(index=1)])
attempt(lambda: 'ab' * make(index=2))
attempt(lambda: 'ab' * make(int=2))
attempt(lambda: '%d %x' % (make(int=2, index=3), make(index=255)))
attempt(lambda: '%d' % make())
attempt(lambda: '%f' % make(float=1.25))
attempt(lambda: '%c' % make(index=66))


class NoHash:
    def __eq__(self, other):
        return True


attempt(hash, NoHash())
attempt(lambda: {NoHash(): 1})
attempt(lambda: {NoHash()})
attempt(lambda: NoHash() in {1})
print(NoHash.__hash__, NoHash() == 5, NoHash() != 5)


class StrSub(str):
    pass


sub = make(str=StrSub('sub'))
print(type(str(sub)).__name__, type(f'{sub}').__name__, type(repr(make(repr=StrSub('r')))).__name__)


class IntSub(int):
    pass


print(type(int(make(int=IntSub(3)))).__name__, int(IntSub(3)) is not None)
print(object.__str__(only_repr), str(ValueError('v')), repr(type('Named', (), {})))
