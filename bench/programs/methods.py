# Method calls on instances, with an overridden method.
class Shape:
    def __init__(self, size):
        self.size = size

    def area(self):
        return 0

    def grow(self, by):
        self.size += by
        return self


class Square(Shape):
    def area(self):
        return self.size * self.size


class Strip(Shape):
    def area(self):
        return self.size * 2


def main(rounds):
    shapes = [Square(1), Strip(2), Square(3), Strip(4)]
    total = 0
    for i in range(rounds):
        for shape in shapes:
            total += shape.grow(i & 1).area()
        if total > 1_000_000_000:
            total %= 1_000_003
    return total


print(main(500_000))
