# Methods of builtin types called for what is not of the type.
class Other:
    pass


for kind in (int, bool, float, str, bytes, list, tuple, dict, set, frozenset, range):
    for name in sorted(vars(kind)):
        method = vars(kind)[name]
        if name.startswith('__') and name not in ('__add__', '__len__', '__getitem__', '__contains__', '__repr__', '__eq__', '__iter__', '__mul__'):
            continue
        if name in ('__add__', 'fromkeys', 'maketrans', 'fromhex', 'from_bytes', 'start', 'stop', 'step') or not callable(method):
            continue
        for arguments in ((), (Other(),), (Other(), 1), (None, 'a')):
            try:
                print(kind.__name__, name, len(arguments), method(*arguments))
            except TypeError as e:
                print(kind.__name__, name, len(arguments), e)
for text in ('bool.__repr__(1)', 'int.__repr__(True)', 'int.__str__(True)', 'object.__str__(True)', 'str.upper(b"a")', 'list(map(str.strip, [1]))',
             'sorted([1], key=str.lower)', 'list.append(5, 1)', 'dict.keys([])'):
    try:
        print(text, eval(text))
    except TypeError as e:
        print(text, e)
