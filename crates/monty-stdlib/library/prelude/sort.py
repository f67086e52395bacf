# Sorting with key functions and guest `__lt__`.


def list_sort(target, key, reverse):
    items = _list_take(target)
    result = items
    try:
        if key is None:
            keys = items
        else:
            keys = sort_keys(key, items)
        result = sorted_by(keys, items, reverse)
    except:
        _list_give(target, items)
        raise
    if _list_give(target, result):
        raise ValueError("list modified during sort")


def sorted_list(iterable, key, reverse):
    items = list_of(iterable)
    if key is None:
        return sorted_by(items, items, reverse)
    return sorted_by(sort_keys(key, items), items, reverse)


def sort_keys(key, items):
    keys = _keys_of(key, items)
    if keys is None:
        keys = [key(item) for item in items]
    return keys


def sorted_by(keys, items, reverse):
    result = _sort_by(keys, items, reverse)
    if result is None:
        result = sort_guest(keys, items, reverse)
    return result


def sort_guest(keys, items, reverse):
    # The comparisons are CPython's: see the native sort.
    order = list(range(len(keys)))
    if reverse:
        order.reverse()
    n = len(order)
    least = n
    rest = 0
    while least >= 64:
        rest |= least & 1
        least >>= 1
    least += rest
    runs = []
    powers = []
    gallop = [7]
    end = 0
    while end < n:
        start = end
        run, end = natural_run(keys, order, start)
        while len(run) < least and end < n:
            insert_sorted(keys, run, order[end])
            end += 1
        if runs:
            power = power_of_boundary(start - len(runs[-1]), len(runs[-1]), len(run), n)
            while powers and powers[-1] > power:
                powers.pop()
                merge_at(keys, runs, len(runs) - 2, gallop)
            powers.append(power)
        runs.append(run)
    while len(runs) > 1:
        at = len(runs) - 2
        if at > 0 and len(runs[at - 1]) < len(runs[at + 1]):
            at -= 1
        merge_at(keys, runs, at, gallop)
    result = [items[i] for i in runs[0]] if runs else []
    if reverse:
        result.reverse()
    return result


def power_of_boundary(start, length, following, n):
    a = 2 * start + length
    b = a + length + following
    power = 0
    while True:
        power += 1
        if a >= n:
            a -= n
            b -= n
        elif b >= n:
            return power
        a *= 2
        b *= 2


def natural_run(keys, order, start):
    n = len(order)
    i = ascent(keys, order, start + 1)
    run = order[start:i]
    if i == n:
        return run, i
    if len(run) > 1:
        if keys[run[0]] < keys[run[-1]]:
            return run, i
        run.reverse()
    run.append(order[i])
    i += 1
    equal = 0
    while i < n:
        key = keys[order[i]]
        last = keys[run[-1]]
        if key < last:
            turn_last(run, equal)
            equal = 0
        elif last < key:
            break
        else:
            equal += 1
        run.append(order[i])
        i += 1
    turn_last(run, equal)
    run.reverse()
    more = i
    if i < n and not keys[order[i]] < keys[run[-1]]:
        more = ascent(keys, order, i + 1)
    run.extend(order[i:more])
    return run, more


def ascent(keys, order, i):
    n = len(order)
    while i < n and not keys[order[i]] < keys[order[i - 1]]:
        i += 1
    return i


def turn_last(run, equal):
    if equal:
        run[-equal - 1:] = run[:-equal - 2:-1]


def insert_sorted(keys, run, item):
    low = 0
    high = len(run)
    key = keys[item]
    while low < high:
        middle = (low + high) // 2
        if key < keys[run[middle]]:
            high = middle
        else:
            low = middle + 1
    run.insert(low, item)


def merge_at(keys, runs, at, gallop):
    a = runs[at]
    b = runs.pop(at + 1)
    first = leap(keys, keys[b[0]], a, 0, len(a), 0, True)
    if first < len(a):
        last = leap(keys, keys[a[-1]], b, 0, len(b), len(b) - 1, False)
        if last:
            merge = merge_low if len(a) - first <= last else merge_high
            a[first:] = merge(keys, a[first:], b[:last], gallop)
            del b[:last]
    a.extend(b)


def merge_low(keys, a, b, gallop):
    result = [b[0]]
    i = 0
    j = 1
    least = gallop[0]
    leaping = False
    lefts = rights = 0
    while i + 1 < len(a) and j < len(b):
        if not leaping:
            if keys[b[j]] < keys[a[i]]:
                result.append(b[j])
                j += 1
                rights += 1
                lefts = 0
            else:
                result.append(a[i])
                i += 1
                lefts += 1
                rights = 0
            if lefts >= least or rights >= least:
                leaping = True
                least += 1
            continue
        least -= least > 1
        gallop[0] = least
        at = leap(keys, keys[b[j]], a, i, len(a), i, True)
        lefts = at - i
        result.extend(a[i:at])
        i = at
        if lefts and i + 1 >= len(a):
            break
        result.append(b[j])
        j += 1
        if j == len(b):
            break
        at = leap(keys, keys[a[i]], b, j, len(b), j, False)
        rights = at - j
        result.extend(b[j:at])
        j = at
        if j == len(b):
            break
        result.append(a[i])
        i += 1
        if i + 1 < len(a) and lefts < 7 and rights < 7:
            leaping = False
            least += 1
            gallop[0] = least
            lefts = rights = 0
    # The last of the left, if one is over, stands at the very end.
    result.extend(b[j:])
    result.extend(a[i:])
    return result


def merge_high(keys, a, b, gallop):
    # Backwards.
    result = [a[-1]]
    i = len(a) - 1
    j = len(b)
    least = gallop[0]
    leaping = False
    lefts = rights = 0
    while i and j > 1:
        if not leaping:
            if keys[b[j - 1]] < keys[a[i - 1]]:
                i -= 1
                result.append(a[i])
                lefts += 1
                rights = 0
            else:
                j -= 1
                result.append(b[j])
                rights += 1
                lefts = 0
            if lefts >= least or rights >= least:
                leaping = True
                least += 1
            continue
        least -= least > 1
        gallop[0] = least
        at = leap(keys, keys[b[j - 1]], a, 0, i, i - 1, True)
        lefts = i - at
        result.extend(a[at:i][::-1])
        i = at
        if not i:
            break
        j -= 1
        result.append(b[j])
        if j == 1:
            break
        at = leap(keys, keys[a[i - 1]], b, 0, j, j - 1, False)
        rights = j - at
        result.extend(b[at:j][::-1])
        j = at
        if rights and j <= 1:
            break
        i -= 1
        result.append(a[i])
        if i and lefts < 7 and rights < 7:
            leaping = False
            least += 1
            gallop[0] = least
            lefts = rights = 0
    result.extend(a[:i][::-1])
    result.extend(b[:j][::-1])
    result.reverse()
    return result


# The first position from `start` to `end` that does not stand before the key, or on its right side.
def leap(keys, key, a, start, end, hint, right):
    near = 0
    far = 1
    if stands_before(keys[a[hint]], key, right):
        most = end - hint
        while far < most and stands_before(keys[a[hint + far]], key, right):
            near = far
            far = 2 * far + 1
        low = hint + near + 1
        high = hint + min(far, most)
    else:
        most = hint - start + 1
        while far < most and not stands_before(keys[a[hint - far]], key, right):
            near = far
            far = 2 * far + 1
        low = hint + 1 - min(far, most)
        high = hint - near
    while low < high:
        middle = (low + high) // 2
        if stands_before(keys[a[middle]], key, right):
            low = middle + 1
        else:
            high = middle
    return high


def stands_before(item, key, right):
    if right:
        return not key < item
    return item < key
