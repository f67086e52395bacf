# monty-only
# limits: max_memory=3000000
# modes: plain fuel snapshot
# Suspended generators hold their frames.
print('start')


def g(n):
    a = b = c = n
    yield a
    yield b + c


alive = []
while True:
    it = g(len(alive))
    next(it)
    alive.append(it)
