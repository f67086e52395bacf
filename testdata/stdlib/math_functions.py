# math: every function on ordinary and edge values, domain errors.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


import math

inf, nan = math.inf, math.nan
print(math.pi, math.e, math.tau, inf, nan)
for name in ('sqrt', 'exp', 'log', 'log2', 'log10', 'log1p', 'expm1', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh', 'gamma', 'lgamma', 'erf', 'erfc', 'cbrt', 'exp2', 'degrees', 'radians', 'fabs'):
    f = getattr(math, name)
    out = []
    for x in (0, 1, -1, 0.5, 2, 10, 1e10, inf, -inf, nan):
        try:
            out.append(f'{f(x):.10g}')
        except (ValueError, OverflowError) as e:
            out.append(f'{type(e).__name__}: {e}')
    print(name, out)
for name in ('floor', 'ceil', 'trunc'):
    for x in (1.5, -1.5, 5, 1e20, -0.0, True):
        print(name, x, getattr(math, name)(x), end='; ')
    for x in (inf, nan, 'x', None):
        attempt(getattr(math, name), x)
print([math.factorial(n) for n in (0, 1, 5, 20, 30)], math.comb(10, 3), math.comb(3, 5), math.perm(10, 3), math.perm(5), math.gcd(12, 18), math.gcd(), math.gcd(0, 5, 10), math.lcm(4, 6), math.lcm(), math.lcm(0, 3), math.isqrt(10**20 + 1), math.isqrt(0))
attempt(math.factorial, -1)
attempt(math.factorial, 1.5)
attempt(math.factorial, 5.0)
attempt(math.comb, -1, 2)
attempt(math.comb, 5, -2)
attempt(math.comb, 1.5, 1)
attempt(math.perm, 3, -1)
attempt(math.isqrt, -1)
attempt(math.isqrt, 1.5)
attempt(math.gcd, 1.5, 2)
attempt(math.sqrt)
attempt(math.sqrt, 'x')
attempt(math.sqrt, 1j)
attempt(math.sqrt, -1)
attempt(math.sqrt, 10**400)
attempt(math.log, 0)
attempt(math.log, -5)
attempt(math.log, 8, 2)
attempt(math.log, 8, 1)
attempt(math.log, 8, 0)
attempt(math.log, 10**400)
attempt(math.log2, 2**1000)
attempt(math.log10, 10**300)
attempt(math.pow, 2, 10)
attempt(math.pow, -1, 0.5)
attempt(math.pow, 10, 400)
attempt(math.pow, 0, -1)
attempt(math.pow, nan, 0)
attempt(math.fmod, -7, 3)
attempt(math.fmod, 7, 0)
attempt(math.remainder, 7, 2.5)
attempt(math.fmod, inf, 2)
attempt(math.exp, 1000)
attempt(math.acos, 2)
attempt(math.gamma, -1)
print(math.hypot(3, 4), math.hypot(), math.hypot(1, 2, 2), math.dist((0, 0), (3, 4)), math.atan2(1, -1), math.atan2(-0.0, -1), math.copysign(1, -0.0), math.copysign(-3, 1))
attempt(math.dist, (1,), (1, 2))
print(math.fsum([0.1] * 10), math.fsum([]), math.fsum([1e100, 1.0, -1e100]), math.prod([1, 2, 3]), math.prod([], start=5), math.prod([1.5, 2]), math.sumprod([1, 2], [3, 4]))
attempt(math.fsum, [1, 'x'])
attempt(math.fsum, [inf, -inf])
attempt(math.sumprod, [1], [1, 2])
print(math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-10), math.isclose(0, 1e-10, abs_tol=1e-9), math.isclose(inf, inf), math.isclose(nan, nan), math.isfinite(inf), math.isinf(-inf), math.isnan(nan), math.isfinite(5))
attempt(math.isclose, 1, 2, rel_tol=-1)
print(math.modf(3.75), math.modf(-3.75), math.modf(inf), math.frexp(8), math.frexp(0), math.ldexp(0.5, 4), math.nextafter(1, 2), math.ulp(1.0), math.ulp(0), math.fma(2, 3, 4))
attempt(math.ldexp, 1.0, 5000)
attempt(lambda: math.nothing)
