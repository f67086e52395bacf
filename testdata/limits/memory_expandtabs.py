# monty-only
# limits: max_memory=1000000
# modes: plain fuel snapshot
# Tabs of a great width.
print('start')
print(len(('\t' * 100).expandtabs(10**9)))
