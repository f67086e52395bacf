# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
s='x'*10**6*5
while True:
    try: getattr(1,s)
    except AttributeError: pass
