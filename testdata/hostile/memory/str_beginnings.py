# monty-only
# verdict: done
# limits: max_memory=64MiB max_fuel=300000000
# The beginnings of long texts do not keep the rest of them.
kept = []
for i in range(100):
    s = '-' * 300
    s += str(i)
    kept.append(s)
    for _ in range(14):
        s += s
print(len(kept))
