"""Names of the interpreter's own types, and tools for making classes."""

__all__ = ('FunctionType', 'LambdaType', 'CodeType', 'MappingProxyType', 'SimpleNamespace', 'CellType', 'GeneratorType',
           'CoroutineType', 'AsyncGeneratorType', 'MethodType', 'BuiltinFunctionType', 'BuiltinMethodType',
           'WrapperDescriptorType', 'MethodWrapperType', 'MethodDescriptorType', 'ClassMethodDescriptorType',
           'ModuleType', 'TracebackType', 'FrameType', 'GetSetDescriptorType', 'MemberDescriptorType', 'GenericAlias',
           'UnionType', 'EllipsisType', 'NoneType', 'NotImplementedType', 'CapsuleType', 'DynamicClassAttribute',
           'new_class', 'resolve_bases', 'prepare_class', 'get_original_bases', 'coroutine')


FunctionType = LambdaType = _type_named('function')
CodeType = _type_named('code')
MappingProxyType = _type_named('mappingproxy')
CellType = _type_named('cell')
GeneratorType = _type_named('generator')
CoroutineType = _type_named('coroutine')
AsyncGeneratorType = _type_named('async_generator')
MethodType = _type_named('method')
BuiltinFunctionType = BuiltinMethodType = _type_named('builtin_function_or_method')
WrapperDescriptorType = type(object.__init__)
MethodWrapperType = type(object().__str__)
MethodDescriptorType = _type_named('method_descriptor')
ClassMethodDescriptorType = type(dict.__dict__['fromkeys'])
GetSetDescriptorType = _type_named('getset_descriptor')
MemberDescriptorType = _type_named('member_descriptor')
ModuleType = _type_named('module')
GenericAlias = _type_named('GenericAlias')
UnionType = _type_named('UnionType')
EllipsisType = type(...)
NoneType = type(None)
NotImplementedType = type(NotImplemented)
TracebackType = _type_named('traceback')
FrameType = _type_named('frame')


class CapsuleType:
    """Wraps C pointers in CPython; nothing makes one here."""

    def __new__(cls):
        raise TypeError("cannot create 'PyCapsule' instances")


# Namespaces whose repr is being made.
_in_repr = []


class SimpleNamespace:
    """Attributes, and nothing else."""

    def __init__(self, mapping_or_iterable=(), /, **kwargs):
        namespace = self.__dict__
        namespace.update(_string_keys(mapping_or_iterable))
        namespace.update(kwargs)

    def __repr__(self):
        name = 'namespace' if type(self) is SimpleNamespace else type(self).__name__
        if any(o is self for o in _in_repr):
            return f'{name}(...)'
        _in_repr.append(self)
        try:
            items = [f'{k}={v!r}' for k, v in self.__dict__.items()]
        finally:
            _in_repr.pop()
        return f'{name}({", ".join(items)})'

    def __eq__(self, other):
        if issubclass(type(other), SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    __hash__ = None

    def __lt__(self, other):
        return _compare_namespaces(self, other, '__lt__')

    def __le__(self, other):
        return _compare_namespaces(self, other, '__le__')

    def __gt__(self, other):
        return _compare_namespaces(self, other, '__gt__')

    def __ge__(self, other):
        return _compare_namespaces(self, other, '__ge__')

    def __replace__(self, /, **changes):
        result = type(self)(**self.__dict__)
        result.__dict__.update(changes)
        return result

    def __reduce__(self):
        return type(self), (), self.__dict__


def _string_keys(mapping_or_iterable):
    result = dict(mapping_or_iterable)
    for key in result:
        if not isinstance(key, str):
            raise TypeError('keywords must be strings')
    return result


def _compare_namespaces(a, b, name):
    if issubclass(type(b), SimpleNamespace):
        return getattr(a.__dict__, name)(b.__dict__)
    return NotImplemented


class DynamicClassAttribute:
    """A property of instances; on the class, the metaclass's __getattr__ answers."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = doc or fget.__doc__
        self.overwrite_doc = doc is None
        self.__isabstractmethod__ = bool(getattr(fget, '__isabstractmethod__', False))

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.__isabstractmethod__:
                return self
            raise AttributeError()
        if self.fget is None:
            raise AttributeError('unreadable attribute')
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)

    def getter(self, fget):
        doc = fget.__doc__ if self.overwrite_doc else None
        result = type(self)(fget, self.fset, self.fdel, doc or self.__doc__)
        result.overwrite_doc = self.overwrite_doc
        return result

    def setter(self, fset):
        result = type(self)(self.fget, fset, self.fdel, self.__doc__)
        result.overwrite_doc = self.overwrite_doc
        return result

    def deleter(self, fdel):
        result = type(self)(self.fget, self.fset, fdel, self.__doc__)
        result.overwrite_doc = self.overwrite_doc
        return result


def new_class(name, bases=(), kwds=None, exec_body=None):
    """Create a class as a class statement would."""
    resolved = resolve_bases(bases)
    meta, ns, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(ns)
    if resolved is not bases:
        ns['__orig_bases__'] = bases
    return meta(name, resolved, ns, **kwds)


def resolve_bases(bases):
    """Replace bases that are no types by what their __mro_entries__ says."""
    result = []
    changed = False
    for base in bases:
        if isinstance(base, type) or not hasattr(base, '__mro_entries__'):
            result.append(base)
            continue
        entries = base.__mro_entries__(bases)
        if not isinstance(entries, tuple):
            raise TypeError('__mro_entries__ must return a tuple')
        changed = True
        result.extend(entries)
    return tuple(result) if changed else bases


def prepare_class(name, bases=(), kwds=None):
    """The metaclass, the namespace and the remaining keywords of a class to be made."""
    kwds = {} if kwds is None else dict(kwds)
    if 'metaclass' in kwds:
        meta = kwds.pop('metaclass')
    else:
        meta = type(bases[0]) if bases else type
    if isinstance(meta, type):
        for base in bases:
            t = type(base)
            if issubclass(meta, t):
                continue
            if not issubclass(t, meta):
                raise TypeError('metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass '
                                'of the metaclasses of all its bases')
            meta = t
    ns = meta.__prepare__(name, bases, **kwds) if hasattr(meta, '__prepare__') else {}
    return meta, ns, kwds


def get_original_bases(cls, /):
    """The bases as they were written, before __mro_entries__."""
    try:
        return cls.__dict__.get('__orig_bases__', cls.__bases__)
    except AttributeError:
        raise TypeError(f'Expected an instance of type, not {type(cls).__name__!r}') from None


class _GeneratorWrapper:
    """A generator that can be awaited."""

    def __init__(self, gen):
        self._gen = gen
        self.__name__ = getattr(gen, '__name__', None)
        self.__qualname__ = getattr(gen, '__qualname__', None)

    def send(self, value):
        return self._gen.send(value)

    def throw(self, *args):
        return self._gen.throw(*args)

    def close(self):
        return self._gen.close()

    @property
    def gi_code(self):
        return self._gen.gi_code

    @property
    def gi_frame(self):
        return self._gen.gi_frame

    @property
    def gi_running(self):
        return self._gen.gi_running

    @property
    def gi_yieldfrom(self):
        return self._gen.gi_yieldfrom

    cr_code = gi_code
    cr_frame = gi_frame
    cr_running = gi_running
    cr_await = gi_yieldfrom

    def __next__(self):
        return next(self._gen)

    def __iter__(self):
        return self._gen

    def __await__(self):
        return self._gen


def coroutine(func):
    """Make the generators of a function awaitable."""
    if not callable(func):
        raise TypeError('types.coroutine() expects a callable')
    # The flags of a code object that say "coroutine" and "iterable coroutine".
    if type(func) is FunctionType and func.__code__.co_flags & 0x180:
        return func
    if type(func) is FunctionType and func.__code__.co_flags & 0x20:
        return _iterable_coroutine(func)

    def wrapped(*args, **kwargs):
        result = func(*args, **kwargs)
        if isinstance(result, CoroutineType):
            return result
        if isinstance(result, GeneratorType) or (hasattr(result, 'send') and hasattr(result, 'throw')
                                                 and not hasattr(result, '__await__')):
            return _GeneratorWrapper(result)
        return result

    from functools import update_wrapper
    return update_wrapper(wrapped, func)

# What CPython writes in C: see bind_library.rs.
_native_names = ('SimpleNamespace',)
