# Sorting with key functions and guest `__lt__`.


def list_sort(target, key, reverse):
    items = _list_take(target)
    result = items
    try:
        if key is None:
            keys = items
        else:
            keys = [key(item) for item in items]
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
    return sorted_by([key(item) for item in items], items, reverse)


def sorted_by(keys, items, reverse):
    result = _sort_by(keys, items, reverse)
    if result is None:
        result = sort_guest(keys, items, reverse)
    return result


def sort_guest(keys, items, reverse):
    order = list(range(len(keys)))
    if reverse:
        order.reverse()
    runs = natural_runs(keys, order)
    while len(runs) > 1:
        merged = []
        i = 1
        while i < len(runs):
            merged.append(merge_runs(keys, runs[i - 1], runs[i]))
            i += 2
        if i == len(runs):
            merged.append(runs[-1])
        runs = merged
    if not runs:
        return []
    result = [items[i] for i in runs[0]]
    if reverse:
        result.reverse()
    return result


def natural_runs(keys, order):
    runs = []
    i = 0
    n = len(order)
    while i < n:
        run = [order[i]]
        i += 1
        if i < n:
            descending = keys[order[i]] < keys[run[-1]]
            if descending:
                descending = True
            else:
                descending = False
            run.append(order[i])
            i += 1
            while i < n:
                less = keys[order[i]] < keys[run[-1]]
                if descending:
                    if not less:
                        break
                elif less:
                    break
                run.append(order[i])
                i += 1
            if descending:
                run.reverse()
            while len(run) < 8 and i < n:
                insert_sorted(keys, run, order[i])
                i += 1
        runs.append(run)
    return runs


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


def merge_runs(keys, left, right):
    result = []
    i = 0
    j = 0
    while i < len(left) and j < len(right):
        if keys[right[j]] < keys[left[i]]:
            result.append(right[j])
            j += 1
        else:
            result.append(left[i])
            i += 1
    result.extend(left[i:])
    result.extend(right[j:])
    return result
