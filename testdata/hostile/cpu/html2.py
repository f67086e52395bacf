# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import html
html.unescape('&lt;'*10**6)
