# monty-only
# verdict: raises KeyError
# Work without end, or more than its limit.
{}['x'*10**7]
