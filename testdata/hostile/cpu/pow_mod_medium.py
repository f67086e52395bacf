# monty-only
# verdict: max_fuel
x = 10**100_000
m = 2**127 - 1
while True:
    pow(3, x, m)
    pow(3, -x, m)
