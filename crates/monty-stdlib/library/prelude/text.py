# Stands in for the text builtins where guest code may have to run: items that need `__index__`,
# values that need `__str__`, `__format__` or `__getattr__`, tables and files of the guest's.


def text_index(key):
    if type(key) is slice:
        start, stop, step = key.start, key.stop, key.step
        if start is not None:
            start = _text_index(start)
        if stop is not None:
            stop = _text_index(stop)
        if step is not None:
            step = _text_index(step)
        return slice(start, stop, step)
    return _text_index(key)


def text_get_item(obj, key):
    return obj[text_index(key)]


def text_set_item(obj, key, value):
    obj[text_index(key)] = value


def text_del_item(obj, key):
    del obj[text_index(key)]


def str_translate(text, table):
    out = []
    for c in text:
        try:
            found = table[ord(c)]
        except LookupError:
            out.append(c)
        else:
            out.append(_translated(c, found))
    return ''.join(out)


def text_ascii(obj):
    text = repr(obj)
    return text if text.isascii() else _ascii(text)


def text_repr(obj):
    cycle = _repr_enter(obj)
    if cycle is not None:
        return cycle
    try:
        parts = _repr_parts(obj)
        for i, part in enumerate(parts):
            if type(part) is tuple:
                parts[i] = repr(part[0])
        return ''.join(parts)
    finally:
        _repr_leave(obj)


def text_print(file, items, sep, end, flush):
    for i, item in enumerate(items):
        if i > 0:
            file.write(sep)
        file.write(str(item))
    file.write(end)
    if flush:
        file.flush()


def text_print_stream(number, items, sep, end):
    for i, item in enumerate(items):
        if i > 0:
            _write_output(number, sep)
        _write_output(number, str(item))
    _write_output(number, end)


def text_percent(template, args):
    is_bytes = not isinstance(template, str)
    is_tuple = isinstance(args, tuple)
    pending = [*tuple.__iter__(args)] if is_tuple else [args]
    pending.reverse()
    values = []
    at = 0
    while True:
        part = _percent_next(template, at, args)
        if part is None:
            break
        key, stars, code, at = part
        if key is not None:
            pending = [args[key]]
        for star in stars:
            values.append(percent_argument(pending))
            _percent_star(values[-1], star)
        if code is None:
            raise ValueError('incomplete format')
        value = percent_argument(pending)
        values.append(value)
        if code == 's' and not is_bytes:
            values[-1] = str(value)
        elif code == 'r' and not is_bytes:
            values[-1] = repr(value)
        elif code == 'r' or code == 'a':
            values[-1] = ascii(value)
        elif code in 'diuoxXc':
            number = None
            try:
                number = _percent_value(code, value, is_bytes)
            except TypeError:
                pass
            if number is None:
                percent_refuse(code, value, is_bytes)
            values[-1] = number
        elif is_bytes and code in 'eEfFgG':
            # Whatever is wrong, it is told as this.
            number = None
            try:
                number = _percent_value(code, value, is_bytes)
            except BaseException:
                pass
            if number is None:
                raise TypeError(f'float argument required, not {type(value).__name__}')
            values[-1] = number
        else:
            values[-1] = _percent_value(code, value, is_bytes)
    if pending and (is_tuple or not _percent_mapping(template, args)):
        kind = 'bytes' if is_bytes else 'string'
        raise TypeError(f'not all arguments converted during {kind} formatting')
    return _percent_done(template, values)


def percent_argument(pending):
    if not pending:
        raise TypeError('not enough arguments for format string')
    return pending.pop()


def percent_refuse(code, value, is_bytes):
    if is_bytes and code == 'i':
        code = 'd'
    if code == 'c':
        wanted = 'an integer in range(256) or a single byte' if is_bytes else 'int or char'
        raise TypeError(f'%c requires {wanted}')
    wanted = 'a real number' if code in 'diu' else 'an integer'
    raise TypeError(f'%{code} format: {wanted} is required, not {type(value).__name__}')


def str_format(template, args, kwargs):
    return str_format_level(template, args, kwargs, [-1], 2)


# `state` holds the number of the next `{}`: -1 before the first field, -2 after `{0}`.
def str_format_level(template, args, kwargs, state, depth):
    if depth == 0:
        raise ValueError('Max string recursion exceeded')
    out = []
    at = 0
    while True:
        part = _format_part(template, at)
        if part is None:
            return out[0] if len(out) == 1 else ''.join(out)
        at = part[0]
        if len(part) == 2:
            out.append(part[1])
            continue
        _, first, accessors, conversion, spec, nested = part
        value = str_format_first(first, args, kwargs, state)
        step = _format_accessor(accessors, 0)
        while step is not None:
            is_attribute, key, after = step
            value = getattr(value, key) if is_attribute else value[key]
            step = _format_accessor(accessors, after)
        if conversion is None:
            pass
        elif conversion == 'r':
            value = repr(value)
        elif conversion == 's':
            value = str(value)
        elif conversion == 'a':
            value = ascii(value)
        else:
            _bad_conversion(conversion)
        if nested:
            spec = str_format_level(spec, args, kwargs, state, depth - 1)
        out.append(format(value, spec))


def str_format_first(first, args, kwargs, state):
    if type(first) is str:
        return kwargs[first]
    if first is None:
        if state[0] == -2:
            raise ValueError('cannot switch from manual field specification to automatic field numbering')
        index = 0 if state[0] == -1 else state[0]
        state[0] = index + 1
    else:
        if state[0] >= 0:
            raise ValueError('cannot switch from automatic field numbering to manual field specification')
        index = first
        state[0] = -2
    if args is None:
        raise ValueError('Format string contains positional fields')
    if index >= len(args):
        raise IndexError(f'Replacement index {index} out of range for positional args tuple')
    return args[index]


def text_bytes_of(cls, source):
    if hasattr(type(source), '__index__'):
        try:
            return cls(_text_index(source))
        except TypeError:
            pass
    try:
        items = iter(source)
    except TypeError:
        items = None
    if items is None:
        raise TypeError(f"cannot convert '{type(source).__name__}' object to {cls.__name__}")
    if cls is bytes:
        ask_length(source)
    return cls(byte_items(items, 'bytes' if cls is bytes else 'byte'))


def byte_items(items, what):
    result = []
    for item in items:
        value = _text_index(item)
        if not 0 <= value < 256:
            raise ValueError(f'{what} must be in range(0, 256)')
        result.append(value)
    return result


def text_bytearray_fill(array, source):
    array[:] = text_bytes_of(bytearray, source)


def text_bytearray_extend(array, items):
    array.extend([_text_index(item) for item in items])


def text_set_byte(array, key, value):
    array[key] = _text_index(value)


def text_set_slice(array, key, value):
    array[key] = bytes(bytearray(value))


def text_contains(data, item):
    index = None
    try:
        index = _text_index(item)
    except BaseException:
        pass
    if index is None:
        raise TypeError(f"a bytes-like object is required, not '{type(item).__name__}'")
    return index in data


# A number that cannot be read: what the error tells, what was given, how much of its repr is shown.
def refused(refusal):
    text, given, most = refusal
    raise ValueError(text + repr(given)[:most])
