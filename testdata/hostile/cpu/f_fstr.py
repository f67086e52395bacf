# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
x=1<<100000
while True: f'{x:x}'; f'{x:b}'; f'{x:o}'; hex(x); bin(x)
