# monty-only
# verdict: max_memory
# limits: max_memory=256MiB max_fuel=1000000000
# Texts that were made piece by piece have room for more: it counts, or is given back.
kept = []
n = 10**6
while True:
    n += 1
    kept.append('%s%s' % ('a' * 130, n))
