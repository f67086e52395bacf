# monty-only
# verdict: raises ValueError
# Work without end, or more than its limit.
f'{1<<20000000:d}'
