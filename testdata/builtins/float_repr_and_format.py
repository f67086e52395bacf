# float: repr, str, rounding in formats, the edge values.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


for x in (0.1, 1 / 3, 2.5, 1e15, 1e16, 123456789012345680.0, 1e17, 1e21, 1e22, 1e23, 1e100, 1e-4, 1e-5, 1.5e-7, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, -0.0, 0.0, 100.0, 1e0, 9007199254740993.0, 0.1 + 0.2, 1.1 * 3, 4.35 * 100, float('inf'), float('-inf'), float('nan')):
    print(repr(x), str(x), f'{x:g}', f'{x:.3f}', f'{x:.2e}', f'{x:.0f}', f'{x:.10g}', '%s %r %.1f %g %e' % (x, x, x, x, x))
for spec in ('', 'f', 'F', 'e', 'E', 'g', 'G', 'n', '%', '.0%', '.1%', '08.2f', '+.1f', ' .1f', '-.1f', ',', ',.2f', '_.2f', '>12', '<12', '^12', '=12', '*^12.1f', '012,.1f', '#.0f', '#g', '.3', '.0', '10.4', 'z.1f', '.20f', '1.1', '+g', '.15g', '.17g'):
    print(repr(spec), '|'.join(format(x, spec) for x in (1234.5678, -0.001, 0.0, 1e10, 999999.5)))
for bad in ('d', 'x', 's', 'c', 'b', '.f', 'q', '10.', ',_', '__', ',,', '.2.3', 'abc', '<<<<', '0.1.1f'):
    attempt(format, 1.5, bad)
for spec in ('', 'f', 'e', 'g', '%', '10', '010', '+', '>8f', 'F', 'E', ',.1f'):
    print([format(float(v), spec) for v in ('inf', '-inf', 'nan')])
for x in (0.5, 1.5, 2.5, 3.5, -0.5, -1.5, 2.675, 1.005, 0.15, 0.25, 0.35, 1e16 + 1):
    print(x, round(x), round(x, 1), round(x, 2), f'{x:.0f}', f'{x:.1f}', f'{x:.2f}')
for args in ((1234.5678, -2), (1e300, 5), (1e300, -300), (0.1, 400), (5e-324, 323), (2.5, None), (float('inf'), 2), (float('nan'), 1), (1.5, 'x'), (float('inf'),), (float('nan'),), (-0.4, 0), (1e22, 0)):
    attempt(round, *args)
print([1e5, 1e-5, 100000.0, 0.0001, 1e15 + 0.5, 123456789.123456789, 2**0.5, 3.0e10, 1e16])
print('%5.1f|%-8.2f|%+.3e|%G|%08.3f|% f' % (3.14159, 2.5, 12345.678, 1e-10, -3.14159, 1.0))
