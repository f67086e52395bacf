# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
s='%'*10**6+'z'
while True:
    try: s%()
    except Exception: pass
