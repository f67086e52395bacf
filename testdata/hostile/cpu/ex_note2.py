# monty-only
# verdict: raises ValueError
# Work without end, or more than its limit.
e=ValueError('x')
for i in range(10**5): e.add_note('x'*100)
raise e
