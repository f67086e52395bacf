# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
i=0
while True:
    i+=1
    exec(f'x{i}={i}')
