# str: strip, center, ljust, rjust, zfill, translate, maketrans.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


for s in ('  a b  ', 'xxaxx', '\t\n a \r\n', '', '   ', '\u2003é\u00a0', 'xyxyhelloyx'):
    print(repr(s), repr(s.strip()), repr(s.lstrip()), repr(s.rstrip()), repr(s.strip('x')), repr(s.strip('xy')), repr(s.lstrip('xy')), repr(s.rstrip('yx')), repr(s.strip('')), repr(s.strip(None)))
for s in ('', 'a', 'ab', 'abc', 'é', '-5', '+5', '--5', '12345'):
    for w in (0, 3, 4, -1):
        print([s.center(w), s.ljust(w), s.rjust(w), s.zfill(w), s.center(w, '*'), s.ljust(w, '日'), s.rjust(w, '.')], end=' ')
    print()
print('abc'.center(6, '*'), 'abcd'.center(7, '*'), 'ab'.center(5, '*'), 'a'.center(4, '*'))
for name in ('strip', 'center', 'ljust', 'zfill', 'translate', 'expandtabs'):
    attempt(getattr('a', name), 'x')
    attempt(getattr('a', name), 5)
    attempt(getattr('a', name))
attempt('a'.center, 5, '')
attempt('a'.center, 5, 'ab')
attempt('a'.center, 5, 5)
attempt('a'.center, 5.0)
attempt('a'.center, 2**70)
attempt('a'.strip, b'a')
attempt('a'.zfill, None)
t = str.maketrans({'a': '1', 'b': None, 'c': 'xyz', ord('d'): ord('D')})
print(t, 'abcdabcd'.translate(t), 'hello'.translate(str.maketrans('el', 'ip')), 'hello'.translate(str.maketrans('l', 'L', 'h')), 'hello'.translate({}), 'abc'.translate({97: 'A', 98: None}))
attempt(str.maketrans, 'ab', 'c')
attempt(str.maketrans, {'ab': 1})
attempt(str.maketrans, 5)
attempt(str.maketrans, 'a', 5)
attempt(str.maketrans, {1.5: 'x'})
attempt('abc'.translate, {97: 2**30})
attempt('abc'.translate, {97: 1.5})
attempt('abc'.translate, None)


class Upper:
    def __getitem__(self, k):
        if k == 98:
            raise LookupError
        return k - 32


print('abc'.translate(Upper()), 'aéz'.translate({233: 'e'}), 'abc'.translate(['x'] * 98))
