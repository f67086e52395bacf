# Ints of more than 64 bits: modular powers, factorials, Fibonacci numbers, digits.
def main():
    prime = 2**127 - 1
    total = 0
    for i in range(1, 3000):
        total += pow(i, prime - 2, prime)
    product = 1
    for i in range(1, 1400):
        product *= i
    a, b = 0, 1
    for _ in range(60_000):
        a, b = b, a + b
        if a.bit_length() > 2000:
            a, b = a >> 1000, b >> 1000
    mixed = 0
    for i in range(200_000):
        mixed = (mixed * 6364136223846793005 + i) & (2**96 - 1)
    return total % 10**9, len(str(product)), a % 1000, mixed


print(*main())
