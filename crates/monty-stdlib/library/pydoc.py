"""The text of `help()`: what docstrings and signatures say, laid out for reading."""
import inspect

__all__ = ['help', 'render_doc', 'plain', 'getdoc']

_RULE = '-' * 70


def getdoc(object):
    """Get the docstring or, where there is none, an empty string."""
    text = inspect.getdoc(object)
    return text.rstrip() if isinstance(text, str) else ''


def plain(text):
    """Text without overstrikes: there are none here."""
    return text


def _signature(object, name, drop_self=False):
    try:
        signature = str(inspect.signature(object))
    except (ValueError, TypeError):
        return '(...)'
    if name == '<lambda>':
        return signature.replace('(', '', 1).replace(')', '', 1)
    return signature


def _indented(text, prefix='    '):
    return [(prefix + line).rstrip() for line in text.split('\n')]


def _routine(object, name, suffix=''):
    real = getattr(object, '__name__', name)
    title = name if real in (name, '<lambda>') else f'{name} = {real}'
    if real == '<lambda>':
        title = f'{name} lambda '
    prefix = 'async ' if inspect.iscoroutinefunction(object) else ''
    doc = getdoc(object)
    return [prefix + title + _signature(object, real) + suffix] + (_indented(doc) if doc else [])


def _class_name(cls, module):
    return cls.__qualname__ if cls.__module__ == module else f'{cls.__module__}.{cls.__qualname__}'


def _kind(cls, name, value):
    if isinstance(value, staticmethod):
        return 'static method'
    if isinstance(value, classmethod) or name in ('__init_subclass__', '__class_getitem__'):
        return 'class method'
    if isinstance(value, property):
        return 'property' if value.fset or value.fdel else 'readonly property'
    if inspect.isroutine(value):
        return 'method'
    return 'data descriptor' if inspect.isdatadescriptor(value) else 'data'


_SECTIONS = (('Methods', 'method'), ('Class methods', 'class method'), ('Static methods', 'static method'),
             ('Properties', 'property'), ('Readonly properties', 'readonly property'),
             ('Data descriptors', 'data descriptor'), ('Data and other attributes', 'data'))
_HIDDEN = ('__doc__', '__module__', '__qualname__', '__firstlineno__', '__static_attributes__', '__slots__',
           '__orig_bases__', '__parameters__', '__type_params__', '__abstractmethods__', '_abc_impl', '__path__')


def _attributes(cls, members, kind):
    lines = []
    for name, value in members:
        if kind == 'data':
            lines.append(f'{name} = {value!r}')
        elif kind in ('property', 'readonly property', 'data descriptor'):
            doc = getdoc(value)
            lines += [name] + (_indented(doc) if doc else [])
        else:
            lines += _routine(getattr(cls, name), name)
        lines.append('')
    return lines


def _class(cls):
    module = cls.__module__
    bases = [_class_name(base, module) for base in cls.__bases__]
    title = f'class {cls.__name__}' + (f'({", ".join(bases)})' if bases else '')
    lines = []
    try:
        signature = str(inspect.signature(cls))
    except (ValueError, TypeError):
        signature = None
    if signature is not None and signature != '()':
        lines += [cls.__name__ + signature, '']
    doc = cls.__dict__.get('__doc__')
    if isinstance(doc, str):
        doc = inspect.cleandoc(doc).rstrip()
        lines += doc.split('\n') + ['']
    if len(cls.__mro__) > 2:
        lines += ['Method resolution order:'] + [f'    {_class_name(c, module)}' for c in cls.__mro__] + ['']
    seen = set()
    begun = False
    for owner in cls.__mro__:
        if owner is object and cls is not object:
            break
        found = {}
        for name in sorted(vars(owner)):
            if name not in seen and name not in _HIDDEN and (name[:1] != '_' or name[:2] == '__'):
                found.setdefault(_kind(owner, name, vars(owner)[name]), []).append((name, vars(owner)[name]))
        if '__dict__' not in seen and isinstance(vars(owner).get('__doc__', ''), (str, type(None))) \
                and owner.__base__ is object and '__slots__' not in vars(owner) and owner.__module__ != 'builtins':
            found['data descriptor'] = found.get('data descriptor', []) + [('__dict__', None), ('__weakref__', None)]
        for heading, kind in _SECTIONS:
            members = found.get(kind)
            if not members:
                continue
            if begun:
                lines += [_RULE]
            begun = True
            where = 'defined here:' if owner is cls else f'inherited from {_class_name(owner, module)}:'
            lines += [f'{heading} {where}', '']
            own = [member for member in members if member[0] not in ('__dict__', '__weakref__')]
            lines += _attributes(owner, own, kind)
            if kind == 'data descriptor' and len(own) < len(members):
                lines += ['__dict__', '    dictionary for instance variables', '', '__weakref__',
                          '    list of weak references to the object', '']
        seen.update(vars(owner))
    while lines and not lines[-1]:
        lines.pop()
    return [title] + [f' |  {line}'.rstrip() for line in lines]


def _module(module):
    lines = ['NAME', f'    {module.__name__}' + (f' - {getdoc(module).split(chr(10))[0]}' if getdoc(module) else ''), '']
    public = getattr(module, '__all__', None) or [name for name in dir(module) if name[:1] != '_']
    kinds = {'CLASSES': [], 'FUNCTIONS': [], 'DATA': []}
    for name in sorted(public):
        value = getattr(module, name)
        if isinstance(value, type):
            kinds['CLASSES'] += [f'    class {name}'] + (_indented(getdoc(value).split('\n')[0], '        ') if getdoc(value) else []) + ['']
        elif inspect.isroutine(value):
            kinds['FUNCTIONS'] += ['    ' + line if line else '' for line in _routine(value, name)] + ['']
        elif not inspect.ismodule(value):
            kinds['DATA'].append(f'    {name} = {value!r}')
    for title, found in kinds.items():
        if found:
            lines += [title] + found + ([''] if found[-1] else [])
    while not lines[-1]:
        lines.pop()
    return lines


def render_doc(thing, title='Python Library Documentation: %s', forceload=0):
    """The text about a thing, or about what a dotted name stands for."""
    if isinstance(thing, str):
        thing = _located(thing)
    name = getattr(thing, '__name__', None)
    module = getattr(thing, '__module__', None)
    place = f' in module {module}' if module and not inspect.ismodule(thing) else ''
    if inspect.ismodule(thing):
        return title % f'module {name}' + '\n\n' + '\n'.join(_module(thing)) + '\n'
    if isinstance(thing, type):
        return title % f'class {name}{place}' + '\n\n' + '\n'.join(_class(thing)) + '\n'
    if isinstance(thing, property):
        return title % 'property' + '\n\n' + '\n'.join(_indented(getdoc(thing))) + '\n'
    if inspect.isroutine(thing):
        suffix = ''
        kind = 'built-in function' if inspect.isbuiltin(thing) else 'function'
        if inspect.ismethod(thing):
            kind = 'method'
            owner = thing.__self__
            suffix = (f' class method of {owner.__module__}.{owner.__qualname__}' if isinstance(owner, type) else
                      f' method of {type(owner).__module__}.{type(owner).__qualname__} instance')
        elif inspect.ismethoddescriptor(thing):
            kind = 'method_descriptor'
        place = place or (' in module builtins' if kind == 'built-in function' else '')
        return title % f'{kind} {name}{place}' + '\n\n' + '\n'.join(_routine(thing, name, suffix)) + '\n'
    cls = type(thing)
    article = f'{cls.__name__} in module {cls.__module__}' if cls.__module__ != 'builtins' else f'{cls.__name__} object'
    return title % article + '\n\n' + '\n'.join(_class(cls)) + '\n'


def _located(path):
    import builtins
    first, *rest = path.split('.')
    try:
        found = getattr(builtins, first) if hasattr(builtins, first) else __import__(first)
        for part in rest:
            found = getattr(found, part)
    except (ImportError, AttributeError):
        raise ImportError(f'No Python documentation found for {path!r}.\nUse help() to get the interactive help '
                          'utility.\nUse help(str) for help on the str class.') from None
    return found


def help(*args):
    """Print the documentation of a thing."""
    if not args:
        print('Type help(object) for help about an object.')
        return
    try:
        text = render_doc(args[0], 'Help on %s:')
    except ImportError as e:
        text = f'{e}\n'
    print(text)
