# monty-only
# limits: max_allocations=10000
# modes: plain fuel snapshot
# Objects made are counted, whether they live or not.
print('start')
while True:
    [1, 2, 3]
