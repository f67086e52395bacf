# Deques whose items bring guest code, and those filled from guest iterables.


def deque_extend(d, iterable):
    for item in list_of(iterable) if d is iterable else iterable:
        d.append(item)


def deque_extendleft(d, iterable):
    for item in list_of(iterable) if d is iterable else iterable:
        d.appendleft(item)


def deque_contains(d, value):
    for item in d:
        if item is value or item == value:
            return True
    return False


def deque_count(d, value):
    n = 0
    for item in d:
        if item is value or item == value:
            n += 1
    return n


def deque_index(d, value, start, stop):
    n = len(d)
    if start < 0:
        start = max(start + n, 0)
    if stop < 0:
        stop = max(stop + n, 0)
    i = 0
    for item in d:
        if i >= stop:
            break
        if i >= start and (item is value or item == value):
            return i
        i += 1
    deque_no_index(value)


def deque_no_index(value):
    raise ValueError(f"{value!r} is not in deque")


def deque_remove(d, value):
    i = 0
    n = len(d)
    while i < n:
        item = d[i]
        same = item is value or item == value
        if len(d) != n:
            raise IndexError("deque mutated during remove().")
        if same:
            del d[i]
            return
        i += 1
    raise ValueError(f"{value!r} is not in deque")


def deque_repr(d, items, maxlen):
    if _repr_enter(d) is not None:
        return "[...]"
    try:
        text = repr(items)
    finally:
        _repr_leave(d)
    if maxlen is None:
        return f"{type(d).__name__}({text})"
    return f"{type(d).__name__}({text}, maxlen={maxlen})"
