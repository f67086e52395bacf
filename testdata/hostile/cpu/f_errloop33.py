# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
x=['a']*10**6+[1]
while True:
    try: ''.join(x)
    except TypeError: pass
