# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import textwrap
textwrap.fill('a'*10**6,1)
