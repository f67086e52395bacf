"""Arithmetic of decimals of all kinds: what is not finite, not in bounds or too large for the native functions."""

import _decimal_math as _math
from _decimal_context import (Clamped, Context, ConversionSyntax, DivisionByZero, DivisionImpossible,
                              DivisionUndefined, FloatOperation, Inexact, InvalidOperation, MAX_EMAX, MAX_PREC,
                              MIN_ETINY, Overflow, Rounded, Subnormal, Underflow, getcontext)
from _decimal_math import _digits, _power
from decimal import Decimal

_HASH_MODULUS = 2305843009213693951
_HASH_10_INVERSE = pow(10, _HASH_MODULUS - 2, _HASH_MODULUS)


def _new(sign, coefficient, exponent, special=''):
    """A number; special is '' or one of F (infinity), n (quiet NaN), N (signaling NaN)."""
    self = object.__new__(Decimal)
    self._sign = sign
    self._int = coefficient
    self._exp = exponent
    self._special = special
    return self


# Rounding

def _round_off(sign, coefficient, drop, rounding):
    """Drop decimal digits: the rounded coefficient, and whether something was lost."""
    if drop > _digits(coefficient) + 1:
        # Less than a twentieth of a unit.
        if not coefficient:
            return 0, False
        quotient, rest, unit = 0, 1, 20
    else:
        unit = _power(drop)
        quotient, rest = divmod(coefficient, unit)
        if not rest:
            return quotient, False
    if rounding == 'ROUND_HALF_EVEN':
        up = 2 * rest > unit or 2 * rest == unit and quotient & 1
    elif rounding == 'ROUND_HALF_UP':
        up = 2 * rest >= unit
    elif rounding == 'ROUND_DOWN':
        up = False
    elif rounding == 'ROUND_UP':
        up = True
    elif rounding == 'ROUND_HALF_DOWN':
        up = 2 * rest > unit
    elif rounding == 'ROUND_CEILING':
        up = not sign
    elif rounding == 'ROUND_FLOOR':
        up = sign
    else:
        up = quotient % 5 == 0
    return (quotient + 1 if up else quotient), True


def _finish(sign, coefficient, exponent, context):
    """The number, rounded to the context's precision and exponents."""
    prec = context.prec
    emax = context.Emax
    if not coefficient:
        low = context.Emin - prec + 1
        high = emax - prec + 1 if context.clamp else emax
        if exponent < low or exponent > high:
            context._signal(Clamped)
            exponent = min(max(exponent, low), high)
        return _new(sign, 0, exponent)
    adjusted_low = _digits(coefficient) + exponent - prec
    if adjusted_low > emax - prec + 1:
        return _overflow(sign, context)
    etiny = context.Emin - prec + 1
    subnormal = adjusted_low < etiny
    if subnormal:
        adjusted_low = etiny
    if exponent < adjusted_low:
        coefficient, inexact = _round_off(sign, coefficient, adjusted_low - exponent, context.rounding)
        exponent = adjusted_low
        if inexact and _digits(coefficient) > prec:
            coefficient //= 10
            exponent += 1
        if exponent > emax - prec + 1 and _digits(coefficient) + exponent - prec > emax - prec + 1:
            return _overflow(sign, context)
        conditions = []
        if inexact and subnormal:
            conditions.append(Underflow)
        if subnormal:
            conditions.append(Subnormal)
        if inexact:
            conditions.append(Inexact)
        conditions.append(Rounded)
        if not coefficient:
            conditions.append(Clamped)
        context._signal(*conditions)
    elif subnormal:
        context._signal(Subnormal)
    if context.clamp and exponent > emax - prec + 1:
        context._signal(Clamped)
        coefficient *= _power(exponent - (emax - prec + 1))
        exponent = emax - prec + 1
    return _new(sign, coefficient, exponent)


def _overflow(sign, context):
    context._signal(Overflow, Inexact, Rounded)
    rounding = context.rounding
    if rounding in ('ROUND_HALF_UP', 'ROUND_HALF_EVEN', 'ROUND_HALF_DOWN', 'ROUND_UP') \
            or rounding == 'ROUND_CEILING' and not sign or rounding == 'ROUND_FLOOR' and sign:
        return _new(sign, 0, 0, 'F')
    return _new(sign, _power(context.prec) - 1, context.Emax - context.prec + 1)


def _fix_nan(x, context):
    """A NaN whose payload fits."""
    room = context.prec - context.clamp
    if x._int and _digits(x._int) > room:
        return _new(x._sign, x._int % _power(room), 0, x._special)
    return x


def _fix(x, context):
    if x._special:
        return _fix_nan(x, context) if x._special != 'F' else x
    return _finish(x._sign, x._int, x._exp, context)


def _nan(context, condition=InvalidOperation):
    context._signal(condition)
    return _new(0, 0, 0, 'n')


def _check_nans(context, a, b=None):
    """A NaN among the operands becomes the result, a signaling one after a signal; None if there is none."""
    for x in (a, b):
        if x is not None and x._special == 'N':
            context._signal(InvalidOperation)
            return _fix_nan(_new(x._sign, x._int, 0, 'n'), context)
    for x in (a, b):
        if x is not None and x._special == 'n':
            return _fix_nan(x, context)
    return None


# Conversion

def _convert(other, refuse=False):
    """An operand as a Decimal; NotImplemented if it is of a type that does not mix."""
    if isinstance(other, Decimal):
        return other
    if isinstance(other, int):
        return _new(int(other < 0), abs(int(other)), 0)
    if refuse:
        raise TypeError(f'conversion from {type(other).__name__} to Decimal is not supported')
    return NotImplemented


def _convert_for_comparison(self, other, equality):
    """Both operands; rationals and (with a flag) floats can be compared too."""
    if isinstance(other, Decimal):
        return self, other
    if isinstance(other, int):
        return self, _new(int(other < 0), abs(int(other)), 0)
    if isinstance(other, float):
        context = getcontext()
        if equality:
            context._flags[FloatOperation] = True
            if context._traps[FloatOperation]:
                raise FloatOperation([FloatOperation])
        else:
            context._signal(FloatOperation)
        return self, _from_float(other)
    if equality and isinstance(other, complex) and other.imag == 0:
        return _convert_for_comparison(self, other.real, True)
    if hasattr(type(other), 'numerator') and hasattr(type(other), 'denominator'):
        from numbers import Rational
        if isinstance(other, Rational):
            if self._special:
                return self, _new(0, 0, 0) if self._special == 'F' else _convert(0)
            # As fractions: both times the denominator.
            scaled = _new(self._sign, self._int * other.denominator, self._exp)
            return scaled, _convert(other.numerator)
    return NotImplemented, NotImplemented


def _from_float(f):
    if isinstance(f, int):
        return _convert(f)
    if not isinstance(f, float):
        raise TypeError('argument must be int or float')
    if f != f:
        return _new(0, 0, 0, 'n')
    if f in (float('inf'), float('-inf')):
        return _new(int(f < 0), 0, 0, 'F')
    negative = f < 0 or f == 0 and str(f)[0] == '-'
    n, d = abs(f).as_integer_ratio()
    k = d.bit_length() - 1
    return _new(int(negative), n * 5 ** k, -k)


_NAN_WORDS = {'nan': 'n', 'snan': 'N'}


def _parse(text):
    """Sign, coefficient, exponent and kind of a text; None if it is no number."""
    text = text.strip().replace('_', '')
    sign = 0
    if text[:1] in ('+', '-'):
        sign = int(text[0] == '-')
        text = text[1:]
    lower = text.lower()
    if lower in ('inf', 'infinity'):
        return sign, 0, 0, 'F'
    for word, special in _NAN_WORDS.items():
        if lower.startswith(word):
            payload = lower[len(word):]
            if payload and not payload.isdecimal():
                return None
            return sign, int(payload or '0'), 0, special
    mantissa, e, exponent = lower.partition('e')
    if e:
        bare = exponent[1:] if exponent[:1] in ('+', '-') else exponent
        if not bare.isdecimal():
            return None
        exponent = int(exponent)
    else:
        exponent = 0
    whole, _, fraction = mantissa.partition('.')
    digits = whole + fraction
    if not digits.isdecimal():
        return None
    return sign, int(digits), exponent - len(fraction), ''


def _from_text(text, context):
    parsed = _parse(text)
    if parsed is None:
        return _nan(context, ConversionSyntax)
    sign, coefficient, exponent, special = parsed
    if not special:
        if coefficient and not MIN_ETINY <= exponent + _digits(coefficient) - 1 <= MAX_EMAX \
                or _digits(coefficient) > MAX_PREC:
            return _nan(context)
        if not coefficient:
            exponent = min(max(exponent, MIN_ETINY), MAX_EMAX)
    return _new(sign, coefficient, exponent, special)


def _from_tuple(value, context):
    if len(value) != 3:
        raise ValueError('argument must be a sequence of length 3')
    sign, digits, exponent = value
    if isinstance(sign, int) and not -2**63 <= sign < 2**63:
        raise OverflowError('Python int too large to convert to C long')
    if not isinstance(sign, int):
        raise ValueError('sign must be an integer with the value 0 or 1')
    if sign not in (0, 1):
        raise ValueError('sign must be an integer with the value 0 or 1')
    if isinstance(exponent, str):
        if exponent not in ('F', 'n', 'N'):
            raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
    elif not isinstance(exponent, int):
        raise ValueError('exponent must be an integer')
    elif not -2**63 <= exponent < 2**63:
        raise OverflowError('Python int too large to convert to C ssize_t')
    if not isinstance(digits, (tuple, list)):
        raise ValueError('coefficient must be a tuple of digits')
    coefficient = 0
    for d in digits:
        if not isinstance(d, int) or not 0 <= d <= 9:
            raise ValueError('coefficient must be a tuple of digits')
        coefficient = coefficient * 10 + d
    if exponent == 'F':
        return _new(sign, 0, 0, 'F')
    if isinstance(exponent, str):
        return _new(sign, coefficient, 0, exponent)
    return _new(sign, coefficient, exponent)


def _from_any(value, context):
    if isinstance(value, str):
        return _from_text(value, context)
    if isinstance(value, int):
        return _convert(int.__index__(value))
    if isinstance(value, Decimal):
        return value
    if isinstance(value, (list, tuple)):
        return _from_tuple(value, context)
    if isinstance(value, float):
        context._signal(FloatOperation)
        return _from_float(value)
    raise TypeError(f'conversion from {type(value).__name__} to Decimal is not supported')


def _as(cls, x):
    self = object.__new__(cls)
    self._sign = x._sign
    self._int = x._int
    self._exp = x._exp
    self._special = x._special
    return self


def _given(context):
    if context is None:
        return getcontext()
    if not isinstance(context, Context):
        raise TypeError('optional argument must be a context')
    return context


def _copy_abs(x):
    return _new(0, x._int, x._exp, x._special)


def _to_int(x, rounding):
    if x._special:
        if x._special == 'F':
            raise OverflowError('cannot convert Infinity to integer')
        raise ValueError('cannot convert NaN to integer')
    return int(_rescale(x, 0, rounding))


def _rescale(x, exponent, rounding):
    """The number with another exponent, without a context."""
    if x._special:
        return x
    if not x._int:
        return _new(x._sign, 0, exponent)
    if x._exp >= exponent:
        return _new(x._sign, x._int * _power(x._exp - exponent), exponent)
    return _new(x._sign, _round_off(x._sign, x._int, exponent - x._exp, rounding)[0], exponent)


def _format_finite(x, spec, align, group, sign_text):
    context = getcontext()
    rounding = context.rounding
    kind = spec['type'] or 'g'
    capitals = spec['type'] in ('E', 'F', 'G', 'N') or not spec['type'] and context.capitals
    precision = spec['precision']
    if kind == '%':
        x = _new(x._sign, x._int, x._exp + 2)
    if precision is not None:
        if kind in 'eE':
            x = _round_digits(x, precision + 1, rounding)
        elif kind in 'fF%':
            x = _rescale(x, -precision, rounding)
        elif _digits(x._int) > (precision or 1):
            x = _round_digits(x, precision or 1, rounding)
    if not x._int and x._exp > 0 and kind in 'fF%':
        x = _rescale(x, 0, rounding)
    sign = x._sign and not (spec['no_neg_0'] and not x._int)
    digits = str(x._int)
    left = x._exp + len(digits)
    if kind in 'eE':
        point = 1 - precision if not x._int and precision is not None else 1
    elif kind in 'fF%':
        point = left
    else:
        point = left if x._exp <= 0 and left > -6 else 1
    if point < 0:
        whole, fraction = '0', '0' * -point + digits
    elif point > len(digits):
        whole, fraction = digits + '0' * (point - len(digits)), ''
    else:
        whole, fraction = digits[:point] or '0', digits[point:]
    exponent = left - point
    tail = '.' + fraction if fraction or spec['alternate'] else ''
    if exponent or kind in 'eE':
        tail += f'{"E" if capitals else "e"}{exponent:+d}'
    if kind == '%':
        tail += '%'
    text = sign_text(sign, spec)
    return align(text, group(whole, spec, len(text) + len(tail)) + tail, spec)


def _round_digits(x, places, rounding):
    """Rounded to a number of significant digits."""
    if not x._int:
        return x
    result = _rescale(x, x.adjusted() + 1 - places, rounding)
    if result.adjusted() != x.adjusted():
        result = _rescale(result, result.adjusted() + 1 - places, rounding)
    return result


def _cmp(a, b):
    """-1, 0 or 1 for numbers that are no NaNs."""
    if a._special or b._special:
        x = 0 if not a._special else -1 if a._sign else 1
        y = 0 if not b._special else -1 if b._sign else 1
        return (x > y) - (x < y)
    if not a._int or not b._int:
        x = 0 if not a._int else -1 if a._sign else 1
        y = 0 if not b._int else -1 if b._sign else 1
        return (x > y) - (x < y)
    if a._sign != b._sign:
        return -1 if a._sign else 1
    sign = -1 if a._sign else 1
    x, y = a.adjusted(), b.adjusted()
    if x != y:
        return sign if x > y else -sign
    if a._exp >= b._exp:
        x, y = a._int * _power(a._exp - b._exp), b._int
    else:
        x, y = a._int, b._int * _power(b._exp - a._exp)
    return sign if x > y else -sign if x < y else 0


def _ordered(self, other, test):
    a, b = _convert_for_comparison(self, other, False)
    if b is NotImplemented:
        return b
    if self._special in ('n', 'N') or b._special in ('n', 'N'):
        getcontext()._signal(InvalidOperation)
        return False
    return test(_cmp(a, b))


# Arithmetic

def _negate(x, context):
    if x._special in ('n', 'N'):
        return _check_nans(context, x)
    if not x._special and not x._int and context.rounding != 'ROUND_FLOOR':
        return _fix(_new(0, 0, x._exp), context)
    return _fix(_new(1 - x._sign, x._int, x._exp, x._special), context)


def _plus(x, context):
    if x._special in ('n', 'N'):
        return _check_nans(context, x)
    if not x._special and not x._int and context.rounding != 'ROUND_FLOOR':
        return _fix(_new(0, 0, x._exp), context)
    return _fix(x, context)


def _add(a, b, context):
    if a._special or b._special:
        nan = _check_nans(context, a, b)
        if nan is not None:
            return nan
        if a._special:
            if b._special and a._sign != b._sign:
                return _nan(context)
            return a
        return b
    exponent = min(a._exp, b._exp)
    if not a._int or not b._int:
        if not a._int and not b._int:
            sign = min(a._sign, b._sign)
            if a._sign != b._sign and context.rounding == 'ROUND_FLOOR':
                sign = 1
            return _finish(sign, 0, exponent, context)
        x = a if a._int else b
        exponent = max(exponent, x._exp - context.prec - 1)
        if exponent < x._exp:
            return _finish(x._sign, x._int * _power(x._exp - exponent), exponent, context)
        return _finish(x._sign, x._int, x._exp, context)
    high, low = (a, b) if a._exp >= b._exp else (b, a)
    x, y = high._int, low._int
    exponent = low._exp
    if high._exp > low._exp:
        # What lies far below the last digit only tells on which side of it the result is.
        far = high._exp + min(-1, _digits(x) - context.prec - 2)
        if _digits(y) + exponent - 1 < far:
            y, exponent = 1, far
        x *= _power(high._exp - exponent)
    total = (-x if high._sign else x) + (-y if low._sign else y)
    if not total:
        return _finish(int(context.rounding == 'ROUND_FLOOR') if a._sign != b._sign else a._sign, 0, exponent, context)
    return _finish(int(total < 0), abs(total), exponent, context)


def _subtract(a, b, context):
    if a._special or b._special:
        nan = _check_nans(context, a, b)
        if nan is not None:
            return nan
    return _add(a, b.copy_negate(), context)


def _multiply(a, b, context):
    sign = a._sign ^ b._sign
    if a._special or b._special:
        nan = _check_nans(context, a, b)
        if nan is not None:
            return nan
        if not a or not b:
            return _nan(context)
        return _new(sign, 0, 0, 'F')
    return _finish(sign, a._int * b._int, a._exp + b._exp, context)


def _divide(a, b, context):
    sign = a._sign ^ b._sign
    if a._special or b._special:
        nan = _check_nans(context, a, b)
        if nan is not None:
            return nan
        if a._special:
            return _nan(context) if b._special else _new(sign, 0, 0, 'F')
        context._signal(Clamped)
        return _new(sign, 0, context.Etiny())
    if not b._int:
        if not a._int:
            return _nan(context, DivisionUndefined)
        context._signal(DivisionByZero)
        return _new(sign, 0, 0, 'F')
    ideal = a._exp - b._exp
    if not a._int:
        return _finish(sign, 0, ideal, context)
    shift = _digits(b._int) - _digits(a._int) + context.prec + 1
    exponent = ideal - shift
    if shift >= 0:
        quotient, rest = divmod(a._int * _power(shift), b._int)
    else:
        quotient, rest = divmod(a._int, b._int * _power(-shift))
    if rest:
        # So that rounding sees that it is not exact.
        if quotient % 5 == 0:
            quotient += 1
    else:
        while exponent < ideal and quotient % 10 == 0:
            quotient //= 10
            exponent += 1
    return _finish(sign, quotient, exponent, context)


def _divide_parts(a, b, context):
    """Quotient and remainder of finite numbers, b not 0; (NaN, NaN) if the quotient is too large."""
    sign = a._sign ^ b._sign
    ideal = min(a._exp, b._exp)
    gap = a.adjusted() - b.adjusted()
    if not a._int or gap <= -2:
        return _new(sign, 0, 0), _rescale(a, ideal, context.rounding)
    if gap <= context.prec:
        x, y = a._int, b._int
        if a._exp >= b._exp:
            x *= _power(a._exp - b._exp)
        else:
            y *= _power(b._exp - a._exp)
        quotient, rest = divmod(x, y)
        if quotient < _power(context.prec):
            return _new(sign, quotient, 0), _new(a._sign, rest, ideal)
    nan = _nan(context, DivisionImpossible)
    return nan, nan


def _divide_int(a, b, context):
    sign = a._sign ^ b._sign
    if a._special or b._special:
        nan = _check_nans(context, a, b)
        if nan is not None:
            return nan
        if a._special:
            return _nan(context) if b._special else _new(sign, 0, 0, 'F')
        return _finish(sign, 0, 0, context)
    if not b._int:
        if a._int:
            context._signal(DivisionByZero)
            return _new(sign, 0, 0, 'F')
        return _nan(context, DivisionUndefined)
    return _fix(_divide_parts(a, b, context)[0], context)


def _remainder(a, b, context):
    if a._special or b._special:
        nan = _check_nans(context, a, b)
        if nan is not None:
            return nan
        if a._special:
            return _nan(context)
        return _fix(a, context)
    if not b._int:
        return _nan(context, InvalidOperation if a._int else DivisionUndefined)
    return _fix(_divide_parts(a, b, context)[1], context)


def _divmod(a, b, context):
    if a._special or b._special:
        nan = _check_nans(context, a, b)
        if nan is not None:
            return nan, nan
        sign = a._sign ^ b._sign
        if a._special:
            nan = _nan(context)
            return (nan, nan) if b._special else (_new(sign, 0, 0, 'F'), nan)
        return _finish(sign, 0, 0, context), _fix(a, context)
    if not b._int:
        if not a._int:
            nan = _nan(context, DivisionUndefined)
            return nan, nan
        context._signal(InvalidOperation, DivisionByZero)
        return _new(a._sign ^ b._sign, 0, 0, 'F'), _new(0, 0, 0, 'n')
    quotient, rest = _divide_parts(a, b, context)
    return _fix(quotient, context), _fix(rest, context)


def _is_integer(x):
    return not x._special and (x._exp >= 0 or x._int % _power(min(-x._exp, _digits(x._int) + 1)) == 0)


def _power_of(a, b, modulo, context):
    if modulo is not None:
        return _power_modulo(a, b, modulo, context)
    nan = _check_nans(context, a, b)
    if nan is not None:
        return nan
    if not b:
        if not a:
            return _nan(context)
        return _new(0, 1, 0)
    sign = 0
    b_is_int = b._special == 'F' or _is_integer(b)
    if a._sign:
        if b_is_int and not b._special:
            sign = int(b) & 1 if b.adjusted() < 40 else int(b._exp == 0 and b._int & 1)
        elif a:
            if not b_is_int or b._special:
                return _nan(context)
        a = a.copy_negate()
    if not a:
        return _new(sign, 0, 0) if not b._sign else _new(sign, 0, 0, 'F')
    if a._special:
        return _new(sign, 0, 0, 'F') if not b._sign else _new(sign, 0, 0)
    one = _cmp(a, _new(0, 1, 0))
    if one == 0:
        if b_is_int and not b._special:
            times = 0 if b._sign else min(int(b), context.prec) if b.adjusted() < 25 else context.prec
            exponent = a._exp * times
            if exponent < 1 - context.prec:
                exponent = 1 - context.prec
                context._signal(Rounded)
            return _new(sign, _power(-exponent) if exponent < 0 else 1, min(exponent, 0))
        context._signal(Inexact, Rounded)
        return _new(sign, _power(context.prec - 1), 1 - context.prec)
    if b._special:
        return _new(sign, 0, 0) if (one < 0) != bool(b._sign) else _new(sign, 0, 0, 'F')
    return _power_finite(a, b, sign, b_is_int, context)


def _power_by_squares(a, b, n, sign, context):
    """a ** n, rounded in between as CPython does: the last digit is its."""
    digits = context.prec + b._exp + _digits(b._int) + 2
    coefficient, exponent = a._int, a._exp
    exact = True
    for bit in bin(n)[3:]:
        for step in range(1 + (bit == '1')):
            factor, power = (a._int, a._exp) if step else (coefficient, exponent)
            coefficient *= factor
            exponent += power
            more = _digits(coefficient) - digits
            if more > 0:
                coefficient, inexact = _round_off(0, coefficient, more, 'ROUND_HALF_EVEN')
                exponent += more
                exact = exact and not inexact
    if not exact:
        context._signal(Inexact, Rounded)
    return _finish(sign, coefficient, exponent, context)


def _power_finite(a, b, sign, b_is_int, context):
    """a ** b for a positive and not 1, b not 0."""
    # Results far out of range need no digits.
    bound = (abs(a.adjusted()) + 1) * 3 if a.adjusted() else 1
    grows = (_cmp(a, _new(0, 1, 0)) > 0) != bool(b._sign)
    size = b.adjusted() + _digits(bound)
    if size > _digits(context.Emax if grows else -context.Etiny()) + _digits(context.prec) + 3:
        if grows:
            return _finish(sign, 1, context.Emax + 1, context)
        return _finish(sign, 1, context.Etiny() - 2, context)
    if b_is_int and b.adjusted() < 12:
        n = abs(int(b))
        of_ten = a._int == _power(_digits(a._int) - 1)
        if b._sign and of_ten:
            # A power of ten has an exact inverse.
            return _finish(sign, 1, -n * a.adjusted(), context)
        if of_ten or n * _digits(a._int) <= 4 * context.prec + 200:
            if not b._sign:
                return _power_by_squares(a, b, n, sign, context)
            exact = a._int ** n
            result = _divide(_new(0, 1, 0), _new(0, exact, a._exp * n), context)
            return _new(sign, result._int, result._exp, result._special)
    coefficient, exponent, exact = _power_root(a, b, context)
    if coefficient is not None:
        return _finish(sign, coefficient, exponent, context)
    p = context.prec + 4
    while True:
        # b ln a, with as many digits before the point as it has.
        wide = p + max(0, b.adjusted()) + 12
        logarithm = _math.ln(a._int, a._exp, wide + abs(b._exp) if b._exp < 0 else wide)
        at = wide + abs(b._exp) if b._exp < 0 else wide
        product = logarithm * (-b._int if b._sign else b._int)
        coefficient, exponent = _math.exp(product, b._exp - at, p + 3)
        if _can_round(coefficient, context.prec) or p > context.prec * 3 + 60:
            break
        p += context.prec // 2 + 6
    return _finish_inexact(sign, coefficient, exponent, context)


def _power_root(a, b, context):
    """a ** b if that is exact and b is a fraction of few digits: coefficient and exponent, else None."""
    if b._exp >= 0 or b._sign or -b._exp > 6:
        return None, None, False
    from math import gcd
    n, d = b._int, _power(-b._exp)
    g = gcd(n, d)
    n //= g
    d //= g
    if n > 100 or d > 64:
        return None, None, False
    # Bring the coefficient to an exponent that d divides.
    coefficient, exponent = a._int, a._exp
    while coefficient % 10 == 0:
        coefficient //= 10
        exponent += 1
    shift = exponent % d
    coefficient *= _power(shift)
    exponent = (exponent - shift) // d
    root = round(coefficient ** (1 / d)) if coefficient < 1 << 900 else None
    if root is None or _digits(coefficient) > 15:
        root = _integer_root(coefficient, d)
    if root ** d != coefficient:
        return None, None, False
    result, exponent = root ** n, exponent * n
    # As an inexact result would be, with all digits.
    missing = context.prec - _digits(result)
    if missing > 0:
        result *= _power(missing)
        exponent -= missing
    context._signal(Inexact, Rounded)
    return result, exponent, True


def _integer_root(n, k):
    """The largest integer whose k-th power is not above n."""
    if n < 2:
        return n
    x = 1 << -(-n.bit_length() // k)
    while True:
        y = ((k - 1) * x + n // x ** (k - 1)) // k
        if y >= x:
            return x
        x = y


def _can_round(coefficient, prec):
    """Are the digits beyond the precision clear of a tie and of all nines or zeros?"""
    extra = _digits(coefficient) - prec
    if extra < 5:
        return False
    unit = _power(extra)
    rest = coefficient % unit
    # The last digits may be wrong.
    return 1000 < rest < unit - 1000 and abs(rest - unit // 2) > 1000


def _finish_inexact(sign, coefficient, exponent, context):
    """A result that cannot be exact."""
    # A last digit that is not 0 makes it so, whatever the digits before.
    return _finish(sign, coefficient * 10 + 1, exponent - 1, context)


def _power_modulo(a, b, modulo, context):
    for x in (a, b, modulo):
        if x._special == 'N':
            return _check_nans(context, x)
    for x in (a, b, modulo):
        if x._special == 'n':
            return _fix_nan(x, context)
    if not (_is_integer(a) and _is_integer(b) and _is_integer(modulo)) or b._sign or not modulo:
        return _nan(context)
    if modulo.adjusted() >= context.prec:
        return _nan(context)
    if not a and not b:
        return _nan(context)
    sign = a._sign if int(b) & 1 else 0
    m = abs(int(modulo))
    return _new(sign, pow(abs(int(a)), int(b), m), 0)


# What the native functions leave

def _text(self, eng=False, context=None):
    sign = '-' if self._sign else ''
    if self._special:
        if self._special == 'F':
            return sign + 'Infinity'
        payload = str(self._int) if self._int else ''
        return sign + ('NaN' if self._special == 'n' else 'sNaN') + payload
    digits = str(self._int)
    left = self._exp + len(digits)
    if self._exp <= 0 and left > -6:
        point = left
    elif not eng:
        point = 1
    elif digits == '0':
        point = (left + 1) % 3 - 1
    else:
        point = (left - 1) % 3 + 1
    if point <= 0:
        whole, fraction = '0', '.' + '0' * -point + digits
    elif point >= len(digits):
        whole, fraction = digits + '0' * (point - len(digits)), ''
    else:
        whole, fraction = digits[:point], '.' + digits[point:]
    exponent = ''
    if left != point:
        context = _given(context)
        exponent = f'{"E" if context.capitals else "e"}{left - point:+d}'
    return sign + whole + fraction + exponent


def _repr(self):
    return f"Decimal('{_text(self)}')"


def _format(self, specifier):
    if not isinstance(specifier, str):
        raise TypeError('format argument must be str')
    from _decimal_format import align, group, parse_spec, sign_text
    spec = parse_spec(specifier)
    if self._special:
        sign = sign_text(self._sign, spec)
        if spec['zero']:
            spec['fill'] = ' '
            spec['align'] = '>'
        body = str(_copy_abs(self))
        if spec['type'] == '%':
            body += '%'
        return align(sign, body, spec)
    return _format_finite(self, spec, align, group, sign_text)


def _hash(self):
    if self._special:
        if self._special == 'N':
            raise TypeError('Cannot hash a signaling NaN value')
        if self._special == 'n':
            return object.__hash__(self)
        return -314159 if self._sign else 314159
    if self._exp >= 0:
        power = pow(10, self._exp, _HASH_MODULUS)
    else:
        power = pow(_HASH_10_INVERSE, -self._exp, _HASH_MODULUS)
    h = self._int * power % _HASH_MODULUS
    if self._sign:
        h = -h
    return -2 if h == -1 else h


def _bool(self):
    return bool(self._special) or self._int != 0


def _int(self):
    if self._special:
        if self._special == 'F':
            raise OverflowError('cannot convert Infinity to integer')
        raise ValueError('cannot convert NaN to integer')
    n = self._int * _power(self._exp) if self._exp >= 0 else \
        0 if -self._exp > _digits(self._int) else self._int // _power(-self._exp)
    return -n if self._sign else n


def _float(self):
    if self._special == 'N':
        raise ValueError('cannot convert signaling NaN to float')
    if self._special == 'n':
        return float('-nan') if self._sign else float('nan')
    return float(_text(self))


def _round(self, ndigits=None):
    if ndigits is not None:
        if not isinstance(ndigits, int):
            raise TypeError('optional arg must be an integer')
        return _quantize(self, _new(0, 1, -ndigits))
    return _to_int(self, 'ROUND_HALF_EVEN')


def _neg(self):
    return _negate(self, getcontext())


def _pos(self):
    return _plus(self, getcontext())


def _abs(self):
    context = getcontext()
    return _negate(self, context) if self._sign else _plus(self, context)


def _in_context(function, swapped=False):
    """An operation with the other operand converted, in the current context."""
    def operation(self, other):
        other = _convert(other)
        if other is NotImplemented:
            return other
        return function(other, self, getcontext()) if swapped else function(self, other, getcontext())
    return operation


def _eq(self, other):
    a, b = _convert_for_comparison(self, other, True)
    if b is NotImplemented:
        return b
    context = getcontext()
    if a._special == 'N' or b._special == 'N':
        context._signal(InvalidOperation)
        return False
    if a._special == 'n' or b._special == 'n':
        return False
    return _cmp(a, b) == 0


def _lt(self, other):
    return _ordered(self, other, lambda c: c < 0)


def _le(self, other):
    return _ordered(self, other, lambda c: c <= 0)


def _gt(self, other):
    return _ordered(self, other, lambda c: c > 0)


def _ge(self, other):
    return _ordered(self, other, lambda c: c >= 0)


def _quantize(self, exp, rounding=None, context=None):
    from _decimal_methods import quantize
    return quantize(self, exp, rounding, context)


_SLOW = {'add': _in_context(_add), 'sub': _in_context(_subtract), 'rsub': _in_context(_subtract, True),
         'mul': _in_context(_multiply), 'truediv': _in_context(_divide), 'rtruediv': _in_context(_divide, True),
         'floordiv': _in_context(_divide_int), 'mod': _in_context(_remainder), 'neg': _neg, 'pos': _pos, 'abs': _abs,
         'eq': _eq, 'lt': _lt, 'le': _le, 'gt': _gt, 'ge': _ge, 'hash': _hash, 'bool': _bool,
         'int': _int, 'float': _float, 'round': _round, 'str': _text, 'repr': _repr, 'format': _format,
         'quantize': _quantize}
