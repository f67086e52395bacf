# monty-only
# verdict: done
# Work without end, or more than its limit.
range(10**18).count(1.5)
