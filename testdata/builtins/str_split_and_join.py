# str: split, rsplit, splitlines, partition, join, expandtabs.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


for s in ('a b c', '  a  b  ', '', '   ', 'a,b,,c,', 'a\tb\nc', 'one', 'a\u00a0b\u2003c', ',,'):
    print(repr(s), s.split(), s.rsplit(), s.split(None, 1), s.rsplit(None, 1), s.split(',') , s.rsplit(',', 1), s.split(',', 1), s.split(maxsplit=0), s.split(','  , 0))
print('a--b--c'.split('--'), 'aaaa'.split('aa'), 'aaaa'.rsplit('aa', 1), 'abc'.split('abc'), ' a b '.split(' '), 'a b c d'.split(sep=' ', maxsplit=2), 'a b'.split(maxsplit=-1))
for s in ('', '\n', 'a', 'a\n', 'a\nb', 'a\r\nb\rc', 'a\n\nb\n', 'a\x0bb\x0cc\x1cd\x85e\u2028f', '\r\n'):
    print(ascii(s), ascii(s.splitlines()), ascii(s.splitlines(True)), ascii(s.splitlines(keepends=True)))
for s in ('k=v', 'k=v=w', 'none', '=', ''):
    print(s.partition('='), s.rpartition('='))
print('a::b::c'.partition('::'), 'a::b::c'.rpartition('::'))
attempt('a'.split, '')
attempt('a'.partition, '')
attempt('a'.split, 5)
attempt('a'.split, 'a', 'b')
attempt('a'.split, 'a', None)
attempt('a'.split, sep=None)
attempt('a'.split, nope=1)
attempt('a'.split, 'a', 1, 2)
print(','.join([]), ','.join(['a']), ','.join('abc'), ''.join(['x', 'y']), ', '.join({'k': 1, 'l': 2}), '-'.join(str(i) for i in range(4)), 'é'.join(['a', '日', 'b']))
attempt(','.join, [1])
attempt(','.join, ['a', None])
attempt(','.join, ['a', b'b'])
attempt(','.join, 5)
attempt(','.join, None)
attempt(','.join)
attempt(','.join, (1 // 0 for _ in [1]))
for s in ('a\tb', '\t', 'ab\tc\td', 'a\n\tb', '12345678\tx', 'é\tx'):
    print(repr(s.expandtabs()), repr(s.expandtabs(4)), repr(s.expandtabs(0)), repr(s.expandtabs(tabsize=1)), repr(s.expandtabs(-3)))
print('1 2 3'.split(' ')[1], [int(x) for x in '1 2 3'.split()], dict(p.split('=') for p in 'a=1;b=2'.split(';')), ' '.join(reversed('a b c'.split())))
text = 'line one\nline two\n\nline four'
for i, line in enumerate(text.splitlines(), 1):
    print(i, repr(line), line.split()[-1:] )
print(text.split('\n'), text.splitlines() == text.split('\n'), 'a b'.join('xyz'), ' x '.split(' '), '\u3000a\u3000'.split())
