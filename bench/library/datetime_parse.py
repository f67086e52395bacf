from datetime import datetime, timedelta, date
d = datetime(2024, 1, 1)
step = timedelta(hours=7, minutes=13)
n = 0
for i in range(50000):
    d += step
    s = d.isoformat()
    e = datetime.fromisoformat(s)
    if e.weekday() == 0:
        n += e.day
    f = datetime.strptime(s, "%Y-%m-%dT%H:%M:%S")
    if f == e:
        n += 1
    n += len(f.strftime("%d/%m/%Y %H:%M"))
print(n, d)
