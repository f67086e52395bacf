# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
x=[1]*10**6
while True:
    try: a,b=x
    except ValueError: pass
