# Rows of CSV, written and read, in the usual dialects and the unusual ones.
import csv
import io


def show(text, **options):
    try:
        print(list(csv.reader(text.splitlines(True) if isinstance(text, str) else text, **options)))
    except csv.Error as e:
        print('Error:', e)


show('a,b,c\n1,"two, three",4\n')
show('a,"x ""y"" z",\n,,\n\n"",""\r\n"multi\nline",end')
show('"open\nquote", x\n')
show('"open')
show('a"b"c,"d"e,f\n')
show('é,"ü,ß"\nα\n')
show('a\tb\t"c\td"\n', delimiter='\t')
show("a,'b,c',d\n", quotechar="'")
show('a, b,  "c"\n', skipinitialspace=True)
show('1,"2",x\n', quoting=csv.QUOTE_NONE)
show('1,"2"\n', quoting=csv.QUOTE_NONNUMERIC)
show('a\\,b,c\n', escapechar='\\')
show('"a"b\n', strict=True)
show(['a\rb\n'])
show(['a\nb\n'])
show([''])
show(['x' * 20 + ',y\n'])
try:
    list(csv.reader([b'a,b']))
except csv.Error as e:
    print(e)
old = csv.field_size_limit(10)
show(['x' * 20 + ',y\n'])
csv.field_size_limit(old)
reader = csv.reader(['a,b\n', '"c\n', 'd",e\n', 'f\n'])
for row in reader:
    print(row, reader.line_num)


def line(row, **options):
    out = io.StringIO()
    try:
        csv.writer(out, **options).writerow(row)
        print(repr(out.getvalue()))
    except csv.Error as e:
        print('Error:', e)


class Text(str):
    def __str__(self):
        return 'changed'


class Thing:
    def __str__(self):
        return 'a,thing'


line(['a', 1, 2.5, None, True, 10**30, -0.0, 1e300])
line(['say "hi"', 'x,y', 'new\nline', 'cr\r', 'é', ''])
line([])
line([''])
line([None])
line(['', ''])
line((1, 'two'))
line('abc')
line({'k': 1, 'l': 2})
line(x for x in (1, 2))
line([Thing(), Text('plain'), [1, 2]])
line(['a', 1], quoting=csv.QUOTE_ALL)
line(['a', 1.5, None], quoting=csv.QUOTE_NONNUMERIC)
line(['a', 'b;c', '1.5'], delimiter=';', lineterminator='|')
line(['a|b'], lineterminator='|')
line([1.5, -2], delimiter='-')
line(['a"b'], doublequote=False, escapechar='\\')
line(['a,b'], quoting=csv.QUOTE_NONE)
line(['a,b'], quoting=csv.QUOTE_NONE, escapechar='\\')
line(5)
out = io.StringIO()
w = csv.DictWriter(out, ['a', 'b'])
w.writeheader()
print(w.writerow({'a': 1, 'b': 'x y'}))
w.writerows([{'a': 3, 'b': '"'}])
print(repr(out.getvalue()))
out.seek(0)
for d in csv.DictReader(out):
    print(d)
print(list(csv.DictReader(['a,b\n', '\n', '1,2,3\n', '4\n'], restkey='rest', restval='none')))
for text in ('a\nb\n', 'a\r\nb', '', '\n\n'):
    s = io.StringIO(text)
    print(list(s), s.tell(), next(s, 'end'))
    s.write('more\n')
    s.seek(0)
    print(next(s, 'end'), list(s))
