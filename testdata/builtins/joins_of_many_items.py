# More items than are looked at at once, of every kind.
class Word(str):
    pass


for count in (0, 1, 2, 63, 64, 65, 128, 129, 1000):
    words = [str(i) for i in range(count)]
    for sep in ('', ',', 'é' * 70):
        joined = sep.join(words)
        assert joined == sep.join(tuple(words)) == sep.join(iter(words)) == sep.join(map(Word, words))
        assert len(joined) == sum(map(len, words)) + len(sep) * max(count - 1, 0)
        assert not sep or (joined.split(sep) if words else []) == words
long = ['x' * n for n in range(200)]
assert '-'.join(long).count('x') == 199 * 100

one = Word('only')
print(type(','.join([one])), ','.join([one]) == one, ','.join(('one',)), repr(','.join([])))
for at in (0, 1, 63, 64, 100):
    items = ['a'] * 101
    items[at] = at
    for case in (items, tuple(items), iter(items)):
        try:
            ','.join(case)
        except TypeError as e:
            print(e)

# The first that is none is told, whatever comes later.
try:
    ''.join(['a', b'b', None])
except TypeError as e:
    print(e)
