# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
while True: f'{10**4000:n}'; f'{10**4000:,}'
