# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import textwrap
textwrap.dedent(' '*10**6+'\n'*10**6)
