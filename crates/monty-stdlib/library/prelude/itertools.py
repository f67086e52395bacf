# The iterators of itertools where guest code runs: each goes on from the state that the native part keeps.


def make_zip_longest(sources, fill):
    return _make_zip_longest([[iter(source) for source in sources], fill, len(sources)])


def zip_longest_next(it):
    state = _tool_state(it)
    sources = state[0]
    if state[2] <= 0:
        raise StopIteration
    end = []
    items = []
    for i in range(len(sources)):
        source = sources[i]
        item = end if source is None else next(source, end)
        if item is end:
            if source is not None:
                state[2] -= 1
                if state[2] <= 0:
                    raise StopIteration
                sources[i] = None
            item = state[1]
        items.append(item)
    return _tuple_of(items)


def chain_next(it):
    state = _tool_state(it)
    end = []
    while True:
        current = state[1]
        if current is not None:
            item = next(current, end)
            if item is not end:
                return item
            state[1] = None
        pending = state[2]
        if pending is None:
            source = next(state[0])
        else:
            state[2] = None
            source = pending[0]
        state[1] = iter(source)


def count_next(it):
    state = _tool_state(it)
    value = state[0]
    state[0] = value + state[1]
    return value


def count_repr(it):
    value, step = _tool_state(it)
    if type(step) is int and step == 1:
        # What CPython shows of a count that no C integer holds.
        return "count(<NULL>)" if value == 0x7fffffffffffffff else f"count({value!r})"
    return f"count({value!r}, {step!r})"


def repeat_repr(it):
    value, times = _tool_state(it)
    return f"repeat({value!r})" if times is None else f"repeat({value!r}, {times})"


def repeat_hint(it):
    times = _tool_state(it)[1]
    if times is None:
        raise TypeError("len() of unsized object")
    return times


def cycle_next(it):
    state = _tool_state(it)
    if state[0] is not None:
        end = []
        item = next(state[0], end)
        if item is not end:
            state[1].append(item)
            return item
        state[0] = None
    saved = state[1]
    if not saved:
        raise StopIteration
    item = saved[state[2]]
    state[2] = (state[2] + 1) % len(saved)
    return item


def islice_next(it):
    state = _tool_state(it)
    source = state[0]
    if source is None:
        raise StopIteration
    end = []
    while True:
        wanted = state[2]
        stop = state[3]
        skipping = state[1] < wanted
        if not skipping and 0 <= stop <= state[1]:
            break
        item = next(source, end)
        if item is end:
            break
        state[1] += 1
        if not skipping:
            wanted += state[4]
            state[2] = wanted if stop < 0 or wanted <= stop else stop
            return item
    state[0] = None
    raise StopIteration


def pairwise_next(it):
    state = _tool_state(it)
    end = []
    if state[0] is None:
        raise StopIteration
    if state[1] is None:
        item = next(state[0], end)
        if item is end:
            state[0] = None
            raise StopIteration
        state[1] = (item,)
        if state[0] is None:
            state[1] = None
            raise StopIteration
    before = state[1]
    item = next(state[0], end)
    if item is end:
        state[0] = state[1] = None
        raise StopIteration
    state[1] = (item,)
    return before[0], item


def batched_next(it):
    state = _tool_state(it)
    source = state[0]
    if source is None:
        raise StopIteration
    size = state[1]
    batch = state[3]
    end = []
    while len(batch) < size:
        item = next(source, end)
        if item is end:
            state[0] = None
            if not batch:
                raise StopIteration
            if state[2]:
                raise ValueError("batched(): incomplete batch")
            break
        batch.append(item)
    state[3] = []
    return _tuple_of(batch)


def accumulate_next(it):
    state = _tool_state(it)
    if state[3] == 2:
        state[3] = 1
        return state[2]
    item = state.pop()[0] if len(state) > 4 else next(state[0])
    if state[3] == 0:
        state[3] = 1
        state[2] = item
    elif state[1] is None:
        state[2] = state[2] + item
    else:
        state[2] = state[1](state[2], item)
    return state[2]


def compress_next(it):
    state = _tool_state(it)
    while True:
        if len(state) > 2:
            item, selector = state.pop()
        else:
            item = next(state[0])
            selector = next(state[1])
        if selector:
            return item


def dropwhile_next(it):
    state = _tool_state(it)
    while True:
        item = next(state[0])
        if state[2]:
            return item
        if not state[1](item):
            state[2] = 1
            return item


def filterfalse_next(it):
    state = _tool_state(it)
    function = state[1]
    while True:
        item = next(state[0])
        if not (item if function is None or function is bool else function(item)):
            return item


def starmap_next(it):
    state = _tool_state(it)
    return state[1](*tuple(next(state[0])))


def takewhile_next(it):
    state = _tool_state(it)
    if state[2]:
        raise StopIteration
    item = next(state[0])
    if state[1](item):
        return item
    state[2] = 1
    raise StopIteration


def starmap_call(function, item):
    return function(*tuple(item))


def tool_judged(it, item, result):
    return _tool_judged(it, item, True if result else False)


def are_same(a, b):
    return True if a == b else False


def tee_next(it):
    state = _tool_state(it)
    chunk = state[1]
    place = state[2]
    running = state[3]
    if running[0]:
        raise RuntimeError("cannot re-enter the tee iterator")
    running[0] = True
    try:
        item = next(state[0])
    finally:
        running[0] = False
    chunk.append(item)
    state[2] = place + 1
    return item


# What getters ask of objects of the program.

def get_items(obj, items):
    return _tuple_of([obj[item] for item in items])


def get_attributes(obj, names):
    found = []
    for name in names:
        value = obj
        for part in name.split("."):
            value = getattr(value, part)
        found.append(value)
    return _tuple_of(found) if len(found) > 1 else found[0]


def call_named(obj, name, args, named):
    return getattr(obj, name)(*args, **named)


def getter_repr(kind, parts):
    if kind.__name__ == "methodcaller":
        name, args, named = parts
        shown = [repr(name)]
        shown.extend([repr(a) for a in args])
        shown.extend([f"{k}={v!r}" for k, v in named.items()])
    else:
        shown = [repr(p) for p in parts]
    return f"operator.{kind.__name__}({', '.join(shown)})"


def getter_reduce(kind, parts):
    if kind.__name__ != "methodcaller":
        return kind, parts
    name, args, named = parts
    if not named:
        return kind, (name,) + args
    from functools import partial
    return partial(kind, name, **named), args
