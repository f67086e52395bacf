# str: find, index, count, startswith, in, replace, with all their bounds.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


s = 'abracadabra'
for args in (('a',), ('abra',), ('z',), ('',), ('a', 1), ('a', -4), ('a', 1, 3), ('abra', 1), ('', 5), ('', 11), ('', 12), ('', 5, 3), ('a', None, 4), ('a', 100), ('ra', -2, 100), ('A',)):
    print(args, s.find(*args), s.rfind(*args), s.count(*args), s.startswith(*args), s.endswith(*args), end=' ')
    attempt(s.index, *args)
    attempt(s.rindex, *args)
for name in ('find', 'index', 'count', 'startswith', 'endswith', 'replace', 'partition', 'split', 'join', 'strip', '__contains__', 'removeprefix'):
    attempt(getattr(s, name), 5)
    attempt(getattr(s, name))
    attempt(getattr(s, name), b'a')
attempt(s.find, 'a', 'b')
attempt(s.find, 'a', 1.5)
attempt(s.startswith, ('x', 'abra'))
attempt(s.startswith, ('x', 5))
attempt(s.startswith, ())
attempt(s.endswith, ('ra', 'x'), -2)
attempt(s.startswith, ['a'])
for args in (('a', 'X'), ('a', 'X', 2), ('a', 'X', 0), ('a', 'X', -1), ('', '-'), ('', '-', 3), ('abra', ''), ('z', 'y'), ('a', 'aa'), ('abracadabra', '')):
    attempt(s.replace, *args)
attempt(s.replace, 'a')
attempt(s.replace, 'a', 5)
attempt(s.replace, 'a', 'b', 'c')
attempt(s.replace, 'a', 'b', count=1)
print(''.replace('', 'x'), ''.replace('', 'x', 0), ''.find(''), ''.count(''), 'aaa'.count('aa'), 'aaaa'.replace('aa', 'b'), 'ab' in s, '' in '', 'x' in '')
u = 'naïve café — naïve 😀 end'
print(u.find('ï'), u.rfind('naïve'), u.index('😀'), u.count('ï'), u.replace('ï', 'i'), u.find('end'), u[u.find('😀')], len(u), u.startswith('café', 6), u.endswith('d', 0, -1))
print('abc'.removeprefix('ab'), 'abc'.removeprefix('x'), 'abc'.removesuffix('bc'), 'abc'.removesuffix(''), 'aaa'.removeprefix('a'))
attempt(lambda: 5 in s)
attempt(lambda: None in s)
print('hello world hello'.index('hello', 1), 'hello'.rindex('l'), 'mississippi'.count('issi'), 'mississippi'.rfind('issi'), 'x' * 1000 == 'x' * 1000, ('a' * 999 + 'b').find('ab'))
