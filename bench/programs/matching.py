# match: constants, sequences, mappings, classes, guards, captures.
class Point:
    __match_args__ = ('x', 'y')

    def __init__(self, x, y):
        self.x, self.y = x, y


def kind(value):
    match value:
        case 0:
            return 1
        case 'stop' | 'halt':
            return 2
        case [x, y]:
            return x + y
        case [first, *rest] if len(rest) > 2:
            return first
        case {'type': 'move', 'by': by}:
            return by
        case {'type': str(name)}:
            return len(name)
        case Point(0, y):
            return y
        case Point(x=x):
            return x
        case None:
            return 0
        case _:
            return -1


def main(n):
    values = [
        0, 'halt', [3, 4], (1, 2, 3, 4), {'type': 'move', 'by': 7}, {'type': 'turn'},
        Point(0, 9), Point(5, 6), None, 2.5,
    ]
    total = 0
    for _ in range(n):
        for value in values:
            total += kind(value)
    return total


print(main(60_000))
