# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
s='\u00e9'*10**6*5
while True:
    try: s.encode('ascii')
    except ValueError: pass
