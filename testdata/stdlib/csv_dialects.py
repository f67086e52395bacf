# Dialects: those that everyone knows, and those that a program registers.
import csv
import io

print(csv.list_dialects(), csv.get_dialect('excel').delimiter, repr(csv.get_dialect('excel-tab').delimiter))
print(csv.get_dialect('unix').quoting == csv.QUOTE_ALL, repr(csv.get_dialect('unix').lineterminator))
print(csv.get_dialect('excel') is csv.get_dialect('excel'))
for name in ('excel', 'excel-tab', 'unix', csv.excel, csv.unix_dialect()):
    out = io.StringIO()
    csv.writer(out, name).writerow(['a b', 'c,d', 1, None])
    print(repr(out.getvalue()))
csv.unregister_dialect('excel-tab')
csv.register_dialect('semi', delimiter=';')
csv.register_dialect('excel', csv.excel, delimiter='|')
print(csv.list_dialects(), list(csv.reader(['a|b;c'])), list(csv.reader(['a|b;c'], 'semi')))
for name in ('excel-tab', 'none', 3, None, []):
    for use in (csv.get_dialect, csv.unregister_dialect):
        try:
            print(use(name))
        except (csv.Error, TypeError) as e:
            print(type(e).__name__, e)
print(csv.list_dialects())
