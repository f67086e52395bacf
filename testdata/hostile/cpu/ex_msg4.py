# monty-only
# verdict: max_memory
# limits: max_fuel=30000000
# Work without end, or more than its limit.
getattr(1,'x'*2*10**7)
