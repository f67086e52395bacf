# monty-only
# verdict: max_fuel | max_memory
# Work without end, or more than its limit.
x=[1]*10**6+['a']
while True:
    try: sorted(x)
    except TypeError: pass
