# monty-only
# limits: max_duration=0.1 max_memory=50000000
# modes: plain fuel snapshot
# Comparing a structure that is small in memory and endless to walk.
print('start')
a = b = ()
for _ in range(80):
    a, b = (a, a), (b, b)
print(a == tuple(list(b)))
