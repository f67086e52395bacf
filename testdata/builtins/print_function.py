# print: sep, end, file, flush, objects, wrong arguments.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


import io
import sys

print()
print(1, 'a', None, [1], sep='-')
print('no newline', end='')
print(' then', 'this', end='!\n')
print('a', 'b', sep='')
print('a', 'b', sep=None, end=None)
print(*[1, 2], *'ab', sep=', ')
print('x\ty\\n', 'é', '日', b'raw', 'quote\'s')
print(sep='only sep')
print(end='only end\n')
out = io.StringIO()
print('to', 'a', 'buffer', file=out)
print('more', file=out, end='')
print(repr(out.getvalue()), file=sys.stdout)
print('none', file=None)
print('flushed', flush=True)
for bad in (dict(sep=5), dict(end=5), dict(nope=1), dict(file=5), dict(sep=b'x'), dict(flush='yes')):
    attempt(print, 'a', 'b', **bad)


class Writer:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


w = Writer()
print('a', 1, sep='|', file=w)
print(w.parts, ''.join(w.parts))


class Broken:
    def __str__(self):
        raise ValueError('no str')


attempt(print, 'before', Broken())
attempt(print, 'x', file=w, flush=True)


class Repr:
    def __repr__(self):
        return 'from repr'


print(Repr(), [Repr()], {Repr(): 1}, (Repr(),))
print(print('inner'), type(print).__name__, print)
sys.stdout.write('written\n')
print(sys.stdout.write('count\n'))
for i in range(3):
    print(i, end=' ' if i < 2 else '\n')
print(1.0, 1e100, -0.0, True, 2**70, 1j, ..., int, len)
print('a\nb', 'c', sep='\n', end='\n--\n')
print(f'{"f"}', '%s' % 'p', '{}'.format('m'))
print('', '', sep='[]')
print([], {}, (), set(), '', end='|\n')
