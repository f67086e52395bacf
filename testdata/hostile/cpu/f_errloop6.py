# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
s='1'*10**7
while True:
    try: bytes.fromhex(s+'x')
    except ValueError: pass
