# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
'%(a)s'*10**6 % {'a':'x'*10**3}
