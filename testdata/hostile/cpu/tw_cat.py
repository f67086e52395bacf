# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import textwrap
textwrap.wrap('-'*10**5,5)
