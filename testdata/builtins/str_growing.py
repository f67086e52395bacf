# A string that grows by adding to it: what was there before stays what it was.
s = ''
kept = []
for i in range(2000):
    s += 'abc'
    if i % 400 == 0:
        kept.append(s)
print(len(s), [len(k) for k in kept], all(s.startswith(k) for k in kept))

# Two that go on from the same one.
base = 'x' * 300 + 'y'
left = base + 'left'
right = base + 'right'
longer = left + '!'
other = left + '?'
print(base[-3:], left[-6:], right[-6:], longer[-6:], other[-6:])
print(left == base + 'left', hash(left) == hash('x' * 300 + 'yleft'))
print({longer: 1}[other[:-1] + '!'], longer is other)

# Text of several bytes a character.
t = 'ä' * 200
for i in range(300):
    t = t + '日' + str(i % 10)
print(len(t), t[199:205], t[-4:], t.count('日'), len(t.encode()))
print(t.isascii(), t.find('日9'), t[:201].isascii())

# A string behind itself, and behind a beginning of itself.
u = 'ab' * 100 + 'cd' * 100
u += u
v = u + 'e'
v += u
v += v
print(len(u), len(v), v[795:805], v == (u + 'e' + u) * 2)

# One growing text behind another.
a = 'a' * 150 + 'A' * 150
a += '1'
b = 'b' * 150 + 'B' * 150
b += '2'
a += b
b += a
print(len(a), len(b), a[298:304], b[298:304], b[-3:])

# As a name, a key, an attribute, an item.
class Box:
    text = ''

box, parts, table = Box(), ['-' * 300], {'k': '=' * 300}
for i in range(200):
    box.text += str(i)
    parts[0] += str(i)
    table['k'] += str(i)
print(len(box.text), len(parts[0]), len(table['k']), parts[0][300:] == box.text == table['k'][300:])
setattr(box, box.text, 5)
print(getattr(box, box.text[:-1] + '9'), box.text in vars(box))

# Garbage of every length in between.
import gc
texts = []
for n in range(50):
    s = 'start' * 60
    for i in range(n):
        s += chr(97 + i % 26)
    texts.append(s)
gc.collect()
print(sum(map(len, texts)), texts[30][300:], ''.join(t[-1] for t in texts))
print(sorted(texts, key=len, reverse=True)[0][-5:], max(texts)[-3:])
