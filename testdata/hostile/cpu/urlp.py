# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import urllib.parse
urllib.parse.quote('\0'*10**6); urllib.parse.unquote('%00'*10**6); urllib.parse.parse_qs('a=1&'*10**5)
