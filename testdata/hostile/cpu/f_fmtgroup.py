# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
while True: f'{1:0>1000000,}'; f'{1:01000000,}'; f'{1.5:01000000_}'
