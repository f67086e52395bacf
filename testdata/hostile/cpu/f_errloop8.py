# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
x=[0]*10**6
while True:
    try: x.index(1)
    except ValueError: pass
