"""Rational numbers of any size."""

__all__ = ['Fraction']

import math
import numbers
import operator
from decimal import Decimal

_MODULUS = 2305843009213693951


def _parse(text):
    """Numerator and denominator of a text as floats and decimals are written, or with a slash; None if it is none."""
    text = text.strip()
    sign = 1
    if text[:1] in ('+', '-'):
        sign = -1 if text[0] == '-' else 1
        text = text[1:]
    numerator, slash, denominator = text.partition('/')
    if slash:
        numerator = numerator.rstrip()
        denominator = denominator.lstrip()
        if not (_is_digits(numerator) and _is_digits(denominator)):
            return None
        return sign * int(numerator), int(denominator)
    for e in ('e', 'E'):
        mantissa, found, exponent = text.partition(e)
        if found:
            bare = exponent[1:] if exponent[:1] in ('+', '-') else exponent
            if not _is_digits(bare):
                return None
            exponent = int(exponent)
            break
    else:
        mantissa, exponent = text, 0
    whole, point, fraction = mantissa.partition('.')
    if (whole and not _is_digits(whole)) or (fraction and not _is_digits(fraction)) or not (whole or fraction):
        return None
    fraction = fraction.replace('_', '')
    n = int(whole or '0') * 10 ** len(fraction) + int(fraction or '0')
    d = 10 ** len(fraction)
    if exponent >= 0:
        n *= 10 ** exponent
    else:
        d *= 10 ** -exponent
    return sign * n, d


def _is_digits(text):
    """Digits, with single underscores between them."""
    return text.replace('_', '').isdecimal() and text[0] != '_' and text[-1] != '_' and '__' not in text


def _new(n, d):
    self = object.__new__(Fraction)
    self._numerator = n
    self._denominator = d
    return self


def _reduced(n, d):
    """n / d in lowest terms; d is positive."""
    g = math.gcd(n, d)
    return _new(n // g, d // g) if g != 1 else _new(n, d)


def _round_to_exponent(n, d, exponent, no_neg_zero=False):
    """n / d rounded, half to even, to a multiple of 10 ** exponent: sign and that multiple."""
    if exponent >= 0:
        d *= 10 ** exponent
    else:
        n *= 10 ** -exponent
    q, r = divmod(n + (d >> 1), d)
    if r == 0 and d & 1 == 0:
        q &= -2
    sign = q < 0 if no_neg_zero else n < 0
    return sign, abs(q)


def _round_to_figures(n, d, figures):
    """n / d rounded to a number of significant digits: sign, those digits, exponent."""
    if n == 0:
        return False, 0, 1 - figures
    a, b = str(abs(n)), str(d)
    m = len(a) - len(b) + (b <= a)
    exponent = m - figures
    sign, significand = _round_to_exponent(n, d, exponent)
    if len(str(significand)) == figures + 1:
        significand //= 10
        exponent += 1
    return sign, significand, exponent


class Fraction(numbers.Rational):
    """A rational number in lowest terms."""

    __slots__ = ('_numerator', '_denominator')

    def __new__(cls, numerator=0, denominator=None):
        if denominator is None:
            if type(numerator) is int:
                n, d = numerator, 1
            elif isinstance(numerator, numbers.Rational):
                n, d = numerator.numerator, numerator.denominator
            elif isinstance(numerator, (float, Decimal)) or (
                    not isinstance(numerator, type) and hasattr(numerator, 'as_integer_ratio')):
                n, d = numerator.as_integer_ratio()
            elif isinstance(numerator, str):
                parsed = _parse(numerator)
                if parsed is None:
                    raise ValueError(f'Invalid literal for Fraction: {numerator!r}')
                n, d = parsed
            else:
                raise TypeError('argument should be a string or a Rational instance')
            if isinstance(numerator, str):
                if d == 0:
                    raise ZeroDivisionError(f'Fraction({n}, 0)')
                g = math.gcd(n, d)
                n //= g
                d //= g
        else:
            if type(numerator) is int is type(denominator):
                n, d = numerator, denominator
            elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
                n = numerator.numerator * denominator.denominator
                d = denominator.numerator * numerator.denominator
            else:
                raise TypeError('both arguments should be Rational instances')
            if d == 0:
                raise ZeroDivisionError(f'Fraction({n}, 0)')
            g = math.gcd(n, d)
            if d < 0:
                g = -g
            n //= g
            d //= g
        self = object.__new__(cls)
        self._numerator = n
        self._denominator = d
        return self

    @classmethod
    def from_float(cls, f):
        """Converts a finite float to a rational number, exactly."""
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f'{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})')
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        """Converts a finite Decimal instance to a rational number, exactly."""
        if isinstance(dec, numbers.Integral):
            dec = Decimal(int(dec))
        elif not isinstance(dec, Decimal):
            raise TypeError(f'{cls.__name__}.from_decimal() only takes Decimals, not {dec!r} ({type(dec).__name__})')
        return cls(*dec.as_integer_ratio())

    @classmethod
    def _from_coprime_ints(cls, numerator, denominator, /):
        self = object.__new__(cls)
        self._numerator = numerator
        self._denominator = denominator
        return self

    def is_integer(self):
        """Return True if the Fraction is an integer."""
        return self._denominator == 1

    def as_integer_ratio(self):
        """Return a pair of integers, whose ratio is equal to the original Fraction."""
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """Closest Fraction to self with denominator at most max_denominator."""
        if max_denominator < 1:
            raise ValueError('max_denominator should be at least 1')
        if self._denominator <= max_denominator:
            return Fraction(self)
        # Walk the convergents of the continued fraction.
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return _new(p1, q1)
        return _new(p0 + k * p1, q0 + k * q1)

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def __repr__(self):
        return f'{self.__class__.__name__}({self._numerator}, {self._denominator})'

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f'{self._numerator}/{self._denominator}'

    def __format__(self, format_spec, /):
        from _fractions_format import format_fraction
        return format_fraction(self, format_spec, _round_to_exponent, _round_to_figures)

    def __add__(a, b):
        return _operate(a, b, _add, operator.add)

    def __radd__(b, a):
        return _operate_reversed(b, a, _add, operator.add)

    def __sub__(a, b):
        return _operate(a, b, _sub, operator.sub)

    def __rsub__(b, a):
        return _operate_reversed(b, a, _sub, operator.sub)

    def __mul__(a, b):
        return _operate(a, b, _mul, operator.mul)

    def __rmul__(b, a):
        return _operate_reversed(b, a, _mul, operator.mul)

    def __truediv__(a, b):
        return _operate(a, b, _div, operator.truediv)

    def __rtruediv__(b, a):
        return _operate_reversed(b, a, _div, operator.truediv)

    def __floordiv__(a, b):
        return _operate(a, b, _floordiv, operator.floordiv)

    def __rfloordiv__(b, a):
        return _operate_reversed(b, a, _floordiv, operator.floordiv)

    def __divmod__(a, b):
        return _operate(a, b, _divmod, divmod)

    def __rdivmod__(b, a):
        return _operate_reversed(b, a, _divmod, divmod)

    def __mod__(a, b):
        return _operate(a, b, _mod, operator.mod)

    def __rmod__(b, a):
        return _operate_reversed(b, a, _mod, operator.mod)

    def __pow__(a, b, modulo=None):
        if modulo is not None:
            return NotImplemented
        if isinstance(b, numbers.Rational):
            if b.denominator != 1:
                return float(a) ** float(b)
            power = b.numerator
            if power >= 0:
                return _new(a._numerator ** power, a._denominator ** power)
            if a._numerator > 0:
                return _new(a._denominator ** -power, a._numerator ** -power)
            if a._numerator == 0:
                raise ZeroDivisionError(f'Fraction({a._denominator ** -power}, 0)')
            return _new((-a._denominator) ** -power, (-a._numerator) ** -power)
        if isinstance(b, (float, complex)):
            return float(a) ** b
        return NotImplemented

    def __rpow__(b, a, modulo=None):
        if modulo is not None:
            return NotImplemented
        if b._denominator == 1 and b._numerator >= 0:
            return a ** b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        if b._denominator == 1:
            return a ** b._numerator
        return a ** float(b)

    def __pos__(a):
        return _new(a._numerator, a._denominator)

    def __neg__(a):
        return _new(-a._numerator, a._denominator)

    def __abs__(a):
        return _new(abs(a._numerator), a._denominator)

    def __int__(a, _index=operator.index):
        if a._numerator < 0:
            return _index(-(-a._numerator // a._denominator))
        return _index(a._numerator // a._denominator)

    def __trunc__(a):
        if a._numerator < 0:
            return -(-a._numerator // a._denominator)
        return a._numerator // a._denominator

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, rest = divmod(self._numerator, self._denominator)
            if rest * 2 < self._denominator or rest * 2 == self._denominator and floor % 2 == 0:
                return floor
            return floor + 1
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __float__(self):
        return self._numerator / self._denominator

    def __hash__(self):
        try:
            inverse = pow(self._denominator, -1, _MODULUS)
        except ValueError:
            h = 314159
        else:
            h = hash(hash(abs(self._numerator)) * inverse)
        result = h if self._numerator >= 0 else -h
        return -2 if result == -1 else result

    def __eq__(a, b):
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, numbers.Complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            if math.isnan(b) or math.isinf(b):
                return 0.0 == b
            return a == a.from_float(b)
        return NotImplemented

    def _richcmp(self, other, op):
        if isinstance(other, numbers.Rational):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return op(0.0, other)
            return op(self, self.from_float(other))
        return NotImplemented

    def __lt__(a, b):
        return a._richcmp(b, operator.lt)

    def __gt__(a, b):
        return a._richcmp(b, operator.gt)

    def __le__(a, b):
        return a._richcmp(b, operator.le)

    def __ge__(a, b):
        return a._richcmp(b, operator.ge)

    def __bool__(a):
        return bool(a._numerator)

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)

    def __copy__(self):
        return self if type(self) is Fraction else self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self if type(self) is Fraction else self.__class__(self._numerator, self._denominator)


def _operate(a, b, exact, fallback):
    if isinstance(b, Fraction):
        return exact(a, b)
    if isinstance(b, int):
        return exact(a, _new(int(b), 1))
    if isinstance(b, float):
        return fallback(float(a), b)
    if isinstance(b, complex) and fallback not in _NOT_COMPLEX:
        return fallback(complex(float(a)), b)
    return NotImplemented


_NOT_COMPLEX = (operator.floordiv, operator.mod, divmod)


def _operate_reversed(b, a, exact, fallback):
    if isinstance(a, numbers.Rational):
        return exact(Fraction(a), b)
    if isinstance(a, numbers.Real):
        return fallback(float(a), float(b))
    if isinstance(a, numbers.Complex) and fallback not in _NOT_COMPLEX:
        return fallback(complex(a), complex(float(b)))
    return NotImplemented


def _add(a, b):
    return _reduced(a._numerator * b._denominator + b._numerator * a._denominator, a._denominator * b._denominator)


def _sub(a, b):
    return _reduced(a._numerator * b._denominator - b._numerator * a._denominator, a._denominator * b._denominator)


def _mul(a, b):
    return _reduced(a._numerator * b._numerator, a._denominator * b._denominator)


def _div(a, b):
    n, d = a._numerator * b._denominator, a._denominator * b._numerator
    if d == 0:
        raise ZeroDivisionError(f'Fraction({b._denominator}, 0)')
    return _reduced(n, d) if d > 0 else _reduced(-n, -d)


def _floordiv(a, b):
    return (a._numerator * b._denominator) // (a._denominator * b._numerator)


def _divmod(a, b):
    da, db = a._denominator, b._denominator
    quotient, rest = divmod(a._numerator * db, da * b._numerator)
    return quotient, Fraction(rest, da * db)


def _mod(a, b):
    da, db = a._denominator, b._denominator
    return Fraction((a._numerator * db) % (b._numerator * da), da * db)
