# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
x=[1]*10**6
while True:
    try: bytes(x+[300])
    except ValueError: pass
