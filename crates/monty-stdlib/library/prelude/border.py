def border_display(value):
    import sys
    sys.displayhook(value)


def module_fill(module, names):
    for name in names:
        setattr(module, name, getattr(module, name))


def namespace_fill(view, module, names):
    for name in names:
        getattr(module, name)
    return view


def namespace_update(view, other, kwargs):
    for name, value in dict(other, **kwargs).items():
        view[name] = value


def host_bind(pending):
    for name, ops in pending:
        _set_main_global(name, host_build(ops))


def host_build(ops):
    stack = []
    for op in ops:
        kind = op[0]
        if kind == 'value':
            stack.append(op[1])
        elif kind in ('list', 'tuple', 'set', 'frozenset', 'exception', 'namedtuple', 'dataclass'):
            items = host_take(stack, op[1])
            if kind == 'list':
                stack.append(items)
            elif kind == 'tuple':
                stack.append(tuple(items))
            elif kind == 'set':
                stack.append(set(items))
            elif kind == 'frozenset':
                stack.append(frozenset(items))
            elif kind == 'exception':
                stack.append(op[2](*items))
            elif kind == 'namedtuple':
                stack.append(host_namedtuple(op[2], op[3], items))
            else:
                stack.append(host_dataclass(op[2], op[3], op[4], op[5], op[6], items))
        elif kind == 'dict':
            items = host_take(stack, 2 * op[1])
            made = {}
            for i in range(op[1]):
                made[items[2 * i]] = items[2 * i + 1]
            stack.append(made)
        elif kind == 'enum':
            stack.append(host_enum(op[1], op[2], op[3], op[4], stack.pop()))
        else:
            stack.append(host_leaf(op))
    return stack[0]


def host_take(stack, count):
    start = len(stack) - count
    items = stack[start:]
    del stack[start:]
    return items


def host_leaf(op):
    kind = op[0]
    if kind == 'decimal':
        from decimal import Decimal
        return Decimal(op[1])
    if kind == 'uuid':
        from uuid import UUID
        return UUID(int=op[1])
    if kind == 'path':
        from pathlib import PurePosixPath
        return PurePosixPath(op[1])
    if kind == 'repr':
        return host_text(op[1])
    import datetime
    if kind == 'date':
        return datetime.date(op[1], op[2], op[3])
    if kind == 'time':
        return datetime.time(op[1], op[2], op[3], op[4], host_zone(op[6]), fold=op[5])
    if kind == 'datetime':
        return datetime.datetime(op[1], op[2], op[3], op[4], op[5], op[6], op[7], host_zone(op[9]), fold=op[8])
    if kind == 'timedelta':
        return datetime.timedelta(op[1], op[2], op[3])
    return host_zone(op[1])


def host_text(text):
    # What crossed as its repr comes back as an object of which nothing else is known.
    cls = _host_class('text')
    if cls is None:
        cls = type('HostValue', (), {'__slots__': ('__host_text__',), '__repr__': host_text_repr})
        _host_class_put('text', cls)
    made = cls()
    made.__host_text__ = text
    return made


def host_text_repr(value):
    return value.__host_text__


def host_zone(zone):
    if zone is None:
        return None
    import datetime
    if zone == (0, 0, None):
        return datetime.timezone.utc
    offset = datetime.timedelta(seconds=zone[0], microseconds=zone[1])
    return datetime.timezone(offset) if zone[2] is None else datetime.timezone(offset, zone[2])


def host_namedtuple(name, fields, items):
    own = _main_global(name)
    if isinstance(own, type) and issubclass(own, tuple) and getattr(own, '_fields', None) == fields:
        return own._make(items)
    key = 'namedtuple ' + name + ' ' + ' '.join(fields)
    cls = _host_class(key)
    if cls is None:
        from collections import namedtuple
        cls = namedtuple(name, fields)
        _host_class_put(key, cls)
    return cls._make(items)


def host_dataclass(name, type_id, names, count, frozen, values):
    cls = None
    if type_id == '':
        own = _main_global(name)
        if isinstance(own, type) and hasattr(own, '__dataclass_fields__'):
            cls = own
    if cls is None:
        key = 'dataclass ' + name + ' ' + type_id + ' ' + str(frozen) + ' ' + ' '.join(names[:count])
        cls = _host_class(key)
    if cls is None:
        from dataclasses import make_dataclass
        cls = make_dataclass(name, names[:count], frozen=frozen, module='__main__')
        cls.__host_type__ = type_id
        _host_class_put(key, cls)
    made = object.__new__(cls)
    for i in range(len(values)):
        object.__setattr__(made, names[i], values[i])
    return made


def host_enum(class_name, type_id, name, mixin, value):
    import enum
    if type_id == '':
        own = _main_global(class_name)
        if isinstance(own, enum.EnumType) and name in own.__members__:
            return own[name]
    key = 'enum ' + class_name + ' ' + type_id + ' ' + mixin
    cls = _host_class(key)
    if cls is None:
        bases = {'int': enum.IntEnum, 'str': enum.StrEnum, 'float': enum.Enum}
        cls = enum.EnumType(class_name, (bases.get(mixin, enum.Enum),), enum.EnumDict(class_name))
        cls.__module__ = '__main__'
        _host_class_put(key, cls)
    found = cls._member_map_.get(name)
    if found is not None:
        return found
    if mixin == 'int':
        member = int.__new__(cls, value)
    elif mixin == 'str':
        member = str.__new__(cls, value)
    else:
        member = object.__new__(cls)
    member._name_ = name
    member._value_ = value
    member.__objclass__ = cls
    member._sort_order_ = len(cls._member_names_)
    type.__setattr__(cls, '__host_type__', type_id)
    cls._member_names_.append(name)
    cls._member_map_[name] = member
    try:
        cls._value2member_map_[value] = member
    except TypeError:
        pass
    return member


def host_settle(answers):
    for future, ops in answers:
        _host_settle(future, host_build(ops))
