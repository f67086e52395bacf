# List, dict and set comprehensions with conditions.
def main(rounds):
    total = 0
    for r in range(rounds):
        squares = [x * x for x in range(500) if x % 3 != r % 3]
        by_last = {x % 100: x for x in squares}
        kinds = {x & 15 for x in squares}
        pairs = [(a, b) for a in kinds for b in range(4)]
        total += len(squares) + sum(by_last.values()) + len(pairs)
    return total


print(main(7_000))
