# Tuples made and taken apart: several results, swaps, pairs in loops, stars, enumerate, zip.
def divide(a, b):
    return a // b, a % b


def main(n):
    a, b, total = 0, 1, 0
    for i in range(1, n):
        a, b = b, (a + b) % 1_000_003
        quotient, rest = divide(i * 7, 13)
        total += quotient + rest
    pairs = [(i, (i + 1, i + 2)) for i in range(n // 4)]
    for x, (y, z) in pairs:
        total += x + y - z
    for index, (left, right) in enumerate(zip(pairs, pairs[1:])):
        total += index + left[0] - right[0]
    for i in range(n // 4):
        first, *rest, last = i, 1, 2, 3
        total += first + last + len(rest)
    return a, total


print(*main(500_000))
