"""Heaps: lists whose smallest item stands first."""

from itertools import chain as _chain, islice as _islice, repeat as _repeat
from operator import itemgetter as _itemgetter

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest', 'heappushpop']

heappush = _heap_push
heappop = _heap_pop
heapreplace = _heap_replace
heappushpop = _heap_push_pop
heapify = _heapify

# With the largest first.
_heappop_max = _heap_pop_max
_heapreplace_max = _heap_replace_max
_heapify_max = _heap_make_max


def merge(*iterables, key=None, reverse=False):
    """Merge multiple sorted inputs into a single sorted output."""
    heap = []
    direction = -1 if reverse else 1
    for order, it in enumerate([iter(i) for i in iterables]):
        for value in it:
            heap.append([value if key is None else key(value), order * direction, value, it])
            break
    if reverse:
        _heapify_max(heap)
        replace, pop = _heapreplace_max, _heappop_max
    else:
        heapify(heap)
        replace, pop = heapreplace, heappop
    while heap:
        entry = heap[0]
        yield entry[2]
        for value in entry[3]:
            entry[0] = value if key is None else key(value)
            entry[2] = value
            replace(heap, entry)
            break
        else:
            pop(heap)


def nsmallest(n, iterable, key=None):
    """Find the n smallest elements in a dataset."""
    if n == 1:
        return _extreme(min, iterable, key)
    return _best(n, iterable, key, False)


def nlargest(n, iterable, key=None):
    """Find the n largest elements in a dataset."""
    if n == 1:
        return _extreme(max, iterable, key)
    return _best(n, iterable, key, True)


def _best(n, iterable, key, reverse):
    """The first of them in order, without holding all of them at once."""
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=reverse)[:n]
    it = iter(iterable)
    if not range(n):
        return []
    best = []
    while True:
        chunk = list(_islice(it, max(n * 4, 1000)))
        if not chunk:
            break
        if key is not None:
            # Each key is asked for once.
            keys = list(map(key, chunk))
            chunk = list(zip(keys, chunk))
        if not best and not _heap_ordered(chunk if key is None else keys):
            if key is None:
                return _best_by_heap(n, zip(_chain(chunk, it), _repeat(None)), reverse, 0)
            return _best_by_heap(n, _chain(chunk, ((key(item), item) for item in it)), reverse, 2)
        best = sorted(best + chunk, key=None if key is None else _itemgetter(0), reverse=reverse)[:n]
    return best if key is None else [pair[1] for pair in best]


def _best_by_heap(n, pairs, reverse, part):
    """The same where the order is not a total one: which come out depends on the way."""
    step = -1 if reverse else 1
    heap = [(item, order * step, value) for order, (item, value) in zip(range(n), pairs)]
    if reverse:
        heapify(heap)
        replace = heapreplace
    else:
        _heapify_max(heap)
        replace = _heapreplace_max
    top = heap[0][0]
    order = n
    for item, value in pairs:
        if top < item if reverse else item < top:
            replace(heap, (item, order * step, value))
            top = heap[0][0]
            order += 1
    heap.sort(reverse=reverse)
    return [entry[part] for entry in heap]


_nothing = object()


def _extreme(function, iterable, key):
    if key is None:
        result = function(iterable, default=_nothing)
    else:
        result = function(iterable, default=_nothing, key=key)
    return [] if result is _nothing else [result]
