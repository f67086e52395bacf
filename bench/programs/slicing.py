# Slices of lists and strings: windows, chunks, reversal, assignment.
def main(n):
    numbers, text = list(range(n)), 'abcdefghij' * (n // 10)
    total = 0
    for i in range(n - 10):
        total += len(numbers[i : i + 8]) + numbers[i : i + 3][-1]
    chunks = [numbers[i : i + 16] for i in range(0, n, 16)]
    for i in range(0, n - 8):
        if text[i : i + 4] == 'cdef':
            total += 1
    for _ in range(40):
        back = numbers[::-1]
        back[10:20] = back[20:10:-1]
        total += back[::3][5]
    first, last = text[:5], text[-5:]
    return total, len(chunks), first, last, sum(len(chunk[1:-1]) for chunk in chunks)


print(*main(300_000))
