# float: construction, methods, comparison with ints, arithmetic, errors.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


for text in ('1.5', ' 1.5 ', '1e5', '1E-5', '.5', '5.', '-0', '+1', 'inf', '-Infinity', 'nan', 'NaN', '1_000.5', '1__0', '', '.', 'e5', '1e', '0x10', '1.5.5', 'abc', '١.٥', '1,5', 'infinit', '1e400', '-1e400', '1e-400', '9' * 400):
    attempt(float, text)
for x in (5, 2**53 + 1, 10**400, True, b'1.5', bytearray(b'2'), None, [], 1j, b'x'):
    attempt(float, x)
attempt(float)
attempt(float, 1, 2)
attempt(float, x=1)
for x in (0.5, -2.75, 0.1, 0.0, -0.0, 1e300, float('inf'), float('nan')):
    print(x, x.is_integer(), x.hex(), x.conjugate(), x.real, x.imag, hash(x) == hash(x + 0) or x != x, bool(x))
    attempt(x.as_integer_ratio)
for text in ('0x1.8p1', '0x1p-1074', '1.8', '-0x.8p0', 'inf', 'nan', '0x', 'xyz', '0x1p5000', ''):
    attempt(float.fromhex, text)
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(7.5, 2), divmod(-7.5, 2), 1e308 * 10, -1e308 * 10, 1e-320 / 10, 0.0 * -1, 5.0 % float('inf'), -5.0 % float('inf'))
for op in ('1.0 / 0', '1.0 // 0', '1.0 % 0', 'divmod(1.0, 0.0)', '0.0 ** -1', '(-8.0) ** 0.5', '1e200 ** 2', '10.0 ** 400', "1.0 + 'x'", '1.0 << 1', '~1.0', '1.0 & 1', 'pow(2.0, 3, 5)', 'float("inf") // 1', 'float("nan") // 1', '1.5[0]', '1.5()', '2.0 @ 3', 'int(float("nan"))'):
    attempt(eval, op)
inf, nan = float('inf'), float('nan')
print(inf == inf, inf > 10**400, -inf < -(10**400), nan > 1, nan < 1, nan == nan, inf - inf, inf * 0, 1 / inf, -1 / inf, max(1, nan), max(nan, 1), min([nan, 1]), sorted([3, 1.5, 2, -inf, inf]))
print(1 == 1.0, 1.0 == True, 2**53 == 2.0**53, 2**53 + 1 == 2.0**53, 10**400 == inf, 10**400 > 1e308, 0.1 + 0.2 == 0.3, 1e16 == 10**16, 3 < 3.5 < 4, 2**63 == 9.223372036854775807e18, 2**63 - 1 < 9.223372036854775807e18)
print(hash(1.0) == hash(1), hash(2.0**70) == hash(2**70), hash(0.5), hash(-0.0), hash(inf), hash(-inf), hash(1e300) == hash(int(1e300)), {1.0: 'a'}[1], 1.0 in {1})
print(2.0**3, 2**-1.0, 4**0.5, (-2.0) ** 3, 0.0**0, 1.0**nan, nan**0, inf**0, inf**-1, (-inf) ** 3, (-1.0) ** inf, 0.5**-inf)
print(abs(-1.5), -(-1.5), +1.5, 1.5.__add__(1), (1.5).__eq__(1.5), (1.5).__floordiv__(1), (1.5).__radd__(2), (2.5).__round__(), (2.5).__trunc__(), (2.5).__floor__(), (2.5).__ceil__(), (1.5).__add__('x'), (1.5).__int__())
print(sum([0.1] * 10), sum([1e100, 1.0, -1e100]), sum([0.1, 0.2, 0.3]), sum([1, 2.5, 3]), sum([0.1] * 3, 0.0), sum([1e16, 1.0, 1.0]))
attempt((1.5).is_integer, 1)
attempt(lambda: (1.5).nothing)
attempt(float.__add__, 1, 2)
attempt(float.fromhex, 5)
