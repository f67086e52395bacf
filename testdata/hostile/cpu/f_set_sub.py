# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
s='a'*10**7
while True:
    try: s.encode('ascii').decode('utf-16')
    except Exception: pass
