"""Tuples with named fields, as the interpreter's own modules have them (`sys.version_info`, `time.struct_time`)."""


def make(name, module, fields, hidden=()):
    """A class of tuples; hidden fields are attributes only."""
    count = len(fields)
    total = count + len(hidden)

    def __new__(cls, sequence, dict={}):
        values = tuple(sequence)
        if len(values) < count or len(values) > total:
            kind = 'a' if not hidden else 'an at least'
            if len(values) > total and hidden:
                kind = 'an at most'
            wanted = total if len(values) > total else count
            raise TypeError(f'{module}.{name}() takes {kind} {wanted}-sequence ({len(values)}-sequence given)')
        self = tuple.__new__(cls, values[:count])
        for i, field in enumerate(hidden):
            at = count + i
            self.__dict__[field] = values[at] if at < len(values) else dict.get(field)
        return self

    def __repr__(self):
        return f'{module}.{name}({", ".join([f"{f}={v!r}" for f, v in zip(fields, self)])})'

    def __reduce__(self):
        return type(self), (tuple(self), self.__dict__)

    def __replace__(self, /, **changes):
        values = [changes.pop(f, v) for f, v in zip(fields, self)]
        values += [changes.pop(f, self.__dict__[f]) for f in hidden]
        if changes:
            raise TypeError(f'Got unexpected field name(s): {list(changes)!r}')
        return type(self)(values)

    namespace = {'__new__': __new__, '__repr__': __repr__, '__reduce__': __reduce__, '__replace__': __replace__,
                 '__module__': module, 'n_fields': total, 'n_sequence_fields': count, 'n_unnamed_fields': 0,
                 '__match_args__': tuple(fields)}
    for i, field in enumerate(fields):
        namespace[field] = _field(i)
    return type(name, (tuple,), namespace)


def _field(i):
    return property(lambda self: self[i])
