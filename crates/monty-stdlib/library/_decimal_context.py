"""Signals, rounding modes and contexts of `decimal`."""

MAX_PREC = 999999999999999999
MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999
MIN_ETINY = -1999999999999999997

ROUND_UP = 'ROUND_UP'
ROUND_DOWN = 'ROUND_DOWN'
ROUND_CEILING = 'ROUND_CEILING'
ROUND_FLOOR = 'ROUND_FLOOR'
ROUND_HALF_UP = 'ROUND_HALF_UP'
ROUND_HALF_DOWN = 'ROUND_HALF_DOWN'
ROUND_HALF_EVEN = 'ROUND_HALF_EVEN'
ROUND_05UP = 'ROUND_05UP'
_ROUNDINGS = (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
              ROUND_05UP)


class DecimalException(ArithmeticError):
    """Base exception class."""

    __module__ = 'decimal'


class Clamped(DecimalException):
    """Exponent of a 0 changed to fit bounds."""

    __module__ = 'decimal'


class InvalidOperation(DecimalException):
    """An invalid operation was performed."""

    __module__ = 'decimal'


class ConversionSyntax(InvalidOperation):
    """Trying to convert badly formed string."""

    __module__ = 'decimal'


class DivisionByZero(DecimalException, ZeroDivisionError):
    """Division by 0."""

    __module__ = 'decimal'


class DivisionImpossible(InvalidOperation):
    """Cannot perform the division adequately."""

    __module__ = 'decimal'


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    """Undefined result of division."""

    __module__ = 'decimal'


class Inexact(DecimalException):
    """Had to round, losing information."""

    __module__ = 'decimal'


class InvalidContext(InvalidOperation):
    """Invalid context. Unknown rounding, for example."""

    __module__ = 'decimal'


class Rounded(DecimalException):
    """Number got rounded (not necessarily changed during rounding)."""

    __module__ = 'decimal'


class Subnormal(DecimalException):
    """Exponent < Emin before rounding."""

    __module__ = 'decimal'


class Overflow(Inexact, Rounded):
    """Numerical overflow."""

    __module__ = 'decimal'


class Underflow(Inexact, Rounded, Subnormal):
    """Numerical underflow with result rounded to 0."""

    __module__ = 'decimal'


class FloatOperation(DecimalException, TypeError):
    """Enable stricter semantics for mixing floats and Decimals."""

    __module__ = 'decimal'


# In the order in which CPython shows them.
_signals = (Clamped, InvalidOperation, DivisionByZero, Inexact, Overflow, Rounded, Subnormal, Underflow, FloatOperation)
# What a computation meets is listed by the condition, of which InvalidOperation has several.
_met = (Clamped, DivisionByZero, Inexact, InvalidOperation, Overflow, Rounded, Subnormal, Underflow, FloatOperation)
# What is a kind of InvalidOperation: the signal that its flag belongs to.
_condition = {ConversionSyntax: InvalidOperation, DivisionImpossible: InvalidOperation,
              DivisionUndefined: InvalidOperation, InvalidContext: InvalidOperation}


# The order in which a mapping of them gives them; texts list them in the one above.
_ordered = (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal, Inexact, Rounded, Clamped)


_bit = {s: 1 << i for i, s in enumerate(_ordered)}


class SignalDict:
    """The flags or traps of a context: a mapping whose keys are the signals, one bit each."""

    __module__ = 'decimal'

    __slots__ = ('_bits',)
    __hash__ = None

    def __init__(self, on=()):
        self._bits = 0
        for signal in on:
            self._bits |= _bit[signal]

    def __getitem__(self, signal):
        return self._bits & _bit[signal] != 0

    def __setitem__(self, signal, value):
        if signal not in _bit:
            raise KeyError('invalid error flag')
        if value:
            self._bits |= _bit[signal]
        else:
            self._bits &= ~_bit[signal]

    def __delitem__(self, signal):
        raise ValueError('signal keys cannot be deleted')

    def __iter__(self):
        return iter(_ordered)

    def __len__(self):
        return len(_ordered)

    def __contains__(self, signal):
        return signal in _bit

    def keys(self):
        return self.copy().keys()

    def values(self):
        return self.copy().values()

    def items(self):
        return self.copy().items()

    def get(self, signal, default=None):
        return self[signal] if signal in _bit else default

    def copy(self):
        return {s: self[s] for s in _ordered}

    def update(self, other=(), /):
        for signal, value in dict(other).items():
            self[signal] = value

    def __eq__(self, other):
        if isinstance(other, SignalDict):
            return self._bits == other._bits
        if isinstance(other, dict):
            return self.copy() == {k: bool(v) for k, v in other.items()}
        return NotImplemented

    def __repr__(self):
        return repr(self.copy())


def _signal_dict(value):
    if isinstance(value, SignalDict):
        return SignalDict([s for s in _signals if value[s]])
    if isinstance(value, dict):
        for signal in value:
            if signal not in _signals:
                raise KeyError('invalid error flag')
        if len(value) != len(_signals):
            raise KeyError('invalid signal dict')
        return SignalDict([s for s in _signals if value[s]])
    raise TypeError('argument must be a signal dict')


def _with_operations(cls):
    """The methods of Decimal that are methods of contexts too."""
    from _decimal_methods import context_methods
    for name, method in context_methods().items():
        method.__name__ = name
        method.__qualname__ = 'Context.' + name
        setattr(cls, name, method)
    _decimal_contexts(cls)
    return cls


@_with_operations
class Context:
    """Precision, rounding and what is to be done about signals."""

    __module__ = 'decimal'

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None,
                 traps=None):
        base = DefaultContext
        self.prec = base.prec if prec is None else prec
        self.rounding = base.rounding if rounding is None else rounding
        self.Emin = base.Emin if Emin is None else Emin
        self.Emax = base.Emax if Emax is None else Emax
        self.capitals = base.capitals if capitals is None else capitals
        self.clamp = base.clamp if clamp is None else clamp
        if traps is None:
            self._traps = SignalDict([s for s in _signals if base._traps[s]])
        elif isinstance(traps, (list, tuple)):
            self._traps = SignalDict(_checked(traps))
        else:
            self.traps = traps
        if flags is None:
            self._flags = SignalDict()
        elif isinstance(flags, (list, tuple)):
            self._flags = SignalDict(_checked(flags))
        else:
            self.flags = flags

    def __setattr__(self, name, value):
        setter = _SETTERS.get(name)
        if setter is not None:
            setter(self, value)
        elif name in ('_traps', '_flags') or type(self) is not Context:
            object.__setattr__(self, name, value)
        elif name in ('traps', 'flags'):
            object.__setattr__(self, '_' + name, _signal_dict(value))
        else:
            raise AttributeError(f"'decimal.Context' object has no attribute '{name}'")

    def __delattr__(self, name):
        if name in _SETTERS or name in ('traps', 'flags'):
            raise AttributeError('context attributes cannot be deleted')
        object.__delattr__(self, name)

    @property
    def traps(self):
        return self._traps

    @traps.setter
    def traps(self, value):
        object.__setattr__(self, '_traps', _signal_dict(value))

    @property
    def flags(self):
        return self._flags

    @flags.setter
    def flags(self, value):
        object.__setattr__(self, '_flags', _signal_dict(value))

    def __repr__(self):
        flags = ', '.join([s.__name__ for s in _met if self._flags[s]])
        traps = ', '.join([s.__name__ for s in _signals if self._traps[s]])
        return (f'Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, '
                f'capitals={self.capitals}, clamp={self.clamp}, flags=[{flags}], traps=[{traps}])')

    def __reduce__(self):
        return self.__class__, (self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
                                [s for s in _signals if self._flags[s]], [s for s in _signals if self._traps[s]])

    def clear_flags(self):
        """Reset all flags to False."""
        for signal in _signals:
            self._flags[signal] = False

    def clear_traps(self):
        """Set all traps to False."""
        for signal in _signals:
            self._traps[signal] = False

    def copy(self):
        """Return a duplicate of the context with all flags kept."""
        new = Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp)
        object.__setattr__(new, '_flags', SignalDict([s for s in _signals if self._flags[s]]))
        object.__setattr__(new, '_traps', SignalDict([s for s in _signals if self._traps[s]]))
        return new

    __copy__ = copy

    def Etiny(self):
        """Return a value equal to Emin - prec + 1."""
        return self.Emin - self.prec + 1

    def Etop(self):
        """Return a value equal to Emax - prec + 1."""
        return self.Emax - self.prec + 1

    def radix(self):
        """Return 10."""
        from decimal import Decimal
        return Decimal(10)

    def _signal(self, *conditions):
        """Set the flags of conditions; raise the first that is trapped."""
        traps = self._traps
        trapped = None
        for condition in conditions:
            signal = _condition.get(condition, condition)
            self._flags[signal] = True
            if trapped is None and traps[signal]:
                trapped = signal
        if trapped is not None:
            # CPython lists what is trapped, the conditions of InvalidOperation by name.
            raise trapped([c for c in conditions if traps[_condition.get(c, c)]])

    # Making numbers

    def create_decimal(self, num='0', /):
        """Create a new Decimal instance from num, using self as the context."""
        from _decimal_methods import create
        return create(self, num)

    def create_decimal_from_float(self, f, /):
        """Create a new Decimal instance from float f."""
        from _decimal_methods import create_from_float
        return create_from_float(self, f)


def _checked(signals):
    for signal in signals:
        if signal not in _signals:
            raise TypeError('valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n'
                            '   Overflow, Subnormal, Underflow, Rounded, Inexact,\n   Clamped]')
    return signals


def _bounded(name, low, high, message):
    def setter(self, value):
        if not isinstance(value, int):
            raise TypeError('an integer is required')
        if not low <= value <= high:
            raise ValueError(message)
        object.__setattr__(self, name, value)
    return setter


def _set_rounding(self, value):
    if not isinstance(value, str) or value not in _ROUNDINGS:
        raise TypeError('valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n'
                        '   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]')
    object.__setattr__(self, 'rounding', _ROUNDINGS[_ROUNDINGS.index(value)])


_SETTERS = {
    'prec': _bounded('prec', 1, MAX_PREC, 'valid range for prec is [1, MAX_PREC]'),
    'Emin': _bounded('Emin', MIN_EMIN, 0, 'valid range for Emin is [MIN_EMIN, 0]'),
    'Emax': _bounded('Emax', 0, MAX_EMAX, 'valid range for Emax is [0, MAX_EMAX]'),
    'capitals': _bounded('capitals', 0, 1, 'valid values for capitals are 0 or 1'),
    'clamp': _bounded('clamp', 0, 1, 'valid values for clamp are 0 or 1'),
    'rounding': _set_rounding,
}


class _Template:
    """Stands for DefaultContext while that is made."""

    prec = 28
    rounding = ROUND_HALF_EVEN
    Emin = -999999
    Emax = 999999
    capitals = 1
    clamp = 0
    _traps = SignalDict((InvalidOperation, DivisionByZero, Overflow))


DefaultContext = _Template
DefaultContext = Context()
BasicContext = Context(prec=9, rounding=ROUND_HALF_UP,
                       traps=[DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow])
ExtendedContext = Context(prec=9, rounding=ROUND_HALF_EVEN, traps=[])


def getcontext():
    """Get the current default context."""
    context = _decimal_current()
    if type(context) is int:
        # Until now its settings were those of every first context; these are the flags it has by now.
        flags = context
        context = DefaultContext.copy()
        context._flags._bits = flags
        _decimal_set_current(context)
    return context


def setcontext(context, /):
    """Set a new default context."""
    if not isinstance(context, Context):
        raise TypeError('optional argument must be a context')
    if context is DefaultContext or context is BasicContext or context is ExtendedContext:
        context = context.copy()
        context.clear_flags()
    _decimal_set_current(context)


class _ContextManager:
    """Sets a copy of a context for a block."""

    def __init__(self, context):
        self._new = context

    def __enter__(self):
        self._saved = getcontext()
        setcontext(self._new)
        return self._new

    def __exit__(self, *exc_info):
        setcontext(self._saved)


def localcontext(ctx=None, **kwargs):
    """Return a context manager that will set the default context to a copy of ctx."""
    if ctx is None:
        ctx = getcontext()
    elif not isinstance(ctx, Context):
        raise TypeError('optional argument must be a context')
    new = ctx.copy()
    for name, value in kwargs.items():
        if name not in ('prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', 'traps'):
            raise TypeError(f"localcontext() got an unexpected keyword argument '{name}'")
        if name in ('flags', 'traps') and isinstance(value, (list, tuple)):
            value = SignalDict(_checked(value))
        if value is not None:
            setattr(new, name, value)
    return _ContextManager(new)


getcontext.__module__ = '_decimal'
setcontext.__module__ = '_decimal'
localcontext.__module__ = '_decimal'
_native_names = ('getcontext', 'setcontext', 'localcontext')
