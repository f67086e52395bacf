"""Abstract base classes."""

__all__ = ('ABC', 'ABCMeta', 'abstractclassmethod', 'abstractmethod', 'abstractproperty', 'abstractstaticmethod',
           'get_cache_token', 'update_abstractmethods')

# Changes with every registration: what was found before may no longer be so.
_registrations = 0


def get_cache_token():
    """A value that changes whenever a class is registered with an abstract class."""
    return _registrations


def abstractmethod(funcobj):
    """Mark a method that subclasses must define."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """Deprecated: use classmethod and abstractmethod."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """Deprecated: use staticmethod and abstractmethod."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """Deprecated: use property and abstractmethod."""

    __isabstractmethod__ = True


def _abstract_names(bases, namespace, cls):
    names = _plain_abstract_names(bases, namespace, cls)
    if names is not None:
        return frozenset(names)
    names = {name for name, value in namespace.items() if getattr(value, '__isabstractmethod__', False)}
    for base in bases:
        for name in getattr(base, '__abstractmethods__', ()):
            if getattr(getattr(cls, name, None), '__isabstractmethod__', False):
                names.add(name)
    return frozenset(names)


class ABCMeta(type):
    """Metaclass of abstract classes."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(bases, namespace, cls)
        # Registered classes; those known to be (or not to be) subclasses, as of a number of registrations.
        cls._abc_impl = [(), None, -1]
        return cls

    def register(cls, subclass):
        """Make a class count as a subclass."""
        global _registrations
        if not isinstance(subclass, type):
            raise TypeError('Can only register classes')
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError('Refusing to create an inheritance cycle')
        cls._abc_impl[0] += (subclass,)
        _set_collection(subclass, cls)
        _registrations += 1
        return subclass

    def _dump_registry(cls, file=None):
        print(f'Class: {cls.__module__}.{cls.__qualname__}', file=file)

    def __instancecheck__(cls, instance):
        t = type(instance)
        impl = cls._abc_impl
        if impl[2] == _registrations and impl[1].get(t) and instance.__class__ is t:
            return True
        c = instance.__class__
        if c is t:
            return cls.__subclasscheck__(t)
        return cls.__subclasscheck__(c) or cls.__subclasscheck__(t)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError('issubclass() arg 1 must be a class')
        impl = cls._abc_impl
        if impl[2] != _registrations:
            impl[1:] = {}, _registrations
        known = impl[1].get(subclass)
        if known is None:
            impl[1][subclass] = known = _find_out(cls, subclass)
        return known


def _find_out(cls, subclass):
    answer = cls.__subclasshook__(subclass)
    if answer is not NotImplemented:
        return bool(answer)
    if cls in getattr(subclass, '__mro__', ()):
        return True
    for registered in cls._abc_impl[0]:
        if issubclass(subclass, registered):
            return True
    for derived in type.__subclasses__(cls):
        if issubclass(subclass, derived):
            return True
    return False


class ABC(metaclass=ABCMeta):
    """Helper: derive from it to get ABCMeta as the metaclass."""

    __slots__ = ()


def update_abstractmethods(cls):
    """Compute anew which methods of a class are abstract."""
    if not hasattr(cls, '__abstractmethods__'):
        return cls
    abstract = set()
    for base in cls.__bases__:
        for name in getattr(base, '__abstractmethods__', ()):
            if getattr(getattr(cls, name, None), '__isabstractmethod__', False):
                abstract.add(name)
    for name, value in cls.__dict__.items():
        if getattr(value, '__isabstractmethod__', False):
            abstract.add(name)
    cls.__abstractmethods__ = frozenset(abstract)
    return cls
