# complex: construction, text, arithmetic, errors.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


for text in ('1', '1j', '-1.5+2j', '1e2-3e-1j', 'j', '-j', '+j', '(1+2j)', ' 1+2j ', 'nan+infj', 'inf', '1+2', '1 + 2j', '', 'x', '1+2j3', '((1j))', '1_0j'):
    attempt(complex, text)
for args in ((), (1,), (1, 2), (1.5, -2), (1j, 1j), (1, 1j), (1 + 2j, 3), (True, False), ('1', 2), (1, '2'), (None,), ([],), (2**70, 1), (10**400,)):
    attempt(complex, *args)
attempt(complex, real=1, imag=2)
attempt(complex, imag=5)
attempt(complex, x=5)
for z in (0j, 1j, -1j, 1 + 0j, -0.0 + 1j, complex(-0.0, -0.0), 1.5 - 2.25j, 1e100 + 1e-100j, complex('nan'), complex('inf+infj'), 3 + 4j):
    print(repr(z), str(z), z.real, z.imag, z.conjugate(), abs(z), bool(z), -z, f'{z:.2f}', f'{z}', f'{z:>20}|')
a, b = 3 + 4j, 1 - 2j
print(a + b, a - b, a * b, a / b, a**2, a**b, a**0.5, 2**a, a + 1, 1.5 - a, a == 3 + 4j, a != b, 1j * 1j, a**-1, 0j**0, (1 + 0j) == 1, hash(1 + 0j) == hash(1), hash(1j))
for op in ('1j / 0', '1j // 1', '1j % 1', 'divmod(1j, 1)', '1j < 2j', 'int(1j)', 'float(1j)', '0j ** -1', "1j + 'x'", 'round(1j)', 'pow(1j, 2, 3)', '~1j', '1j & 1', 'range(1j)', '[1][1j]', 'max(1j, 2j)', '1e200j ** 2', '0j ** 1j', 'sorted([2j, 1j])'):
    attempt(eval, op)
for spec in ('', '.2f', '+.1e', 'g', '>15', '<15', '^15', '010', '=10', ',', 'd', '%', 's'):
    attempt(format, 1234.5 - 2j, spec)
print(sum([1j, 2, 3.5]), [1j, 2] == [1j, 2.0], {1j: 'a'}[complex(0, 1)], isinstance(1j, complex), (1j).__class__, complex(1, 2).__getnewargs__())
attempt(setattr, 1j, 'real', 5)
attempt(lambda: (1j).nothing)
print(complex.__mul__(1j, 2), (1j).__add__('x'), (2j).__complex__(), 5 .__class__, (1 + 2j).__eq__(1))

# Where an underscore is looked for depends on what comes before it.
for text in ('\x7f_', '\x7f_\u03c2', '\u03c2_', '1_', '1_\u0661', '\u0661_'):
    try:
        print(complex(text))
    except ValueError as e:
        print(e)
