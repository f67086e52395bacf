# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import textwrap
while True: textwrap.shorten('a '*10**5,100)
