# Generators that feed each other.
def numbers(n):
    i = 0
    while i < n:
        yield i
        i += 1


def squares(source):
    for x in source:
        yield x * x


def odd(source):
    for x in source:
        if x & 1:
            yield x


total = 0
for value in odd(squares(numbers(1_500_000))):
    total += value
print(total)
