"""Heaps: lists whose smallest item stands first."""

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest', 'heappushpop']

# CPython's are native: found on a class, they do not bind. Hence the static methods.


def _check(heap, function, filled=False):
    if not isinstance(heap, list):
        raise TypeError(f'{function} must be list, not {type(heap).__name__}')
    if filled and not heap:
        raise IndexError('index out of range')


@staticmethod
def heappush(heap, item, /):
    """Push item onto heap, maintaining the heap invariant."""
    _check(heap, 'heappush() argument 1')
    heap.append(item)
    _sift_up(heap, 0, len(heap) - 1)


@staticmethod
def heappop(heap, /):
    """Pop the smallest item off the heap, maintaining the heap invariant."""
    _check(heap, 'heappop() argument', True)
    last = heap.pop()
    if not heap:
        return last
    smallest = heap[0]
    heap[0] = last
    _sift_down(heap, 0)
    return smallest


@staticmethod
def heapreplace(heap, item, /):
    """Pop and return the current smallest value, and add the new item."""
    _check(heap, 'heapreplace() argument 1', True)
    smallest = heap[0]
    heap[0] = item
    _sift_down(heap, 0)
    return smallest


@staticmethod
def heappushpop(heap, item, /):
    """Push item on the heap, then pop and return the smallest item from the heap."""
    _check(heap, 'heappushpop() argument 1')
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sift_down(heap, 0)
    return item


@staticmethod
def heapify(heap, /):
    """Transform list into a heap, in-place, in O(len(heap)) time."""
    _check(heap, 'heapify() argument')
    for i in range(len(heap) // 2 - 1, -1, -1):
        _sift_down(heap, i)


def _sift_up(heap, start, pos):
    """Move the item at pos towards the root until its parent is not larger."""
    item = heap[pos]
    while pos > start:
        above = (pos - 1) >> 1
        parent = heap[above]
        if not item < parent:
            break
        heap[pos] = parent
        pos = above
    heap[pos] = item


def _sift_down(heap, pos):
    """Move the smaller child up until a leaf is reached, and the item up again from there."""
    end = len(heap)
    start = pos
    item = heap[pos]
    child = 2 * pos + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        if len(heap) != end:
            raise RuntimeError('list changed size during iteration')
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    heap[pos] = item
    _sift_up(heap, start, pos)


# The same with the largest first.

def _heappop_max(heap):
    last = heap.pop()
    if not heap:
        return last
    largest = heap[0]
    heap[0] = last
    _sift_down_max(heap, 0)
    return largest


def _heapreplace_max(heap, item):
    largest = heap[0]
    heap[0] = item
    _sift_down_max(heap, 0)
    return largest


def _heapify_max(heap):
    for i in range(len(heap) // 2 - 1, -1, -1):
        _sift_down_max(heap, i)


def _sift_up_max(heap, start, pos):
    item = heap[pos]
    while pos > start:
        above = (pos - 1) >> 1
        parent = heap[above]
        if not parent < item:
            break
        heap[pos] = parent
        pos = above
    heap[pos] = item


def _sift_down_max(heap, pos):
    end = len(heap)
    start = pos
    item = heap[pos]
    child = 2 * pos + 1
    while child < end:
        right = child + 1
        if right < end and not heap[right] < heap[child]:
            child = right
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    heap[pos] = item
    _sift_up_max(heap, start, pos)


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
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    """Find the n largest elements in a dataset."""
    if n == 1:
        return _extreme(max, iterable, key)
    if n <= 0:
        # What is iterated is looked at all the same.
        iter(iterable)
        return []
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]


_nothing = object()


def _extreme(function, iterable, key):
    if key is None:
        result = function(iterable, default=_nothing)
    else:
        result = function(iterable, default=_nothing, key=key)
    return [] if result is _nothing else [result]

# What CPython writes in C: see bind_library.rs.
_native_names = ('heappush _heapq', 'heappop _heapq', 'heapreplace _heapq', 'heappushpop _heapq', 'heapify _heapq')
