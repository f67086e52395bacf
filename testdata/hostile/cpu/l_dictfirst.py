# monty-only
# verdict: done
# Work without end, or more than its limit.
d={i:i for i in range(3*10**5)}
while d: del d[next(iter(d))]
