# Wide results of constant expressions are what they are when computed.
def computed(base, exponent):
    return base ** exponent


print(2 ** 96 - 1, 2 ** 96 == computed(2, 96), 10 ** 40, (-3) ** 51, 2 ** 511, 1 << 400, 7 << 100 >> 98)
print((2 ** 500) * (2 ** 500) == computed(2, 1000), (2 ** 127 - 1) % 1000, -(10 ** 60) // 7)
print(2 ** 1023 == computed(2, 1023), 2 ** 1024 == computed(2, 1024), 3 ** 700 == computed(3, 700), 1 << 5000 == computed(2, 5000))
mixed = 0
for i in range(50):
    mixed = (mixed * 6364136223846793005 + i) & (2 ** 96 - 1)
print(mixed, ~(2 ** 70), 2 ** 70 | 1, True << 80)
