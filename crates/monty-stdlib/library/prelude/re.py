# Regular expressions: what calls back into the program, or gives one match after another.


def re_finditer(pattern, string, start, end):
    not_empty = False
    while True:
        m = _re_next(pattern, string, start, end, not_empty, False)
        if m is None:
            return
        a, start = _re_span(m)
        not_empty = a == start
        yield m


def re_substitute(pattern, repl, string, limit, counted):
    pieces = []
    count = start = behind = 0
    not_empty = False
    end = _re_offsets(pattern, string, 0, 1 << 62)[1]
    while limit == 0 or count < limit:
        m = _re_next(pattern, string, start, end, not_empty, False)
        if m is None:
            break
        a, start = _re_span(m)
        not_empty = a == start
        if behind < a:
            pieces.append(_re_slice(string, behind, a))
        behind = start
        count += 1
        new = repl(m)
        if new is not None:
            pieces.append(new)
    if behind < end:
        pieces.append(_re_slice(string, behind, None))
    result = _re_slice(string, 0, 0).join(pieces)
    return (result, count) if counted else result


def re_scanner(pattern, string, start, end):
    from re import _MatchScanner
    return _MatchScanner(pattern, string, start, end)


def re_raise(message, template, position):
    from re import PatternError
    raise PatternError(message, template, position)
