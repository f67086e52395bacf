# Exception groups taken apart by guest conditions and put together by guest `derive`; awaiting.


def group_split(exc, condition, kind):
    if kind == 1:
        found = condition(exc)
    else:
        found = _group_matches(exc, condition, kind)
    if found:
        return exc, None
    members = _group_members(exc)
    if members is None:
        return None, exc
    matched = []
    rest = []
    for member in members:
        pair = group_split(member, condition, kind)
        if pair[0] is not None:
            matched.append(pair[0])
        if pair[1] is not None:
            rest.append(pair[1])
    return group_subset(exc, matched), group_subset(exc, rest)


def group_subset(group, members):
    if not members:
        return None
    return _group_subset(group.derive(members), group)


def group_subgroup(exc, condition, kind):
    if kind == 1:
        found = condition(exc)
    else:
        found = _group_matches(exc, condition, kind)
    if found:
        return exc
    members = _group_members(exc)
    if members is None:
        return None
    matched = []
    for member in members:
        part = group_subgroup(member, condition, kind)
        if part is not None:
            matched.append(part)
    return group_subset(exc, matched)


def group_merge(original, raised, leaves):
    rest = group_subgroup(original, leaves, 2)
    if rest is not None:
        raised.append(rest)
    if len(raised) == 1:
        return raised[0]
    return _group_make(raised)


def check_aiter(iterable):
    it = type(iterable).__aiter__(iterable)
    if not hasattr(type(it), "__anext__"):
        raise TypeError(f"aiter() returned not an async iterator of type '{type(it).__name__}'")
    return it


async def anext_default(it, default):
    try:
        return await type(it).__anext__(it)
    except StopAsyncIteration:
        return default


def exception_texts(exceptions):
    for exc in exceptions:
        try:
            text = str(exc)
        except BaseException:
            text = "<exception str() failed>"
        _exception_text(exc, text)
