# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
(1).to_bytes(10**12)
