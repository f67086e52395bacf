# monty-only
# verdict: done
# Work without end, or more than its limit.
'a' in range(10**18)
