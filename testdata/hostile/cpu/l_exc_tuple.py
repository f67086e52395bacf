# monty-only
# verdict: raises TypeError
# Work without end, or more than its limit.
a=ValueError
for i in range(60): a=(a,a)
try: 1/0
except a: pass
