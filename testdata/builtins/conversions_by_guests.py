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


class Answers:
    def __init__(self, v):
        self.v = v

    def __index__(self):
        return self.v


class AnswersAll(Exception):
    def __complex__(self):
        return self.args[0]

    def __iter__(self):
        return self.args[0]


import math

for v in (None, NotImplemented, 'a', [0], 2.5, float('inf'), True, False, 3, 10**400):
    print(repr(v)[:20], t(lambda: float(Answers(v))), t(lambda: complex(Answers(v))), t(lambda: math.sqrt(Answers(v))), t(lambda: math.floor(Answers(v))))
print(t(lambda: complex(AnswersAll(3))), t(lambda: complex(AnswersAll(3j))), t(lambda: bytes(AnswersAll('ab'))), t(lambda: bytes(AnswersAll(iter([1])))))
print(t(lambda: 1 in AnswersAll(5)), t(lambda: 1 in AnswersAll(iter([1]))))


class Text(bytes):
    def __repr__(self):
        return self


print(str(Text(b'a')), '%s' % Text(b'b'), f'{Text(b"c")}', t(lambda: repr(Text())))


class Pair(complex):
    def __getitem__(self, key):
        return {0: key, 1: 'one'}[key]


print(t(lambda: bytes(Pair())))


class Number(int):
    pass


class Word(str):
    pass


print(t(lambda: Number(1, 2, 3)), t(lambda: Word(1, 2, 3, 4)), t(lambda: int(1, 2, 3)), t(lambda: str(1, 2, 3, 4)))
print(hash(''), hash(b''), hash(False) == hash(''), t(lambda: bytes(2**63 - 1)), t(lambda: bytes(2**63)))
print(str.maketrans({True: 'a', 10: 'b', 1: 'c', 'd': None}))
print(t(lambda: b','.join([view[::2], b'x'])), t(lambda: b'abc'.find(view[::2])), t(lambda: b'abc'.startswith(view[::2])), t(lambda: view[::2] in b'abc'))
print(t(lambda: b'abc'.strip(view[::2])), t(lambda: b'abc'.replace(view[::2], b'')), t(lambda: bytearray(b'a').extend(view[::2])), t(lambda: bytearray(b'a').extend('')))
left = {0}
left &= {-0.0, 1}
right = {1, 2, 3}
right.intersection_update({1.0, True})
print(left, right, {0, 5} & {-0.0}, {-0.0} & {0, 5})
