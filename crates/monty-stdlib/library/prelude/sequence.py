# Sequences whose items bring a guest `__eq__` or `__lt__`, and subscripts with a guest `__index__`.


def plain_index(v):
    if v is None:
        return None
    return _index(v)


def plain_key(key):
    if type(key) is slice:
        start = plain_index(key.start)
        stop = plain_index(key.stop)
        return slice(start, stop, plain_index(key.step))
    return _index(key)


def getitem_index(sequence, key):
    return sequence[plain_key(key)]


def setitem_index(sequence, key, value):
    sequence[plain_key(key)] = value


def delitem_index(sequence, key):
    del sequence[plain_key(key)]


def slice_indices(s, n):
    return plain_key(s).indices(n)


def list_set_slice(target, key, iterable):
    target[key] = items_of(iterable)


def list_extend(target, iterable):
    drained = _drain(iterable, target)
    if not drained:
        it = iter(iterable)
        if drained is not None:
            ask_length(iterable)
        for item in it:
            target.append(item)


def sequence_contains(sequence, value):
    for item in sequence:
        if item is value or item == value:
            return True
    return False


def iterable_contains(iterable, value):
    try:
        it = iter(iterable)
    except TypeError:
        it = None
    if it is None:
        raise TypeError(f"argument of type '{type(iterable).__name__}' is not iterable")
    for item in it:
        if item is value or item == value:
            return True
    return False


def sequence_count(sequence, value):
    n = 0
    for item in sequence:
        if item is value or item == value:
            n += 1
    return n


def find_from(sequence, value, start, stop):
    n = len(sequence)
    if start < 0:
        start = max(start + n, 0)
    if stop < 0:
        stop = max(stop + n, 0)
    i = start
    while i < stop and i < len(sequence):
        item = sequence[i]
        if item is value or item == value:
            return i
        i += 1
    return -1


def list_index(items, value, start, stop):
    i = find_from(items, value, start, stop)
    if i < 0:
        raise ValueError(f"{value!r} is not in list")
    return i


def list_no_index(value):
    raise ValueError(f"{value!r} is not in list")


def tuple_index(items, value, start, stop):
    i = find_from(items, value, start, stop)
    if i < 0:
        raise ValueError("tuple.index(x): x not in tuple")
    return i


def range_count(items, value):
    return sequence_count(items, value)


def range_index(items, value):
    i = find_from(items, value, 0, len(items))
    if i < 0:
        raise ValueError("sequence.index(x): x not in sequence")
    return i


def range_no_index(value):
    raise ValueError(f"{value!r} is not in range")


def list_remove(items, value):
    i = 0
    while i < len(items):
        item = items[i]
        if item is value or item == value:
            del items[i]
            return
        i += 1
    raise ValueError("list.remove(x): x not in list")


def parts(v):
    if type(v) is slice:
        return (v.start, v.stop, v.step)
    return v


def sequence_eq(a, b):
    a = parts(a)
    b = parts(b)
    if len(a) != len(b):
        return False
    i = 0
    while i < len(a) and i < len(b):
        x = a[i]
        y = b[i]
        if not (x is y or x == y):
            return False
        i += 1
    return len(a) == len(b)


def sequence_ne(a, b):
    return not sequence_eq(a, b)


def first_difference(a, b):
    i = 0
    while i < len(a) and i < len(b):
        x = a[i]
        y = b[i]
        if not (x is y or x == y):
            return i
        i += 1
    return -1


def sequence_lt(a, b):
    a = parts(a)
    b = parts(b)
    i = first_difference(a, b)
    if i < 0:
        return len(a) < len(b)
    return a[i] < b[i]


def sequence_le(a, b):
    a = parts(a)
    b = parts(b)
    i = first_difference(a, b)
    if i < 0:
        return len(a) <= len(b)
    return a[i] <= b[i]


def sequence_gt(a, b):
    a = parts(a)
    b = parts(b)
    i = first_difference(a, b)
    if i < 0:
        return len(a) > len(b)
    return a[i] > b[i]


def sequence_ge(a, b):
    a = parts(a)
    b = parts(b)
    i = first_difference(a, b)
    if i < 0:
        return len(a) >= len(b)
    return a[i] >= b[i]


def hash_parts(v):
    # The hash of a tuple of ints that hash to themselves is the hash of what they stand for.
    hashes = [hash(item) for item in parts(v)]
    return _hash_of_hashes(hashes)
