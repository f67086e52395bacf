# monty-only
# limits: max_duration=0.05
# modes: plain fuel snapshot
# Sorting is work.
print('start')
items = [(i * 7919) % 100003 for i in range(50000)]
while True:
    sorted(items)
