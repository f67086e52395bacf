# Sorting: numbers, texts, by lambda, by itemgetter, by tuple, in reverse; min and max by key.
from operator import itemgetter


def main(n):
    state, rows = 12345, []
    for i in range(n):
        state = (state * 1103515245 + 12345) % 2**31
        rows.append((f'name{state % 5000}', state % 1000, state / 7))
    by_name = sorted(rows)
    by_score = sorted(rows, key=lambda row: row[1], reverse=True)
    by_both = sorted(rows, key=lambda row: (-row[1], row[0]))
    by_last = sorted(rows, key=itemgetter(2))
    numbers = [row[2] for row in rows]
    numbers.sort()
    lowest = [min(rows[i : i + 50], key=lambda row: row[2])[1] for i in range(0, n, 50)]
    best = max(rows, key=itemgetter(1, 0))
    return by_name[0], by_score[0][1], by_both[-1][0], by_last[n // 2][1], int(numbers[7]), sum(lowest), best[0]


print(*main(40_000))
