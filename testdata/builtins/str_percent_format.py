# The % operator: every conversion, flags, mappings, errors.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


for fmt, arg in (
    ('%s %r %a', ('é', 'é', 'é')), ('%d|%i|%u', (1, 2, 3)), ('%5d|%-5d|%05d|%+d|% d', (42,) * 5), ('%x %X %#x %#X %o %#o', (255,) * 6),
    ('%f %.2f %8.3f|%-8.1f|%08.2f', (3.14159,) * 5), ('%e %.2E %g %G %#g', (12345.678,) * 5), ('%c%c%c', ('a', 98, '日')), ('%%', ()), ('%5s|%-5s|%.2s|%5.1s|', ('abc',) * 4),
    ('%*d|%-*d|%.*f', (5, 42, 5, 42, 2, 3.14159)), ('%s', 'one'), ('%s', 5), ('%s', [1, 2]), ('%s', {'a': 1}), ('%s', ((1, 2),)), ('%(a)s %(b)05.1f', {'a': 'x', 'b': 2.5}), ('%(a)s%%', {'a': 1}),
    ('%d', 3.99), ('%d', -3.99), ('%d', True), ('%d', 10**30), ('%x', -255), ('%.3d', 5), ('%+.1e', 0.0), ('%s %s', ('a', None)), ('%r', ('tuple',)), ('no conversions', ()), ('no conversions', {}), ('%i', 1e10), ('%.0f', 0.5), ('%5%|', ()),
    ('%s %s', ('a',)), ('%s', ()), ('%s', ('a', 'b')), ('plain', 5), ('%d', 'x'), ('%d', None), ('%x', 1.5), ('%f', 'x'), ('%c', 'ab'), ('%c', -1), ('%c', 1.5), ('%c', 1114112), ('%(a)s', {}), ('%(a)s', 5), ('%(a)s', ('x',)), ('%z', 1), ('%', 1), ('abc%', 1),
    ('%(a', {'a': 1}), ('%*d', ('x', 1)), ('%.*f', (1.5, 1)), ('%s%', ('a',)), ('%d', float('nan')), ('%d', float('inf')), ('%y', 5), ('% %', ()), ('%ld %hd', (1, 2)), ('%5', 5), ('%(a)s %s', {'a': 1}), ('%*s', (-5, 'a')), ('%o', 1j), ('%e', 10**400), ('%99999999999d', 1),
):
    print(repr(fmt), end=' -> ')
    attempt(lambda: fmt % arg)


class Str:
    def __str__(self):
        return 'str'

    def __repr__(self):
        return 'repr'

    def __float__(self):
        return 2.5

    def __int__(self):
        return 7

    def __index__(self):
        return 9


print('%s %r %a %f %d %x' % ((Str(),) * 6))
print('%s and %s' % ('a', 'b') + '!', '%s' % 'é', '%5s|' % '日本', '%-6r|' % 'a', '%s' % None, '%s%s' % (1, 2) * 2)
s = 'total: %d'
s %= 5
print(s)
print(b'%s %d %x %r' % (b'a', 5, 255, 'x'), b'%(k)s' % {b'k': b'v'}, b'%c%c' % (97, b'b'), b'%5.1f' % 2.25, b'%a' % 'é', b'%b' % b'z')
attempt(lambda: b'%s' % 'text')
attempt(lambda: b'%d' % 'x')
attempt(lambda: b'%c' % 300)
attempt(lambda: b'%s' % 5)
for template, values in (('%(k)-l', [3]), ('%(k)#.5l', {}), ('%(k)', {'k': 1}), ('%(k)l', {}), ('%s%-*l', (1.5, -31.0)), ('%*', (1,)), ('%*', ()), (b'%(k)l', b''), (b'', 'x'), (b'%(a)s', 'x'),
                         ('%5', 1), ('%.*', (2, 3))):
    class Guest:
        def __getitem__(self, key):
            print('asked', key)
            return 1
    for given in (values, Guest()) if not isinstance(values, tuple) else (values,):
        try:
            print(repr(template % given))
        except Exception as e:
            print(repr(template), type(e).__name__, e)
