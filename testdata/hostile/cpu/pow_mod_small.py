# monty-only
# verdict: max_fuel
# Millions of products, each of them small.
x = 10**1_000_000
while True:
    pow(3, x, 7)
