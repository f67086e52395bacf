# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
x=[(1,2)]*10**6+[3]
while True:
    try: dict(x)
    except TypeError: pass
