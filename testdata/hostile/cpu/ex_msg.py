# monty-only
# verdict: raises ValueError
# Work without end, or more than its limit.
raise ValueError('x'*3*10**7)
