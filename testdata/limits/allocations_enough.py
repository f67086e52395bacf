# monty-only
# limits: max_allocations=10000
# modes: plain fuel snapshot
# Within the limit nothing is to be seen of it.
print(sum([x for x in range(100)]))
