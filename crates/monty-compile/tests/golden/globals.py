total = 0
for i in range(10):
    total += i
    if total > 20:
        last = total
print(total, last)
del last
