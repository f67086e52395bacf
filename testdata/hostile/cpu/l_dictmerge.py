# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
d={i:i for i in range(10**5)}
while True: d|d; {**d}; dict(d); d==d
