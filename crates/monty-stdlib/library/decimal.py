"""Decimal numbers with a precision of one's choice."""

# Native functions compute what is finite, of few digits and not trapped, and ask `_slow` for the rest.

__all__ = ['Decimal', 'Context', 'DecimalTuple', 'DefaultContext', 'BasicContext', 'ExtendedContext',
           'DecimalException', 'Clamped', 'InvalidOperation', 'DivisionByZero', 'Inexact', 'Rounded', 'Subnormal',
           'Overflow', 'Underflow', 'FloatOperation', 'DivisionImpossible', 'InvalidContext', 'ConversionSyntax',
           'DivisionUndefined', 'ROUND_DOWN', 'ROUND_HALF_UP', 'ROUND_HALF_EVEN', 'ROUND_CEILING', 'ROUND_FLOOR',
           'ROUND_UP', 'ROUND_HALF_DOWN', 'ROUND_05UP', 'setcontext', 'getcontext', 'localcontext',
           'MAX_PREC', 'MAX_EMAX', 'MIN_EMIN', 'MIN_ETINY', 'HAVE_THREADS', 'HAVE_CONTEXTVAR']

import _decimal_methods as _methods
from _decimal_arithmetic import (_SLOW, _as, _convert, _divide_int, _divmod, _from_any, _from_float, _given, _new,
                                 _power_of, _remainder, _text, _to_int)
from _decimal_context import (BasicContext, Clamped, Context, ConversionSyntax, DecimalException, DefaultContext,
                              DivisionByZero, DivisionImpossible, DivisionUndefined, ExtendedContext, FloatOperation,
                              Inexact, InvalidContext, InvalidOperation, MAX_EMAX,
                              MAX_PREC, MIN_EMIN, MIN_ETINY, Overflow, ROUND_05UP, ROUND_CEILING, ROUND_DOWN,
                              ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Rounded,
                              SignalDict, Subnormal, Underflow, getcontext, localcontext, setcontext)
from _decimal_math import _digits, _power
from collections import namedtuple

HAVE_THREADS = True
HAVE_CONTEXTVAR = True
__version__ = '1.70'
__libmpdec_version__ = '2.5.1'
DecimalTuple = namedtuple('DecimalTuple', 'sign digits exponent', module='decimal')


def _known(cls):
    """The class, made known to the native functions, and to `numbers` if that is there."""
    _decimal_setup(cls)
    if 'numbers' in _loaded_modules():
        from numbers import Number
        Number.register(cls)
    return cls


@_known
class Decimal:
    """Floating-point class for decimal arithmetic."""

    __slots__ = ('_sign', '_int', '_exp', '_special')

    def __new__(cls, value='0', context=None):
        if cls is Decimal and context is None:
            x = _decimal_quick_new(value)
            if x is not None:
                return x
        context = _given(context)
        x = _from_any(value, context)
        if cls is Decimal and x.__class__ is Decimal:
            return x
        return _as(cls, x)

    @classmethod
    def from_float(cls, f, /):
        """Class method that converts a float to a decimal number, exactly."""
        x = _from_float(f)
        return x if cls is Decimal else cls(x)

    # Texts

    __repr__ = _decimal_repr
    __str__ = _decimal_str
    __format__ = _decimal_format

    def to_eng_string(self, context=None):
        """Convert to an engineering-type string."""
        return _text(self, True, _given(context))

    # Conversions

    def as_tuple(self):
        """Return a tuple representation of the number."""
        if self._special == 'F':
            return DecimalTuple(self._sign, (0,), 'F')
        digits = tuple([int(d) for d in str(self._int)]) if self._int or not self._special else ()
        return DecimalTuple(self._sign, digits, self._special or self._exp)

    def as_integer_ratio(self):
        """Return a pair of integers, whose ratio is exactly equal to the original Decimal."""
        if self._special:
            if self._special == 'F':
                raise OverflowError('cannot convert Infinity to integer ratio')
            raise ValueError('cannot convert NaN to integer ratio')
        n = -self._int if self._sign else self._int
        if not n:
            return 0, 1
        if self._exp >= 0:
            return n * _power(self._exp), 1
        from math import gcd
        d = _power(-self._exp)
        g = gcd(n, d)
        return n // g, d // g

    def __reduce__(self):
        return self.__class__, (Decimal.__str__(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    __hash__ = _decimal_hash

    __bool__ = _decimal_bool
    __int__ = __trunc__ = _decimal_int
    __float__ = _decimal_float
    __round__ = _decimal_round

    def __complex__(self):
        return complex(float(self))

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return _new(0, 0, 0)

    def conjugate(self):
        """Return self."""
        return self

    def __floor__(self):
        return _to_int(self, 'ROUND_FLOOR')

    def __ceil__(self):
        return _to_int(self, 'ROUND_CEILING')

    # Comparison

    __eq__ = _decimal_eq
    __lt__ = _decimal_lt
    __le__ = _decimal_le
    __gt__ = _decimal_gt
    __ge__ = _decimal_ge

    # Arithmetic

    __neg__ = _decimal_neg
    __pos__ = _decimal_pos
    __abs__ = _decimal_abs

    __add__ = __radd__ = _decimal_add
    __sub__ = _decimal_sub
    __rsub__ = _decimal_rsub
    __mul__ = __rmul__ = _decimal_mul
    __truediv__ = _decimal_div
    __rtruediv__ = _decimal_rdiv
    __floordiv__ = _decimal_floordiv

    def __rfloordiv__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else _divide_int(other, self, getcontext())

    __mod__ = _decimal_mod

    def __rmod__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else _remainder(other, self, getcontext())

    def __divmod__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else _divmod(self, other, getcontext())

    def __rdivmod__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else _divmod(other, self, getcontext())

    def __pow__(self, other, modulo=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        if modulo is not None:
            modulo = _convert(modulo)
            if modulo is NotImplemented:
                return modulo
        return _power_of(self, other, modulo, getcontext())

    def __rpow__(self, other, modulo=None):
        other = _convert(other)
        return other if other is NotImplemented else _power_of(other, self, None, getcontext())

    quantize = _decimal_quantize

    # Questions

    def adjusted(self):
        """Return the adjusted exponent of the number."""
        return 0 if self._special else self._exp + _digits(self._int) - 1

    def canonical(self):
        """Return the canonical encoding of the argument."""
        return self

    def is_canonical(self):
        """Return True if the argument is canonical and False otherwise."""
        return True

    def is_finite(self):
        """Return True if the argument is a finite number, and False otherwise."""
        return not self._special

    def is_infinite(self):
        """Return True if the argument is either positive or negative infinity and False otherwise."""
        return self._special == 'F'

    def is_nan(self):
        """Return True if the argument is a (quiet or signaling) NaN and False otherwise."""
        return self._special in ('n', 'N')

    def is_qnan(self):
        """Return True if the argument is a quiet NaN, and False otherwise."""
        return self._special == 'n'

    def is_snan(self):
        """Return True if the argument is a signaling NaN and False otherwise."""
        return self._special == 'N'

    def is_signed(self):
        """Return True if the argument has a negative sign and False otherwise."""
        return self._sign == 1

    def is_zero(self):
        """Return True if the argument is a (positive or negative) zero and False otherwise."""
        return not self._special and not self._int

    def is_normal(self, context=None):
        """Return True if the argument is a normal finite non-zero number."""
        return not self._special and self._int != 0 and _given(context).Emin <= self.adjusted()

    def is_subnormal(self, context=None):
        """Return True if the argument is subnormal, and False otherwise."""
        return not self._special and self._int != 0 and self.adjusted() < _given(context).Emin

    def number_class(self, context=None):
        """Return a string describing the class of the operand."""
        if self._special:
            if self._special == 'F':
                return '-Infinity' if self._sign else '+Infinity'
            return 'NaN' if self._special == 'n' else 'sNaN'
        sign = '-' if self._sign else '+'
        if not self._int:
            return sign + 'Zero'
        return sign + ('Subnormal' if self.is_subnormal(context) else 'Normal')

    def radix(self):
        """Return Decimal(10)."""
        return _new(0, 10, 0)

    def same_quantum(self, other, context=None):
        """Test whether self and other have the same exponent."""
        other = _convert(other, True)
        if self._special or other._special:
            return self.is_nan() and other.is_nan() or self._special == other._special == 'F'
        return self._exp == other._exp

    # Copies

    def copy_abs(self):
        """Return the absolute value of the argument; unaffected by context and without signals."""
        return _new(0, self._int, self._exp, self._special)

    def copy_negate(self):
        """Return the negation of the argument; unaffected by context and without signals."""
        return _new(1 - self._sign, self._int, self._exp, self._special)

    def copy_sign(self, other, context=None):
        """Return a copy of the first operand with the sign of the second."""
        return _new(_convert(other, True)._sign, self._int, self._exp, self._special)

    # What is rarely asked for

    def compare(self, other, context=None):
        """Compare self to other; returns a Decimal: -1, 0, 1 or a NaN."""
        return _methods.compare(self, other, context)

    def compare_signal(self, other, context=None):
        """Identical to compare, except that all NaNs signal."""
        return _methods.compare_signal(self, other, context)

    def compare_total(self, other, context=None):
        """Compare two operands using their abstract representation rather than their numerical value."""
        return _methods.compare_total(self, other, context)

    def compare_total_mag(self, other, context=None):
        """As compare_total, ignoring the signs."""
        return _methods.compare_total_mag(self, other, context)

    def max(self, other, context=None):
        """Maximum of self and other."""
        return _methods.max(self, other, context)

    def min(self, other, context=None):
        """Minimum of self and other."""
        return _methods.min(self, other, context)

    def max_mag(self, other, context=None):
        """As max(), but by absolute values."""
        return _methods.max_mag(self, other, context)

    def min_mag(self, other, context=None):
        """As min(), but by absolute values."""
        return _methods.min_mag(self, other, context)

    def to_integral_exact(self, rounding=None, context=None):
        """Round to the nearest integer, signaling Inexact or Rounded as appropriate."""
        return _methods.to_integral_exact(self, rounding, context)

    def to_integral_value(self, rounding=None, context=None):
        """Round to the nearest integer without signaling Inexact or Rounded."""
        return _methods.to_integral_value(self, rounding, context)

    to_integral = to_integral_value

    def normalize(self, context=None):
        """Normalize the number by stripping trailing 0s and converting any result equal to 0 to Decimal('0')."""
        return _methods.normalize(self, context)

    def fma(self, other, third, context=None):
        """Fused multiply-add: self * other + third with no rounding of the product."""
        return _methods.fma(self, other, third, context)

    def sqrt(self, context=None):
        """Return the square root of the argument to full precision."""
        return _methods.sqrt(self, context)

    def exp(self, context=None):
        """Return the value of the (natural) exponential function e**x at the given number."""
        return _methods.exp(self, context)

    def ln(self, context=None):
        """Return the natural (base e) logarithm of the operand."""
        return _methods.ln(self, context)

    def log10(self, context=None):
        """Return the base ten logarithm of the operand."""
        return _methods.log10(self, context)

    def logb(self, context=None):
        """Return the adjusted exponent of the operand as a Decimal instance."""
        return _methods.logb(self, context)

    def scaleb(self, other, context=None):
        """Return the first operand with the exponent adjusted by the second."""
        return _methods.scaleb(self, other, context)

    def remainder_near(self, other, context=None):
        """Return the remainder from dividing self by other, of least absolute value."""
        return _methods.remainder_near(self, other, context)

    def next_minus(self, context=None):
        """Return the largest number representable in the given context that is smaller than the operand."""
        return _methods.next_minus(self, context)

    def next_plus(self, context=None):
        """Return the smallest number representable in the given context that is larger than the operand."""
        return _methods.next_plus(self, context)

    def next_toward(self, other, context=None):
        """Return the number closest to the first operand in the direction of the second."""
        return _methods.next_toward(self, other, context)

    def logical_and(self, other, context=None):
        """Return the digit-wise 'and' of the two (logical) operands."""
        return _methods.logical_and(self, other, context)

    def logical_or(self, other, context=None):
        """Return the digit-wise 'or' of the two (logical) operands."""
        return _methods.logical_or(self, other, context)

    def logical_xor(self, other, context=None):
        """Return the digit-wise 'exclusive or' of the two (logical) operands."""
        return _methods.logical_xor(self, other, context)

    def logical_invert(self, context=None):
        """Return the digit-wise inversion of the (logical) operand."""
        return _methods.logical_invert(self, context)

    def rotate(self, other, context=None):
        """Returns a rotated copy of self's digits."""
        return _methods.rotate(self, other, context)

    def shift(self, other, context=None):
        """Returns a shifted copy of self's digits."""
        return _methods.shift(self, other, context)

    def _slow(self, operation, *args):
        """What the native functions leave to Python."""
        return _SLOW[operation](self, *args)


# What CPython writes in C: see bind_library.rs.
_native_names = ('Decimal function*', 'Context function*', 'getcontext', 'setcontext', 'localcontext')
