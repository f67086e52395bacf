# monty-only
# verdict: max_memory
# Work without end, or more than its limit.
s='ΐ'*10**7
s.upper()
