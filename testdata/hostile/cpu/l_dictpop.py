# monty-only
# verdict: done
# Work without end, or more than its limit.
d={i:i for i in range(10**5)}
while d: d.popitem(); d[-1]=1; del d[-1]
