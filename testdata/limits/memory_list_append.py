# monty-only
# limits: max_memory=2000000
# modes: plain fuel snapshot
# A list that grows for ever.
print('start')
items = []
while True:
    items.append(1.5)
