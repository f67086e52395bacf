# monty-only
# verdict: max_fuel | max_memory
# Work without end, or more than its limit.
x=list(range(10**6))
while True:
    a,*b=x
