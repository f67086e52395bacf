# monty-only
# limits: max_memory=2000000
# modes: plain fuel snapshot
# A dictionary that grows; what was printed before stays.
d = {}
i = 0
while True:
    if i in (0, 1000):
        print(i)
    d[i] = str(i)
    i += 1
