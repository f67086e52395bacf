# monty-only
# verdict: done
# Work without end, or more than its limit.
sum(range(10**18))
