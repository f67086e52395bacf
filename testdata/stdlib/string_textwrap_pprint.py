# string, textwrap, pprint, difflib-free text tools, io.StringIO.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


import io
import pprint
import string
import textwrap

print(string.ascii_letters, string.digits, string.punctuation, string.hexdigits, repr(string.whitespace), string.capwords('hello big  world'), string.ascii_lowercase[:3], len(string.printable))
t = string.Template('$who likes ${what}s, costs $$5')
print(t.substitute(who='Tim', what='cake'), t.safe_substitute(who='X'), string.Template('$a $b').substitute({'a': 1}, b=2), t.get_identifiers(), t.is_valid())
attempt(t.substitute, who='Tim')
attempt(string.Template('$').substitute)
attempt(string.Template('line\n${bad').substitute)
text = 'The quick brown fox jumps over the lazy dog. It was not amused, however; a-hyphenated-word appeared.'
print(textwrap.fill(text, 30))
print(textwrap.wrap(text, 20), textwrap.wrap('', 10), textwrap.wrap('averyveryverylongword', 8), textwrap.wrap('averyveryverylongword', 8, break_long_words=False), textwrap.shorten(text, 30), textwrap.shorten(text, 30, placeholder='…'))
print(textwrap.fill(text, 40, initial_indent='* ', subsequent_indent='  '))
print(repr(textwrap.dedent('''
    a
      b

    c
''')), repr(textwrap.indent('a\n\nb\n', '> ')), repr(textwrap.indent('a\n\nb', '> ', lambda line: True)))
attempt(textwrap.wrap, text, 0)
data = {'name': 'x', 'values': list(range(30)), 'nested': {'a': [1, {'b': (1, 2)}], 'long': 'word ' * 20}, 'set': {3, 1, 2}}
pprint.pprint(data, width=60)
pprint.pprint([1, 2, 3])
print(pprint.pformat({'b': 1, 'a': 2}), pprint.pformat({'b': 1, 'a': 2}, sort_dicts=False), pprint.pformat([[1, [2, [3]]]], depth=2), pprint.pformat('x' * 100, width=40))
out = io.StringIO('first\nsecond\n')
print(out.readline(), out.read(3), out.tell(), out.readlines(), repr(out.read()), out.seek(0), list(out), out.getvalue())
w = io.StringIO()
print(w.write('abc'), w.writelines(['d', 'e']), w.getvalue(), w.truncate(2), w.getvalue(), w.closed, w.close(), w.closed)
attempt(w.write, 'x')
attempt(io.StringIO().write, 5)
attempt(io.StringIO, 5)
b = io.BytesIO(b'raw\ndata')
print(b.readline(), b.read(), b.seek(0), b.read(2), b.getvalue(), b.write(b'XY'), b.getvalue())
with io.StringIO() as f:
    print('into', file=f)
    print(repr(f.getvalue()))
attempt(io.BytesIO, 'text')
print('{:<10}|{:^10}|{:>10}'.format('l', 'c', 'r'), 'abc'.center(9, '*'), string.Formatter().format('{} {x}', 1, x=2), '\n'.join(f'{k:<8}{v:>6.2f}' for k, v in {'a': 1, 'bb': 22.5}.items()))
