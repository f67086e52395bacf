# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
d={'x'*10**7:1}
k='x'*(10**7-1)+'y'
while True:
    try: d[k]
    except KeyError: pass
