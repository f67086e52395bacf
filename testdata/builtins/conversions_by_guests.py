# What guest code converts for a builtin, step by step, and what is said when it does not.
def t(f):
    try:
        return f()
    except Exception as e:
        return type(e).__name__, str(e)


class OddItems:
    def __getitem__(self, key):
        return {0: key, 1: 'one'}[key]


class BadIndex:
    def __index__(self):
        return 'x'

    def __getitem__(self, key):
        return [10, 20, 30][key]


class BadIndexAlone:
    def __index__(self):
        return 'x'


class RaisingIndex:
    def __index__(self):
        raise TypeError('ix')

    def __iter__(self):
        yield 1


class BadIterator:
    def __iter__(self):
        return 5


class RaisingIterator:
    def __iter__(self):
        raise TypeError('mine')


class Good:
    def __index__(self):
        return 3


class Items:
    def __iter__(self):
        yield 1
        yield Good()
        yield 256


class BadRepr:
    def __repr__(self):
        return 1


class BadInt:
    def __int__(self):
        return 'x'


class NotIterable(dict):
    __iter__ = None


for v in [OddItems(), BadIndex(), BadIndexAlone(), RaisingIndex(), BadIterator(), RaisingIterator(), Good(), Items(),
          BadRepr(), [1, 'a', 300], [300, 'a'], 2.5, None, iter([1, Good()])]:
    print(type(v).__name__, t(lambda: bytes(v)), t(lambda: bytearray(v)))
b = BadRepr()
print(t(lambda: str(b)), t(lambda: repr(b)), t(lambda: f'{b}'), t(lambda: f'{b!r}'), t(lambda: '%s' % b), t(lambda: '%r' % b))
print(t(lambda: print(*NotIterable(a=1))), t(lambda: print(*5)), t(lambda: [*NotIterable()]))
for code in 'diuoxXc':
    for v in [BadInt(), BadIndexAlone(), RaisingIndex(), 'a', None]:
        print(code, type(v).__name__, t(lambda: f'%{code}' % v), t(lambda: f'%{code}'.encode() % v))
view = memoryview(b'abcdef')
print(t(lambda: view[()]), t(lambda: view[1, 2]), t(lambda: view[b'a', b'b']), t(lambda: view[::2, 1]), t(lambda: view[::2, ::2]))
far = memoryview(b'')[5:1:-2]
print(far.contiguous, t(lambda: bytearray(b'a') >= far), t(lambda: bytearray(b'a') + far), bytearray(b'a') == far, t(lambda: view[::2] < bytearray(b'a')))
for v in [2.5, 1j, 5, 'a', None, Good(), b'z', [65], ['a']]:
    a = bytearray(b'hello')
    print(t(lambda: a.__setitem__(slice(0, 2), v)), a)


class Equal:
    def __eq__(self, other):
        return True


print([k for k in Equal.__dict__ if k not in ('__firstlineno__', '__static_attributes__')])
print(None.__doc__, (...).__doc__, NotImplemented.__doc__)
