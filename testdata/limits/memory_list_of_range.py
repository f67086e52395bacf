# monty-only
# limits: max_memory=1000000
# modes: plain fuel snapshot
# A range is small, its list is not.
print('start')
r = range(10**15)
items = list(r)
print(len(items))
