# re: match, search, groups, findall, finditer, split, sub, flags.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


import re

m = re.match(r'(?P<year>\d{4})-(\d\d)(-(\d\d))?', '2024-05 rest')
print(m, m.group(), m.group(0, 1, 'year'), m['year'], m[2], m.groups(), m.groups('-'), m.groupdict(), m.start(), m.end(2), m.span('year'), m.span(4), m.pos, m.endpos, m.lastindex, m.lastgroup, m.string, m.re.pattern, bool(m))
attempt(m.group, 9)
attempt(m.group, 'nope')
attempt(lambda: m['nope'])
attempt(m.start, 7)
print(re.match('b', 'ab'), re.search('b', 'ab'), re.fullmatch('a', 'ab'), re.fullmatch('a|ab', 'ab'), re.match('', 'x').span(), m.expand(r'\1/\2 \g<year>'))
print(re.findall(r'\d+', 'a1b22c333'), re.findall(r'(\w)(\d)', 'a1b2'), re.findall(r'(\w)\d', 'a1b2'), re.findall('', 'ab'), re.findall(r'x*', 'axb'), re.findall(r'a|b|', 'abc'), re.findall('z', 'abc'))
print([(x.group(), x.span()) for x in re.finditer(r'\w+', 'one two')], re.split(r'\s+', ' a b  c '), re.split(r'(,)', 'a,b,c'), re.split(r',', 'a,b,c', maxsplit=1), re.split('', 'abc'), re.split(r'x*', 'axbc'), re.split(r'(a)|b', 'xaybz'))
print(re.sub(r'\d', '#', 'a1b2'), re.sub(r'(\w)(\d)', r'\2\1', 'a1b2'), re.sub(r'\d', lambda m: str(int(m.group()) * 2), 'a1b6'), re.sub('a', 'b', 'aaaa', count=2), re.subn('a', 'b', 'banana'), re.sub('', '-', 'abc'), re.sub('x*', '-', 'abxd'), re.sub(r'(?P<n>\d)', r'<\g<n>>', 'a1'), re.sub(r'a', r'\\n\n', 'a'), re.sub('(a)|b', r'[\1]', 'ab'))
for pattern, text in ((r'^a', 'ba\na'), (r'a$', 'a\n'), (r'a\Z', 'a\n'), (r'\Aa', 'a'), (r'\bfoo\b', 'a foo b'), (r'\Boo', 'foo'), (r'.', '\n'), (r'[^a]', 'ab'), (r'[a-c]+', 'xabcd'), (r'[]a]+', 'x]a'), (r'[\w-]+', 'a-b c'), (r'\d{2,3}', '12345'), (r'a{2}', 'aaa'), (r'a{,2}', 'aaa'), (r'a{x', 'a{x'), (r'a+?', 'aaa'), (r'a*?b', 'aab'), (r'(?:ab)+', 'ababx'), (r'(a)(b)?\2?', 'ac'), (r'(\w)\1', 'hello'), (r'(?P<q>["\']).*?(?P=q)', 'say "hi"'), (r'(?<=\$)\d+', 'cost $42'), (r'(?<!\$)\b\d+', '$42 7'), (r'foo(?=bar)', 'foobaz foobar'), (r'foo(?!bar)', 'foobar foobaz'), (r'(?i)ABC', 'xabc'), (r'(?i:A)b', 'ab'), (r'(?x) a  b # c', 'ab'), (r'(a)?(?(1)b|c)', 'ab'), (r'\w+', 'été日'), (r'(?a)\w+', 'été'), (r'\s', '\u00a0'), (r'\x41\u00e9\n', 'Aé\n'), (r'a++b', 'aab'), (r'(?>a+)ab', 'aaab'), (r'\.', 'a.b'), (r'[\s\S]', '\n'), (r'(?s).', '\n'), (r'(?m)^b$', 'a\nb\nc'), (r'a||b', 'b'), (r'\0', '\x00'), (r'\07', '\x07')):
    x = re.search(pattern, text)
    print(repr(pattern), x and (x.group(), x.span(), x.groups()))
print(re.findall('a.c', 'a\nc abc', re.S), re.findall('^x', 'x\nx', re.M), re.findall('ABC', 'abc ABC', re.I), re.findall('a b', 'ab', re.X), re.findall(r'\w', 'é', re.A), re.search('É', 'é', re.IGNORECASE), re.I | re.M, re.compile('a', re.I | re.S).flags, re.NOFLAG)
p = re.compile(r'(\w)(\w)?')
print(p, p.pattern, p.groups, p.groupindex, p.match('abc', 1), p.search('abc', 1, 2), p.fullmatch('ab'), p.findall('abcd', 1), p.sub('x', 'abc'), p.split('a-b'), p.flags, p == re.compile(r'(\w)(\w)?'), re.compile(p) is p)
for bad in ('(', ')', '[', 'a**', '*a', '+', '?', '(?P<n>a)(?P<n>b)', '(?P<1>a)', '(?P=n)', r'\1', '(?z)', 'a{3,2}', '[z-a]', '\\', '(?<=a*)b', '(?P<n', '(?', r'\q', r'[\q]', 'a(?i)b', '(?(1)a)', r'(?P<é>a)', r'\N{NO SUCH NAME}', '(?#', r'\u12', '(?-)', r'(a)\2'):
    try:
        print(repr(bad), re.compile(bad).pattern)
    except re.error as e:
        print(repr(bad), '->', e, '|', e.msg, e.pos, e.lineno, e.colno)
for bad in ((r'\1', 'a'), (r'\g<1>', 'a'), (r'\g<x>', 'a'), (r'\g<', 'a'), (r'\q', 'a'), (r'\g<1', 'a')):
    attempt(re.sub, 'a', *bad)
attempt(re.match, 'a', 5)
attempt(re.match, b'a', 'a')
attempt(re.match, 5, 'a')
attempt(re.sub, 'a', 5, 'a')
attempt(re.findall, 'a')
attempt(re.sub, 'a', lambda m: 5, 'a')
attempt(re.sub, 'a', lambda m: 1 // 0, 'a')
print(re.escape('a.b*c[d]-e f_é'), re.match(b'(a)', b'ab').group(1), re.findall(rb'\w', 'é'.encode()), re.sub(rb'a', b'b', b'aa'), re.Match.__name__, re.Pattern.__name__, type(re.error).__name__, re.error is re.PatternError, re.purge())
print(re.sub(r'(?P<a>\w+) (?P<b>\w+)', r'\g<b> \g<a>', 'hello world'), re.sub(r'\b(\w)', lambda m: m[1].upper(), 'make title case'), re.split(r'[;,]\s*', 'a; b,c'), dict(re.findall(r'(\w+)=(\w+)', 'a=1 b=2')), re.findall(r'\b[A-Z]\w*', 'Hello big World'))
