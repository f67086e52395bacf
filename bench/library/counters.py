from collections import Counter, defaultdict, OrderedDict
words = ("the quick brown fox jumps over the lazy dog and runs away from the big bad wolf " * 20000).split()
c = Counter(words)
d = defaultdict(list)
for i, w in enumerate(words):
    d[w].append(i)
e = Counter()
for w in words:
    e[w] += 1
o = OrderedDict()
for w in words:
    o[w] = 1
    o.move_to_end(w)
print(c.most_common(3), len(d), e == c, len(o))
