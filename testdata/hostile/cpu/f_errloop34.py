# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
x=[1]*10**6+['a']
while True:
    try: sum(x)
    except TypeError: pass
