# Heaps whose items the program's own code compares.


def heap_push(heap, item):
    heap.append(item)
    heap_sift_up(heap, 0, len(heap) - 1, False)


def heap_pop(heap, largest):
    last = heap.pop()
    if not heap:
        return last
    first = heap[0]
    heap[0] = last
    heap_sift_down(heap, 0, largest)
    return first


def heap_replace(heap, item, largest):
    first = heap[0]
    heap[0] = item
    heap_sift_down(heap, 0, largest)
    return first


def heap_push_pop(heap, item):
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        heap_sift_down(heap, 0, False)
    return item


def heapify_from(heap, last, largest):
    for i in range(last, -1, -1):
        heap_sift_down(heap, i, largest)


def heap_sift_up(heap, start, pos, largest):
    # Move the item at pos towards the root until its parent is not larger (or, with the largest first, smaller).
    item = heap[pos]
    while pos > start:
        above = (pos - 1) >> 1
        parent = heap[above]
        if not (parent < item if largest else item < parent):
            break
        heap[pos] = parent
        pos = above
    heap[pos] = item


def heap_sift_down(heap, pos, largest):
    # Move the child that stands first up until a leaf is reached, and the item up again from there.
    end = len(heap)
    start = pos
    item = heap[pos]
    child = 2 * pos + 1
    while child < end:
        right = child + 1
        if right < end and not (heap[right] < heap[child] if largest else heap[child] < heap[right]):
            child = right
        if len(heap) != end:
            raise RuntimeError("list changed size during iteration")
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    heap[pos] = item
    heap_sift_up(heap, start, pos, largest)
