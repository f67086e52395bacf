# monty-only
# verdict: max_fuel
# A table that has room for many keys, and none in it.
s = set(range(60_000))
s ^= s
d = dict.fromkeys(range(60_000))
for i in range(60_000):
    del d[i]
while True:
    s ^= s
    list(s), tuple(d), {*s}, {**d}, s | s, sorted(d), list(d.values()), list(d.items())
