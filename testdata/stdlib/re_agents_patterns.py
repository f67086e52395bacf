# re: the patterns agents write: dates, mails, logs, prices, html.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


import re

text = '''2024-01-15 10:30:00 ERROR [db] Connection to 10.0.0.5:5432 failed after 3.5s (code=ECONNREFUSED)
2024-01-15 10:31:12 INFO [api] GET /users/42?full=true 200 12ms
2024-01-16 00:00:01 WARN [api] POST /orders 503 1,204ms user=ann@example.com
not a log line
'''
line = re.compile(r'^(?P<date>\d{4}-\d{2}-\d{2}) (?P<time>[\d:]+) (?P<level>[A-Z]+) \[(?P<part>\w+)\] (?P<msg>.*)$', re.MULTILINE)
for m in line.finditer(text):
    print(m['level'], m['part'], m.group('date', 'time'), '|', m['msg'][:30])
print(re.findall(r'\b\d{1,3}(?:\.\d{1,3}){3}:\d+', text), re.findall(r'[\w.+-]+@[\w-]+\.[\w.]+', text), re.findall(r'([\d,.]+)(ms|s)\b', text))
print({k: v for k, v in re.findall(r'(\w+)=(\w+)', text)}, re.search(r'(?<=code=)\w+', text).group(), re.findall(r'(?:GET|POST) (/\S+)', text))
html = '<ul><li class="a">One &amp; two</li><li>Three</li></ul><a href="/x?y=1">link</a>'
print(re.findall(r'<li[^>]*>(.*?)</li>', html), re.sub(r'<[^>]+>', ' ', html).split(), re.search(r'href="([^"]+)"', html).group(1), re.findall(r'</?(\w+)', html))
for amount in ('$1,234.56', 'EUR 99', '12.5 USD', 'free', '-$5', '£1.2m'):
    m = re.match(r'\s*(?P<sign>-)?(?P<cur>[$£€]|[A-Z]{3})?\s*(?P<num>\d[\d,]*(?:\.\d+)?)\s*(?P<suffix>[kmb]?)(?:\s*(?P<cur2>[A-Z]{3}))?$', amount)
    print(amount, m and {k: v for k, v in m.groupdict().items() if v})
for mail in ('a@b.co', 'first.last+tag@sub.example.org', 'no-at.example.com', '@x.y', 'a@b', 'a b@c.de'):
    print(mail, bool(re.fullmatch(r'[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}', mail)))
print(re.sub(r'(?<!^)(?=[A-Z])', '_', 'camelCaseToSnake').lower(), re.sub(r'_(\w)', lambda m: m.group(1).upper(), 'snake_case_here'), re.sub(r'\s+', ' ', '  many \n\t spaces ').strip(), re.sub(r'[^\w\s-]', '', 'Héllo, wörld!').lower(), re.sub(r'(\d)(?=(\d{3})+$)', r'\1,', '1234567'))
tokens = re.compile(r'\s*(?:(?P<num>\d+\.?\d*)|(?P<name>[a-z]\w*)|(?P<op>[-+*/()=]))')
pos, out, source = 0, [], 'x = 3.5 * (y - 2)'
while pos < len(source):
    m = tokens.match(source, pos)
    out.append((m.lastgroup, m.group(m.lastgroup)))
    pos = m.end()
print(out)
md = '# Title\n\nSome *bold* and `code`.\n\n## Part\n- one\n- two\n\n```python\nprint(1)\n```\n'
print(re.findall(r'^(#+)\s+(.*)$', md, re.M), re.findall(r'```(\w*)\n(.*?)```', md, re.S), re.findall(r'^- (.*)$', md, re.MULTILINE), re.sub(r'\*(.+?)\*', r'<b>\1</b>', md.splitlines()[2]))
csv = 'a,"b, c",d,"say ""hi""",'
print([q.replace('""', '"') if q else p for q, p in re.findall(r'(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)', csv)])
print(re.findall(r'(?i)\b(the|a)\b', 'The cat and a dog; THE end'), re.split(r'(?<=[.!?])\s+', 'One. Two! Three? Four'), re.findall(r'\w+(?=\s*\()', 'f(x) + g (y)'), re.sub(r'(\w+)@(\w+)\.com', r'\1 at \2', 'x@y.com'))
print(re.match(r'v?(\d+)\.(\d+)(?:\.(\d+))?(?:-([\w.]+))?$', 'v1.2.3-rc.1').groups(), re.findall(r'#(\w+)', 'x #one y #two_2 #3'), re.findall(r'\$\{(\w+)(?::-(\w*))?\}', '${A} ${B:-x} $C'), max(re.findall(r'\w+', 'the quick brownish fox'), key=len))
print(re.sub(r'\b(\w+)( \1\b)+', r'\1', 'the the cat sat sat sat'), re.search(r'(\d+)\D+(\d+)', 'from 10 to 25').groups(), len(re.findall(r'[aeiou]', 'education')), re.sub('(?m)^', '> ', 'a\nb'), re.findall(r'(?=(\w{3}))', 'abcde'))
