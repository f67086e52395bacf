# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
s='\U0001f600'*2*10**6
ascii(s)
