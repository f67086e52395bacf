# Short and long ones, by every kind of bound, taken and stored.
class Index:
    def __init__(self, i):
        self.i = i

    def __index__(self):
        return self.i


def picked(items, start, stop, step):
    return [items[i] for i in range(*slice(start, stop, step).indices(len(items)))]


bounds = [None, -100, -9, -5, -1, 0, 1, 4, 9, 100, 2**70, -(2**70), True]
for length in (0, 1, 5, 64, 65, 200):
    text = ''.join(chr(65 + i % 26) for i in range(length))
    wide = text.replace('A', 'é')
    items = list(range(length))
    pair = tuple(items)
    for start in bounds:
        for stop in bounds:
            assert items[start:stop] == picked(items, start, stop, None)
            for step in (None, 1, 2, -1, -3, 100, -100, 2**70, -(2**70)):
                wanted = picked(items, start, stop, step)
                assert items[start:stop:step] == wanted
                assert pair[start:stop:step] == tuple(wanted)
                assert text[start:stop:step] == ''.join(picked(text, start, stop, step))
                assert wide[start:stop:step] == ''.join(picked(wide, start, stop, step))
            changed, stored = list(items), range(1000, 1000 + len(items[start:stop]))
            changed[start:stop] = list(stored)
            assert changed[start:stop] == list(stored) and len(changed) == length
            changed[start:stop] = tuple(changed[start:stop][::-1])
            assert changed[start:stop] == list(stored)[::-1]

xs = [0, 1, 2, 3, 4, 5]
xs[:4] = xs[3::-1]
print(xs, xs[Index(1) : Index(-1)], 'abcdef'[Index(1) :: Index(2)], (1, 2, 3)[: Index(2)])
xs[2:2] = xs
xs[1:3] = []
xs[::2] = xs[1::2]
print(xs)
whole, text = (1, 2, 3), 'some text'
print(whole[:] is whole, whole[0:3] is whole, text[:] is text, text[0:100] is text, xs[:] is xs)
print(whole[3:], whole[2:1], text[4:4] == '', text[8:], text[-1::-2])
for wrong in (lambda: xs[::0], lambda: text[::0], lambda: whole[::0], lambda: xs['a':], lambda: text[:1.5]):
    try:
        wrong()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
try:
    xs[1:2] = 5
except TypeError as e:
    print(e)


class Rows(list):
    def __getitem__(self, key):
        return 'rows', key

    def __setitem__(self, key, value):
        print('set', key, value)


rows = Rows([1, 2, 3])
rows[1:2] = [7]
print(rows[0:1], rows[::-1], rows[0])
