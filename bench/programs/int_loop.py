# A loop over a range with integer arithmetic.
def main(n):
    total = 0
    for i in range(n):
        total = (total + i * 3) % 1000003
        total ^= i & 255
    return total


print(main(2_500_000))
