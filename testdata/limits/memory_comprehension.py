# monty-only
# limits: max_memory=2000000
# modes: plain fuel snapshot
# A comprehension of strings.
print('start')
rows = [[str(i) * 10 for i in range(1000)] for _ in range(1000)]
print(len(rows))
