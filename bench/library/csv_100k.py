import csv, io
out = io.StringIO()
w = csv.writer(out)
w.writerow(["id", "name", "note", "value"])
for i in range(100000):
    w.writerow([i, f"name {i}", 'says "hi", twice' if i % 10 == 0 else "plain", i * 0.5])
text = out.getvalue()
print(len(text))
total = 0.0
for row in csv.reader(io.StringIO(text)):
    total += len(row)
print(total)
n = 0
for row in csv.DictReader(io.StringIO(text)):
    n += float(row["value"])
print(n)
