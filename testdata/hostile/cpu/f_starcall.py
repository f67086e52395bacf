# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
def f(*a): pass
x=list(range(10**5))
while True: f(*x)
