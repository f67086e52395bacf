# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
s='x'*10**7
while True:
    try: int(s)
    except ValueError: pass
