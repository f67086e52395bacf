# monty-only
# verdict: raises TypeError
# Work without end, or more than its limit.
a='x'
for i in range(60): a=(a,a)
'abc'.startswith(a)
