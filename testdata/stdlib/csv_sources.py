# Readers of all kinds of lines, writers to all kinds of files.
import csv
import io


class Loud(io.StringIO):
    def write(self, s):
        return super().write(s.upper())


class Sink:
    def __init__(self):
        self.got = []

    def write(self, s):
        self.got.append(s)
        return 'written'


text = 'id,name\r\n1,"a, ""b"""\r\n2,\r\n\r\n"multi\nline",é\r\n3,x'
for lines in (io.StringIO(text), io.StringIO(text, newline=''), text.splitlines(True), iter(text.split('\n')), (s for s in text.splitlines(keepends=True)), tuple(text.split('\r\n')), map(str.strip, text.splitlines())):
    reader = csv.reader(lines)
    rows = []
    for row in reader:
        rows.append((reader.line_num, row))
    print(rows)
for row in csv.DictReader(io.StringIO('a,b\n1,2\n\n3\n4,5,6\n')):
    print(row)
print(list(csv.DictReader(['1,2', '3,4'], fieldnames=('x', 'y'))), list(csv.DictReader(['x,x', '1,2'])))
for out in (io.StringIO(), io.StringIO(newline=''), io.StringIO(newline='\r\n'), Loud(), Sink()):
    w = csv.writer(out)
    print(w.writerow([1, 'a "b"', None, 1.5, True]), w.writerow(()), w.writerow(['']), w.writerow('ab'), w.writerow(n for n in (1, 2)))
    w.writerows([[1], [2, 'x,y'], ['\n']])
    print(repr(out.getvalue()) if isinstance(out, io.StringIO) else out.got)
out = io.StringIO('0123456789')
out.write('ab')
out.seek(4)
out.write('cd')
out.seek(0, 2)
csv.writer(out, delimiter=';').writerow(['e', 'f;g'])
print(repr(out.getvalue()), out.tell())
out.seek(0)
print(out.readline(), list(out), next(out, 'end'), out.read(), out.write('z'), repr(out.getvalue()))
out = io.StringIO('ä\nb\n')
print([line for line in out], out.write(''), out.tell())
old = csv.field_size_limit(5)
for attempt in (
    lambda: next(csv.reader(['123456,1'])), lambda: next(csv.reader(['1'])), lambda: csv.field_size_limit(old), lambda: next(csv.reader([1])),
    lambda: next(csv.reader(['a\rb'])), lambda: next(csv.reader([])), lambda: csv.reader(5), lambda: csv.writer(5), lambda: csv.writer(io.StringIO()).writerow(5),
    lambda: csv.writer(io.StringIO(), quoting=csv.QUOTE_NONE).writerow(['a,b']), lambda: io.StringIO().write(5),
    lambda: list(csv.reader(['"a'], strict=True)), lambda: list(csv.reader(['"a'])), lambda: list(csv.reader(['a "b" c,"d"e'])),
):
    try:
        print(repr(attempt()))
    except BaseException as e:
        print(type(e).__name__, e)
closed = io.StringIO('a')
closed.close()
for attempt in (lambda: closed.write('x'), lambda: next(closed), lambda: next(csv.reader(closed))):
    try:
        print(attempt())
    except Exception as e:
        print(type(e).__name__, e)
