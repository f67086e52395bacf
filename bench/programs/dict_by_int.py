# A dictionary with integer keys: counting, reading, growing.
def main(n):
    counts = {}
    x = 12345
    for _ in range(n):
        x = (x * 1103515245 + 12345) & 0x7FFFFFFF
        key = x % 5003
        if key in counts:
            counts[key] += 1
        else:
            counts[key] = 1
    best = max(counts, key=counts.get)
    return len(counts), best, counts[best], sum(counts.values())


print(*main(1_500_000))
