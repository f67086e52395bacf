# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
'%r' % ('\x00'*2*10**7,)
