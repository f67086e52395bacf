# monty-only
# limits: max_memory=3000000
# modes: plain fuel snapshot
# Closures that hold each other, made in calls that return.
print('start')


def wrap(f):
    return lambda: f


f = None
while True:
    f = wrap(f)
