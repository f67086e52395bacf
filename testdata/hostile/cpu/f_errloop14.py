# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
s='{'*10**6
while True:
    try: s.format()
    except ValueError: pass
