rows = [((i * 7919) % 1000003, str(i)) for i in range(300000)]
b = sorted(rows, key=lambda r: r[0])
b.sort(key=lambda r: r[1], reverse=True)
c = sorted(rows)
print(b[0], c[-1], b[5000])
