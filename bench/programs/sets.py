# Sets of ints and strings: membership, operators, comprehensions, the neighbours of cells.
def main():
    words = [f'word{i % 977}' for i in range(150_000)]
    seen, repeated = set(), 0
    for word in words:
        if word in seen:
            repeated += 1
        else:
            seen.add(word)
    evens, threes = {i for i in range(0, 150_000, 2)}, {i for i in range(0, 150_000, 3)}
    for _ in range(10):
        both, either, odd = evens & threes, evens | threes, evens ^ threes
    alive = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
    for _ in range(1500):
        near = {}
        for x, y in alive:
            for dx in (-1, 0, 1):
                for dy in (-1, 0, 1):
                    if dx or dy:
                        cell = (x + dx, y + dy)
                        near[cell] = near.get(cell, 0) + 1
        alive = {cell for cell, n in near.items() if n == 3 or n == 2 and cell in alive}
    hits = 0
    for i in range(1_500_000):
        if i in both:
            hits += 1
    return repeated, len(both), len(either), len(odd), sorted(alive), hits


print(*main())
