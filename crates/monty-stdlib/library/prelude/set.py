# Sets whose items bring a guest `__hash__` or `__eq__`.


def set_find(s, key, h, found):
    # The position of a key, or -1; `found` is what a look for it gave, if there was one. A comparison that
    # changes the set starts the search again.
    while True:
        if found is None:
            found = _set_probe(s, h, key)
        if type(found) is int:
            return found
        version = _set_version(s)
        changed = False
        for i in found:
            other = _set_key(s, i)
            if other is key:
                return i
            if other == key:
                same = True
            else:
                same = False
            if _set_version(s) != version:
                changed = True
                break
            if same:
                return i
        if not changed:
            return -1
        found = None


def set_store(s, key, h):
    if set_find(s, key, h, None) < 0:
        _set_push(s, h, key)


def set_discard(s, key):
    i = set_find(s, key, hash(key), None)
    if i >= 0:
        _set_remove(s, i)


def set_remove(s, key):
    i = set_find(s, key, hash(key), None)
    if i < 0:
        raise KeyError(key)
    _set_remove(s, i)


def set_entries(source):
    # Hashes and keys; tables know the hashes of theirs.
    entries = []
    kind = type(source)
    if kind is set or kind is frozenset:
        i = 0
        while i < _set_slots(source):
            entry = _set_entry(source, i)
            if entry is not None:
                entries.append(entry)
            i += 1
    elif kind is dict:
        i = 0
        while i < _dict_slots(source):
            entry = _dict_entry(source, i)
            if entry is not None:
                entries.append((entry[0], entry[1]))
            i += 1
    else:
        for key in source:
            entries.append((hash(key), key))
    return entries


def set_update(s, source):
    kind = type(source)
    if kind is set or kind is frozenset or kind is dict:
        for h, key in set_entries(source):
            set_store(s, key, h)
    else:
        for key in source:
            s.add(key)
    return s


def set_reduce(s):
    return type(s), ([*s],), object_getstate(s)


def set_fill(s, source):
    set_update(s, source)


def set_intersection_update(s, source):
    # The items are those of the smaller one.
    items, other = source, s
    if isinstance(source, (set, frozenset)) and len(source) > len(s):
        items, other = s, source
    kept = set()
    for h, key in set_entries(items):
        if set_find(other, key, h, None) >= 0:
            set_store(kept, key, h)
    s.clear()
    for h, key in set_entries(kept):
        _set_push(s, h, key)


def set_difference_update(s, source):
    if source is s:
        s.clear()
        return
    for h, key in set_entries(source):
        i = set_find(s, key, h, None)
        if i >= 0:
            _set_remove(s, i)


def set_symmetric_update(s, source):
    if source is s:
        s.clear()
        return
    other = set()
    for h, key in set_entries(source):
        set_store(other, key, h)
    for h, key in set_entries(other):
        i = set_find(s, key, h, None)
        if i >= 0:
            _set_remove(s, i)
        else:
            _set_push(s, h, key)


def set_change(s, name, sources):
    for source in sources:
        if name == "set_update":
            set_update(s, source)
        elif name == "set_intersection_update":
            set_intersection_update(s, source)
        elif name == "set_difference_update":
            set_difference_update(s, source)
        else:
            set_symmetric_update(s, source)


def set_change_inplace(s, name, sources):
    set_change(s, name, sources)
    return s


def set_combine(s, name, sources, frozen):
    set_change(s, name, sources)
    if frozen:
        return _freeze(s)
    return s


def set_is_disjoint(s, source):
    for h, key in set_entries(source):
        if set_find(s, key, h, None) >= 0:
            return False
    return True


def set_is_subset(a, b):
    if len(a) > len(b):
        return False
    for h, key in set_entries(a):
        if set_find(b, key, h, None) < 0:
            return False
    return True


def set_is_subset_of_items(s, items):
    return set_is_subset(s, set(items))


def set_has_all(s, items):
    for h, key in set_entries(items):
        if set_find(s, key, h, None) < 0:
            return False
    return True


def set_compare(a, b, op):
    if op == "==":
        return len(a) == len(b) and set_is_subset(a, b)
    if op == "!=":
        return not (len(a) == len(b) and set_is_subset(a, b))
    if op == "<=":
        return set_is_subset(a, b)
    if op == "<":
        return len(a) < len(b) and set_is_subset(a, b)
    if op == ">=":
        return set_is_subset(b, a)
    return len(b) < len(a) and set_is_subset(b, a)
