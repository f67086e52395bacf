import copy
from string import ascii_letters
d = {"a": [1, 2, {"b": (1, 2, [3])}], "c": {"d": [i for i in range(20)]}}
n = 0
for i in range(10000):
    e = copy.deepcopy(d)
    n += len(e["a"])
    f = copy.copy(d)
    n += len(f)
print(n)
