# monty-only
# verdict: done
# Work without end, or more than its limit.
round(1, -10**9)
