# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import unicodedata
unicodedata.normalize('NFKC','\ufdfa'*10**6*2)
