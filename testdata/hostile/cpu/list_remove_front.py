# monty-only
# verdict: max_fuel
# Each call moves all of a long list, and finds what it looks for at once.
xs = [0] * 3_000_000
while xs:
    xs.remove(0)
