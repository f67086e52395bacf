# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
s='a'*10**7
while True:
    try: s.index('b')
    except ValueError: pass
