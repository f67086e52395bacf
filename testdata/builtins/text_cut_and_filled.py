# `split` of short and long texts, and `%` with bare conversions.
space = '\t\n\v\f\r\x1c\x1d\x1e\x1f '
for text in ('', ' ', 'a', ' a', 'a ', 'a b', '  a  bb   c ', 'ab' + space + 'cd', 'é è', 'a\x85b\xa0c', 'a\0b',
             'x ' * 200, 'y,' * 300, 'long' * 80):
    words = text.split()
    parts = text.split(',')
    print(len(words), words[:4], len(parts), parts[:3], text.split(None, 1)[:2] == text.split(maxsplit=1)[:2])
for sep in (',', ';', 'b', '\n', '\0'):
    for text in ('', ',', ',,', 'a,b;c', 'b,b', '\n', 'a\0b\0'):
        print(repr(sep), text.split(sep), text.split(sep, -1), text.split(sep, 1), text.split(sep, 0))
whole = 'nothing to cut here at all'
print(whole.split(',')[0] is whole, 'one'.split()[0] == 'one')


class Text(str):
    pass


print(Text('a b').split(), type(Text('a').split()[0]), Text('a').split(',')[0] == 'a')

print('%d %s|%s' % (1, 'two', 3), '%s' % 'x', '%s%%%d' % ('', -5), '%i %u' % (True, 2))
print('%d' % 3.9, '%s %s %s' % (None, 1.5, [1]), '%s' % (Text('t'),), '%d' % True, '%s' % -2**63)
for template, args in (('%d', ('x',)), ('%d %d', (1,)), ('%d', (1, 2)), ('%h', (1,)), ('%y', (1,)), ('%s %', (1,)),
                       ('%ld %hs %Ld', (1, 2, 3)), ('%l', (1,)), ('%(a)s', (1,))):
    try:
        print(template % args)
    except (TypeError, ValueError) as e:
        print(template, args, type(e).__name__, e)
