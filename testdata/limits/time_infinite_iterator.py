# monty-only
# limits: max_duration=0.05
# modes: plain fuel snapshot
# A native consumer of an endless native iterator.
import itertools

print('start')
print(-1 in itertools.count())
