# Making classes where guest code takes part: metaclasses, `__prepare__`, `__mro_entries__`,
# `__set_name__`, `__init_subclass__`; and the checks that guest classes may answer.


def class_build(func, name, orig_bases, kwds):
    bases = class_bases(orig_bases)
    if "metaclass" in kwds:
        meta = kwds.pop("metaclass")
    elif bases:
        meta = type(bases[0])
    else:
        meta = type
    if type.__instancecheck__(type, meta):
        meta = _class_winner(meta, bases)
    prepare = getattr(meta, "__prepare__", None)
    if prepare is None:
        namespace = {}
    else:
        namespace = prepare(name, bases, **kwds)
        if not hasattr(type(namespace), "__getitem__"):
            of = meta.__name__ if type.__instancecheck__(type, meta) else "<metaclass>"
            raise TypeError(f"{of}.__prepare__() must return a mapping, not {type(namespace).__name__}")
    cell = func(namespace)
    if cell is not None:
        namespace["__classcell__"] = cell
    if bases is not orig_bases:
        namespace["__orig_bases__"] = orig_bases
    cls = meta(name, bases, namespace, **kwds)
    if cell is not None and type.__instancecheck__(type, cls):
        try:
            held = cell.cell_contents
        except ValueError:
            raise RuntimeError(
                f"__class__ not set defining {name!r} as {cls!r}. Was __classcell__ propagated to type.__new__?"
            ) from None
        if held is not cls:
            raise TypeError(f"__class__ set to {held!r} defining {name!r} as {cls!r}")
    return cls


def class_bases(orig_bases):
    result = None
    i = 0
    for base in orig_bases:
        entries = None
        if not type.__instancecheck__(type, base):
            entries = getattr(base, "__mro_entries__", None)
        if entries is not None:
            more = entries(orig_bases)
            if not isinstance(more, tuple):
                raise TypeError("__mro_entries__ must return a tuple")
            if result is None:
                result = list(orig_bases[:i])
            result.extend(more)
        elif result is not None:
            result.append(base)
        i += 1
    return orig_bases if result is None else tuple(result)


def class_finish(cls, calls, kwds):
    for name, value in calls:
        try:
            type(value).__set_name__(value, cls, name)
        except BaseException as e:
            e.add_note(f"Error calling __set_name__ on '{type(value).__name__}' instance {name!r} in '{cls.__name__}'")
            raise
    super(cls, cls).__init_subclass__(**kwds)
    return cls


def class_isinstance_any(obj, classes):
    for c in classes:
        if isinstance(obj, c):
            return True
    return False


def class_issubclass_any(cls, classes):
    for c in classes:
        if issubclass(cls, c):
            return True
    return False


def class_isinstance_bases(obj, cls):
    # `cls` is no type, but has `__bases__`.
    bases = getattr(cls, "__bases__", None)
    if not isinstance(bases, tuple):
        raise TypeError("isinstance() arg 2 must be a type, a tuple of types, or a union")
    of = getattr(obj, "__class__", None)
    if of is None:
        return False
    return class_abstract_subclass(of, cls)


def class_issubclass_bases(derived, cls):
    if not isinstance(getattr(derived, "__bases__", None), tuple):
        raise TypeError("issubclass() arg 1 must be a class")
    if not isinstance(getattr(cls, "__bases__", None), tuple):
        raise TypeError("issubclass() arg 2 must be a class, a tuple of classes, or a union")
    return class_abstract_subclass(derived, cls)


def class_abstract_subclass(derived, cls):
    work = [derived]
    seen = 0
    while work:
        c = work.pop()
        if c is cls:
            return True
        bases = getattr(c, "__bases__", ())
        if isinstance(bases, tuple):
            work.extend(bases)
        seen += 1
        if seen > 100000:
            raise RecursionError("maximum recursion depth exceeded in __subclasscheck__")
    return False


def object_dir(obj):
    names = {}
    own = getattr(obj, "__dict__", None)
    if isinstance(own, dict):
        names.update(own)
    cls = getattr(obj, "__class__", None)
    if cls is not None:
        for c in getattr(cls, "__mro__", ()):
            names.update(_class_names(c))
    return list(names)


def sorted_dir(names):
    return sorted(names)


def property_copy(prop, get, set, delete, doc):
    return type(prop)(get, set, delete, doc)


# Aliases and unions.


def alias_getitem(alias, key):
    params = alias.__parameters__
    if not params:
        raise TypeError(f"{alias!r} is not a generic class")
    items = key if isinstance(key, tuple) else (key,)
    for p in params:
        prepare = getattr(type(p), "__typing_prepare_subst__", None)
        if prepare is not None:
            items = p.__typing_prepare_subst__(alias, items)
    if len(items) != len(params):
        many = "many" if len(items) > len(params) else "few"
        raise TypeError(f"Too {many} arguments for {alias!r}; actual {len(items)}, expected {len(params)}")
    made = {}
    for p, item in zip(params, items):
        made[p] = item
    args = []
    for arg in alias.__args__:
        subst = getattr(type(arg), "__typing_subst__", None)
        if subst is not None and not isinstance(arg, type):
            new = arg.__typing_subst__(made[arg])
            if getattr(arg, "__typing_is_unpacked_typevartuple__", False) and isinstance(new, tuple):
                args.extend(new)
            else:
                args.append(new)
        elif not isinstance(arg, type) and getattr(arg, "__parameters__", ()):
            args.append(arg[tuple([made[p] for p in arg.__parameters__])])
        else:
            args.append(arg)
    return _generic_alias(alias.__origin__, tuple(args))


def alias_hash(alias):
    return hash(alias.__origin__) ^ hash(alias.__args__)


def alias_eq(a, b):
    return a.__origin__ == b.__origin__ and a.__args__ == b.__args__


def alias_iter(alias):
    from typing import Unpack
    return iter((Unpack[alias],))


def alias_reduce(alias):
    return type(alias), (alias.__origin__, alias.__args__)


def union_reduce(union):
    return union_make, (union.__args__,)


def union_make(members):
    result = members[0]
    for member in members[1:]:
        result = result | member
    return result


def alias_dir(alias):
    names = set(dir(alias.__origin__))
    names.update(("__origin__", "__args__", "__parameters__", "__mro_entries__", "__unpacked__"))
    return list(names)


def union_hash(union):
    return hash(frozenset(union.__args__))


def union_eq(a, b):
    return set(a.__args__) == set(b.__args__)


def union_getitem(union, key):
    params = union.__parameters__
    if not params:
        raise TypeError(f"{union!r} is not a generic class")
    items = key if isinstance(key, tuple) else (key,)
    if len(items) != len(params):
        many = "many" if len(items) > len(params) else "few"
        raise TypeError(f"Too {many} arguments for {union!r}; actual {len(items)}, expected {len(params)}")
    made = {}
    for p, item in zip(params, items):
        made[p] = item
    result = None
    for arg in union.__args__:
        if getattr(type(arg), "__typing_subst__", None) is not None and not isinstance(arg, type):
            arg = made[arg]
        elif not isinstance(arg, type) and getattr(arg, "__parameters__", ()):
            arg = arg[tuple([made[p] for p in arg.__parameters__])]
        result = arg if result is None else result | arg
    return result


def super_of_proxy(cls, obj):
    try:
        kind = obj.__class__
    except AttributeError:
        kind = None
    return _super_of(cls, obj, kind)


def vars_of(obj):
    try:
        return obj.__dict__
    except AttributeError:
        pass
    raise TypeError('vars() argument must have __dict__ attribute')


# What pickling and copying ask of plain objects.


def object_reduce(obj):
    import copyreg
    from copy import _default_reduce
    return _default_reduce(obj, type(obj))


def object_getstate(obj):
    from copy import _default_state
    return _default_state(obj, type(obj))


def proxy_or(a, b):
    return dict(a) | dict(b)


def class_instance_says(obj, cls):
    of = getattr(obj, "__class__", None)
    return type.__instancecheck__(type, of) and of is not type(obj) and type.__subclasscheck__(cls, of)


def open_file(file, mode, encoding, errors, newline):
    from pathlib import Path
    from _pathlib_files import open_path
    if isinstance(file, int):
        raise OSError(9, "Bad file descriptor")
    return open_path(Path(file), mode, encoding, errors, newline)
