# Operators of sets: what the result has, in which order, and that neither operand changes.
small, large = {3, 1, 2}, set(range(2, 40, 3))
print(small | large, large | small, small & large, large & small, small - large, large - small)
print(small ^ large, small, large == set(range(2, 40, 3)))
print(small | small, small & small, small - small, small ^ small, set() | small, small | set())
f = frozenset('abc')
print(sorted(f | {'d'}), type(f | {'d'}).__name__, type({'d'} | f).__name__, sorted(f & {'a', 'x'}))
print(sorted(f - {'a'}), type(f & {'a'}).__name__, f - f, f | f == f)
numbers = {1, 2.0, True, 3}
print(numbers | {1.0, 2, 0}, numbers & {1.0, 2, 0}, {1.0, 2, 0} & numbers, numbers - {True})
print(sorted({(1, 2), (3, 4)} | {(1, 2), (5, 6)}), {(1, 2)} & {(1, 2), (3, 4)}, {(1, 2)} - {(1, 2.0)})
nan = float('nan')
print(len({nan} | {nan}), len({nan} & {nan}), len({nan} | {float('nan')}))
gone = set(range(100))
for i in range(0, 100, 2):
    gone.discard(i)
print(len(gone | {0, 2}), len(gone & set(range(50))), sorted(gone - set(range(90))))


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n

    def __eq__(self, other):
        return self.n == other.n if isinstance(other, Key) else self.n == other

    def __repr__(self):
        return f'Key({self.n})'


keys = {Key(1), Key(2)}
print(sorted(keys | {Key(2), Key(3)}, key=lambda k: k.n), keys & {Key(2)}, keys & {2}, {2} & keys)
print({1, 2} - keys, {1, 2, 3} | keys, {Key(1)} | {1})
for op in ('|', '&', '-', '^'):
    try:
        eval(f'small {op} [1]')
    except TypeError as e:
        print(e)
