# monty-only
# limits: max_memory=1000000
# modes: plain fuel snapshot
# A size that is known is refused before the work.
print('start')
x = 'a' * 10**12
print('made', len(x))
