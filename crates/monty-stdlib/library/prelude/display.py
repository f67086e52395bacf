# Displays and calls whose parts need guest code.


def set_of(items):
    result = set()
    for item in items:
        result.add(item)
    return result


def set_update_display(s, source):
    for item in source:
        s.add(item)


def dict_of_flat(items):
    result = {}
    i = 0
    while i < len(items):
        result[items[i]] = items[i + 1]
        i += 2
    return result


def merge_keywords(target, source, callee):
    try:
        keys = keys_of(source)
    except AttributeError:
        kind = type(source).__name__
        raise TypeError(f"{callee} argument after ** must be a mapping, not {kind}") from None
    for key in keys:
        if key in target:
            raise TypeError(f"{callee} got multiple values for keyword argument '{key}'")
        target[key] = source[key]


def class_getitem(cls, item):
    method = getattr(cls, "__class_getitem__", None)
    if method is None:
        raise TypeError(f"type '{cls.__name__}' is not subscriptable")
    return method(item)


def namespace_get(namespace, name, found, fallback):
    try:
        return namespace[name]
    except KeyError:
        if not found:
            raise NameError(f"name '{name}' is not defined") from None
    return fallback


def match_keys(subject, keys):
    # The values under the keys, or None if one is missing.
    get = subject.get
    missing = []
    values = []
    seen = []
    for key in keys:
        if key in seen:
            raise ValueError(f"mapping pattern checks duplicate key ({key!r})")
        seen.append(key)
        value = get(key, missing)
        if value is missing:
            return None
        values.append(value)
    return _tuple_of(values)


def match_class(cls, subject, count, names):
    if not isinstance(subject, cls):
        return None
    values = []
    seen = []
    if count:
        if hasattr(cls, "__match_args__"):
            args = cls.__match_args__
            if type(args) is not tuple:
                raise TypeError(f"{cls.__name__}.__match_args__ must be a tuple (got {type(args).__name__})")
            most = len(args)
        else:
            args = None
            most = 1 if _matches_itself(cls) else 0
        if count > most:
            s = "" if most == 1 else "s"
            raise TypeError(f"{cls.__name__}() accepts {most} positional sub-pattern{s} ({count} given)")
        if args is None:
            values.append(subject)
        else:
            for name in args[:count]:
                if type(name) is not str:
                    raise TypeError(f"__match_args__ elements must be strings (got {type(name).__name__})")
                if name in seen:
                    raise TypeError(f"{cls.__name__}() got multiple sub-patterns for attribute {name!r}")
                seen.append(name)
                try:
                    values.append(getattr(subject, name))
                except AttributeError:
                    return None
    for name in names:
        if name in seen:
            raise TypeError(f"{cls.__name__}() got multiple sub-patterns for attribute {name!r}")
        seen.append(name)
        try:
            values.append(getattr(subject, name))
        except AttributeError:
            return None
    return _tuple_of(values)


def await_in_main(awaitable):
    # `await` at the top level of the main module.
    from asyncio.runners import _await_in_main

    return _await_in_main(awaitable)
