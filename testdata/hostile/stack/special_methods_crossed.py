# monty-only
# verdict: done
# limits: max_fuel=100000000 max_duration=30
# Special methods of builtin types under other names, in classes that are used in every way: whatever
# asks whatever, the native stack does not grow.
import copy
import json

names = """
    __repr__ __str__ __format__ __eq__ __ne__ __hash__ __bool__ __len__ __lt__ __iter__
    __contains__ __getitem__ __int__ __index__ __dir__ __getattribute__ __setattr__ __init__
    __new__ __call__ __next__ __add__ __radd__ __reduce_ex__
""".split()
bases = [object, int, str, list, dict, type]
uses = [
    repr, str, format, hash, bool, len, iter, list, int, dir, next, copy.copy, copy.deepcopy, json.dumps,
    lambda o: o == 1, lambda o: o != o, lambda o: o < o, lambda o: 1 in o, lambda o: o[0], lambda o: o.x,
    lambda o: setattr(o, 'x', 1), lambda o: o(), lambda o: o + o, lambda o: 1 + o, lambda o: '%s' % o,
    lambda o: {o: 1}, lambda o: sorted([o, o]), lambda o: sum([o, o]), lambda o: [1][o], lambda o: {**o},
]


def instance(cls):
    for args in ((), (1,), ('x', (), {})):
        try:
            return cls(*args)
        except Exception:
            pass


for base in bases:
    for name in names:
        for other in bases:
            for source in names:
                if source != name and source in other.__dict__:
                    try:
                        thing = instance(type('C', (base,), {name: other.__dict__[source]}))
                    except Exception:
                        continue
                    for use in uses:
                        try:
                            use(thing)
                        except Exception:
                            pass
