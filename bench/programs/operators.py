# Operators of a class: vectors added, scaled, compared, indexed, hashed.
class Vector:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor)

    def __rmul__(self, factor):
        return self * factor

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __lt__(self, other):
        return (self.x, self.y) < (other.x, other.y)

    def __hash__(self):
        return self.x * 31 + self.y

    def __getitem__(self, i):
        return self.y if i else self.x

    def __len__(self):
        return 2


def main(n):
    v, step, count, total = Vector(0, 0), Vector(1, 2), 0, 0
    seen = {}
    for i in range(n):
        v = v + step * 2 + 1 * step
        if v == step or v < step:
            count += 1
        total += v[0] + v[1] + len(v)
        seen[Vector(i % 50, 1)] = i
    return v.x, v.y, count, total, len(seen)


print(*main(120_000))
