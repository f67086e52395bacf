def attempt(text):
    try:
        eval(text)
    except TypeError as e:
        print(text, '->', e)


for text in ('[].append()', '[].append(1, 2)', '[].clear(1)', '{}.get()', '{}.get(1, 2, 3)', '"".replace("a")', '"".split(1, 2, 3)', '"a".join()',
             'len()', 'len(1, 2)', 'sorted()', 'sorted([], 1)', 'sorted([], cmp=1)', '[].sort(1)', 'sum()', 'sum([], 1, 2)', 'isinstance(1)',
             'int(1, 2, 3)', 'int(x=1)', 'float(1, 2)', 'list(1, 2)', 'set(1, 2)', 'tuple(a=1)', 'range()', 'enumerate()', 'str(1, 2, 3, 4)',
             'str.upper()', 'int.__add__()', 'int.__add__(1)', '(1).__add__(2, 3)', 'str.upper(5)', 'list.append((), 1)', 'int.__add__("a", 1)',
             'set.union([])', '[].append(object=1)', '(1).bit_length(1)', 'dict.fromkeys()', 'bytes.fromhex()', 'print(1, foo=2)', 'round()',
             'round(1, number=2)', 'pow(2)', '"".encode(1)', '{}.pop()', '[].index()', '"a" + 1', '1 + "a"', '[] + 1', '() * "a"', 'b"" + ""', '"a" * 1.5',
             '(lambda **k: k)(**{1: 2})'):
    attempt(text)


class Refuses:
    __add__ = __radd__ = __iadd__ = __lt__ = __eq__ = __getitem__ = __contains__ = None


for text in ('Refuses() + 1', '1 + Refuses()', 'Refuses() < 1', 'Refuses() == 1', 'Refuses()[0]', '1 in Refuses()'):
    attempt(text)
nan = float('nan')
print(nan in [nan], nan in [float('nan')], len({nan, nan, float('nan')}), [nan] == [nan], [nan] == [float('nan')])
d = {0: 0}
try:
    for key in d:
        del d[0]
        d[0] = 0
except RuntimeError as e:
    print(e)
print(f'''{1 + 2 = # no comment
}''', 'é日'.encode('ascii', 'namereplace'))
for text in ("f'{1+}'", "f'{f(1+)}'", "f'{-}'", "f'{a $ b}'", "f'{3! s}'", "f'{3:{{>10}'", "'\\N{'", "f'\\N{'"):
    try:
        compile(text, '?', 'eval')
    except SyntaxError as e:
        print(text, e.msg, e.offset, e.end_offset)
import io
import random

for text in ('random.Random().random(1)', 'random.Random().getrandbits()', 'io.StringIO().write()', 'io.StringIO().write(1, 2)', 'str(b"a", "a\\0")', '"a".encode("a\\0")',
             'b"a".decode("utf-8", "a\\0")', 'range.count((), 1)', 'range.index(None, 1)', 'list.pop(None, "a")', 'enumerate([], strt=1)'):
    try:
        eval(text)
    except (TypeError, ValueError) as e:
        print(text, '->', type(e).__name__, e)
