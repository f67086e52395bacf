# monty-only
# limits: max_memory=5000000
# modes: plain fuel snapshot
# The text of a structure that is small in memory and endless to write.
print('start')
l = []
for _ in range(60):
    l = [l, l]
print(len(repr(l)))
