# Iteration where guest code runs: materialising, unpacking, and the builtin adapters over guest iterators.


def list_of(iterable):
    result = []
    drained = _drain(iterable, result)
    if not drained:
        it = iter(iterable)
        if drained is not None:
            ask_length(iterable)
        if not result:
            return [item for item in it]
        for item in it:
            result.append(item)
    return result


def items_of(iterable):
    # The same where CPython does not ask for a length first.
    result = []
    if not _drain(iterable, result):
        if not result:
            return [item for item in iterable]
        for item in iterable:
            result.append(item)
    return result


def joined_items(iterable):
    result = []
    if not _drain(iterable, result):
        it = None
        try:
            it = iter(iterable)
        except TypeError:
            pass
        if it is None:
            raise TypeError("can only join an iterable")
        if not result:
            return [item for item in it]
        for item in it:
            result.append(item)
    return result


def ask_length(obj):
    # How long a list may become: what is answered is only checked, as CPython does.
    kind = type(obj)
    if hasattr(kind, '__len__'):
        try:
            len(obj)
            return
        except TypeError:
            pass
    if hasattr(kind, '__length_hint__'):
        try:
            hint = kind.__length_hint__(obj)
        except TypeError:
            return
        if hint is NotImplemented:
            return
        if not isinstance(hint, int):
            raise TypeError(f"__length_hint__ must be an integer, not {type(hint).__name__}")
        if not -2**63 <= hint < 2**63:
            raise OverflowError("Python int too large to convert to C ssize_t")
        if hint < 0:
            raise ValueError("__length_hint__() should return >= 0")


def next_of(it):
    return next(it)


def unpack_exact(iterable, n):
    it = iter(iterable)
    end = []
    result = []
    while len(result) < n:
        item = next(it, end)
        if item is end:
            raise ValueError(f"not enough values to unpack (expected {n}, got {len(result)})")
        result.append(item)
    if next(it, end) is not end:
        raise ValueError(f"too many values to unpack (expected {n})")
    return result


def unpack_star(iterable, before, after):
    return _unpack_star(items_of(iterable), before, after)


def any_of(iterable):
    for item in iterable:
        if item:
            return True
    return False


def all_of(iterable):
    for item in iterable:
        if not item:
            return False
    return True


def min_of(iterable, key, default):
    it = iter(iterable)
    if key is None:
        for best in it:
            for item in it:
                if item < best:
                    best = item
            return best
    else:
        for best in it:
            best_key = key(best)
            for item in it:
                item_key = key(item)
                if item_key < best_key:
                    best = item
                    best_key = item_key
            return best
    if default:
        return default[0]
    raise ValueError("min() iterable argument is empty")


def max_of(iterable, key, default):
    it = iter(iterable)
    if key is None:
        for best in it:
            for item in it:
                if item > best:
                    best = item
            return best
    else:
        for best in it:
            best_key = key(best)
            for item in it:
                item_key = key(item)
                if item_key > best_key:
                    best = item
                    best_key = item_key
            return best
    if default:
        return default[0]
    raise ValueError("max() iterable argument is empty")


def sum_of(iterable, total):
    # Small ints and floats are added to an object of the interpreter's, until it is `+` that says the sum.
    it = iter(iterable)
    total = _sum_from(total)
    rest = _sum_take(total, it)
    if rest is not None:
        for item in rest:
            total = total + item
        for item in it:
            total = total + item
    return _sum_total(total)


def sum_rest(it, total, item):
    # `item` is taken already; it is what the native sum could not add.
    total = total + item
    for item in it:
        total = total + item
    return total


def make_zip(sources, strict):
    return _make_zip([iter(source) for source in sources], strict)


def make_map(func, sources):
    return _make_map(func, [iter(source) for source in sources])


def make_reversed(sequence):
    return _make_reversed(sequence, len(sequence) - 1)


def map_next(func, sources):
    return func(*[next(source) for source in sources])


def filter_next(func, source):
    while True:
        item = next(source)
        if func is None or func is bool:
            if item:
                return item
        elif func(item):
            return item


def zip_next(sources, strict):
    end = []
    items = []
    for source in sources:
        item = next(source, end)
        if item is end:
            if strict:
                zip_check(sources, len(items), end)
            raise StopIteration
        items.append(item)
    return _tuple_of(items)


def zip_check(sources, i, end):
    if i:
        others = "argument 1" if i == 1 else f"arguments 1-{i}"
        raise ValueError(f"zip() argument {i + 1} is shorter than {others}")
    for i in range(1, len(sources)):
        if next(sources[i], end) is not end:
            others = "argument 1" if i == 1 else f"arguments 1-{i}"
            raise ValueError(f"zip() argument {i + 1} is longer than {others}")


def callable_next(it, callable, sentinel):
    try:
        item = callable()
    except StopIteration:
        _sequence_move(it, None)
        raise
    if sentinel is item or sentinel == item:
        _sequence_move(it, None)
        raise StopIteration
    return item


def sequence_next(it, sequence, index):
    try:
        item = sequence[index]
    except (IndexError, StopIteration):
        item = it
    if item is it:
        _sequence_move(it, None)
        raise StopIteration
    _sequence_move(it, index + 1)
    return item


def sequence_next_reversed(it, sequence, index):
    item = it
    if index >= 0:
        try:
            item = sequence[index]
        except (IndexError, StopIteration):
            pass
    if item is it:
        _sequence_move(it, None)
        raise StopIteration
    _sequence_move(it, index - 1)
    return item


def sequence_hint(sequence, index):
    if sequence is None:
        return 0
    if not hasattr(type(sequence), "__len__"):
        return NotImplemented
    return max(len(sequence) - index, 0)


def reversed_hint(sequence, index):
    if sequence is None:
        return 0
    n = len(sequence)
    if n < index + 1:
        return 0
    return index + 1
