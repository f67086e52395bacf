# Dicts by tuples: a grid in which rocks fall, and a memo of a distance.
def main(size, rounds):
    grid = {}
    for x in range(size):
        for y in range(size):
            grid[x, y] = (x * 7 + y * 13) % 10
    total = 0
    for _ in range(rounds):
        for x in range(1, size - 1):
            for y in range(1, size - 1):
                total += grid[x - 1, y] + grid[x + 1, y] + grid[x, y - 1] - grid[x, y + 1]
    memo = {}

    def distance(i, j):
        key = (i, j)
        if key not in memo:
            memo[key] = max(i, j) if not i or not j else 1 + min(distance(i - 1, j), distance(i, j - 1))
        return memo[key]

    return total, sum(distance(i, i) for i in range(0, 300, 7)), len(memo), ('a', 1) in grid


print(*main(180, 8))
