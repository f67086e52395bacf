# Dicts whose keys bring a guest `__hash__` or `__eq__`, and updates from guest mappings.


def dict_find(d, key, h, found):
    # The position of a key, or -1; `found` is what a look for it gave, if there was one. A comparison that
    # changes the dict starts the search again.
    while True:
        if found is None:
            found = _dict_probe(d, h, key)
        if type(found) is int:
            return found
        version = _dict_version(d)
        changed = False
        for i in found:
            other = _dict_key(d, i)
            if other is key:
                return i
            if other == key:
                same = True
            else:
                same = False
            if _dict_version(d) != version:
                changed = True
                break
            if same:
                return i
        if not changed:
            return -1
        found = None


def dict_store(d, key, h, value):
    i = dict_find(d, key, h, None)
    if i < 0:
        _dict_push(d, h, key, value)
    else:
        _dict_put(d, i, value)


def dict_del_item(d, key):
    i = dict_find(d, key, hash(key), None)
    if i < 0:
        raise KeyError(key)
    _dict_remove(d, i)


def dict_pop(d, key):
    i = dict_find(d, key, hash(key), None)
    if i < 0:
        raise KeyError(key)
    return _dict_remove(d, i)


def dict_pop_default(d, key, default):
    i = dict_find(d, key, hash(key), None)
    if i < 0:
        return default
    return _dict_remove(d, i)


def dict_setdefault(d, key, default):
    h = hash(key)
    i = dict_find(d, key, h, None)
    if i < 0:
        _dict_push(d, h, key, default)
        return default
    return _dict_value(d, i)


def dict_fromkeys(cls, iterable, value):
    d = cls()
    for key in iterable:
        d[key] = value
    return d


def keys_of(source):
    keys = source.keys()
    try:
        return iter(keys)
    except TypeError:
        if hasattr(type(keys), "__iter__"):
            raise
    kind = type(source).__name__
    raise TypeError(f"{kind}.keys() returned a non-iterable (type {type(keys).__name__})")


def dict_update(d, source, kwargs, result):
    if type(source) is dict:
        dict_merge(d, source)
    elif hasattr(source, "keys"):
        for key in keys_of(source):
            d[key] = source[key]
    elif not dict_take_pairs(d, source):
        n = 0
        for pair in source:
            if type(pair) is not tuple or len(pair) != 2:
                pair = dict_pair(pair, n)
            key, value = pair
            d[key] = value
            n += 1
    if kwargs is not None:
        dict_merge(d, kwargs)
    return result


def dict_merge(d, other):
    i = 0
    n = len(other)
    while i < _dict_slots(other):
        entry = _dict_entry(other, i)
        if entry is not None:
            h, key, value = entry
            dict_store(d, key, h, value)
            if len(other) != n:
                raise RuntimeError("dict mutated during update")
        i += 1


def dict_take_pairs(d, source):
    # As far as the source gives pairs by itself; False if it may have more.
    rest = _dict_take(d, source)
    while type(rest) is tuple:
        key, value = rest
        d[key] = value
        rest = _dict_take(d, source)
    return rest is None


def dict_pair(pair, n):
    try:
        items = list_of(pair)
    except TypeError:
        if hasattr(type(pair), "__iter__"):
            raise
        items = None
    if items is None:
        raise TypeError(f"cannot convert dictionary update sequence element #{n} to a sequence")
    if len(items) != 2:
        raise ValueError(f"dictionary update sequence element #{n} has length {len(items)}; 2 is required")
    return items


def dict_eq(a, b, positive):
    if len(a) != len(b):
        return not positive
    i = 0
    while i < _dict_slots(a):
        entry = _dict_entry(a, i)
        if entry is not None:
            h, key, value = entry
            j = dict_find(b, key, h, None)
            if j < 0:
                return not positive
            other = _dict_value(b, j)
            if not (value is other or value == other):
                return not positive
        i += 1
    return positive


def view_keys_contains(view, key):
    return key in _view_dict(view)


def view_items_contains(view, item):
    if not isinstance(item, tuple) or tuple.__len__(item) != 2:
        return False
    d = _view_dict(view)
    key = tuple.__getitem__(item, 0)
    i = dict_find(d, key, hash(key), None)
    if i < 0:
        return False
    found = _dict_value(d, i)
    value = tuple.__getitem__(item, 1)
    if found is value or found == value:
        return True
    return False


def view_is_disjoint(view, items):
    for item in items:
        if item in view:
            return False
    return True


def view_binary(a, b, op):
    left = set(a)
    if op == "|":
        left.update(b)
        return left
    if op == "&":
        return left & set(b)
    if op == "-":
        return left - set(b)
    return left ^ set(b)


def all_contained(small, large, positive):
    for item in small:
        if item not in large:
            return not positive
    return positive


def ordered_move(d, key, last):
    if not dict.__contains__(d, key):
        # As CPython: a tuple is taken for the error's arguments, and None for none.
        raise KeyError(*(key if isinstance(key, tuple) else () if key is None else (key,)))
    if type(key) is not str:
        # The key that is there stays, not one that equals it.
        key = next(k for k in dict.keys(d) if k is key or k == key)
    if last:
        value = dict.pop(d, key)
        dict.__setitem__(d, key, value)
        return
    value = dict.pop(d, key)
    items = list(dict.items(d))
    dict.clear(d)
    dict.__setitem__(d, key, value)
    dict.update(d, items)
