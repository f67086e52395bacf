# monty-only
# verdict: max_fuel
# More memory than its limit.
import textwrap
textwrap.indent('a\n'*10**6,'x'*10**5)
