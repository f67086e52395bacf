# A dictionary with string keys: words counted, then read again.
WORDS = ['word%d' % (i * 7919 % 2003) for i in range(2003)]


def main(rounds):
    counts = {}
    for r in range(rounds):
        for word in WORDS:
            counts[word] = counts.get(word, 0) + r
    total = 0
    for r in range(rounds):
        for word in WORDS:
            total += counts[word]
    return len(counts), total


print(*main(1_800))
