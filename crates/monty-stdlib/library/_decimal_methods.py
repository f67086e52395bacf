"""The rarer methods of Decimal, and those of Context that are the same."""

import _decimal_math as _math
from _decimal_arithmetic import (_add, _can_round, _check_nans, _cmp, _convert, _divide, _divide_int, _divmod, _finish,
                                 _finish_inexact, _fix, _fix_nan, _from_any, _from_float, _given, _multiply, _nan,
                                 _negate, _new, _plus, _power_of, _remainder, _rescale, _subtract, _text)
from _decimal_context import (Clamped, ConversionSyntax, DivisionByZero, DivisionImpossible, DivisionUndefined, Inexact,
                              InvalidOperation, Overflow, Rounded, Subnormal, Underflow, _ROUNDINGS)
from _decimal_math import _digits, _power
from math import isqrt as _isqrt


def compare(self, other, context=None):
    """Compare self to other; returns a Decimal: -1, 0, 1 or a NaN."""
    other = _convert(other, True)
    nan = _check_nans(_given(context), self, other)
    return _from_sign(_cmp(self, other)) if nan is None else nan


def _from_sign(c):
    return _new(int(c < 0), abs(c), 0)


def compare_signal(self, other, context=None):
    """Identical to compare, except that all NaNs signal."""
    other = _convert(other, True)
    context = _given(context)
    for x in (self, other):
        if x._special == 'N':
            return _check_nans(context, self, other)
    for x in (self, other):
        if x._special == 'n':
            context._signal(InvalidOperation)
            return _fix_nan(x, context)
    return _from_sign(_cmp(self, other))


_KINDS = {'': 0, 'F': 0, 'N': 1, 'n': 2}


def _total_order(a, b):
    """The order of representations, of numbers without sign."""
    x, y = _KINDS[a._special], _KINDS[b._special]
    if x != y:
        return 1 if x > y else -1
    if x:
        return (a._int > b._int) - (a._int < b._int)
    c = _cmp(a, b)
    return c if c else (a._exp > b._exp) - (a._exp < b._exp)


def compare_total(self, other, context=None):
    """Compare two operands using their abstract representation rather than their numerical value."""
    other = _convert(other, True)
    _given(context)
    if self._sign != other._sign:
        return _from_sign(-1 if self._sign else 1)
    c = _total_order(self.copy_abs(), other.copy_abs())
    return _from_sign(-c if self._sign else c)


def compare_total_mag(self, other, context=None):
    """As compare_total, ignoring the signs."""
    return compare_total(self.copy_abs(), _convert(other, True).copy_abs(), context)


def _extreme(self, other, context, larger, magnitude):
    other = _convert(other, True)
    context = _given(context)
    if self._special or other._special:
        # A number beats a quiet NaN.
        if self._special == 'n' and other._special not in ('n', 'N'):
            return _fix(other, context)
        if other._special == 'n' and self._special not in ('n', 'N'):
            return _fix(self, context)
        nan = _check_nans(context, self, other)
        if nan is not None:
            return nan
    c = _cmp(self.copy_abs(), other.copy_abs()) if magnitude else _cmp(self, other)
    if c == 0:
        c = int(compare_total(self, other))
    if not larger:
        c = -c
    return _fix(self if c >= 0 else other, context)


def max(self, other, context=None):
    """Maximum of self and other."""
    return _extreme(self, other, context, True, False)


def min(self, other, context=None):
    """Minimum of self and other."""
    return _extreme(self, other, context, False, False)


def max_mag(self, other, context=None):
    """As max(), but by absolute values."""
    return _extreme(self, other, context, True, True)


def min_mag(self, other, context=None):
    """As min(), but by absolute values."""
    return _extreme(self, other, context, False, True)


def quantize(self, exp, rounding=None, context=None):
    """Return a value equal to the first operand after rounding and having the exponent of the second."""
    exp = _convert(exp, True)
    context = _given(context)
    if rounding is None:
        rounding = context.rounding
    elif rounding not in _ROUNDINGS:
        raise TypeError('valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n'
                        '   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]')
    if self._special or exp._special:
        nan = _check_nans(context, self, exp)
        if nan is not None:
            return nan
        if self._special == exp._special == 'F':
            return self
        return _nan(context)
    if not context.Etiny() <= exp._exp <= context.Emax:
        return _nan(context)
    if not self._int:
        return _finish(self._sign, 0, exp._exp, context)
    if self.adjusted() > context.Emax or self.adjusted() - exp._exp + 1 > context.prec:
        return _nan(context)
    result = _rescale(self, exp._exp, rounding)
    if result.adjusted() > context.Emax or _digits(result._int) > context.prec:
        return _nan(context)
    if result._int and result.adjusted() < context.Emin:
        context._signal(Subnormal)
    if result._exp > self._exp:
        if _cmp(result, self) != 0:
            context._signal(Inexact, Rounded)
        else:
            context._signal(Rounded)
    return _fix(result, context)


def to_integral_exact(self, rounding=None, context=None):
    """Round to the nearest integer, signaling Inexact or Rounded as appropriate."""
    context = _given(context)
    if self._special:
        nan = _check_nans(context, self)
        return self if nan is None else nan
    if self._exp >= 0:
        return self
    if not self._int:
        return _new(self._sign, 0, 0)
    result = _rescale(self, 0, context.rounding if rounding is None else rounding)
    if _cmp(result, self) != 0:
        context._signal(Inexact, Rounded)
    else:
        context._signal(Rounded)
    return result


def to_integral_value(self, rounding=None, context=None):
    """Round to the nearest integer without signaling Inexact or Rounded."""
    context = _given(context)
    if self._special:
        nan = _check_nans(context, self)
        return self if nan is None else nan
    if self._exp >= 0:
        return self
    return _rescale(self, 0, context.rounding if rounding is None else rounding)


def normalize(self, context=None):
    """Normalize the number by stripping trailing 0s and converting any result equal to 0 to Decimal('0')."""
    context = _given(context)
    if self._special:
        nan = _check_nans(context, self)
        return self if nan is None else nan
    x = _fix(self, context)
    if x._special:
        return x
    if not x._int:
        return _new(x._sign, 0, 0)
    highest = context.Etop() if context.clamp else context.Emax
    coefficient, exponent = x._int, x._exp
    while coefficient % 10 == 0 and exponent < highest:
        coefficient //= 10
        exponent += 1
    return _new(x._sign, coefficient, exponent)


def fma(self, other, third, context=None):
    """Fused multiply-add: self * other + third with no rounding of the product."""
    context = _given(context)
    other = _convert(other, True)
    third = _convert(third, True)
    if self._special or other._special:
        if self._special == 'N' or other._special == 'N':
            return _check_nans(context, self, other)
        if self._special == 'n' or other._special == 'n':
            if third._special == 'N':
                return _check_nans(context, third)
            return _check_nans(context, self, other)
        if third._special == 'N':
            return _check_nans(context, third)
        if not self or not other:
            return _nan(context)
        product = _new(self._sign ^ other._sign, 0, 0, 'F')
    else:
        product = _new(self._sign ^ other._sign, self._int * other._int, self._exp + other._exp)
    return _add(product, third, context)


def sqrt(self, context=None):
    """Return the square root of the argument to full precision."""
    context = _given(context)
    if self._special:
        nan = _check_nans(context, self)
        if nan is not None:
            return nan
        return _nan(context) if self._sign else self
    if not self._int:
        return _finish(self._sign, 0, self._exp >> 1, context)
    if self._sign:
        return _nan(context)
    # The root of c * 10 ** (2 e): c has twice the digits that are wanted.
    prec = context.prec + 1
    exponent = self._exp >> 1
    coefficient = self._int
    if self._exp & 1:
        coefficient *= 10
        length = (_digits(self._int) >> 1) + 1
    else:
        length = _digits(self._int) + 1 >> 1
    shift = prec - length
    exact = True
    if shift >= 0:
        coefficient *= _power(2 * shift)
    else:
        coefficient, rest = divmod(coefficient, _power(-2 * shift))
        exact = not rest
    exponent -= shift
    root = _isqrt(coefficient)
    exact = exact and root * root == coefficient
    if exact:
        if shift >= 0:
            root //= _power(shift)
        else:
            root *= _power(-shift)
        exponent += shift
    elif root % 5 == 0:
        root += 1
    before = context.rounding
    try:
        context.rounding = 'ROUND_HALF_EVEN'
        return _finish(0, root, exponent, context)
    finally:
        context.rounding = before


def _half_even(function):
    """Transcendental functions round half to even, whatever the context says."""
    def wrapped(self, context=None):
        context = _given(context)
        before = context.rounding
        context.rounding = 'ROUND_HALF_EVEN'
        try:
            return function(self, context)
        finally:
            context.rounding = before
    wrapped.__name__ = wrapped.__qualname__ = function.__name__
    wrapped.__doc__ = function.__doc__
    return wrapped


@_half_even
def exp(self, context):
    """Return the value of the (natural) exponential function e**x at the given number."""
    nan = _check_nans(context, self)
    if nan is not None:
        return nan
    if self._special:
        return _new(0, 0, 0) if self._sign else self
    if not self._int:
        return _new(0, 1, 0)
    adjusted = self.adjusted()
    if not self._sign and adjusted > _digits((context.Emax + 1) * 3):
        return _finish(0, 1, context.Emax + 1, context)
    if self._sign and adjusted > _digits((-context.Etiny() + 1) * 3):
        return _finish(0, 1, context.Etiny() - 2, context)
    if adjusted < -context.prec - 1:
        # 1 and next to nothing.
        tiny = _power(context.prec + 2)
        return _finish(0, tiny - 1 if self._sign else tiny + 1, -context.prec - 2, context)
    p = context.prec + 3
    coefficient = -self._int if self._sign else self._int
    while True:
        digits, exponent = _math.exp(coefficient, self._exp, p)
        if _can_round(digits, context.prec):
            break
        p += context.prec // 2 + 4
    return _finish_inexact(0, digits, exponent, context)


def _logarithm(self, context, function):
    nan = _check_nans(context, self)
    if nan is not None:
        return nan
    if not self:
        return _new(1, 0, 0, 'F')
    if self._special and not self._sign:
        return self
    if self._sign:
        return _nan(context)
    if _cmp(self, _new(0, 1, 0)) == 0:
        return _new(0, 0, 0)
    # Near 1 the result is as small as the distance from it.
    near = 0
    if self.adjusted() in (0, -1):
        distance = abs(self._int - _power(-self._exp)) if self._exp <= 0 else 1
        near = _digits(_power(-self._exp)) - _digits(distance) if distance and self._exp < 0 else 0
    p = context.prec + near + 4
    while True:
        digits = function(self._int, self._exp, p)
        if _can_round(abs(digits), context.prec):
            break
        p += context.prec // 2 + 4
    return _finish_inexact(int(digits < 0), abs(digits), -p, context)


@_half_even
def ln(self, context):
    """Return the natural (base e) logarithm of the operand."""
    return _logarithm(self, context, _math.ln)


@_half_even
def log10(self, context):
    """Return the base ten logarithm of the operand."""
    if not self._special and self._int and not self._sign:
        coefficient, exponent = self._int, self._exp
        while coefficient % 10 == 0:
            coefficient //= 10
            exponent += 1
        if coefficient == 1:
            return _finish(int(exponent < 0), abs(exponent), 0, context)
    return _logarithm(self, context, _math.log10)


def logb(self, context=None):
    """Return the adjusted exponent of the operand as a Decimal instance."""
    context = _given(context)
    nan = _check_nans(context, self)
    if nan is not None:
        return nan
    if self._special:
        return _new(0, 0, 0, 'F')
    if not self._int:
        context._signal(DivisionByZero)
        return _new(1, 0, 0, 'F')
    adjusted = self.adjusted()
    return _finish(int(adjusted < 0), abs(adjusted), 0, context)


def scaleb(self, other, context=None):
    """Return the first operand with the exponent adjusted by the second."""
    context = _given(context)
    other = _convert(other, True)
    nan = _check_nans(context, self, other)
    if nan is not None:
        return nan
    limit = 2 * (context.Emax + context.prec)
    if other._special or other._exp != 0 or not -limit <= int(other) <= limit:
        return _nan(context)
    if self._special:
        return self
    return _finish(self._sign, self._int, self._exp + int(other), context)


def remainder_near(self, other, context=None):
    """Return the remainder from dividing self by other, of least absolute value."""
    context = _given(context)
    other = _convert(other, True)
    nan = _check_nans(context, self, other)
    if nan is not None:
        return nan
    if self._special:
        return _nan(context)
    if not other:
        return _nan(context, InvalidOperation if self else DivisionUndefined)
    if other._special:
        return _fix(self, context)
    ideal = self._exp if self._exp < other._exp else other._exp
    if not self._int:
        return _finish(self._sign, 0, ideal, context)
    gap = self.adjusted() - other.adjusted()
    if gap >= context.prec + 1:
        return _nan(context, DivisionImpossible)
    if gap <= -2:
        return _fix(_rescale(self, ideal, context.rounding), context)
    a, b = self._int, other._int
    if self._exp >= other._exp:
        a *= _power(self._exp - other._exp)
    else:
        b *= _power(other._exp - self._exp)
    quotient, rest = divmod(a, b)
    if 2 * rest + (quotient & 1) > b:
        rest -= b
        quotient += 1
    if quotient >= _power(context.prec):
        return _nan(context, DivisionImpossible)
    sign = self._sign
    if rest < 0:
        sign, rest = 1 - sign, -rest
    return _finish(sign, rest, ideal, context)


def _neighbour(self, context, up):
    nan = _check_nans(context, self)
    if nan is not None:
        return nan
    if self._special:
        if bool(self._sign) == up:
            return _new(self._sign, _power(context.prec) - 1, context.Etop())
        return self
    quiet = context.copy()
    quiet.rounding = 'ROUND_CEILING' if up else 'ROUND_FLOOR'
    quiet.clear_traps()
    x = _fix(self, quiet)
    if _cmp(x, self) != 0:
        return x
    return _add(self, _new(int(not up), 1, quiet.Etiny() - 1), quiet)


def next_minus(self, context=None):
    """Return the largest number representable in the given context that is smaller than the operand."""
    return _neighbour(self, _given(context), False)


def next_plus(self, context=None):
    """Return the smallest number representable in the given context that is larger than the operand."""
    return _neighbour(self, _given(context), True)


def next_toward(self, other, context=None):
    """Return the number closest to the first operand in the direction of the second."""
    other = _convert(other, True)
    context = _given(context)
    nan = _check_nans(context, self, other)
    if nan is not None:
        return nan
    c = _cmp(self, other)
    if c == 0:
        return self.copy_sign(other)
    result = _neighbour(self, context, c < 0)
    if result._special:
        context._signal(Overflow, Inexact, Rounded)
    elif result.adjusted() < context.Emin:
        conditions = [Underflow, Subnormal, Inexact, Rounded]
        if not result._int:
            conditions.append(Clamped)
        context._signal(*conditions)
    return result


# Operations on numbers whose digits are 0 and 1

def _is_logical(x):
    return not x._sign and not x._special and x._exp == 0 and all(d in '01' for d in str(x._int))


def _logical(self, other, context, combine):
    context = _given(context)
    other = _convert(other, True)
    if not _is_logical(self) or not _is_logical(other):
        return _nan(context)
    a = str(self._int).zfill(context.prec)[-context.prec:]
    b = str(other._int).zfill(context.prec)[-context.prec:]
    return _new(0, int(''.join([combine[x + y] for x, y in zip(a, b)])), 0)


def logical_and(self, other, context=None):
    """Return the digit-wise 'and' of the two (logical) operands."""
    return _logical(self, other, context, {'00': '0', '01': '0', '10': '0', '11': '1'})


def logical_or(self, other, context=None):
    """Return the digit-wise 'or' of the two (logical) operands."""
    return _logical(self, other, context, {'00': '0', '01': '1', '10': '1', '11': '1'})


def logical_xor(self, other, context=None):
    """Return the digit-wise 'exclusive or' of the two (logical) operands."""
    return _logical(self, other, context, {'00': '0', '01': '1', '10': '1', '11': '0'})


def logical_invert(self, context=None):
    """Return the digit-wise inversion of the (logical) operand."""
    context = _given(context)
    return logical_xor(self, _new(0, (_power(context.prec) - 1) // 9, 0), context)


def _shift_count(self, other, context):
    """The digits to move by; None and the result if there is nothing to do."""
    nan = _check_nans(context, self, other)
    if nan is not None:
        return None, nan
    if other._special or other._exp != 0 or not -context.prec <= int(other) <= context.prec:
        return None, _nan(context)
    if self._special:
        return None, self
    return int(other), None


def rotate(self, other, context=None):
    """Returns a rotated copy of self's digits."""
    context = _given(context)
    count, result = _shift_count(self, _convert(other, True), context)
    if count is None:
        return result
    text = str(self._int).zfill(context.prec)[-context.prec:]
    return _new(self._sign, int(text[count:] + text[:count]), self._exp)


def shift(self, other, context=None):
    """Returns a shifted copy of self's digits."""
    context = _given(context)
    count, result = _shift_count(self, _convert(other, True), context)
    if count is None:
        return result
    coefficient = self._int % _power(context.prec)
    if count < 0:
        coefficient //= _power(-count)
    else:
        coefficient = coefficient * _power(count) % _power(context.prec)
    return _new(self._sign, coefficient, self._exp)


# Methods of contexts: the same with the context's own settings

def _operand(x):
    return _convert(x, True)


def _unary(name):
    def method(self, x, /):
        return getattr(_operand(x), name)(context=self)
    return method


def _binary(name):
    def method(self, x, y, /):
        return getattr(_operand(x), name)(_operand(y), context=self)
    return method


def _question(name):
    def method(self, x, /):
        return getattr(_operand(x), name)()
    return method


def _arithmetic(function, number):
    def method(self, x, y, /):
        quick = _decimal_quick_in(self, number, x, y)
        return function(_operand(x), _operand(y), self) if quick is None else quick
    return method


def context_methods():
    """By name, with what Context defines itself left out."""
    methods = {}
    for name in ('exp', 'ln', 'log10', 'logb', 'logical_invert', 'next_minus', 'next_plus', 'normalize', 'sqrt',
                 'is_normal', 'is_subnormal', 'number_class', 'to_eng_string'):
        methods[name] = _unary(name)
    for name in ('compare', 'compare_signal', 'compare_total', 'compare_total_mag', 'logical_and', 'logical_or',
                 'logical_xor', 'max', 'max_mag', 'min', 'min_mag', 'next_toward', 'remainder_near', 'rotate',
                 'same_quantum', 'scaleb', 'shift', 'copy_sign'):
        methods[name] = _binary(name)
    for name in ('canonical', 'copy_abs', 'copy_negate', 'is_canonical', 'is_finite', 'is_infinite', 'is_nan',
                 'is_qnan', 'is_signed', 'is_snan', 'is_zero'):
        methods[name] = _question(name)
    # In the order of the native ones, which know no more.
    for number, (name, function) in enumerate((
            ('add', _add), ('subtract', _subtract), ('multiply', _multiply), ('divide', _divide),
            ('divide_int', _divide_int), ('remainder', _remainder), ('divmod', _divmod))):
        methods[name] = _arithmetic(function, number)

    def quantize(self, x, y, /):
        quick = _decimal_quick_quantize(x, y, None, self)
        return _operand(x).quantize(_operand(y), context=self) if quick is None else quick

    def abs(self, x, /):
        x = _operand(x)
        return _negate(x, self) if x._sign else _plus(x, self)

    def minus(self, x, /):
        return _negate(_operand(x), self)

    def plus(self, x, /):
        return _plus(_operand(x), self)

    def power(self, a, b, modulo=None):
        return _power_of(_operand(a), _operand(b), None if modulo is None else _operand(modulo), self)

    def fma(self, x, y, z, /):
        return _operand(x).fma(y, z, context=self)

    def copy_decimal(self, x, /):
        return _operand(x)

    def to_sci_string(self, x, /):
        return _text(_operand(x), False, self)

    def to_integral_exact(self, x, /):
        return _operand(x).to_integral_exact(context=self)

    def to_integral_value(self, x, /):
        return _operand(x).to_integral_value(context=self)

    for function in (quantize, abs, minus, plus, power, fma, copy_decimal, to_sci_string, to_integral_exact, to_integral_value):
        methods[function.__name__] = function
    methods['to_integral'] = to_integral_value
    return methods


def create(context, num):
    if isinstance(num, str) and (num != num.strip() or '_' in num):
        return _nan(context, ConversionSyntax)
    x = _from_any(num, context)
    if x._special in ('n', 'N') and _digits(x._int) > context.prec - context.clamp and x._int:
        return _nan(context, ConversionSyntax)
    return _fix(x, context)


def create_from_float(context, f):
    return _fix(_from_float(f), context)
