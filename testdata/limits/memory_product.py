# monty-only
# limits: max_memory=2000000
# modes: plain fuel snapshot
# All combinations at once.
import itertools

print('start')
everything = list(itertools.product(range(100), repeat=6))
print(len(everything))
