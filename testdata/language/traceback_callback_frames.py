# Frames between a builtin and the function it calls back.
def key(item):
    return item['rank'] / item['weight']


def rank(items):
    return sorted(items, key=key)


class Cell:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        return self.v == other.value

    def __hash__(self):
        return 1


print(rank([{'rank': 1, 'weight': 2}]))
try:
    rank([{'rank': 1, 'weight': 0}])
except ZeroDivisionError as e:
    print(e)
print({Cell(1), Cell(2)})
