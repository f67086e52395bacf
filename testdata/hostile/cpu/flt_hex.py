# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
float.fromhex('0x' + 'f'*20000000)
