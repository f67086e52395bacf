# monty-only
# differs: A limit on memory, time or host calls is no exception
# cpython: raises MemoryError where the system refuses memory, and knows no other limits
# monty: ends the run at the limit its host has set; no handler and no `finally` sees it. (`RecursionError` is raised and can be caught)
# instead: work on less at once: generators, slices, running sums
# limits: max_memory=1000000
# modes: plain fuel snapshot
# A size that is known is refused before the work.
print('start')
x = 'a' * 10**12
print('made', len(x))
