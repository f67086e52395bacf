"""Questions about functions, classes and frames."""

__all__ = ['BoundArguments', 'CO_ASYNC_GENERATOR', 'CO_COROUTINE', 'CO_GENERATOR', 'CO_VARARGS', 'CO_VARKEYWORDS',
           'Parameter', 'Signature', 'cleandoc', 'currentframe', 'getattr_static', 'getcallargs', 'getdoc', 'getfile',
           'getfullargspec', 'getmembers', 'getmembers_static', 'getmodule', 'getmro', 'getsource', 'isabstract',
           'isasyncgen', 'isasyncgenfunction', 'isawaitable', 'isbuiltin', 'isclass', 'iscode', 'iscoroutine',
           'iscoroutinefunction', 'isdatadescriptor', 'isframe', 'isfunction', 'isgenerator', 'isgeneratorfunction',
           'isgetsetdescriptor', 'ismemberdescriptor', 'ismethod', 'ismethoddescriptor', 'ismodule', 'isroutine',
           'istraceback', 'markcoroutinefunction', 'signature', 'unwrap', 'FullArgSpec', 'Attribute']

import sys
import types
from collections import namedtuple

CO_OPTIMIZED = 1
CO_NEWLOCALS = 2
CO_VARARGS = 4
CO_VARKEYWORDS = 8
CO_NESTED = 16
CO_GENERATOR = 32
CO_COROUTINE = 128
CO_ITERABLE_COROUTINE = 256
CO_ASYNC_GENERATOR = 512


def ismodule(object):
    return isinstance(object, types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, types.MethodType)


def isfunction(object):
    return isinstance(object, types.FunctionType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def iscode(object):
    return isinstance(object, types.CodeType)


def isframe(object):
    return isinstance(object, types.FrameType)


def istraceback(object):
    return isinstance(object, types.TracebackType)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)


def isgetsetdescriptor(object):
    return isinstance(object, types.GetSetDescriptorType)


def ismemberdescriptor(object):
    return isinstance(object, types.MemberDescriptorType)


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    tp = type(object)
    return hasattr(tp, '__get__') and not hasattr(tp, '__set__') and not hasattr(tp, '__delete__')


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    tp = type(object)
    return hasattr(tp, '__set__') or hasattr(tp, '__delete__')


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)


def isabstract(object):
    return isclass(object) and bool(getattr(object, '__abstractmethods__', None))


def isawaitable(object):
    if isinstance(object, types.CoroutineType):
        return True
    return hasattr(type(object), '__await__') or type(object).__name__ == 'HostFuture'


def _function(obj):
    """The function below partial objects and methods; None if there is none."""
    while True:
        if ismethod(obj):
            obj = obj.__func__
        elif hasattr(obj, 'func') and hasattr(obj, 'keywords'):
            obj = obj.func
        else:
            return obj if isfunction(obj) else None


def _has_flag(obj, flag):
    function = _function(obj)
    return function is not None and bool(function.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    if _has_flag(obj, CO_COROUTINE):
        return True
    if ismethod(obj):
        obj = obj.__func__
    return getattr(obj, '_is_coroutine_mark', None) is True


def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def markcoroutinefunction(func):
    """Decorator to ensure callable is recognised as a coroutine function."""
    (func.__func__ if ismethod(func) else func)._is_coroutine_mark = True
    return func


def getmro(cls):
    return cls.__mro__


_sentinel = object()


def getattr_static(obj, attr, default=_sentinel):
    """Retrieve attributes without triggering dynamic lookup."""
    if isinstance(obj, type):
        for base in obj.__mro__:
            if attr in base.__dict__:
                return base.__dict__[attr]
        klass = type(obj)
    else:
        klass = type(obj)
        try:
            namespace = object.__getattribute__(obj, '__dict__')
        except AttributeError:
            namespace = {}
        found = _sentinel
        for base in klass.__mro__:
            if attr in base.__dict__:
                found = base.__dict__[attr]
                break
        # A data descriptor of the class goes before the instance's own.
        if found is not _sentinel and hasattr(type(found), '__get__') and hasattr(type(found), '__set__'):
            return found
        if attr in namespace:
            return namespace[attr]
        if found is not _sentinel:
            return found
        if default is not _sentinel:
            return default
        raise AttributeError(attr)
    for base in klass.__mro__:
        if attr in base.__dict__:
            return base.__dict__[attr]
    if default is not _sentinel:
        return default
    raise AttributeError(attr)


def _members(object, predicate, getter):
    results = []
    names = list(dict.fromkeys(dir(object)))
    for name in names:
        try:
            value = getter(object, name)
        except AttributeError:
            for base in getattr(object, '__mro__', ()):
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if not predicate or predicate(value):
            results.append((name, value))
    results.sort(key=lambda pair: pair[0])
    return results


def getmembers(object, predicate=None):
    """Return all members of an object as (name, value) pairs sorted by name."""
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """Return all members of an object as (name, value) pairs sorted by name, without triggering dynamic lookup."""
    return _members(object, predicate, getattr_static)


Attribute = namedtuple('Attribute', 'name kind defining_class object')


def unwrap(func, *, stop=None):
    """Get the object wrapped by *func*."""
    f = func
    seen = [id(f)]
    while not isinstance(func, type) and hasattr(func, '__wrapped__'):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError(f'wrapper loop when unwrapping {f!r}')
        seen.append(id(func))
    return func


def cleandoc(doc):
    """Clean up indentation from docstrings."""
    lines = doc.expandtabs().split('\n')
    margin = None
    for line in lines[1:]:
        content = len(line.lstrip(' '))
        if content:
            indent = len(line) - content
            margin = indent if margin is None else min(margin, indent)
    if lines:
        lines[0] = lines[0].lstrip(' ')
    if margin is not None:
        lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


def getdoc(object):
    """Get the documentation string for an object, cleaned up; methods and properties inherit theirs."""
    doc = getattr(object, '__doc__', None)
    if doc is None:
        name = getattr(object, '__name__', None)
        if isclass(object):
            for base in object.__mro__[1:]:
                if base is not type and base.__doc__ is not None and base is not __builtins_object:
                    doc = base.__doc__
                    break
        elif ismethod(object):
            for base in type(object.__self__).__mro__:
                doc = getattr(base.__dict__.get(name), '__doc__', None)
                if doc is not None:
                    break
    if not isinstance(doc, str):
        return None
    return cleandoc(doc)


__builtins_object = object


def getmodule(object, _filename=None):
    """Return the module an object was defined in, or None if not found."""
    import sys
    if ismodule(object):
        return object
    return sys.modules.get(getattr(object, '__module__', None))


def getfile(object):
    """Work out which source or compiled file an object was defined in."""
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if iscode(object):
        return object.co_filename
    raise TypeError(f'module, class, method, function, traceback, frame, or code object was expected, got '
                    f'{type(object).__name__}')


getsourcefile = getfile


def _place(object):
    if ismethod(object):
        object = object.__func__
    object = unwrap(object) if isfunction(object) else object
    if isinstance(object, type):
        module = sys.modules.get(object.__module__)
        line = object.__dict__.get('__firstlineno__')
        filename = getattr(module, '__file__', None) or _caller_place(1)[0]
        if line is None:
            raise TypeError(f'{object!r} is a built-in class')
        return filename, line
    if isframe(object) or istraceback(object):
        return getattr(object, 'tb_frame', object).f_code.co_filename, object.f_lineno
    code = getattr(object, '__code__', object)
    if not iscode(code):
        raise TypeError('module, class, method, function, traceback, frame, or code object was expected, got '
                        f'{type(object).__name__}')
    return code.co_filename, code.co_firstlineno


def getsourcelines(object):
    """Return a list of source lines and starting line number for an object."""
    filename, first = _place(object)
    lines = []
    depth = 0
    body = None
    number = first
    while (line := _source_line(filename, number)) is not None:
        text = line.strip()
        indent = len(line) - len(line.lstrip())
        if not lines:
            margin = indent
        elif body is not None and depth == 0 and text and indent <= margin:
            break
        lines.append(line + '\n')
        depth = max(0, depth + sum(text.count(c) for c in '([{') - sum(text.count(c) for c in ')]}'))
        if body is None and depth == 0 and not text.startswith('@'):
            body = number
            if not text.split('#')[0].rstrip().endswith((':', '\\')):
                break
        number += 1
    while lines and not lines[-1].strip():
        lines.pop()
    if not lines:
        raise OSError('could not get source code')
    return lines, first


def getsource(object):
    """Return the text of the source code for an object."""
    return ''.join(getsourcelines(object)[0])


def currentframe():
    """Return the frame of the caller."""
    return _frame_at(0)


class FrameInfo(tuple):
    """Frame, file, line, function, lines of context and the index of the line among them."""

    frame = property(lambda self: self[0])
    filename = property(lambda self: self[1])
    lineno = property(lambda self: self[2])
    function = property(lambda self: self[3])
    code_context = property(lambda self: self[4])
    index = property(lambda self: self[5])

    def __repr__(self):
        names = ('frame', 'filename', 'lineno', 'function', 'code_context', 'index')
        return f'FrameInfo({", ".join([f"{n}={v!r}" for n, v in zip(names, self)])})'


def getframeinfo(frame, context=1):
    """Get information about a frame: as FrameInfo, with the frame itself."""
    code = frame.f_code
    line = _source_line(code.co_filename, frame.f_lineno)
    lines = None if line is None else [line + '\n']
    return FrameInfo((frame, code.co_filename, frame.f_lineno, code.co_name, lines, 0 if lines else None))


def stack(context=1):
    """Return a list of records for the stack above the caller's frame."""
    found = []
    frame = _frame_at(0)
    while frame is not None:
        found.append(getframeinfo(frame, context))
        frame = frame.f_back
    return found


def trace(context=1):
    """Return a list of records for the stack below the current exception."""
    found = []
    exc = _handled_exception()
    tb = exc.__traceback__ if exc is not None else None
    while tb is not None:
        found.append(getframeinfo(tb.tb_frame, context))
        tb = tb.tb_next
    return found


# Signatures

class _empty:
    """Marks what is not there."""


_KINDS = ('positional-only', 'positional or keyword', 'variadic positional', 'keyword-only', 'variadic keyword')
_KIND_NAMES = ('POSITIONAL_ONLY', 'POSITIONAL_OR_KEYWORD', 'VAR_POSITIONAL', 'KEYWORD_ONLY', 'VAR_KEYWORD')


class _ParameterKind(int):
    """The kind of a parameter: an int with a name."""

    @property
    def name(self):
        return _KIND_NAMES[self]

    @property
    def description(self):
        return _KINDS[self]

    def __str__(self):
        return _KIND_NAMES[self]

    def __repr__(self):
        return f'<_ParameterKind.{_KIND_NAMES[self]}: {int(self)}>'


_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = map(_ParameterKind, range(5))


def formatannotation(annotation, base_module=None):
    if getattr(annotation, '__module__', None) == 'typing':
        return repr(annotation).replace('typing.', '')
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return annotation.__module__ + '.' + annotation.__qualname__
    return repr(annotation)


class Parameter:
    """A parameter in a function signature."""

    __slots__ = ('_name', '_kind', '_default', '_annotation')

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if not isinstance(kind, int) or not 0 <= kind <= 4:
            raise ValueError(f'value {kind!r} is not a valid Parameter.kind')
        kind = _ParameterKind(kind)
        if default is not _empty and kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f'{_KINDS[kind]} parameters cannot have default values')
        if name is _empty:
            raise ValueError('name is a required attribute for Parameter')
        if not isinstance(name, str):
            raise TypeError(f'name must be a str, not a {type(name).__name__}')
        if not name.isidentifier():
            raise ValueError(f'{name!r} is not a valid parameter name')
        self._name = name
        self._kind = kind
        self._default = default
        self._annotation = annotation

    @property
    def name(self):
        return self._name

    @property
    def default(self):
        return self._default

    @property
    def annotation(self):
        return self._annotation

    @property
    def kind(self):
        return self._kind

    def replace(self, *, name=_empty, kind=_empty, annotation=_empty, default=_empty):
        """Creates a customized copy of the Parameter."""
        return type(self)(self._name if name is _empty else name, self._kind if kind is _empty else kind,
                          default=self._default if default is _empty else default,
                          annotation=self._annotation if annotation is _empty else annotation)

    __replace__ = replace

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text = f'{text}: {formatannotation(self._annotation)}'
        if self._default is not _empty:
            text = f'{text} = {self._default!r}' if self._annotation is not _empty else f'{text}={self._default!r}'
        if self._kind == _VAR_POSITIONAL:
            text = '*' + text
        elif self._kind == _VAR_KEYWORD:
            text = '**' + text
        return text

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name == other._name and self._kind == other._kind and self._default == other._default
                and self._annotation == other._annotation)


class BoundArguments:
    """Result of `Signature.bind` call."""

    __slots__ = ('arguments', '_signature')

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        args = []
        for name, param in self._signature.parameters.items():
            if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if param.kind == _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        started = False
        for name, param in self._signature.parameters.items():
            if not started:
                if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    started = True
                elif name not in self.arguments:
                    started = True
                    continue
            if not started or name not in self.arguments:
                continue
            if param.kind == _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        """Set default values for missing arguments."""
        new = {}
        for name, param in self._signature.parameters.items():
            if name in self.arguments:
                new[name] = self.arguments[name]
            elif param.default is not _empty:
                new[name] = param.default
            elif param.kind == _VAR_POSITIONAL:
                new[name] = ()
            elif param.kind == _VAR_KEYWORD:
                new[name] = {}
        self.arguments = new

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self._signature == other._signature and self.arguments == other.arguments

    def __repr__(self):
        return f'<{self.__class__.__name__} ({", ".join([f"{k}={v!r}" for k, v in self.arguments.items()])})>'


class Signature:
    """The parameters of a callable and its return annotation."""

    __slots__ = ('_return_annotation', '_parameters')

    empty = _empty
    _parameter_cls = Parameter
    _bound_arguments_cls = BoundArguments

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        params = {}
        top_kind = _POSITIONAL_ONLY
        defaults = False
        for param in parameters or ():
            if __validate_parameters__:
                if param.kind < top_kind:
                    raise ValueError(f'wrong parameter order: {_KINDS[top_kind]} parameter before '
                                     f'{_KINDS[param.kind]} parameter')
                top_kind = param.kind
                if param.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                    if param.default is _empty:
                        if defaults:
                            raise ValueError('non-default argument follows default argument')
                    else:
                        defaults = True
                if param.name in params:
                    raise ValueError(f'duplicate parameter name: {param.name!r}')
            params[param.name] = param
        self._parameters = types.MappingProxyType(params)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        """Constructs Signature for the given callable object."""
        return _from_callable(obj, cls, follow_wrapped, eval_str)

    @property
    def parameters(self):
        return self._parameters

    @property
    def return_annotation(self):
        return self._return_annotation

    def replace(self, *, parameters=_empty, return_annotation=_empty):
        """Creates a customized copy of the Signature."""
        return type(self)(self._parameters.values() if parameters is _empty else parameters,
                          return_annotation=self._return_annotation if return_annotation is _empty
                          else return_annotation)

    __replace__ = replace

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        mine = [p for p in self._parameters.values() if p.kind != _KEYWORD_ONLY]
        theirs = [p for p in other._parameters.values() if p.kind != _KEYWORD_ONLY]
        mine_kw = {n: p for n, p in self._parameters.items() if p.kind == _KEYWORD_ONLY}
        theirs_kw = {n: p for n, p in other._parameters.items() if p.kind == _KEYWORD_ONLY}
        return mine == theirs and mine_kw == theirs_kw and self._return_annotation == other._return_annotation

    def __hash__(self):
        return hash((tuple(self._parameters.values()), self._return_annotation))

    def _bind(self, args, kwargs, partial):
        arguments = {}
        args = list(args)
        by_name = []
        exhausted = False
        for param in self._parameters.values():
            name, kind = param.name, param.kind
            if kind == _VAR_POSITIONAL:
                exhausted = True
                if args:
                    arguments[name] = tuple(args)
                    args = []
            elif kind == _VAR_KEYWORD:
                by_name.append(param)
            elif args:
                if kind == _KEYWORD_ONLY:
                    break
                if name in kwargs and kind != _POSITIONAL_ONLY:
                    raise TypeError(f'multiple values for argument {name!r}')
                arguments[name] = args.pop(0)
            elif kind == _POSITIONAL_ONLY and name in kwargs:
                if param.default is _empty:
                    by_name.append(param)
            elif not exhausted and name not in kwargs and param.default is _empty and not partial:
                # The first one that nothing is left for.
                only = ' keyword-only' if kind == _KEYWORD_ONLY else ''
                raise TypeError(f'missing a required{only} argument: {name!r}')
            else:
                exhausted = True
                by_name.append(param)
        if args:
            raise TypeError('too many positional arguments')
        rest = None
        refused = []
        for param in by_name:
            name = param.name
            if param.kind == _VAR_KEYWORD:
                rest = name
            elif param.kind == _POSITIONAL_ONLY and name in kwargs:
                refused.append(name)
            elif name in kwargs:
                arguments[name] = kwargs.pop(name)
            elif param.default is _empty and not partial:
                raise TypeError(f'missing a required argument: {name!r}')
        if kwargs:
            if rest is not None:
                arguments[rest] = kwargs
            elif refused:
                shown = ', '.join([repr(name) for name in refused])
                raise TypeError(f'got some positional-only arguments passed as keyword arguments: {shown}')
            else:
                raise TypeError(f'got an unexpected keyword argument {next(iter(kwargs))!r}')
        return self._bound_arguments_cls(self, arguments)

    def bind(self, /, *args, **kwargs):
        """Get a BoundArguments object, that maps the passed `args` and `kwargs` to the function's signature."""
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        """The same, with arguments left out."""
        return self._bind(args, kwargs, True)

    def format(self, *, max_width=None):
        """Create a string representation of the Signature object."""
        result = []
        positional_only = False
        keyword_separator = True
        for param in self._parameters.values():
            kind = param.kind
            if kind == _POSITIONAL_ONLY:
                positional_only = True
            elif positional_only:
                result.append('/')
                positional_only = False
            if kind == _VAR_POSITIONAL:
                keyword_separator = False
            elif kind == _KEYWORD_ONLY and keyword_separator:
                result.append('*')
                keyword_separator = False
            result.append(str(param))
        if positional_only:
            result.append('/')
        rendered = f'({", ".join(result)})'
        if max_width is not None and len(rendered) > max_width:
            rendered = '(\n    ' + ',\n    '.join(result) + '\n)'
        if self._return_annotation is not _empty:
            rendered += f' -> {formatannotation(self._return_annotation)}'
        return rendered

    def __str__(self):
        return self.format()

    def __repr__(self):
        return f'<{self.__class__.__name__} {self}>'


def _from_function(func, cls, eval_str=False):
    code = func.__code__
    names = code.co_varnames
    positional = code.co_argcount
    posonly = code.co_posonlyargcount
    keyword = code.co_kwonlyargcount
    if eval_str:
        from typing import get_type_hints
        annotations = get_type_hints(func, include_extras=True)
    else:
        annotations = getattr(func, '__annotations__', None) or {}
    defaults = func.__defaults__ or ()
    kwdefaults = func.__kwdefaults__ or {}
    params = []
    for i, name in enumerate(names[:positional]):
        at = i - (positional - len(defaults))
        params.append(Parameter(name, _POSITIONAL_ONLY if i < posonly else _POSITIONAL_OR_KEYWORD,
                                default=defaults[at] if at >= 0 else _empty,
                                annotation=annotations.get(name, _empty)))
    index = positional + keyword
    if code.co_flags & CO_VARARGS:
        name = names[index]
        index += 1
        params.append(Parameter(name, _VAR_POSITIONAL, annotation=annotations.get(name, _empty)))
    for name in names[positional:positional + keyword]:
        params.append(Parameter(name, _KEYWORD_ONLY, default=kwdefaults.get(name, _empty),
                                annotation=annotations.get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        name = names[index]
        params.append(Parameter(name, _VAR_KEYWORD, annotation=annotations.get(name, _empty)))
    return cls(params, return_annotation=annotations.get('return', _empty), __validate_parameters__=False)


def _without_first(sig):
    """The signature of a method that is bound."""
    params = list(sig.parameters.values())
    if not params or params[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError('invalid method signature')
    if params[0].kind in (_POSITIONAL_OR_KEYWORD, _POSITIONAL_ONLY):
        params = params[1:]
    return sig.replace(parameters=params)


def _from_partial(obj, cls):
    """The signature of what is left of a call."""
    sig = _from_callable(obj.func, cls, True, False)
    bound = sig.bind_partial(*obj.args, **obj.keywords)
    params = []
    keyword_only = False
    for name, param in sig.parameters.items():
        if name in bound.arguments and param.kind not in (_VAR_POSITIONAL, _VAR_KEYWORD):
            if name not in obj.keywords:
                continue
            keyword_only = True
            params.append(param.replace(kind=_KEYWORD_ONLY, default=obj.keywords[name]))
        elif keyword_only and param.kind == _POSITIONAL_OR_KEYWORD:
            params.append(param.replace(kind=_KEYWORD_ONLY))
        elif not (keyword_only and param.kind == _VAR_POSITIONAL):
            params.append(param)
    return sig.replace(parameters=params)


def _from_text(obj, cls):
    """The signature of a native function, from its text."""
    text = getattr(obj, '__text_signature__', None)
    if not text:
        raise ValueError(f'no signature found for builtin {obj!r}')
    params = []
    kind = _POSITIONAL_OR_KEYWORD
    for part in text.strip('()').split(','):
        part = part.strip()
        if not part:
            continue
        if part == '/':
            params = [p.replace(kind=_POSITIONAL_ONLY) for p in params]
        elif part == '*':
            kind = _KEYWORD_ONLY
        elif part.startswith('**'):
            params.append(Parameter(part[2:], _VAR_KEYWORD))
        elif part.startswith('*'):
            params.append(Parameter(part[1:], _VAR_POSITIONAL))
            kind = _KEYWORD_ONLY
        else:
            if part.startswith('$') and isbuiltin(obj):
                # What it is bound to.
                continue
            name, eq, default = part.partition('=')
            if eq:
                try:
                    default = eval(default, {})
                except Exception:
                    pass
            params.append(Parameter(name.strip().lstrip('$'), kind, default=default if eq else _empty))
    return cls(params, __validate_parameters__=False)


def _from_callable(obj, cls, follow_wrapped, eval_str):
    if not callable(obj):
        raise TypeError(f'{obj!r} is not a callable object')
    if ismethod(obj):
        return _without_first(_from_callable(obj.__func__, cls, follow_wrapped, eval_str))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, '__signature__') or ismethod(f))
        if ismethod(obj):
            return _from_callable(obj, cls, follow_wrapped, eval_str)
    sig = getattr(obj, '__signature__', None)
    if sig is not None:
        if not isinstance(sig, Signature):
            raise TypeError(f'unexpected object {sig!r} in __signature__ attribute')
        return sig
    if isinstance(obj, staticmethod):
        return _from_callable(obj.__func__, cls, follow_wrapped, eval_str)
    behind = _behind_builtin(obj)
    if isfunction(behind):
        return _from_function(behind, cls, eval_str)
    if hasattr(obj, 'func') and hasattr(obj, 'keywords') and hasattr(obj, 'args'):
        return _from_partial(obj, cls)
    if isclass(obj):
        return _from_class(obj, cls, follow_wrapped, eval_str)
    if isbuiltin(obj) or ismethoddescriptor(obj):
        return _from_text(obj, cls)
    call = getattr(type(obj), '__call__', None)
    if call is not None and isfunction(call):
        return _without_first(_from_callable(call, cls, follow_wrapped, eval_str))
    raise ValueError(f'callable {obj!r} is not supported by signature')


def _from_class(obj, cls, follow_wrapped, eval_str):
    for name, owner in (('__call__', type(obj)), ('__new__', obj), ('__init__', obj)):
        for base in owner.__mro__:
            if base is type or base is object:
                continue
            found = base.__dict__.get(name)
            if isinstance(found, staticmethod):
                found = found.__func__
            if isfunction(found):
                return _without_first(_from_callable(found, cls, follow_wrapped, eval_str))
    text = getattr(obj, '__text_signature__', None)
    if text:
        return _from_text(obj, cls)
    if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
        return cls([])
    raise ValueError(f'no signature found for builtin type {obj!r}')


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """Get a signature object for the passed callable."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals,
                                   eval_str=eval_str)


FullArgSpec = namedtuple('FullArgSpec', 'args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations')


def getfullargspec(func):
    """Get the names and default values of a callable object's parameters."""
    try:
        sig = _from_callable(func, Signature, False, False)
    except Exception as ex:
        raise TypeError('unsupported callable') from ex
    args, defaults, kwonly = [], [], []
    varargs = varkw = None
    kwdefaults = {}
    annotations = {}
    if sig.return_annotation is not _empty:
        annotations['return'] = sig.return_annotation
    for name, param in sig.parameters.items():
        if param.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
            args.append(name)
            if param.default is not _empty:
                defaults.append(param.default)
        elif param.kind == _VAR_POSITIONAL:
            varargs = name
        elif param.kind == _KEYWORD_ONLY:
            kwonly.append(name)
            if param.default is not _empty:
                kwdefaults[name] = param.default
        else:
            varkw = name
        if param.annotation is not _empty:
            annotations[name] = param.annotation
    if ismethod(func):
        args.insert(0, 'self')
    return FullArgSpec(args, varargs, varkw, tuple(defaults) or None, kwonly, kwdefaults or None, annotations)


def getcallargs(func, /, *positional, **named):
    """Get the mapping of arguments to values."""
    sig = signature(func.__func__ if ismethod(func) else func)
    if ismethod(func):
        positional = (func.__self__, *positional)
    bound = sig.bind(*positional, **named)
    bound.apply_defaults()
    return bound.arguments


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """Compute the annotations dict for an object."""
    if isinstance(obj, type):
        annotations = obj.__dict__.get('__annotations__')
    else:
        annotations = getattr(obj, '__annotations__', None)
    if annotations is None:
        return {}
    if not eval_str:
        return dict(annotations)
    from typing import get_type_hints
    return get_type_hints(obj, include_extras=True)


GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = 'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'GEN_CLOSED'
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = ('CORO_CREATED', 'CORO_RUNNING', 'CORO_SUSPENDED',
                                                           'CORO_CLOSED')


GEN_CREATED = 'GEN_CREATED'
GEN_RUNNING = 'GEN_RUNNING'
GEN_SUSPENDED = 'GEN_SUSPENDED'
GEN_CLOSED = 'GEN_CLOSED'
CORO_CREATED = 'CORO_CREATED'
CORO_RUNNING = 'CORO_RUNNING'
CORO_SUSPENDED = 'CORO_SUSPENDED'
CORO_CLOSED = 'CORO_CLOSED'
AGEN_CREATED = 'AGEN_CREATED'
AGEN_RUNNING = 'AGEN_RUNNING'
AGEN_SUSPENDED = 'AGEN_SUSPENDED'
AGEN_CLOSED = 'AGEN_CLOSED'


def _state(prefix, running, suspended, frame):
    if running:
        return prefix + '_RUNNING'
    if suspended:
        return prefix + '_SUSPENDED'
    return prefix + ('_CLOSED' if frame is None else '_CREATED')


def getgeneratorstate(generator):
    """Get current state of a generator-iterator: one of the GEN_ constants."""
    return _state('GEN', generator.gi_running, generator.gi_suspended, generator.gi_frame)


def getcoroutinestate(coroutine):
    """Get current state of a coroutine object: one of the CORO_ constants."""
    return _state('CORO', coroutine.cr_running, coroutine.cr_suspended, coroutine.cr_frame)


def getasyncgenstate(agen):
    """Get current state of an asynchronous generator object: one of the AGEN_ constants."""
    return _state('AGEN', agen.ag_running, agen.ag_suspended, agen.ag_frame)


def getmodulename(path):
    """Return the module name for a given file, or None."""
    name = path.replace('\\', '/').rsplit('/', 1)[-1]
    return name[:-3] if name.endswith('.py') else None
