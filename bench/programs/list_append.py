# Lists that grow by append, shrink by pop, and are read by index.
def main(rounds):
    total = 0
    for r in range(rounds):
        items = []
        for i in range(1000):
            items.append(i ^ r)
        for i in range(0, 1000, 2):
            total += items[i]
        while len(items) > 500:
            total += items.pop()
    return total


print(main(4_000))
