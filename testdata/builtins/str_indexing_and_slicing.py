# str: subscripts, slices, repetition, concatenation, iteration, comparison.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


s = 'hello'
u = 'añb日c😀d'
for text in (s, u, ''):
    n = len(text)
    for i in (0, -1, n - 1, -n, n, -n - 1, 100):
        attempt(text.__getitem__, i)
for sl in (slice(None), slice(1, 3), slice(-3, None), slice(None, None, -1), slice(None, None, 2), slice(5, 1, -2), slice(10, 20), slice(3, 1), slice(-100, 100), slice(None, -1), slice(1, None, 3)):
    print(sl, repr(s[sl]), repr(u[sl]))
attempt(lambda: s['a'])
attempt(lambda: s[1.5])
attempt(lambda: s[None])
attempt(lambda: s[::0])
attempt(lambda: s['a':])
attempt(lambda: s[1, 2])
attempt(lambda: s[2**70])
attempt(lambda: s[: 2**70])
attempt(s.__setitem__ if hasattr(s, '__setitem__') else lambda: 'str has no __setitem__')
print(s + u, s * 2, 2 * s, s * 0, s * -1, s * True, '' * 10**9 == '')
attempt(lambda: s + 5)
attempt(lambda: s + None)
attempt(lambda: s + b'x')
attempt(lambda: 5 + s)
attempt(lambda: s * 1.5)
attempt(lambda: s * s)
attempt(lambda: s - s)
attempt(lambda: -s)
attempt(lambda: s / 2)
print(list(u), [c for c in reversed(u)], len(u), max(u), min(s), sorted(s), ''.join(sorted(u)), set('aab') == {'a', 'b'}, tuple('ab'), list(enumerate('xy')), dict(zip('ab', 'cd')))
print('a' < 'b', 'a' < 'B', 'a' < 'aa', '' < 'a', 'Z' < 'a', 'é' > 'z', '日' > 'é', '😀' > '\uffff', 'abc' == 'abc', 'abc' != 'abd', 'a' <= 'a', 'b' >= 'a', 'a' == 97, 'a' == b'a')
print('a' in 'abc', 'bc' in 'abc', '' in 'abc', 'ac' in 'abc', '日' in u, hash('abc') == hash('abc'), bool(''), bool(' '), bool('0'))
x = 'a'
x += 'b'
x *= 3
print(x, len(x * 1000), x[::-1], x[1], x[-2:], x[::2])
print(ascii(u), repr(u), str(u), ascii('\x00\n\t\\\'"\x7f\x80é\u2028'), repr('\x00\n\t\\\'"'), repr("'"), repr('"'), repr('\'"'), repr('\u2028\u00ad\u200b\xa0'))
print(ord('a'), ord('😀'), chr(97), chr(128512), chr(0) == '\x00', chr(1114111) == '\U0010ffff')
attempt(ord, 'ab')
attempt(ord, '')
attempt(ord, 5)
attempt(ord, b'a')
attempt(chr, -1)
attempt(chr, 1114112)
attempt(chr, 'a')
attempt(chr, 2**70)
attempt(chr, 1.5)
