# monty-only
# verdict: raises ValueError
# Work without end, or more than its limit.
a=()
for i in range(60): a=(a,a)
raise ValueError(a)
