# Nested loops at module level, where every name is a global.
count = 0
total = 0
for i in range(1300):
    for j in range(1300):
        if (i ^ j) & 3 == 0:
            count += 1
        total += i - j
print(count, total)
