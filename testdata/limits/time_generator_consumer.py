# monty-only
# limits: max_duration=0.05
# modes: plain fuel snapshot
# A native consumer of an endless guest generator.
print('start')


def forever():
    while True:
        yield 0


print(any(forever()))
