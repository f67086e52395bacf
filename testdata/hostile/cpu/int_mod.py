# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
a = (1<<40000000)+3; b=(1<<20000000)+1
while True: a % b
