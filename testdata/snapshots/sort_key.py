# tools: echo fail
# Host calls inside the key function of sorted and list.sort.
words = ['pear', 'fig', 'apple', 'kiwi']
print(sorted(words, key=lambda w: echo(len(w))))
print(sorted(words, key=echo, reverse=True))
l = [3, 1, 2]
l.sort(key=lambda x: echo(-x))
print(l)


def key(w):
    first = echo(w[0])
    second = echo(len(w))
    return second, first


print(sorted(words, key=key))


class Raising:
    calls = 0

    def __call__(self, x):
        Raising.calls += 1
        if x == 2:
            fail('ValueError', f'no key for {x}')
        return echo(x)


l = [3, 2, 1]
try:
    l.sort(key=Raising())
except ValueError as e:
    print(e, l, Raising.calls)
print(sorted([sorted([3, 1], key=echo), sorted([2, 0], key=echo)], key=lambda p: echo(p[0])))
print(sorted({'b': 1, 'a': 2}, key=lambda k: echo({'a': 1, 'b': 0}[k])), sorted((x for x in 'cab'), key=echo))
l = [3, 1]


def spy(x):
    seen.append(len(l))
    return echo(x)


seen = []
l.sort(key=spy)
print(l, seen)
