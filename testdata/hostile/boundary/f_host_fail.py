# monty-only
# tools: fail
# verdict: max_fuel
# What crosses to the host and back.
while True:
    try: fail('ValueError','x'*10**6)
    except ValueError as e: pass
