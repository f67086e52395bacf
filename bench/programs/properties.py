# Properties, a cached one, class and static methods.
class Rectangle:
    made = 0

    def __init__(self, width, height):
        self._width = width
        self.height = height

    @property
    def width(self):
        return self._width

    @width.setter
    def width(self, value):
        if value < 0:
            raise ValueError('a width is not negative')
        self._width = value

    @property
    def area(self):
        return self.width * self.height

    @classmethod
    def square(cls, side):
        cls.made += 1
        return cls(side, side)

    @staticmethod
    def fits(a, b):
        return a <= b


def main(n):
    total, r = 0, Rectangle(3, 4)
    for i in range(n):
        r.width = i % 17
        total += r.area
        if Rectangle.fits(r.width, 8):
            total += 1
        if i % 8 == 0:
            total += Rectangle.square(i % 5).area
    return total, Rectangle.made


print(*main(500_000))
