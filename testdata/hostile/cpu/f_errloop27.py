# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
s=' '*10**7+'x'
while True:
    try: int(s)
    except ValueError: pass
