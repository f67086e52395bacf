"""Roots, logarithms and exponentials of `decimal`, on ints that count units of 10 ** -p."""

from math import log as _float_log


def _digits(n):
    """Number of decimal digits of an int that is not negative; 1 for 0."""
    if n < 10:
        return 1
    # The bits give the digits up to one.
    estimate = n.bit_length() * 30103 // 100000
    return estimate + 1 if n >= _power(estimate) else estimate


_powers = [10 ** i for i in range(64)]


def _power(n):
    return _powers[n] if n < 64 else 10 ** n


_ln_constants = {}


def _atanh_inverse(n, unit):
    """atanh(1 / n) in units."""
    total = term = unit // n
    square = n * n
    k = 3
    while term:
        term //= square
        total += term // k
        k += 2
    return total


def _ln10(p):
    """ln(10) in units of 10 ** -p, to about one unit."""
    for known, value in _ln_constants.items():
        if known >= p:
            return value // 10 ** (known - p)
    wide = p + 10
    unit = 10 ** wide
    # ln 2 = 2 atanh(1/3), ln 5/4 = 2 atanh(1/9), ln 10 = 3 ln 2 + ln 5/4
    value = 6 * _atanh_inverse(3, unit) + 2 * _atanh_inverse(9, unit)
    _ln_constants.clear()
    _ln_constants[wide] = value
    return value // 10 ** 10


def _exp_fixed(x, p):
    """exp(x / 10 ** p) in units of 10 ** -p, for 0 <= x < 3 * 10 ** p, to a few units."""
    # Halve the argument often enough for the series to be short, and square as often afterwards.
    halvings = int((p * 3.33) ** 0.5) + 2
    wide = p + halvings // 3 + 8
    unit = 10 ** wide
    x = x * 10 ** (wide - p) >> halvings
    term = total = unit
    k = 1
    while term:
        term = term * x // (unit * k)
        total += term
        k += 1
    for _ in range(halvings):
        total = total * total // unit
    return total // 10 ** (wide - p)


def exp(coefficient, exponent, p):
    """exp(±coefficient * 10 ** exponent) as (integer with about p digits, its exponent)."""
    # x = k ln 10 + r: the result is exp(r) * 10 ** k.
    size = max(0, _digits(abs(coefficient)) + exponent)
    wide = p + size + 6
    shift = exponent + wide
    x = coefficient * 10 ** shift if shift >= 0 else coefficient // 10 ** -shift
    ln10 = _ln10(wide)
    k, r = divmod(x, ln10)
    r //= 10 ** (wide - p - 4)
    return _exp_fixed(r, p + 4), k - p - 4


def ln(coefficient, exponent, p):
    """ln(coefficient * 10 ** exponent) in units of 10 ** -p, to about one unit."""
    wide = p + 12
    digits = _digits(coefficient)
    # The number is m * 10 ** k with m near 1.
    k = digits + exponent
    shift = wide - digits
    m = coefficient * 10 ** shift if shift >= 0 else coefficient // 10 ** -shift
    if m * 10 < 4 * 10 ** wide:
        m *= 10
        k -= 1
    unit = 10 ** wide
    # A first approximation by floats, then the logarithm of what is left, which is very near 1.
    first = int(_float_log(m / unit) * 10 ** 17)
    y = first * 10 ** (wide - 17) if wide >= 17 else first // 10 ** (17 - wide)
    if y <= 0:
        rest = m * _exp_fixed(-y, wide) // unit
    else:
        rest = m * unit // _exp_fixed(y, wide)
    u = (rest - unit) * unit // (rest + unit)
    total = term = u
    square = u * u // unit
    n = 3
    while term:
        term = term * square // unit
        total += term // n
        n += 2
        if term == -1:
            break
    result = y + 2 * total + k * _ln10(wide)
    return result // 10 ** (wide - p)


def log10(coefficient, exponent, p):
    """log10(coefficient * 10 ** exponent) in units of 10 ** -p."""
    wide = p + 6
    k = _digits(coefficient) + exponent - 1
    return ln(coefficient, exponent - k, wide) * 10 ** wide // _ln10(wide) // 10 ** 6 + k * 10 ** p
