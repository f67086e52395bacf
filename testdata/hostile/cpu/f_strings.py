# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import string
while True: string.capwords('a b '*10**5)
