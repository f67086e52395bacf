# monty-only
# limits: max_memory=1000000
# modes: plain fuel snapshot
# A list times a number.
print('start')
items = [None] * 10**11
print(len(items))
