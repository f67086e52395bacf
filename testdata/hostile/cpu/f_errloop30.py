# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
s='9'*10**7
while True:
    try: '%s' % int(s,16)
    except ValueError: pass
