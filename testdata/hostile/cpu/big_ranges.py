# monty-only
# verdict: max_fuel
# The length of a range of huge ints is a division, and so is whether one is in it.
low, high, step = -(3 << 4_000_000), 5 << 8_000_000, 7**1_000_000
r = range(low, high, step)
while True:
    range(low, high, step)
    high - 1 in r
    r[step], r[1:step], r[::-1]
    r == range(low, high, step)
    slice(low, high, step).indices(high)
    sum(range(low, high, step))
