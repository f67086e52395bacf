# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import unicodedata
s='\u1e9b\u0323'*10**6
while True: unicodedata.normalize('NFKD',s)
