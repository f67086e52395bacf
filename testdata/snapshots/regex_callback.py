# tools: echo fail
# Host calls inside the replacement function of re.sub and while match objects are alive.
import re

print(re.sub(r'\d+', lambda m: str(echo(int(m.group()) * 2)), 'a1 b22 c333'))
print(re.subn(r'(\w)(\w)', lambda m: echo(m.group(2)) + echo(m.group(1)), 'abcdef', count=2))
for m in re.finditer(r'(?P<key>\w+)=(?P<value>\w+)', 'a=1 b=2'):
    print(echo(m['key']), echo(m.span('value')), m.groupdict())
m = re.search(r'(b)(c)?', 'abd')
echo('between')
print(m.groups(), m.span(), m.string, m.re.pattern)
p = re.compile(echo(r'x(\d)'), echo(0))
it = p.finditer('x1 x2 x3')
print(next(it).group(1), echo('pause'), [echo(m.group(1)) for m in it])
try:
    re.sub('b', lambda m: fail('ValueError', m.group() + ' refused'), 'abc')
except ValueError as e:
    print(e)
print(re.sub('x', lambda m: re.sub('y', lambda n: echo('Z'), 'ayb'), 'x-x'), re.split(echo(','), echo('a,b')), re.findall(r'\w', echo('ab')))


class Replacer:
    def __init__(self):
        self.count = 0

    def __call__(self, m):
        self.count = echo(self.count + 1)
        return f'<{self.count}:{m[0]}>'


r = Replacer()
print(re.sub('[aeiou]', r, 'education'), r.count)
