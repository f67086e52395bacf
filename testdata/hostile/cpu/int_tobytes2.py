# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
a=(1<<60000000)-1
while True: a.to_bytes(7500000)
