# Frames of generators, comprehensions, lambdas, classes and decorators.
def source(n):
    for i in range(n):
        yield 10 // (2 - i)


def pipeline(n):
    yield from (x + 1 for x in source(n))


class Report:
    def __init__(self, n):
        self.rows = sorted(pipeline(n), key=lambda v: -v)

    @property
    def size(self):
        return len(self.rows)


def make(n):
    class Local(Report):
        total = Report(n).size

    return Local


print(make(2).total)
make(3)
