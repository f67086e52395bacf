# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import html
html.escape('<'*10**7)
