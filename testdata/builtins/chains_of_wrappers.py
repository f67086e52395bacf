# Methods of methods and exceptions of exceptions: hashes, equality and texts, also of long chains.
# modes: plain fuel snapshot
import types


class C:
    def f(self):
        return self


c = C()
print(c.f == c.f, hash(c.f) == hash(c.f), types.MethodType(c.f, 1) == types.MethodType(c.f, 1))
print(hash(types.MethodType(c.f, 1)) == hash(types.MethodType(c.f, 1)), {c.f: 1}[c.f], c.f in {C().f})
outer = types.MethodType(len, c.f)
print(hash(outer) == hash(outer), outer == types.MethodType(len, c.f))


def nested(make, seed, depth):
    value = seed
    for _ in range(depth):
        value = make(value)
    return value


deep = nested(lambda m: types.MethodType(m, 1), len, 100_000)
print(hash(deep) == hash(deep), deep in {deep})
print(str(nested(ValueError, 'inside', 20)), nested(KeyError, 'k', 2), nested(ValueError, KeyError('k'), 3))
try:
    print(str(nested(ValueError, 1, 100_000)))
except RecursionError as e:
    print(type(e).__name__)
