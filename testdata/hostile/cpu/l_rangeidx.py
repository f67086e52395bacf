# monty-only
# verdict: raises ValueError
# Work without end, or more than its limit.
range(10**18).index('a')
