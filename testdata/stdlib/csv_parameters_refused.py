import csv, io
def t(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, e)
for n in ('delimiter', 'quotechar', 'escapechar', 'lineterminator'):
    for v in ('', 'ab', 5, None, b'a', 1.5, '\n', ' '):
        print(n, repr(v), end=' ')
        try: csv.reader(['a'], **{n: v}); print('ok')
        except Exception as e: print(type(e).__name__, e)
print(repr(csv.reader([]))[:14], repr(csv.writer(io.StringIO()))[:14], type(csv.reader([])))
