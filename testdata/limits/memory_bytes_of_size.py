# monty-only
# limits: max_memory=1000000
# modes: plain fuel snapshot
# bytes(n) and its relatives.
print('start')
data = bytes(10**12)
print(len(data))
