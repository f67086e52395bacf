"""Enumerations: classes with a fixed set of named instances."""

__all__ = ['EnumType', 'EnumMeta', 'EnumDict', 'Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag', 'ReprEnum', 'auto',
           'unique', 'property', 'verify', 'member', 'nonmember', 'FlagBoundary', 'STRICT', 'CONFORM', 'EJECT', 'KEEP',
           'global_flag_repr', 'global_enum_repr', 'global_str', 'global_enum', 'EnumCheck', 'CONTINUOUS',
           'NAMED_FLAGS', 'UNIQUE', 'pickle_by_global_name', 'pickle_by_enum_name']

from types import DynamicClassAttribute, MappingProxyType

# The classes that the metaclass asks for, as soon as they are made.
_Enum = None
_Flag = None
_ReprEnum = None
# FlagBoundary, once someone asked for it; until then, classes that know their boundary by its value.
_boundaries = None
_unnamed = []

_builtin_property = _type_named('property')
_not_given = object()
_auto_null = object()


class nonmember:
    """Protects an item from becoming a member."""

    def __init__(self, value):
        self.value = value


class member:
    """Forces an item to become a member."""

    def __init__(self, value):
        self.value = value


# Most values of members are of these types: no descriptors, and no classes; those of the first, besides, have
# nothing in them that is not.
_SIMPLE = frozenset((int, str, float, bool, bytes, type(None)))
_PLAIN = _SIMPLE | {tuple}

# An enum's own ways protect its members from the guest.
_set = type.__setattr__
_delete = type.__delattr__
_set_item = dict.__setitem__


def _is_descriptor(obj):
    return type(obj) not in _PLAIN and not isinstance(obj, type) and (hasattr(obj, '__get__') or hasattr(obj, '__set__')
                                          or hasattr(obj, '__delete__'))


def _is_internal_class(cls_name, obj):
    """Is it a class that was defined in the body?"""
    if not isinstance(obj, type):
        return False
    qualname = getattr(obj, '__qualname__', '')
    return qualname == f'{cls_name}.{getattr(obj, "__name__", "")}'


def _is_single_bit(num):
    return num > 0 and num & (num - 1) == 0


def _iter_bits_lsb(num):
    if isinstance(num, Enum):
        num = num.value
    if num < 0:
        raise ValueError(f'{num!r} is not a positive integer')
    while num:
        bit = num & -num
        yield bit
        num ^= bit


def bin(num, max_bits=None):
    """Like the builtin, but with a sign bit, and at least max_bits digits."""
    ceiling = 2 ** num.bit_length()
    if num >= 0:
        text = f'{num + ceiling:b}'
        sign, digits = '0', text[1:]
    else:
        text = f'{~num ^ (ceiling - 1) + ceiling:b}'
        sign, digits = '1', text[1:]
    if max_bits is not None and len(digits) < max_bits:
        digits = (sign * max_bits + digits)[-max_bits:]
    return f'0b{sign} {digits}'


class auto:
    """A value that is chosen for the member."""

    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return 'auto(%r)' % (self.value,)


class property(DynamicClassAttribute):
    """A property that leaves its name free for a member."""

    member = None
    _attr_type = None
    _cls_type = None

    # A field of the members that holds what the getter would give.
    _field = None

    __get__ = _enum_property_get

    def __set__(self, instance, value):
        if self.fset is not None:
            return self.fset(instance, value)
        raise AttributeError(f'<enum {self.clsname!r}> cannot set attribute {self.name!r}')

    def __delete__(self, instance):
        if self.fdel is not None:
            return self.fdel(instance)
        raise AttributeError(f'<enum {self.clsname!r}> cannot delete attribute {self.name!r}')

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__


class _proto_members:
    """Stands for the members in the body until the class exists, then makes them."""

    def __init__(self, members):
        self.members = members

    def __set_name__(self, enum_class, first_name):
        _delete(enum_class, first_name)
        member_type = enum_class._member_type_
        new = enum_class._new_member_
        # Values of these types are what a member is made of, without code of the class.
        plain = ()
        if enum_class.__init__ is Enum.__init__:
            if member_type is object:
                plain = _SIMPLE if new is object.__new__ else ()
            elif (member_type is int or member_type is str) and new is member_type.__new__:
                plain = (member_type,)
        is_flag = _Flag is not None and issubclass(enum_class, _Flag)
        by_value = enum_class._value2member_map_
        for name, value in self.members.items():
            if type(value) not in plain:
                _make_member(enum_class, name, value)
                continue
            enum_member = by_value.get(value)
            if enum_member is None:
                enum_member = new(enum_class) if member_type is object else new(enum_class, value)
                enum_member._value_ = value
                enum_member._name_ = name
                enum_member.__objclass__ = enum_class
                enum_member._sort_order_ = len(enum_class._member_names_)
                by_value[value] = enum_member
                enum_class._hashable_values_.append(value)
                if not is_flag or isinstance(value, int) and _is_single_bit(value):
                    enum_class._member_names_.append(name)
            enum_class._add_member_(name, enum_member)


def _make_member(enum_class, member_name, value):
    """Make a member as the class has it."""
    args = value if isinstance(value, tuple) else (value,)
    if enum_class._member_type_ is tuple:
        # The tuple is the value, not the arguments.
        args = (args,)
    if enum_class._use_args_:
        enum_member = enum_class._new_member_(enum_class, *args)
    else:
        enum_member = enum_class._new_member_(enum_class)
    if not hasattr(enum_member, '_value_'):
        if enum_class._member_type_ is object:
            enum_member._value_ = value
        else:
            try:
                enum_member._value_ = enum_class._member_type_(*args)
            except Exception as exc:
                new = TypeError('_value_ not set in __new__, unable to create it')
                new.__cause__ = exc
                raise new
    value = enum_member._value_
    enum_member._name_ = member_name
    enum_member.__objclass__ = enum_class
    enum_member.__init__(*args)
    enum_member._sort_order_ = len(enum_class._member_names_)
    alias_of = _find_by_value(enum_class, value)
    if alias_of is not None:
        enum_member = alias_of
    elif (_Flag is None or not issubclass(enum_class, _Flag)
          or isinstance(value, int) and _is_single_bit(value)):
        # Flags of several bits, or none, are names for combinations, and not iterated over.
        enum_class._member_names_.append(member_name)
    enum_class._add_member_(member_name, enum_member)
    try:
        enum_class._value2member_map_.setdefault(value, enum_member)
        if value not in enum_class._hashable_values_:
            enum_class._hashable_values_.append(value)
    except TypeError:
        # Not hashable: found by comparing.
        enum_class._unhashable_values_.append(value)
        enum_class._unhashable_values_map_.setdefault(member_name, []).append(value)


def _find_by_value(enum_class, value):
    try:
        return enum_class._value2member_map_.get(value)
    except TypeError:
        for m in enum_class._member_map_.values():
            if m._value_ == value:
                return m
    return None


_SUNDER_ALLOWED = frozenset(('_order_', '_generate_next_value_', '_numeric_repr_', '_missing_', '_ignore_',
                             '_iter_member_', '_iter_member_by_value_', '_iter_member_by_def_', '_add_alias_',
                             '_add_value_alias_', '_use_args_', '_member_type_', '_value_repr_', '_new_member_'))


class EnumDict(dict):
    """The namespace of an enum's body: sees what becomes a member."""

    def __init__(self, cls_name=None):
        super().__init__()
        # Names of the members so far (a dict as an ordered set), and their values.
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._cls_name = cls_name

    def __setitem__(self, key, value):
        kind = _enum_name_kind(key, self._cls_name)
        if kind is None and type(value) in _SIMPLE and key not in self and key not in self._ignore:
            self._member_names[key] = None
            self._last_values.append(value)
            _set_item(self, key, value)
            return
        if kind == 'private':
            pass
        elif kind == 'sunder':
            if key not in _SUNDER_ALLOWED:
                raise ValueError(f'_sunder_ names, such as {key!r}, are reserved for future Enum use')
            if key == '_generate_next_value_':
                if self._auto_called:
                    raise TypeError('_generate_next_value_ must be defined before members')
                setattr(self, '_generate_next_value',
                        value.__func__ if isinstance(value, staticmethod) else value)
            elif key == '_ignore_':
                if isinstance(value, str):
                    value = value.replace(',', ' ').split()
                else:
                    value = list(value)
                self._ignore = value
                already = set(value) & set(self._member_names)
                if already:
                    raise ValueError(f'_ignore_ cannot specify already set names: {already!r}')
        elif kind == 'dunder':
            if key == '__order__':
                key = '_order_'
        elif key in self._member_names:
            raise TypeError(f'{key!r} already defined as {self[key]!r}')
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif type(value) not in _PLAIN and self._cls_name is not None and _is_internal_class(self._cls_name, value) and not isinstance(value, member):
            pass
        elif _is_descriptor(value):
            pass
        else:
            if key in self:
                raise TypeError(f'{key!r} already defined as {self[key]!r}')
            if isinstance(value, member):
                value = value.value
            value = self._resolve_autos(key, value)
            self._member_names[key] = None
            self._last_values.append(value)
        super().__setitem__(key, value)

    def _resolve_autos(self, key, value):
        single = isinstance(value, auto)
        if not single and not (type(value) is tuple and any(isinstance(v, auto) for v in value)):
            return value
        values = []
        for v in (value,) if single else value:
            if isinstance(v, auto):
                if v.value is _auto_null:
                    v.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
                self._auto_called = True
                v = v.value
            values.append(v)
        return values[0] if single else tuple(values)

    @_builtin_property
    def member_names(self):
        return list(self._member_names)

    def update(self, members, *more_members, **more):
        if hasattr(members, 'keys'):
            for name in members.keys():
                self[name] = members[name]
        else:
            for name, value in members:
                self[name] = value
        for name, value in more.items():
            self[name] = value


_EnumDict = EnumDict


def _note_first(enum_class):
    global _Enum, _Flag, _ReprEnum
    if enum_class.__module__ == 'enum':
        if _Enum is None:
            _Enum = enum_class
        elif enum_class.__name__ == 'Flag':
            _Flag = enum_class
        elif enum_class.__name__ == 'ReprEnum':
            _ReprEnum = enum_class


class EnumType(type):
    """Metaclass of enums."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        namespace = EnumDict(cls)
        _, first_enum = metacls._get_mixins_(cls, bases)
        if first_enum is not None:
            namespace['_generate_next_value_'] = getattr(first_enum, '_generate_next_value_', None)
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, _boundary=None, **kwds):
        if _simple:
            return super().__new__(metacls, cls, bases, classdict, **kwds)
        ignore = classdict.setdefault('_ignore_', [])
        ignore.append('_ignore_')
        for key in ignore:
            classdict.pop(key, None)
        member_names = list(classdict._member_names)
        invalid = set(member_names) & {'mro', ''}
        if invalid:
            raise ValueError(f"invalid enum member name(s) {','.join([repr(n) for n in invalid])}")
        order = classdict.pop('_order_', None)
        generate = classdict.get('_generate_next_value_')
        if generate is not None and type(generate) is not staticmethod:
            _set_item(classdict, '_generate_next_value_', staticmethod(generate))
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        new, save_new, use_args = metacls._find_new_(classdict, member_type, first_enum)
        if member_names:
            members = {name: classdict.pop(name) for name in member_names}
            _set_item(classdict, member_names[0], _proto_members(members))
        in_progress = f'_{cls}__in_progress'
        dict.update(classdict, {
            '_new_member_': new, '_use_args_': use_args, '_member_names_': [], '_member_map_': {},
            '_value2member_map_': {}, '_hashable_values_': [], '_unhashable_values_': [],
            '_unhashable_values_map_': {}, '_member_type_': member_type,
            '_value_repr_': metacls._find_data_repr_(cls, bases),
            '_boundary_': boundary or _boundary or getattr(first_enum, '_boundary_', None), '_flag_mask_': 0,
            '_singles_mask_': 0, '_all_bits_': 0, '_inverted_': None, in_progress: True})
        try:
            enum_class = super().__new__(metacls, cls, bases, classdict, **kwds)
        except Exception as e:
            # Which __set_name__ it was is no news for who wrote an enumeration.
            if hasattr(e, '__notes__'):
                del e.__notes__
            raise
        _delete(enum_class, in_progress)
        if _boundary is not None:
            if _boundaries is None:
                _unnamed.append(enum_class)
            else:
                _set(enum_class, '_boundary_', _boundaries(_boundary))
        metacls._set_texts(enum_class, bases, classdict, member_type, first_enum)
        # What a subclass' __new__ makes are the members: afterwards __new__ looks them up.
        if _Enum is not None:
            if save_new:
                _set(enum_class, '__new_member__', new)
            _set(enum_class, '__new__', Enum.__new__)
        if _Flag is not None and issubclass(enum_class, _Flag):
            _finish_masks(enum_class)
            _inherit_operators(enum_class, classdict)
            _order_flags(enum_class)
        if order is not None:
            _check_order(enum_class, order)
        if _ReprEnum is None or _Flag is None:
            _note_first(enum_class)
        return enum_class

    @staticmethod
    def _set_texts(enum_class, bases, classdict, member_type, first_enum):
        """A data type's own texts do not win over the enum's, unless ReprEnum asks for them."""
        if _ReprEnum is not None and _ReprEnum in bases:
            if '__format__' not in classdict:
                _set(enum_class, '__format__', member_type.__format__)
                _set_item(classdict, '__format__', member_type.__format__)
            if '__str__' not in classdict:
                method = member_type.__str__
                if method is object.__str__:
                    method = member_type.__repr__
                _set(enum_class, '__str__', method)
                _set_item(classdict, '__str__', method)
        if len(bases) < 2:
            # What it has is the enum's.
            return
        for name in ('__repr__', '__str__', '__format__', '__reduce_ex__'):
            if name in classdict or _Enum is None:
                continue
            enum_method = getattr(first_enum, name)
            found = getattr(enum_class, name)
            object_method = getattr(object, name)
            data_method = getattr(member_type, name)
            if found in (data_method, object_method):
                _set(enum_class, name, enum_method)

    def __init__(cls, *args, **kwds):
        super().__init__(*args)

    def __bool__(cls):
        return True

    def __call__(cls, value, names=_not_given, *values, module=None, qualname=None, type=None, start=1, boundary=None):
        """Look a value up; or, with names, create a new enum."""
        if names is _not_given:
            found = _enum_member(cls, value, _Enum)
            if found is not None:
                return found
        if cls._member_map_:
            if names is not _not_given:
                value = (value, names) + values
            return cls.__new__(cls, value)
        if names is _not_given and type is None:
            raise TypeError(f'{cls} has no members; specify `names=()` if you meant to create a new, empty, enum')
        return cls._create_(value, None if names is _not_given else names, module=module, qualname=qualname, type=type,
                            start=start, boundary=boundary)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        try:
            cls(value)
            return True
        except ValueError:
            return value in cls._unhashable_values_ or value in cls._hashable_values_

    def __delattr__(cls, attr):
        if attr in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'{cls.__name__!r} cannot delete member {attr!r}.')
        super().__delattr__(attr)

    def __dir__(cls):
        names = {'__class__', '__contains__', '__doc__', '__getitem__', '__iter__', '__len__', '__members__',
                 '__module__', '__name__', '__qualname__', *cls._member_names_}
        if cls._new_member_ is not object.__new__:
            names.add('__new__')
        if cls.__init_subclass__ is not object.__init_subclass__:
            names.add('__init_subclass__')
        if cls._member_type_ is object:
            return sorted(names)
        return sorted(set(dir(cls._member_type_)) | names)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        for name in cls._member_names_:
            yield cls._member_map_[name]

    def __len__(cls):
        return len(cls._member_names_)

    @_builtin_property
    def __members__(cls):
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        if _Flag is not None and issubclass(cls, _Flag):
            return f'<flag {cls.__name__!r}>'
        return f'<enum {cls.__name__!r}>'

    def __reversed__(cls):
        for name in reversed(cls._member_names_):
            yield cls._member_map_[name]

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'cannot reassign member {name!r}')
        super().__setattr__(name, value)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        """Create an enum from names: a text, a sequence of names, of pairs, or a mapping."""
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        classdict = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            original, names = names, []
            last_values = []
            for count, name in enumerate(original):
                value = cls._generate_next_value_(name, start, count, last_values[:])
                last_values.append(value)
                names.append((name, value))
        if names is None:
            names = ()
        for item in names:
            if isinstance(item, str):
                name, value = item, names[item]
            else:
                name, value = item
            classdict[name] = value
        if module is None:
            module = _caller_module()
        if module is not None:
            classdict['__module__'] = module
        if qualname is not None:
            classdict['__qualname__'] = qualname
        return metacls.__new__(metacls, class_name, bases, classdict, boundary=boundary)

    @classmethod
    def _check_for_existing_members_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base._member_names_:
                    raise TypeError(f'<enum {class_name!r}> cannot extend {base!r}')

    @classmethod
    def _get_mixins_(mcls, class_name, bases):
        """The type of the members' data, and the first enum among the bases."""
        if not bases:
            return object, _Enum
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumType):
            raise TypeError('new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`')
        if len(bases) == 1:
            # It has found it out.
            return first_enum._member_type_, first_enum
        member_type = mcls._find_data_type_(class_name, bases) or object
        return member_type, first_enum

    @classmethod
    def _find_data_repr_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    return base._value_repr_
                if base in _PLAIN:
                    return base.__repr__
                if '__repr__' in base.__dict__:
                    if ('__dataclass_fields__' in base.__dict__ and '__dataclass_params__' in base.__dict__
                            and base.__dict__['__dataclass_params__'].repr):
                        return _dataclass_repr
                    return base.__dict__['__repr__']
        return None

    @classmethod
    def _find_data_type_(mcls, class_name, bases):
        types = []
        bases_seen = set()
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                bases_seen.add(base)
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        if base._member_type_ not in types:
                            types.append(base._member_type_)
                        break
                elif base in _PLAIN or '__new__' in base.__dict__ or '__dataclass_fields__' in base.__dict__:
                    found = candidate or base
                    if found not in types:
                        types.append(found)
                    break
                else:
                    candidate = candidate or base
        if len(types) > 1:
            raise TypeError(f'too many data types for {class_name!r}: {set(types)!r}')
        return types[0] if types else None

    @classmethod
    def _find_new_(mcls, classdict, member_type, first_enum):
        """The function that makes a member, whether it is to be kept, and whether it takes the value."""
        new = classdict.get('__new__')
        save_new = first_enum is not None and new is not None
        if new is None:
            # What the data type or the first enum uses, but not the lookup itself.
            lookups = {None, None.__new__, object.__new__}
            if _Enum is not None:
                lookups.add(Enum.__new__)
            for method in ('__new_member__', '__new__'):
                for possible in (member_type, first_enum):
                    target = getattr(possible, method, None)
                    if target not in lookups:
                        new = target
                        break
                if new is not None:
                    break
            else:
                new = object.__new__
        use_args = not (first_enum is None or new is object.__new__)
        if isinstance(new, staticmethod):
            new = new.__func__
        return new, save_new, use_args

    def _add_member_(cls, name, enum_member):
        """Make a member an attribute of the class."""
        if name in cls._member_map_:
            if cls._member_map_[name] is not enum_member:
                raise NameError(f'{name!r} is already bound: {cls._member_map_[name]!r}')
            return
        if not _enum_has(cls, name):
            _set(cls, name, enum_member)
            cls._member_map_[name] = enum_member
            return
        found = None
        kind = None
        for base in cls.__mro__[1:]:
            attribute = base.__dict__.get(name)
            if attribute is None:
                continue
            if isinstance(attribute, (property, DynamicClassAttribute)):
                found, kind = attribute, 'enum'
                break
            if _is_descriptor(attribute):
                found, kind = found or attribute, kind or 'desc'
            else:
                found, kind = attribute, 'attr'
        if found is None:
            _set(cls, name, enum_member)
        else:
            # The name also means something on members: a property that serves both.
            redirect = property()
            redirect.member = enum_member
            redirect.__set_name__(cls, name)
            if kind in ('enum', 'desc'):
                redirect.fget = getattr(found, 'fget', None)
                redirect._get = getattr(found, '__get__', None)
                redirect.fset = getattr(found, 'fset', None)
                redirect._set = getattr(found, '__set__', None)
                redirect.fdel = getattr(found, 'fdel', None)
                redirect._delete = getattr(found, '__delete__', None)
            redirect._attr_type = kind
            redirect._cls_type = base
            _set(cls, name, redirect)
        cls._member_map_[name] = enum_member


EnumMeta = EnumType


def _dataclass_repr(self):
    fields = self.__dataclass_fields__
    return ', '.join([f'{k}={getattr(self, k)!r}' for k in fields if fields[k].repr])


def _check_order(enum_class, order):
    """The declared order (of old code) must be the true one."""
    if isinstance(order, str):
        order = order.replace(',', ' ').split()
    names = enum_class._member_names_
    order = [o for o in order if o not in enum_class._member_map_ or o in names]
    if names != order:
        raise TypeError(f'member order does not match _order_:\n  {names!r}\n  {order!r}')


class Enum(metaclass=EnumType):
    """Create a collection of name/value pairs."""

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for name, values in cls._unhashable_values_map_.items():
                if value in values:
                    return cls[name]
        if not cls._member_map_:
            if getattr(cls, f'_{cls.__name__}__in_progress', False):
                raise TypeError('do not use `super().__new__; call the appropriate __new__ directly') from None
            raise TypeError(f'{cls!r} has no members')
        # The class may know what to do with it.
        exc = None
        result = None
        try:
            result = cls._missing_(value)
        except Exception as e:
            exc = e
        try:
            if isinstance(result, cls):
                return result
            if _Flag is not None and issubclass(cls, _Flag) and cls._boundary_ == 'eject' and isinstance(result, int):
                return result
            invalid = ValueError(f'{value!r} is not a valid {cls.__qualname__}')
            if result is None and exc is None:
                raise invalid
            if exc is None:
                exc = TypeError(f'error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid '
                                'member')
            if not isinstance(exc, ValueError):
                exc.__context__ = invalid
            raise exc
        finally:
            exc = None
            invalid = None

    def __init__(self, *args, **kwds):
        pass

    def _add_alias_(self, name):
        self.__class__._add_member_(name, self)

    def _add_value_alias_(self, value):
        cls = self.__class__
        try:
            if value in cls._value2member_map_:
                if cls._value2member_map_[value] is not self:
                    raise ValueError(f'{value!r} is already bound: {cls._value2member_map_[value]!r}')
                return
            cls._value2member_map_.setdefault(value, self)
            cls._hashable_values_.append(value)
        except TypeError:
            for m in cls._member_map_.values():
                if m._value_ == value:
                    if m is not self:
                        raise ValueError(f'{value!r} is already bound: {m!r}') from None
                    return
            cls._unhashable_values_.append(value)
            cls._unhashable_values_map_.setdefault(self.name, []).append(value)

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """The value of an auto() member: one more than the highest before."""
        if not last_values:
            return start
        try:
            last_value = sorted(last_values).pop()
        except TypeError:
            raise TypeError('unable to sort non-numeric values') from None
        try:
            return last_value + 1
        except TypeError:
            raise TypeError(f'unable to increment {last_value!r}') from None

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        show = self.__class__._value_repr_ or repr
        return f'<{self.__class__.__name__}.{self._name_}: {show(self._value_)}>'

    def __str__(self):
        return f'{self.__class__.__name__}.{self._name_}'

    def __dir__(self):
        if self.__class__._member_type_ is object:
            own = {'__class__', '__doc__', '__eq__', '__hash__', '__module__', 'name', 'value'}
        else:
            own = set(object.__dir__(self))
        for name in getattr(self, '__dict__', ()):
            if name[0] != '_' and name not in self._member_map_:
                own.add(name)
        for cls in self.__class__.__mro__:
            for name, attribute in cls.__dict__.items():
                if name[0] == '_':
                    continue
                if isinstance(attribute, property):
                    if attribute.fget is not None or name not in self._member_map_:
                        own.add(name)
                    else:
                        own.discard(name)
                elif name not in self._member_map_:
                    own.add(name)
        return sorted(own)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    __hash__ = _name_hash

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    @property
    def name(self):
        """The name of the Enum member."""
        return self._name_

    @property
    def value(self):
        """The value of the Enum member."""
        return self._value_

    name._field = '_name_'
    value._field = '_value_'


class ReprEnum(Enum):
    """Only changes the repr(), leaving str() and format() to the mixed-in type."""


class IntEnum(int, ReprEnum):
    """Enum where members are also (and must be) ints"""


class StrEnum(str, ReprEnum):
    """Enum where members are also (and must be) strings"""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f'too many arguments for str(): {values!r}')
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f'{values[0]!r} is not a string')
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError(f'encoding must be a string, not {values[1]!r}')
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError(f'errors must be a string, not {values[2]!r}')
        value = str(*values)
        result = str.__new__(cls, value)
        result._value_ = value
        return result

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """The lower-cased name."""
        return name.lower()


def pickle_by_global_name(self, proto):
    return self.name


_reduce_ex_by_global_name = pickle_by_global_name


def pickle_by_enum_name(self, proto):
    return getattr, (self.__class__, self._name_)


def _name_boundaries(boundaries):
    """Classes of the library were made before there were names for what they do."""
    global _boundaries
    _boundaries = boundaries
    for enum_class in _unnamed:
        enum_class._boundary_ = boundaries(enum_class._boundary_)
    return boundaries


@_name_boundaries
class FlagBoundary(StrEnum):
    """What to do with bits that no member of a flag has."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT = FlagBoundary.STRICT
CONFORM = FlagBoundary.CONFORM
EJECT = FlagBoundary.EJECT
KEEP = FlagBoundary.KEEP


# Flags

def _finish_masks(enum_class):
    """The bits of all members, of those with a single bit, and all bits up to the highest."""
    flag_mask = singles = 0
    for m in enum_class._member_map_.values():
        if isinstance(m._value_, int):
            flag_mask |= m._value_
            if _is_single_bit(m._value_):
                singles |= m._value_
    _set(enum_class, '_flag_mask_', flag_mask)
    _set(enum_class, '_singles_mask_', singles)
    _set(enum_class, '_all_bits_', 2 ** flag_mask.bit_length() - 1)


def _inherit_operators(enum_class, classdict):
    """The operators are the flag's, not those of a mixed-in type."""
    for name in ('__or__', '__and__', '__xor__', '__ror__', '__rand__', '__rxor__', '__invert__'):
        if name not in classdict:
            _set(enum_class, name, getattr(Flag, name))


def _order_flags(enum_class):
    """Iteration goes by value; if the members are not declared in that order, they are found by definition."""
    names = enum_class._member_names_
    values = [enum_class._member_map_[n]._value_ for n in names]
    if all(isinstance(v, int) for v in values) and values != sorted(values):
        _set(enum_class, '_iter_member_', enum_class._iter_member_by_def_)


class Flag(Enum, _boundary='strict'):
    """Support for flags"""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """The next power of two."""
        if not last_values:
            return start if start is not None else 1
        last_value = max(last_values)
        try:
            high = last_value.bit_length() - 1
        except Exception:
            raise TypeError('invalid flag value %r' % last_value) from None
        return 2 ** (high + 1)

    @classmethod
    def _iter_member_by_value_(cls, value):
        for bit in _iter_bits_lsb(value & cls._flag_mask_):
            yield cls._value2member_map_.get(bit)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        yield from sorted(cls._iter_member_by_value_(value), key=lambda m: m._sort_order_)

    @classmethod
    def _missing_(cls, value):
        """A combination of members: made, and remembered."""
        if not isinstance(value, int):
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        flag_mask = cls._flag_mask_
        all_bits = cls._all_bits_
        neg_value = None
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ flag_mask):
            boundary = cls._boundary_
            if boundary == 'strict':
                max_bits = max(value.bit_length(), flag_mask.bit_length())
                raise ValueError(f'{cls!r} invalid value {value!r}\n    given {bin(value, max_bits)}\n'
                                 f'  allowed {bin(flag_mask, max_bits)}')
            if boundary == 'conform':
                value = value & flag_mask
            elif boundary == 'eject':
                return value
            elif boundary == 'keep':
                if value < 0:
                    value = max(all_bits + 1, 2 ** value.bit_length()) + value
            else:
                raise ValueError(f'{cls!r} unknown flag boundary {boundary!r}')
        if value < 0:
            neg_value = value
            if cls._boundary_ in ('eject', 'keep'):
                value = all_bits + 1 + value
            else:
                value = cls._singles_mask_ & value
        unknown = value & ~flag_mask
        aliases = value & ~cls._singles_mask_
        member_value = value & cls._singles_mask_
        if unknown and cls._boundary_ != 'keep':
            raise ValueError(f'{cls.__name__}({value!r}) -->  unknown values {unknown!r} [{bin(unknown)}]')
        if cls._member_type_ is object:
            pseudo = object.__new__(cls)
        else:
            pseudo = cls._member_type_.__new__(cls, value)
        if not hasattr(pseudo, '_value_'):
            pseudo._value_ = value
        if member_value or aliases:
            members = []
            combined = 0
            for m in cls._iter_member_(member_value):
                members.append(m)
                combined |= m._value_
            if aliases:
                value = member_value | aliases
                for n, pm in cls._member_map_.items():
                    if pm not in members and pm._value_ and pm._value_ & value == pm._value_:
                        members.append(pm)
                        combined |= pm._value_
            unknown = value ^ combined
            pseudo._name_ = '|'.join([m._name_ for m in members])
            if not combined:
                pseudo._name_ = None
            elif unknown and cls._boundary_ == 'strict':
                raise ValueError(f'{cls!r}: no members with value {unknown!r}')
            elif unknown:
                pseudo._name_ += f'|{cls._numeric_repr_(unknown)}'
        else:
            pseudo._name_ = None
        pseudo = cls._value2member_map_.setdefault(value, pseudo)
        if neg_value is not None:
            cls._value2member_map_[neg_value] = pseudo
        return pseudo

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and "
                            f'{self.__class__.__qualname__!r}')
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        cls = self.__class__
        show = cls._value_repr_ or repr
        if self._name_ is None:
            return f'<{cls.__name__}: {show(self._value_)}>'
        return f'<{cls.__name__}.{self._name_}: {show(self._value_)}>'

    def __str__(self):
        cls = self.__class__
        if self._name_ is None:
            return f'{cls.__name__}({self._value_!r})'
        return f'{cls.__name__}.{self._name_}'

    def __bool__(self):
        return bool(self._value_)

    def _get_value(self, flag):
        if isinstance(flag, self.__class__):
            return flag._value_
        if self._member_type_ is not object and isinstance(flag, self._member_type_):
            return flag
        return NotImplemented

    def _combine(self, other, operator):
        value = self._get_value(other)
        if value is NotImplemented:
            return NotImplemented
        for flag in (self, other):
            if self._get_value(flag) is None:
                raise TypeError(f"'{flag}' cannot be combined with other flags with {operator}")
        mine = self._value_
        if operator == '|':
            return self.__class__(mine | value)
        if operator == '&':
            return self.__class__(mine & value)
        return self.__class__(mine ^ value)

    def __or__(self, other):
        return self._combine(other, '|')

    def __and__(self, other):
        return self._combine(other, '&')

    def __xor__(self, other):
        return self._combine(other, '^')

    def __invert__(self):
        if self._get_value(self) is None:
            raise TypeError(f"'{self}' cannot be inverted")
        if self._inverted_ is None:
            if self._boundary_ in ('eject', 'keep'):
                self._inverted_ = self.__class__(~self._value_)
            else:
                self._inverted_ = self.__class__(self._singles_mask_ & ~self._value_)
        return self._inverted_

    __rand__ = __and__
    __ror__ = __or__
    __rxor__ = __xor__


class IntFlag(int, ReprEnum, Flag, _boundary='keep'):
    """Support for integer-based Flags"""


def unique(enumeration):
    """Class decorator for enumerations ensuring unique member values."""
    duplicates = [(name, m.name) for name, m in enumeration.__members__.items() if name != m.name]
    if duplicates:
        details = ', '.join([f'{alias} -> {name}' for alias, name in duplicates])
        raise ValueError(f'duplicate values found in {enumeration!r}: {details}')
    return enumeration


# Enums whose members stand in a module

def _power_of_two(value):
    return value >= 1 and value == 2 ** (value.bit_length() - 1)


def global_enum_repr(self):
    """Use module.enum_name instead of class.enum_name."""
    return f'{self.__class__.__module__.split(".")[-1]}.{self._name_}'


def global_flag_repr(self):
    """Use module.flag_name instead of class.flag_name."""
    module = self.__class__.__module__.split('.')[-1]
    cls_name = self.__class__.__name__
    if self._name_ is None:
        return f'{module}.{cls_name}({self._value_})'
    if _is_single_bit(self._value_):
        return f'{module}.{self._name_}'
    if self._boundary_ != 'keep':
        return '|'.join([f'{module}.{name}' for name in self.name.split('|')])
    names = []
    for n in self._name_.split('|'):
        names.append(n if n[0].isdigit() else f'{module}.{n}')
    return '|'.join(names)


def global_str(self):
    """Use enum_name instead of class.enum_name."""
    if self._name_ is None:
        return f'{self.__class__.__name__}({self._value_!r})'
    return self._name_


def global_enum(cls, update_str=False):
    """Decorator that makes the repr() of an enum member reference its module, and exports the members there."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    import sys
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


class EnumCheck(StrEnum):
    """What `verify` can check."""

    CONTINUOUS = 'no skipped integer values'
    NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
    UNIQUE = 'one name per value'


CONTINUOUS = EnumCheck.CONTINUOUS
NAMED_FLAGS = EnumCheck.NAMED_FLAGS
UNIQUE = EnumCheck.UNIQUE


class verify:
    """Check an enumeration for various constraints."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        cls_name = enumeration.__name__
        if issubclass(enumeration, Flag):
            enum_type = 'flag'
        elif issubclass(enumeration, Enum):
            enum_type = 'enum'
        else:
            raise TypeError("the 'verify' decorator only works with Enum and Flag")
        for check in self.checks:
            if check is UNIQUE:
                aliases = [f'{name} -> {m.name}' for name, m in enumeration.__members__.items() if name != m.name]
                if aliases:
                    raise ValueError(f'aliases found in {enumeration!r}: {", ".join(aliases)}')
            elif check is CONTINUOUS:
                _check_continuous(enumeration, cls_name, enum_type)
            elif check is NAMED_FLAGS:
                _check_named(enumeration, cls_name)
        return enumeration


def _check_continuous(enumeration, cls_name, enum_type):
    values = {m.value for m in enumeration}
    if len(values) < 2:
        return
    low, high = min(values), max(values)
    if enum_type == 'flag':
        missing = [2 ** i for i in range(low.bit_length(), high.bit_length()) if 2 ** i not in values]
    else:
        missing = [i for i in range(low + 1, high) if i not in values]
    if missing:
        raise ValueError(f'invalid {enum_type} {cls_name!r}: missing values {", ".join([str(m) for m in missing])}'[:256])


def _check_named(enumeration, cls_name):
    values = [m._value_ for m in enumeration]
    missing_names = []
    missing_value = 0
    for name, alias in enumeration._member_map_.items():
        if name in enumeration._member_names_ or alias.value < 0:
            continue
        missed = [v for v in _iter_bits_lsb(alias.value) if v not in values]
        if missed:
            missing_names.append(name)
            for v in missed:
                missing_value |= v
    if missing_names:
        if len(missing_names) == 1:
            alias = f'alias {missing_names[0]} is missing'
        else:
            alias = f'aliases {", ".join(missing_names[:-1])} and {missing_names[-1]} are missing'
        if _is_single_bit(missing_value):
            value = f'value 0x{missing_value:x}'
        else:
            value = f'combined values of 0x{missing_value:x}'
        raise ValueError(f'invalid Flag {cls_name!r}: {alias} {value} [use enum.show_flag_values(value) for details]')


def show_flag_values(value):
    """The values of the single bits of a flag."""
    return list(_iter_bits_lsb(value))


def _simple_enum(etype=Enum, *, boundary=None, use_args=None):
    """Class decorator that turns a normal class into an enum."""
    def convert_class(cls):
        namespace = etype.__class__.__prepare__(cls.__name__, (etype,))
        for name, value in cls.__dict__.items():
            if name not in ('__dict__', '__weakref__', '__firstlineno__', '__static_attributes__'):
                namespace[name] = value
        return etype.__class__(cls.__name__, (etype,), namespace, boundary=boundary)
    return convert_class
